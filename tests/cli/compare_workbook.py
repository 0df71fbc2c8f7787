#!/usr/bin/python3
"""Compares a workbook of `extract` with the CSV of the same reports, value by value; prints what it looks like.

usage: compare_workbook.py WORKBOOK CSV
"""
import csv
import re
import sys

import openpyxl

NUMBERS = {"no", "fiscal_year", "round", "indicator_no", "score", "evidence", "table", "row"}


def fail(text):
    sys.exit(f"compare_workbook: {text}")


def plain(text):
    """What a spreadsheet shows: _xHHHH_ is a character (ECMA-376 part 1, 22.9.2.19)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    wanted = list(csv.reader(file))
if sheet.max_row != len(wanted) or sheet.max_column != len(wanted[0]):
    fail(f"{sheet.max_row} rows of {sheet.max_column}, not {len(wanted)} of {len(wanted[0])}")
if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref.endswith(str(len(wanted))):
    fail(f"frozen at {sheet.freeze_panes}, filter over {sheet.auto_filter.ref}")
after = len(wanted[0]) - 3
for row, texts in enumerate(wanted, 1):
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        heading = wanted[0][column - 1]
        number = row > 1 and text and heading in NUMBERS and (column <= 20 or column > after)
        if cell.data_type == "f":
            fail(f"{cell.coordinate} is a formula")
        if number:
            if not isinstance(cell.value, (int, float)) or float(text) != cell.value:
                fail(f"{cell.coordinate}: {cell.value!r}, not the number {text}")
        elif plain(cell.value or "") != text:
            fail(f"{cell.coordinate}: {cell.value!r}, not {text!r}")
        if text and (cell.font.name != "TH Sarabun New" or not cell.alignment.wrap_text):
            fail(f"{cell.coordinate}: {cell.font.name}, wrapped: {cell.alignment.wrap_text}")
print(f"{len(wanted) - 1} rows of {len(wanted[0])} cells are the same")
