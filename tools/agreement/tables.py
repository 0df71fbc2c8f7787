"""What all readers are brought down to: tables of cells, in document order, a nested table right after its holder."""

from dataclasses import dataclass, field


@dataclass
class Cell:
    row: int  # from 1
    column: int  # grid column, from 1
    row_span: int
    column_span: int
    text: str  # the cell's own runs: no list numbers, nested tables, text boxes, notes

    def place(self):
        return (self.row, self.column, self.row_span, self.column_span)


@dataclass
class Table:
    cells: list = field(default_factory=list)  # where they start, by row, then column
    source: object = None  # the peer's own handle, if it has one


class PeerFailed(Exception):
    """The peer cannot read the file at all."""


def plain(text):
    """Text without what readers are free to differ in: kinds and numbers of spaces, breaks."""
    return " ".join(text.split())


def bare(text):
    """Text without any space: breaks that one reader shows as a space and another as nothing."""
    return "".join(text.split())


def place_by_spans(rows):
    """Places cells as HTML does: `rows` are lists of (row_span, column_span, text)."""
    table, taken = Table(), set()
    for row, cells in enumerate(rows, 1):
        column = 1
        for row_span, column_span, text in cells:
            while (row, column) in taken:
                column += 1
            row_span = min(row_span, len(rows) - row + 1)
            for r in range(row, row + row_span):
                for c in range(column, column + column_span):
                    taken.add((r, c))
            table.cells.append(Cell(row, column, row_span, column_span, text))
            column += column_span
    return table
