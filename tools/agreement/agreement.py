#!/usr/bin/python3
"""Compares the tables that Sarabun reads with those of python-docx, pandoc and mammoth, over a folder of documents.

    agreement.py --sarabun PROGRAM PATH... [--mammoth DIR] [--verbose] [--peers LIST]

Every difference in cells, spans and text is listed, with the reason where it is the peer's known fault: a construct
that stands in that cell or table and that the peer is known to lose (reasons.py). Text is compared without regard to
the number and kind of spaces. --mammoth names a folder where `npm install` was run on this folder's package.json;
without it mammoth is left out, and said so.

Exit status 0: every difference has its reason; 1: one has none; 2: the comparison could not be made.
"""

import argparse
import shutil
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from pathlib import Path

import markup
import peers
import reasons
from tables import PeerFailed, bare, plain


class Report:
    """Differences as they are found."""

    def __init__(self, verbose):
        self.verbose = verbose
        self.known = Counter()
        self.unknown = []
        self.counts = Counter()
        self.votes = Counter()  # why two peers that agree are wrong

    def add(self, path, place, peer, ours, theirs, why):
        line = f"{path}: {place}: {peer}: sarabun has {ours}, it has {theirs}"
        if why:
            for reason in why:
                self.known[f"{peer}: {reason}"] += 1
            if self.verbose:
                print(f"{line} ({'; '.join(why)})")
        else:
            self.unknown.append(line)
            print(line)


def short(text):
    text = plain(text)
    return repr(text if len(text) <= 160 else text[:157] + "...")


def same_text(a, b):
    return bare(a) == bare(b)


def compare_table(report, path, number, ours, theirs, peer, element):
    """One table with the peer's own of it."""
    places, others = [c.place() for c in ours.cells], [c.place() for c in theirs.cells]
    pairs = list(zip(ours.cells, theirs.cells))
    if places != others:
        missing = [p for p in places if p not in set(others)]
        extra = [p for p in others if p not in set(places)]
        texts = [bare(c.text) for c in ours.cells], [bare(c.text) for c in theirs.cells]
        why = reasons.explain(reasons.CELLS, peer, element, *texts)
        if not why:  # texts that differ for reasons of their own must not hide what happened to the cells
            why = reasons.explain(reasons.CELLS, peer, element, [t != "" for t in texts[0]], [t != "" for t in texts[1]])
        report.add(path, f"table {number}", peer, f"cells {missing[:4]}", f"{extra[:4]} (row, column, spans)", why)
        pairs = list(zip([c for c in ours.cells if bare(c.text)], [c for c in theirs.cells if bare(c.text)]))
        if len(pairs) != sum(bare(c.text) != "" for c in theirs.cells):
            pairs = []
    for our_cell, their_cell in pairs:
        report.counts[f"{peer} cells"] += 1
        if same_text(our_cell.text, their_cell.text):
            continue
        cell = markup.cell_at(element, our_cell.row, our_cell.column) if element is not None else None
        why = reasons.explain(reasons.TEXT, peer, cell, bare(our_cell.text), bare(their_cell.text))
        if not why and places != others:
            why = reasons.explain(reasons.CELLS, peer, element, [], [])
        place = f"table {number}, row {our_cell.row}, column {our_cell.column}"
        report.add(path, place, peer, short(our_cell.text), short(their_cell.text), why)


