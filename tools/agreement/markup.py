"""What stands in word/document.xml: tables as elements, each cell's elements, and which constructs a place holds."""

import posixpath
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class NoMarkup(Exception):
    """The file's XML cannot be looked at, so that nothing in it can be an excuse."""


def _main_part(package):
    try:
        relations = etree.fromstring(package.read("_rels/.rels"))
    except KeyError as error:
        raise NoMarkup("no _rels/.rels") from error
    for relation in relations.iter(RELATIONSHIPS + "Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target").lstrip("/"))
    raise NoMarkup("no office document")


class Document:
    """The body of one file. `strict`: its names are those of ISO 29500 strict, which some readers do not know."""

    def __init__(self, path):
        try:
            with zipfile.ZipFile(path) as package:
                self.part = _main_part(package)
                self.names = package.namelist()
                xml = package.read(self.part)
        except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            raise NoMarkup(str(error)) from error
        self.strict = STRICT.encode() in xml
        if self.strict:
            xml = xml.replace(STRICT.encode(), W[1:-1].encode())
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
        try:
            self.root = etree.fromstring(xml, parser)
        except etree.XMLSyntaxError as error:
            raise NoMarkup(str(error)) from error
        shown = [t for t in self.root.iter(W + "tbl") if _shown(t)]
        self.tables = [t for t in shown if not _deleted(t)]
        self.deleted_tables = len(shown) - len(self.tables)


def _shown(table):
    """Whether a table is one that Word shows: not in an unused alternative, not in a deleted row."""
    for above in table.iterancestors():
        if above.tag == MC + "Fallback" and above.getparent().find(MC + "Choice") is not None:
            return False
        if above.tag == W + "tr" and above.find(f"{W}trPr/{W}del") is not None:
            return False
    return True


def _deleted(table):
    """Whether all its rows are deleted, so that nothing of it is left."""
    rows = rows_of(table)
    return bool(rows) and all(row.find(f"{W}trPr/{W}del") is not None for row in rows)


def rows_of(table):
    """Its own rows, through content controls and custom XML."""
    return [tr for tr in _own(table, "tr", "tbl")]


def cells_of(row):
    return [tc for tc in _own(row, "tc", "tr")]


def _own(holder, name, _):
    """Children called `name`, also below wrappers, never those of a table further in."""
    for child in holder:
        if child.tag == W + name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in (W + "tbl", W + "p", W + "tc", W + "tr"):
            yield from _own(child, name, _)


def number(element, path, default=0):
    """w:val of an element below, as a whole number."""
    found = element.find(path)
    try:
        return int(found.get(W + "val")) if found is not None else default
    except (TypeError, ValueError):
        return default


def merge_of(cell):
    """None, "restart" or "continue"."""
    found = cell.find(f"{W}tcPr/{W}vMerge")
    if found is None:
        return None
    return "restart" if found.get(W + "val") == "restart" else "continue"


def cell_at(table, row, column):
    """The w:tc that starts at a place, counted as Word counts: after w:gridBefore, w:gridSpan columns each."""
    rows = rows_of(table)
    if row > len(rows):
        return None
    at = 1 + number(rows[row - 1], f"{W}trPr/{W}gridBefore")
    for cell in cells_of(rows[row - 1]):
        if at == column:
            return cell
        at += max(1, number(cell, f"{W}tcPr/{W}gridSpan", 1))
    return None


def own(element):
    """Everything in a cell or paragraph that is not in a table further in."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag == W + "tbl":
            continue
        yield child
        yield from own(child)


def holds(element, *names):
    """Whether one of the elements w:NAME stands in `element`, tables in it left out."""
    wanted = {W + name for name in names}
    return any(child.tag in wanted for child in own(element))
