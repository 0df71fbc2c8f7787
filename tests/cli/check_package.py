#!/usr/bin/python3
"""Holds a folder of `extract --relational` to its own datapackage.json, and to the SQLite store of the same reports.

usage: check_package.py FOLDER DATABASE
"""
import csv
import datetime
import hashlib
import json
import pathlib
import re
import sqlite3
import sys

folder, database = pathlib.Path(sys.argv[1]), sys.argv[2]
package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
RUN = {"load", "input", "rejection"}  # what each run says of itself is its own


def fail(text):
    sys.exit(f"check_package: {text}")


def parse(field, text):
    if text in field.get("missingValues", [""]):
        return None
    kind = field["type"]
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind == "date":
        datetime.date.fromisoformat(text)
    if kind == "datetime":
        datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    if kind in ("object", "array"):
        value = json.loads(text)
        if not isinstance(value, dict if kind == "object" else list):
            fail(f"{field['name']}: {text} is no {kind}")
        return json.dumps(value, sort_keys=True)
    return text


def check_value(where, field, value):
    rules = field.get("constraints", {})
    if value is None:
        if rules.get("required"):
            fail(f"{where}: a required value is missing")
        return
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        fail(f"{where}: {value} is not like {rules['pattern']}")
    if "enum" in rules and value not in rules["enum"]:
        fail(f"{where}: {value} is none of {rules['enum']}")
    if value < rules.get("minimum", value) or value > rules.get("maximum", value):
        fail(f"{where}: {value} is out of range")


def read(resource):
    path = folder / resource["path"]
    raw = path.read_bytes()
    if len(raw) != resource["bytes"] or "sha256:" + hashlib.sha256(raw).hexdigest() != resource["hash"]:
        fail(f"{path}: other bytes than are said")
    if re.search(rb"(?<!\r)\n\Z", raw):
        fail(f"{path}: rows must end in CR LF")
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, strict=True))
    fields = resource["schema"]["fields"]
    if lines[0] != [field["name"] for field in fields]:
        fail(f"{path}: other headings than fields")
    if len(lines) - 1 != resource["rows"]:
        fail(f"{path}: {len(lines) - 1} rows, {resource['rows']} are said")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(fields):
            fail(f"{path}:{number}: {len(line)} fields")
        row = {}
        for field, text in zip(fields, line):
            row[field["name"]] = parse(field, text)
            check_value(f"{path}:{number}: {field['name']}", field, row[field["name"]])
        rows.append(row)
    return rows


def values(row, names):
    return tuple(row[name] for name in names)


tables = {resource["name"]: read(resource) for resource in package["resources"]}
for resource in package["resources"]:
    schema, rows = resource["schema"], tables[resource["name"]]
    for field in schema["fields"] + [resource]:
        if not field["description"] or not field["description_th"]:
            fail(f"{resource['name']}.{field['name']}: no description")
    if len({values(row, schema["primaryKey"]) for row in rows}) != len(rows):
        fail(f"{resource['name']}: a key stands twice")
    for key in schema["foreignKeys"]:
        known = {values(row, key["reference"]["fields"]) for row in tables[key["reference"]["resource"]]}
        if any(values(row, key["fields"]) not in known for row in rows):
            fail(f"{resource['name']}: a key of {key['reference']['resource']} leads nowhere")


def fold(field, value):
    """One form for what SQLite and CSV say of the same value."""
    if value is None:
        return ""
    if field["type"] in ("object", "array"):
        return json.dumps(json.loads(value), sort_keys=True)
    return float(value) if field["type"] in ("integer", "number", "boolean") else value


store = sqlite3.connect(database)
compared = 0
for resource in package["resources"]:
    if resource["name"] in RUN:
        continue
    fields = resource["schema"]["fields"]
    columns = ", ".join(f'"{field["name"]}"' for field in fields)
    wanted = [[fold(*pair) for pair in zip(fields, row)] for row in store.execute(f"SELECT {columns} FROM {resource['name']}")]
    got = [[fold(field, row[field["name"]]) for field in fields] for row in tables[resource["name"]]]
    if sorted(map(repr, wanted)) != sorted(map(repr, got)):
        other = next(pair for pair in zip(sorted(map(repr, wanted)), sorted(map(repr, got))) if pair[0] != pair[1])
        fail(f"{resource['name']}: {other[0]} in SQLite, {other[1]} in CSV")
    compared += len(got)
if compared == 0:
    fail("there was nothing to compare")
print(f"{compared} rows are the same")
