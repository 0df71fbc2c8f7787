"""Why a peer differs where it is the peer that is wrong.

A reason is never a blanket excuse. It names a construct that must stand in the very cell or table, and what the peer
makes of it, which is checked too: what fits no rule stays a difference, and the run fails.
"""

from dataclasses import dataclass

from markup import MC, W, cells_of, holds, merge_of, number, own, rows_of


def is_within(short, long):
    """Whether `short` is `long` with items left out."""
    rest = iter(long)
    return all(item in rest for item in short)


# What a peer makes of a construct: functions of (ours, theirs), strings for a cell, lists of its cells' texts for a
# table.


def loses(ours, theirs):
    return is_within(theirs, ours)


def adds(ours, theirs):
    return is_within(ours, theirs)


def moves(ours, theirs):
    """The same texts at other places."""
    return [x for x in ours if x] == [x for x in theirs if x]


def changes(_ours, _theirs):
    """No more can be said: kept for what a peer rewrites."""
    return True


def softens(ours, theirs):
    """Hyphen elements as the characters that stand for them."""
    return theirs.replace("\u2011", "-").replace("\u00ad", "") == ours


@dataclass
class Rule:
    peers: str
    effect: object
    applies: object  # function of the w:tc or w:tbl
    why: str


def _with(*names):
    return lambda element: holds(element, *names)


def _prefixed(namespace, *names):
    wanted = {"{%s}%s" % (namespace, name) for name in names}
    return lambda element: any(e.tag in wanted for e in own(element))


def _hidden(cell):
    return any(e.tag == W + "vanish" and e.get(W + "val", "1") not in ("0", "false", "off") for e in own(cell))


def _symbols(cell):
    fonts = ("Symbol", "Wingdings", "Webdings")
    for e in own(cell):
        name = (e.get(W + "ascii") or e.get(W + "hAnsi") or "") if e.tag == W + "rFonts" else ""
        if any(font in name for font in fonts):
            return True
    return holds(cell, "sym")


def _field_beside_text(cell):
    """A run with text and a field character."""
    return any(r.find(W + "fldChar") is not None and r.find(W + "t") is not None for r in own(cell) if r.tag == W + "r")


_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_DOCX = "python-docx"
_PANDOC = "pandoc"
_MAMMOTH = "mammoth"
_ALL = "python-docx pandoc mammoth"


def _checkbox(cell):
    """A content control that is a checkbox, in the cell or around it."""
    path = f"{W}sdtPr/{{{_W14}}}checkbox"
    around = any(above.find(path) is not None for above in cell.iterancestors(W + "sdt"))
    return around or _prefixed(_W14, "checkbox")(cell)


# Text of one cell; `applies` is given its w:tc.
TEXT = [
    Rule(_DOCX, loses, _with("ins", "moveTo"), "reads no inserted runs"),
    Rule(_DOCX, loses, _with("hyperlink"), "before 1.0 it reads no runs of a link"),
    Rule(_DOCX, loses, _with("sdt"), "reads nothing in a content control"),
    Rule(_DOCX, loses, _with("smartTag", "customXml"), "reads nothing in a smart tag or custom XML"),
    Rule(_DOCX, loses, _with("noBreakHyphen"), "before 1.0 it reads no hyphen elements"),
    Rule(_DOCX, loses, _with("fldSimple"), "reads no runs of a simple field"),
    Rule(_DOCX + " pandoc mammoth", loses, _with("sym"), "reads not every w:sym"),
    Rule(_DOCX + " pandoc mammoth", loses, _with("ffData"), "draws no form fields"),
    Rule("python-docx mammoth", loses, _prefixed(_MATH, "oMath"), "reads no formulas"),
    Rule("python-docx pandoc mammoth", loses, _with("dir", "bdo"), "reads no runs of a direction"),
    Rule("python-docx pandoc mammoth", loses, _with("ruby"), "reads no ruby base"),
    Rule("python-docx pandoc", loses, _prefixed(MC[1:-1], "AlternateContent"), "reads no alternatives among runs"),
    Rule("pandoc mammoth", loses, _with("fldSimple"), "reads no runs of a simple field"),
    Rule("pandoc mammoth", softens, _with("noBreakHyphen", "softHyphen"), "has hyphens as U+2011 and U+00AD"),
    Rule(_PANDOC, loses, _with("customXml"), "reads nothing in custom XML"),
    Rule(_PANDOC, loses, _field_beside_text, "loses text in the run of a field character"),
    Rule(_PANDOC, changes, _prefixed(_MATH, "oMath"), "writes formulas as TeX"),
    Rule(_MAMMOTH, changes, _prefixed(MC[1:-1], "AlternateContent"), "takes the fallback"),
    Rule(_MAMMOTH, adds, _with("txbxContent"), "has text boxes inside the paragraph"),
    Rule(_MAMMOTH, loses, _checkbox, "has an input element for a checkbox"),
    Rule(_ALL, adds, _hidden, "shows hidden text"),
    Rule(_ALL, changes, _symbols, "knows other symbol characters"),
]


def _row_wrapper(table):
    """Rows or cells inside content controls or custom XML."""
    rows = rows_of(table)
    wrapped = [r for r in rows if r.getparent() is not table] + [c for r in rows for c in cells_of(r) if c.getparent() is not r]
    return bool(wrapped)


