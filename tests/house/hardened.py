#!/usr/bin/env python3
"""Says which protections a program was built without.

    hardened.py PROGRAM     exit status 0 it has all of them, 1 one is missing, 2 the check could not be made
"""

import subprocess
import sys

# What readelf prints of a program that has it, and what it is good for.
WANTED = {
    "DYN (Position-Independent Executable file)": "loaded at another address in every run",
    "GNU_RELRO": "relocations are read-only once done",
    "BIND_NOW": "all of them are done at the start",
    "__stack_chk_fail": "a return address that was written over is noticed",
    "_chk@GLIBC": "copies past the end of a buffer of known size are noticed",
}


def missing(text):
    lines = text.splitlines()
    wrong = [f"no {sign}: {why}" for sign, why in WANTED.items() if not any(sign in line for line in lines)]
    if any("GNU_STACK" in line and "RWE" in line for line in lines):
        wrong.append("the stack may be executed")
    return wrong


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        command = ["readelf", "--wide", "--file-header", "--program-headers", "--dynamic", "--dyn-syms", arguments[0]]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"hardened.py: {error}", file=sys.stderr)
        return 2
    wrong = missing(text)
    for line in wrong:
        print(f"{arguments[0]}: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