def align(ours, theirs):
    """Which of the peer's tables is which of ours: longest common sequence by what they hold."""
    if len(ours) == len(theirs):
        return [(i, i) for i in range(len(ours))]

    def alike(a, b):
        first, second = {bare(c.text) for c in a.cells}, {bare(c.text) for c in b.cells}
        shared = len(first & second) / max(1, len(first | second))
        if shared > 0.5:
            return shared
        # A table of few cells may have none that is quite the same.
        texts = ["".join(bare(c.text) for c in table.cells)[:500] for table in (a, b)]
        ratio = SequenceMatcher(None, *texts, autojunk=False).ratio() if all(texts) else 0
        return max(shared, ratio if ratio > 0.5 else 0)

    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            match = alike(ours[i], theirs[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + match if match > 0.2 else 0)
    pairs, i, j = [], 0, 0
    while i < len(ours) and j < len(theirs):
        match = alike(ours[i], theirs[j])
        if match > 0.2 and best[i][j] == best[i + 1][j + 1] + match:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def compare(report, path, ours, theirs, peer, document):
    elements = document.tables if document is not None else []
    if len(elements) != len(ours):
        elements = [None] * len(ours)
    theirs = [table for table in theirs if table.cells]  # what is left of one that lost all its cells is no table
    pairs = align(ours, theirs)
    for i in sorted(set(range(len(ours))) - {i for i, _ in pairs}):
        why = reasons.explain(reasons.TABLES, peer, elements[i], None, None)
        report.add(path, f"table {i + 1}", peer, f"a table of {len(ours[i].cells)} cells", "none", why)
    for j in sorted(set(range(len(theirs))) - {j for _, j in pairs}):
        first = short(theirs[j].cells[0].text) if theirs[j].cells else "nothing"
        why = reasons.note_tables(document, peer) if document is not None else []
        report.add(path, f"its table {j + 1}", peer, "none", f"a table that starts with {first}", why)
    for i, j in pairs:
        report.counts[f"{peer} tables"] += 1
        compare_table(report, path, i + 1, ours[i], theirs[j], peer, elements[i])


def signature(tables):
    return [[(c.place(), plain(c.text)) for c in t.cells] for t in tables]


def outvoted(report, path, ours, read, document):
    """Cells of whose text two peers or more say the same, and not what Sarabun says: to be judged by the format."""
    said = {}  # by table and place: {text: peers}
    for peer, tables in read.items():
        tables = [table for table in tables if table.cells]
        for i, j in align(ours, tables):
            for cell in tables[j].cells:
                said.setdefault((i, cell.place()), {}).setdefault(bare(cell.text), []).append(peer)
    elements = document.tables if document is not None and len(document.tables) == len(ours) else [None] * len(ours)
    for i, table in enumerate(ours):
        for cell in table.cells:
            for text, peers_of_it in said.get((i, cell.place()), {}).items():
                if len(peers_of_it) < 2 or text == bare(cell.text):
                    continue
                report.counts["cells in which two peers agree, and not with sarabun"] += 1
                element = markup.cell_at(elements[i], cell.row, cell.column) if elements[i] is not None else None
                why = {peer: reasons.explain(reasons.TEXT, peer, element, bare(cell.text), text)
                       or reasons.explain(reasons.CELLS, peer, elements[i], [], []) for peer in peers_of_it}
                report.votes["; ".join(f"{peer} {', '.join(all_of_it)}" for peer, all_of_it in sorted(why.items()))] += 1
                if report.verbose:
                    print(f"{path}: table {i + 1}, row {cell.row}, column {cell.column}: outvoted: {short(cell.text)}, {text!r} {why}")


def read_peer(peer, path):
    try:
        return {"python-docx": peers.read_python_docx, "pandoc": peers.read_pandoc}[peer](path)
    except PeerFailed as failed:
        return failed


def compare_file(report, program, path, theirs):
    """Everything about one document. `theirs`: {peer: tables or PeerFailed}."""
    try:
        ours, whole = peers.read_sarabun(program, path)
    except PeerFailed as failed:
        readable = [peer for peer, tables in theirs.items() if not isinstance(tables, PeerFailed)]
        report.counts["not read by sarabun"] += 1
        if readable:
            report.add(path, "whole", ", ".join(readable), str(failed), "tables", [])
        return
    report.counts["documents"] += 1
    characters = whole["document"]["characters"]
    if characters["in"] != characters["out"] + characters["reported"]:
        report.add(path, "whole", "conservation", f"{characters}", "a sum that holds", [])
    try:
        document = markup.Document(path)
    except markup.NoMarkup:
        document = None
    read = {peer: tables for peer, tables in theirs.items() if not isinstance(tables, PeerFailed)}
    for peer, tables in theirs.items():
        if peer in read:
            compare(report, path, ours, tables, peer, document)
        else:
            report.counts[f"not read by {peer}"] += 1
            if report.verbose:
                print(f"{path}: {tables}")
    outvoted(report, path, ours, read, document)
    if len(read) == len(theirs):
        signatures = {str(signature(tables)) for tables in read.values()}
        if len(signatures) == 1:
            report.counts["documents on which the peers agree"] += 1
            if signatures == {str(signature(ours))}:
                report.counts["of these, as sarabun"] += 1
            elif report.verbose:
                print(f"{path}: all peers agree, and not with sarabun")


def documents_in(paths):
    found = []
    for path in paths:
        found += sorted(path.rglob("*.docx")) if path.is_dir() else [path]
    return [p for p in found if not p.name.startswith("~$")]


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--sarabun", required=True, metavar="PROGRAM", help="the program, e.g. build/release/src/cli/sarabun")
    parser.add_argument("--mammoth", type=Path, metavar="DIR", help="folder with node_modules/mammoth")
    parser.add_argument("--peers", default="python-docx,pandoc", help="which of Debian's are asked (default: both)")
    parser.add_argument("--verbose", action="store_true", help="also list the differences that have a reason")
    options = parser.parse_args(arguments)
    names = [name for name in options.peers.split(",") if name]
    if "pandoc" in names and not shutil.which("pandoc"):
        print("agreement: pandoc is missing; install Debian's package of that name", file=sys.stderr)
        return 2
    documents = documents_in(options.paths)
    if not documents:
        print("agreement: no .docx there", file=sys.stderr)
        return 2
    by_mammoth = {}
    if options.mammoth is not None and (options.mammoth / "node_modules" / "mammoth").is_dir():
        by_mammoth = peers.read_mammoth_all(documents, options.mammoth)
    else:
        print("mammoth is not installed and left out (npm install in a copy of this folder, then --mammoth)")
    report = Report(options.verbose)
    with ThreadPoolExecutor(2) as pool:
        read = {name: pool.map(lambda path, name=name: read_peer(name, path), documents) for name in names}
        for path in documents:
            theirs = {name: next(read[name]) for name in names}
            if by_mammoth:
                theirs["mammoth"] = by_mammoth[path]
            compare_file(report, options.sarabun, path, theirs)
    for reason, count in sorted(report.known.items()):
        print(f"{count:7}  {reason}")
    for why, count in sorted(report.votes.items()):
        print(f"{count:7}  against sarabun: {why}")
    for name, count in sorted(report.counts.items()):
        print(f"{count:7}  {name}")
    print(f"{len(report.unknown):7}  differences without a reason")
    return 1 if report.unknown else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        sys.exit(2)