def _any_row(path):
    return lambda table: any(row.find(path) is not None for row in rows_of(table))


def _any_cell(path):
    return lambda table: any(cell.find(path) is not None for row in rows_of(table) for cell in cells_of(row))


def width_of(row):
    """Columns that its cells take, those left out at its ends not counted."""
    return sum(max(1, number(c, f"{W}tcPr/{W}gridSpan", 1)) for c in cells_of(row))


def _short_rows(table):
    widths = {width_of(row) for row in rows_of(table)}
    return len(widths) > 1 or (bool(widths) and max(widths) < len(table.findall(f"{W}tblGrid/{W}gridCol")))


def _wider_than_grid(table):
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    return any(width_of(row) > columns for row in rows_of(table))


def _crooked_cells(table):
    """Cells that go on under one of another start or width, or under none."""
    found, above = [], {}
    for row in rows_of(table):
        at, now = 1 + number(row, f"{W}trPr/{W}gridBefore"), {}
        for cell in cells_of(row):
            span = max(1, number(cell, f"{W}tcPr/{W}gridSpan", 1))
            if merge_of(cell) == "continue" and above.get(at) != span:
                found.append(cell)
            if merge_of(cell) is not None:
                now[at] = span
            at += span
        above = now
    return found


def _crooked_merge(table):
    return bool(_crooked_cells(table))


def _from_orphan_on(cell):
    """A cell that goes on under none, or one behind such a cell in its row."""
    row = next(cell.iterancestors(W + "tr"))
    crooked = _crooked_cells(next(cell.iterancestors(W + "tbl")))
    cells = list(cells_of(row))
    return any(other in crooked for other in cells[: cells.index(cell) + 1]) if cell in cells else False


def _no_span(table):
    spans = [c.find(f"{W}tcPr/{W}gridSpan") for row in rows_of(table) for c in cells_of(row)]
    return any(s is not None and not (s.get(W + "val") or "").lstrip("+").strip("0").isdigit() for s in spans)


# Known only now: a merge that is crooked somewhere in the table of this cell.
TEXT += [
    Rule(_PANDOC, loses, lambda cell: _crooked_merge(next(cell.iterancestors(W + "tbl"))), "loses cells beside a crooked merge"),
    Rule(_PANDOC, changes, _from_orphan_on, "leaves out a cell that goes on under none, and moves up those behind it"),
]

# Cells and spans of one table; `applies` is given its w:tbl.
CELLS = [
    Rule(_DOCX, loses, _row_wrapper, "reads no rows or cells in content controls"),
    Rule(_DOCX, moves, _any_row(f"{W}trPr/{W}gridBefore"), "before 1.1 it takes no account of w:gridBefore"),
    Rule(_MAMMOTH, moves, _any_row(f"{W}trPr/{W}gridBefore"), "takes no account of w:gridBefore"),
    Rule(_PANDOC, moves, _short_rows, "fills rows that are shorter than the grid"),
    Rule(_PANDOC, loses, _wider_than_grid, "cuts rows that are wider than the grid"),
    Rule(_ALL, changes, _crooked_merge, "goes by the column alone where a merge goes on under another width"),
    Rule(_ALL, adds, _any_row(f"{W}trPr/{W}del"), "keeps deleted rows"),
    Rule(_ALL, adds, _any_cell(f"{W}tcPr/{W}cellDel"), "keeps deleted cells"),
    Rule(_ALL, adds, _any_cell(f"{W}tcPr/{W}hMerge"), "takes no account of w:hMerge"),
    Rule(_ALL, loses, _no_span, "has a cell without a width for a w:gridSpan that is no number above 0"),
]


def _inside(*names):
    wanted = {W + name for name in names}
    return lambda table: any(above.tag in wanted for above in table.iterancestors())


def _without_grid(table):
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    return table.find(W + "tblPr") is None or not any(column.get(W + "w") for column in columns)


# Tables that the peer has not got; `applies` is given the w:tbl.
TABLES = [
    Rule(_DOCX, changes, _inside("sdt", "customXml", "txbxContent", "ins"), "reads no tables there"),
    Rule("pandoc mammoth", changes, _inside("txbxContent"), "reads no tables in text boxes"),
    Rule(_PANDOC, changes, _without_grid, "reads no table without properties or a grid with widths"),
    Rule(_PANDOC, changes, _inside("customXml"), "reads nothing in custom XML"),
]


def note_tables(document, peer):
    """Reasons for tables of the peer that the body has not got."""
    if document.deleted_tables:
        return ["keeps tables whose rows are all deleted"]
    if peer == _MAMMOTH and any("notes" in name or "comments" in name for name in document.names):
        return ["lists notes with their tables behind the body"]
    return []


def explain(rules, peer, element, ours, theirs):
    """The reasons that hold for a difference; empty: it is not known."""
    if element is None:
        return []
    found = [rule for rule in rules if peer in rule.peers.split() and rule.applies(element)]
    fitting = [rule.why for rule in found if rule.effect(ours, theirs)]
    if fitting:
        return fitting
    # Several constructs at once: what one loses another may add, so that no single effect can be seen.
    return [rule.why for rule in found] if len({rule.effect for rule in found}) > 1 else []
