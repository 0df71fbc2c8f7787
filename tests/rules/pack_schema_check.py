"""Checks every pack of rules/ against rules/pack.schema.json, as an editor would, and that the schema refuses packs
that are wrong. Usage: pack_schema_check.py ROOT. Fails also where it cannot look."""
import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Yaml12(yaml.SafeLoader):
    """YAML 1.2's core types, as editors and Sarabun read them: `no` is a word, not false."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in [
        ("bool", r"^(true|false)$", "tf"), ("null", r"^(~|null|)$", ["~", "n", ""]),
        ("int", r"^[-+]?[0-9]+$", "-+0123456789"), ("float", r"^[-+]?[0-9]*\.[0-9]+$", "-+.0123456789")]:
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def load(text):
    """The YAML as JSON has it: keys are texts."""
    return json.loads(json.dumps(yaml.load(text, Yaml12)))


WRONG = {
    "an unknown key": "name: x\nversion: '1'\nabstract: true\ncolums: []\n",
    "a name with a slash": "name: a/b\nversion: '1'\nabstract: true\n",
    "no version": "name: x\nabstract: true\n",
    "no columns": "name: x\nversion: '1'\n",
    "a choice that is none": "name: x\nversion: '1'\ncolumns: [{field: itm, headings: a}]\n",
    "field and extra": "name: x\nversion: '1'\ncolumns: [{field: item, extra: y, headings: a}]\n",
    "a weight past 100": "name: x\nversion: '1'\nabstract: true\nassessment: [{years: 2567, certainty: seen,"
                         " instruments: [{code: A, weight: 101}]}]\n",
    "an unknown check": "name: x\nversion: '1'\nabstract: true\nchecks: {score-outlie: {severity: info}}\n",
    "an unknown threshold": "name: x\nversion: '1'\nabstract: true\nchecks: {score-outlier: {thresholds: {flor: 1}}}\n",
}
RIGHT = {
    "an extending pack": "name: x\nversion: 1\nextends: y\ncolumns: [{field: item, place: 2}]\n"
                         "lists: {labels: {add: ['a']}, empty: ~}\n",
}


def main(root):
    schema = json.loads((root / "rules/pack.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = []
    packs = sorted(root.glob("rules/*/pack.yaml"))
    for path in packs:
        text = path.read_text(encoding="utf-8")
        if not text.startswith("# yaml-language-server: $schema=../pack.schema.json\n"):
            faults.append(f"{path}: its first line does not name the schema to editors")
        for error in validator.iter_errors(load(text)):
            faults.append(f"{path}: {error.json_path}: {error.message[:200]}")
    faults += [f"the schema takes {what}" for what, text in WRONG.items() if validator.is_valid(load(text))]
    faults += [f"the schema refuses {what}" for what, text in RIGHT.items() if not validator.is_valid(load(text))]
    if not packs:
        faults.append("no packs to look at")
    print("\n".join(faults) or f"{len(packs)} packs fit the schema")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
