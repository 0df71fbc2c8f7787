"""The readers that are compared with: Sarabun itself, python-docx, pandoc, mammoth."""

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from tables import Cell, PeerFailed, Table, place_by_spans

SECONDS = 120


def run(command, name):
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        raise PeerFailed(f"{name} took more than {SECONDS} s") from late
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise PeerFailed(f"{name} ended with {done.returncode}: {lines[0]}")
    return done.stdout


# Sarabun.


def read_sarabun(program, path):
    """(tables, whole JSON object)"""
    document = json.loads(run([program, "inspect", "--format", "json", str(path)], "sarabun"))
    tables = []
    for table in document["tables"]:
        cells = [
            Cell(c["row"], c["column"], c["row_span"], c["column_span"], c.get("own_text", c["text"]))
            for c in table["cells"]
        ]
        tables.append(Table(cells))
    return tables, document


# python-docx: its objects for rows and cells; merges from the elements it exposes.


def _docx_table(table):
    rows = []
    for tr in table._tbl.tr_lst:
        cells, column = [], 1
        for tc in tr.tc_lst:
            cells.append((tc, column, tc.grid_span))
            column += tc.grid_span
        rows.append(cells)
    out, open_cells = Table(source=table._tbl), {}
    for row, cells in enumerate(rows, 1):
        still = {}
        for tc, column, span in cells:
            above = open_cells.get((column, span))
            if tc.vMerge == "continue" and above is not None:
                above.row_span += 1
                still[(column, span)] = above
                continue
            cell = Cell(row, column, 1, span, _Cell(tc, table).text)
            out.cells.append(cell)
            if tc.vMerge is not None:
                still[(column, span)] = cell
        open_cells = still
    return out


def _docx_tables(holder):
    for table in holder.tables:
        yield _docx_table(table)
        for tr in table._tbl.tr_lst:
            for tc in tr.tc_lst:
                yield from _docx_tables(_Cell(tc, table))


def read_python_docx(path):
    try:
        return list(_docx_tables(docx.Document(str(path))))
    except Exception as error:  # whatever it throws, it has not read the file
        raise PeerFailed(f"python-docx: {type(error).__name__}: {error}") from error


# pandoc's JSON.

_WRAPPERS = {"Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"}


def _pandoc_inlines(inlines):
    out = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            out.append(content)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            out.append(" ")
        elif kind in _WRAPPERS:
            out.append(_pandoc_inlines(content))
        elif kind in ("Link", "Span", "Quoted", "Cite"):
            out.append(_pandoc_inlines(content[1]))
        elif kind in ("Code", "Math"):
            out.append(content[1])
        # Image, Note and RawInline are no text of the cell.
    return "".join(out)


def _pandoc_text(blocks, nested):
    """Text of blocks joined by line ends; tables in them go to `nested`."""
    out = []
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            out.append(_pandoc_inlines(content))
        elif kind == "Header":
            out.append(_pandoc_inlines(content[2]))
        elif kind == "CodeBlock":
            out.append(content[1])
        elif kind == "LineBlock":
            out += [_pandoc_inlines(line) for line in content]
        elif kind == "BlockQuote":
            out.append(_pandoc_text(content, nested))
        elif kind == "Div":
            out.append(_pandoc_text(content[1], nested))
        elif kind == "BulletList":
            out += [_pandoc_text(item, nested) for item in content]
        elif kind == "OrderedList":
            out += [_pandoc_text(item, nested) for item in content[1]]
        elif kind == "DefinitionList":
            for term, items in content:
                out.append(_pandoc_inlines(term))
                out += [_pandoc_text(item, nested) for item in items]
        elif kind == "Table":
            nested.append(content)
    return "\n".join(out)


def _pandoc_table(content):
    _, caption, _, head, bodies, foot = content
    rows = list(head[1])
    for body in bodies:
        rows += body[2] + body[3]
    rows += foot[1]
    nested, plain_rows = [], []
    for _, cells in rows:
        plain_rows.append([(cell[2], cell[3], _pandoc_text(cell[4], nested)) for cell in cells])
    return [place_by_spans(plain_rows)] + [t for inner in nested for t in _pandoc_table(inner)]


def read_pandoc(path):
    document = json.loads(run(["pandoc", "-f", "docx", "-t", "json", str(path)], "pandoc"))
    nested = []
    _pandoc_text(document["blocks"], nested)
    return [t for content in nested for t in _pandoc_table(content)]


# mammoth: HTML from one node process for all files.


class _HtmlTables(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tables = []  # as they open
        self.open = []  # (index, rows)
        self.hidden = 0

    def handle_starttag(self, tag, attributes):
        spans = dict(attributes)
        if tag == "table":
            self.tables.append(None)
            self.open.append((len(self.tables) - 1, []))
        elif tag == "tr":
            self.open[-1][1].append([])
        elif tag in ("td", "th"):
            self.open[-1][1][-1].append([int(spans.get("rowspan", 1)), int(spans.get("colspan", 1)), ""])
        elif tag == "a" and (self.hidden or "note-ref-" in (spans.get("id") or "")):
            self.hidden += 1  # a reference to a note, and what is in it
        elif tag in ("p", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.handle_data("\n")

    def handle_endtag(self, tag):
        if tag == "table":
            index, rows = self.open.pop()
            self.tables[index] = place_by_spans([[tuple(cell) for cell in row] for row in rows])
        elif tag == "a" and self.hidden:
            self.hidden -= 1

    def handle_data(self, data):
        if self.open and not self.hidden and self.open[-1][1] and self.open[-1][1][-1]:
            self.open[-1][1][-1][-1][2] += data


def read_mammoth_all(paths, modules):
    """{path: tables or PeerFailed}. `modules` is the folder whose node_modules holds mammoth."""
    script = Path(__file__).with_name("mammoth_html.js")
    listing = "\n".join(str(Path(p).resolve()) for p in paths).encode()
    done = subprocess.run(["node", str(script), str(Path(modules).resolve())], input=listing, capture_output=True, check=False)
    found = {}
    # Not splitlines: JSON may hold other line separators as they are.
    for path, line in zip(paths, done.stdout.decode("utf-8").split("\n")[:-1]):
        answer = json.loads(line)
        if "error" in answer:
            found[path] = PeerFailed("mammoth: " + answer["error"])
            continue
        parser = _HtmlTables()
        parser.feed(answer["html"])
        found[path] = parser.tables
    for path in paths:
        found.setdefault(path, PeerFailed("mammoth ended early"))
    return found
