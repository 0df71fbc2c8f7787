#!/usr/bin/env python3
"""House rules over the files of src/: no Thai text in C++ outside comments, every header guarded, no long file unless listed.

    source_rules.py ROOT     exit status 0 all hold, 1 one is broken, 2 the check could not be made
"""

import re
import sys
from pathlib import Path

MOST_LINES = 400  # STYLE.md: past that a file earns a second look, and a line in long_files.txt
THAI = re.compile("[\u0e00-\u0e7f]")
# Literals are matched so that a "//" inside one starts no comment.
LITERAL_OR_COMMENT = re.compile(r'''"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*.*?\*/''', re.S)


class CannotLook(Exception):
    """The check itself is impossible, which is no pass."""


def read(path):
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotLook(f"{path}: {error}") from error


def without_comments(text):
    """`text` with its comments emptied and its lines kept: an example in a comment may be Thai."""
    return LITERAL_OR_COMMENT.sub(lambda m: m[0] if m[0][0] in "\"'" else "\n" * m[0].count("\n"), text)


def check_file(path, text, name, long_files):
    lines = text.splitlines()
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        if found := THAI.search(line):
            yield f"{path}:{number}: Thai text (U+{ord(found[0]):04X}); name the code point, or move the text to rules/"
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield f"{path}: no '#pragma once'"
    if len(lines) > MOST_LINES and name not in long_files:
        yield f"{path}: {len(lines)} lines; past {MOST_LINES} it earns a redesign, or a line in long_files.txt"
    if len(lines) <= MOST_LINES and name in long_files:
        yield f"{path}: is short again; take it off long_files.txt"


def read_long_files(path):
    """Names of files that may be long; each line gives its reason after a colon."""
    names = set()
    for number, line in enumerate(read(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, reason = line.partition(":")
        if not colon or not reason.strip():
            raise CannotLook(f"{path}:{number}: expected 'file: why it is long'")
        names.add(name.strip())
    return names


def check(root, long_list):
    source = root / "src"
    files = sorted(p for p in source.rglob("*") if p.suffix in (".h", ".cc"))
    if not files:
        raise CannotLook(f"{source}: no .h or .cc file")
    long_files = read_long_files(long_list)
    problems = []
    names = {p.relative_to(root).as_posix(): p for p in files}
    for name, path in names.items():
        problems += check_file(path, read(path), name, long_files)
    problems += [f"{long_list}: {name} does not exist" for name in sorted(long_files - names.keys())]
    return problems, len(files)


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    long_list = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).resolve().parent / "long_files.txt"
    try:
        problems, files = check(Path(arguments[0]), long_list)
    except CannotLook as error:
        print(f"source_rules: cannot look: {error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"source_rules: {files} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
