#!/usr/bin/python3
"""Reads the workbook of `audit --xlsx` as a person would: every sheet, its filters and panes, where its links lead.

usage: read_audit_book.py WORKBOOK FINDINGS_CSV en|th

The audit is of two reports, one of them with a measure that begins like markup and ends like a formula.
"""
import csv
import re
import sys

import openpyxl

NAMES = {
    "en": ["Overview", "Scores", "Findings", "Measures and results", "Checks"],
    "th": ["ภาพรวม", "คะแนน", "ข้อค้นพบ", "มาตรการและผล", "การตรวจ"],
}


def check(holds, text):
    if not holds:
        sys.exit(f"read_audit_book: {text}")


book = openpyxl.load_workbook(sys.argv[1])
language = sys.argv[3]
check(book.sheetnames == NAMES[language], f"sheets are {book.sheetnames}")
overview, scores, findings, pairs, checks = book.worksheets

links = 0
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            check(cell.data_type != "f", f"{sheet.title} {cell.coordinate} is a formula")
            if cell.value not in (None, ""):
                check(cell.font.name == "TH Sarabun New", f"{sheet.title} {cell.coordinate} is in {cell.font.name}")
            if cell.hyperlink is not None:
                links += 1
                target, place = re.fullmatch(r"'?([^'!]+)'?!([A-Z]+[0-9]+)", cell.hyperlink.location).groups()
                check(book[target][place].value is not None, f"{sheet.title} {cell.coordinate} leads to nothing")
check(links > 20, f"there are {links} links")

texts = [str(cell.value) for row in overview.iter_rows() for cell in row if cell.value is not None]
check(any("สำนักงานเขตจอมทอง" in text for text in texts), "the overview does not name who is missing")
lowest = [row for row in overview.iter_rows(values_only=True) if re.fullmatch(r"[IEO][0-9]+\*?", str(row[0]))]
check(len(lowest) == 5, f"{len(lowest)} lowest items")
check([row[2] for row in lowest] == sorted(row[2] for row in lowest), "the lowest items are not in order")

heading = next(row for row in scores.iter_rows() if row[1].value == "I1")
items = [cell.value for cell in heading[1:-1]]
check(len(items) == 42 and "I7*" in items and "I6" in items, f"items are {items}")
check(scores.freeze_panes == f"B{heading[0].row + 1}", f"scores are frozen at {scores.freeze_panes}")
check(len(list(scores.conditional_formatting)) == 1, "the scores have no colours")
rows = list(scores.iter_rows(min_row=heading[0].row + 1, values_only=True))
check(len(rows) == 2 and all(isinstance(value, (int, float)) for row in rows for value in row[1:-1]), "scores are no numbers")

with open(sys.argv[2], encoding="utf-8-sig", newline="") as file:
    wanted = list(csv.DictReader(file))
shown = list(findings.iter_rows(min_row=2, values_only=True))
check(sorted(row[-1] for row in shown) == sorted(row["finding_id"] for row in wanted), "the findings are not those of --findings")
check(findings.auto_filter.ref.endswith(str(len(shown) + 1)) and findings.freeze_panes == "A2", "findings: filter or panes")
says = {row["finding_id"]: row["message_th" if language == "th" else "message"] for row in wanted}
check(all(row[5] == says[row[-1]] for row in shown), "a finding says something else")

measures = [str(row[4]) for row in pairs.iter_rows(min_row=2, values_only=True)]
check(any("<script>" in text and text.endswith("=1+1") for text in measures), "the hostile measure is not there as text")
check(pairs.freeze_panes == "C2", f"measures are frozen at {pairs.freeze_panes}")
unanswered = sum(1 for row in wanted if row["code"] == "measure-without-result")
lacking = {"en": "no result", "th": "ไม่มีผล"}[language]
check(unanswered > 0 and any(row[5] == lacking for row in pairs.iter_rows(values_only=True)), "measures without a result")
check({row[3] for row in checks.iter_rows(min_row=2, values_only=True)} >= set(
    {"en": ["passed", "found something", "not run"], "th": ["ผ่าน", "พบข้อสังเกต", "ไม่ได้ตรวจ"]}[language]), "states of checks")
print(f"{len(shown)} findings, {links} links")
