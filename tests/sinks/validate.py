"""Says for each line of JSON which definitions of a schema it matches: validate.py SCHEMA LINES.

Prints one line a line: the names, separated by spaces, or the first error where there is none. The schema itself is
checked first. Needs Debian's python3-jsonschema.
"""

import json
import sys

from jsonschema import Draft202012Validator


def main(schema_path, lines_path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    names = list(schema["$defs"])
    part = lambda name: Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/" + name})
    validators = {name: part(name) for name in names}
    whole = Draft202012Validator(schema)
    with open(lines_path, encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            matched = [name for name in names if validators[name].is_valid(value)]
            if bool(matched) != whole.is_valid(value):
                matched = ["the whole and its parts disagree"]
            if not matched:
                error = next(validators[names[0]].iter_errors(value))
                matched = ["invalid:", error.json_path]
            print(" ".join(matched))


main(*sys.argv[1:])
