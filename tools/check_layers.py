#!/usr/bin/env python3
"""Fails when a file of src/ includes what src/layers.txt does not allow, or when it cannot look.

The table says which folder may include which, and which third-party header belongs to which folder. Every #include
below src/ is read, and every ROOMS list of a CMakeLists.txt. Exit status: 0 all allowed, 1 something is forbidden,
2 the check could not be made (no files, an unreadable table, an #include that it does not understand).

    tools/check_layers.py [ROOT]      ROOT holds src/; the default is the checkout this file stands in
"""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\b(.*)$')
TARGET = re.compile(r'^\s*(?:<([^<>]+)>|"([^"]+)")\s*(?://.*|/\*.*)?$')
ROOM = re.compile(r'sarabun_room\s*\(([^)]*)\)')
KEYWORDS = {"SOURCES", "ROOMS", "LINKS"}
CXX_HEADER = re.compile(r'^[a-z_]+$')  # <vector>, <string_view>: no folder, no ending
PUBLIC_FOLDER, PUBLIC_ROOM = "sarabun", "api"  # src/sarabun is the CMake room "api"


class CannotLook(Exception):
    """The check itself is impossible, which is no pass."""


class Table:
    """src/layers.txt: for each folder, the folders and the third-party headers that it may include."""

    def __init__(self, path):
        self.rooms, self.headers = {}, {}
        for number, line in enumerate(read(path).splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            name, colon, rest = line.partition(":")
            rooms, semicolon, headers = rest.partition(";")
            if not colon or not semicolon or not re.fullmatch(r"\w+", name.strip()):
                raise CannotLook(f"{path}:{number}: expected 'room: rooms ; headers'")
            if name in self.rooms:
                raise CannotLook(f"{path}:{number}: a second line for '{name}'")
            self.rooms[name], self.headers[name] = set(rooms.split()), headers.split()
        self.system = self.headers.pop("system", [])
        self.rooms.pop("system", None)
        if not self.rooms:
            raise CannotLook(f"{path}: names no room")
        for name, rooms in self.rooms.items():
            if unknown := rooms - self.rooms.keys():
                raise CannotLook(f"{path}: '{name}' may include {sorted(unknown)}, which have no line")
        self.check_order(path)

    def check_order(self, path):
        """No two rooms may include each other, not even around corners."""
        left = {name: set(rooms) for name, rooms in self.rooms.items()}
        while left:
            free = [name for name, rooms in left.items() if not rooms & left.keys()]
            if not free:
                raise CannotLook(f"{path}: {sorted(left)} include each other in a circle")
            for name in free:
                del left[name]

    def owner(self, header):
        """The room that a third-party header belongs to, "system", or None."""
        for name, headers in [("system", self.system), *self.headers.items()]:
            if any(header == h or h.endswith("/") and header.startswith(h) for h in headers):
                return name
        return None


def read(path):
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotLook(f"{path}: {error}") from error


def check_include(table, source, room, target):
    """Why `room` may not include `target`; None where it may."""
    third_party, own = target.groups()
    if own is not None:
        folder = own.split("/")[0]
        if folder not in table.rooms or ".." in own.split("/"):
            return f'"{own}" is not written as "folder/header.h"'
        header = source / own
        if not header.is_file() and not header.with_name(header.name + ".in").is_file():
            return f'"{own}" does not exist'
        if folder != room and folder not in table.rooms[room]:
            return f'{room} may not include {folder} ("{own}")'
        return None
    if CXX_HEADER.match(third_party):
        return None
    owner = table.owner(third_party)
    if owner is None:
        return f"<{third_party}> belongs to no room of layers.txt"
    if owner not in (room, "system"):
        return f"<{third_party}> may be included in {owner} only"
    return None


def check_file(table, source, path):
    room = path.relative_to(source).parts[0]
    problems = []
    for number, line in enumerate(read(path).splitlines(), 1):
        include = INCLUDE.match(line)
        if not include:
            continue
        target = TARGET.match(include.group(1))
        if not target:
            raise CannotLook(f"{path}:{number}: cannot read '{line.strip()}'")
        if problem := check_include(table, source, room, target):
            problems.append(f"{path}:{number}: {problem}")
    return problems


def check_rooms_list(table, path):
    """The ROOMS of one CMakeLists.txt against the table, and its name against its folder's."""
    folder = path.parent.name
    calls = ROOM.findall(read(path))
    if len(calls) != 1:
        raise CannotLook(f"{path}: expected one sarabun_room(...), found {len(calls)}")
    words = calls[0].split()
    problems = [] if words[0] == folder else [f"{path}: the room is called {words[0]}, its folder {folder}"]
    keyword = None
    for word in words[1:]:
        keyword = word if word in KEYWORDS else keyword
        if keyword != "ROOMS" or word in KEYWORDS:
            continue
        room = PUBLIC_FOLDER if word == PUBLIC_ROOM else word
        if room not in table.rooms[folder]:
            problems.append(f"{path}: {folder} may not link {word}")
    return problems


def check(root):
    """Every problem below `root`, as lines; raises CannotLook."""
    source = root / "src"
    table = Table(source / "layers.txt")
    files = sorted(p for p in source.rglob("*") if p.suffix in (".h", ".cc"))
    if not files:
        raise CannotLook(f"{source}: no .h or .cc file")
    problems = []
    for folder in sorted({p.relative_to(source).parts[0] for p in files}):
        if folder not in table.rooms:
            raise CannotLook(f"{source / folder}: has no line in layers.txt")
        if folder != PUBLIC_FOLDER:
            problems += check_rooms_list(table, source / folder / "CMakeLists.txt")
    for path in files:
        problems += check_file(table, source, path)
    return problems, len(files)


def main(arguments):
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    try:
        problems, files = check(root)
    except CannotLook as error:
        print(f"check_layers: cannot look: {error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"check_layers: {files} files, {len(problems)} forbidden")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
