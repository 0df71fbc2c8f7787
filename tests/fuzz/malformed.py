#!/usr/bin/env python3
"""Writes malformed files of every kind that the program reads, the same in every run: zip, XML, Word, old formats, dumps, records.

    malformed.py DIR [SAMPLES]     exit status 0 written, 2 not

Each name says what is wrong with the file. About two thousand; `sarabun extract DIR` of the asan preset, and audit, read them all.
"""

import io
import random
import struct
import sys
import zipfile
import zlib
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
HEADINGS = ["ประเด็นการประเมิน", "ประเด็นที่ต้องปรับปรุง", "มาตรการ/กิจกรรม", "ผลการดำเนินการ", "ภาพกิจกรรม"]


def relationship(kind, target, more=""):
    return f'<Relationship Id="r{kind}{len(target)}" Type="{R}/{kind}" Target="{target}"{more}/>'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows):
    return "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def report_body():
    rows = [[paragraph(h) for h in HEADINGS]]
    rows += [[paragraph(f"I{i} ข้อความ (96.31 คะแนน)")] + [paragraph("1. จัดทำ")] * 4 for i in range(1, 4)]
    title = "การรายงานผลการดำเนินการตามมาตรการ ของสำนักงานเขตบางรัก ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก"
    return paragraph(title) + table(rows)


def document(body, head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f'{head}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>'


def part(root, content):
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{root}>'


def parts(main, more=None):
    """The parts of a Word file by name; `more` replaces or adds some, None takes one away."""
    found = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": RELS.format(relationship("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": RELS.format(
            relationship("styles", "styles.xml") + relationship("numbering", "numbering.xml") + relationship("footnotes", "footnotes.xml")),
        "word/document.xml": main,
    }
    found.update(more or {})
    return {name: data for name, data in found.items() if data is not None}


def pack(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def word(body, more=None):
    return pack(parts(document(body), more))


def entry(name, data, *, method=0, flags=0, crc=None, size=None, packed=None, extra=b""):
    """One local entry and its directory record, every figure free to lie."""
    name = name.encode() if isinstance(name, str) else name
    raw = data if method != 8 else zlib.compressobj(9, zlib.DEFLATED, -15)
    if method == 8:
        raw = raw.compress(data) + raw.flush()
    crc = zlib.crc32(data) if crc is None else crc
    size = len(data) if size is None else size
    packed = len(raw) if packed is None else packed
    figures = struct.pack("<HHHHHIII", 20, flags, method, 0, 0x21, crc, packed & 0xFFFFFFFF, size & 0xFFFFFFFF)
    local = b"PK\3\4" + figures + struct.pack("<HH", len(name), len(extra)) + name + extra + raw

    def central(offset):
        return b"PK\1\2" + struct.pack("<H", 20) + figures + struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, offset) + name + extra

    return local, central


def archive(entries, *, count=None, comment=b"", offset_shift=0):
    body, directory = b"", b""
    for local, central in entries:
        directory += central(len(body))
        body += local
    count = len(entries) if count is None else count
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), len(body) + offset_shift, len(comment))
    return body + directory + end + comment


def entries_of(files, **lies):
    """Entries of a Word file; what `lies` says holds for the main part."""
    for name, data in files.items():
        data = data.encode() if isinstance(data, str) else data
        yield entry(name, data, **(lies if name == "word/document.xml" else {}))


def zips():
    files = parts(document(report_body()))
    good = pack(files)
    yield "zip-empty", b"PK\5\6" + b"\0" * 18
    yield "zip-good", good
    yield "zip-junk-before", b"MZ" + b"x" * 5000 + good
    yield "zip-junk-behind", good + b"x" * 5000
    yield "zip-long-comment", archive(list(entries_of(files)), comment=b"c" * 65535)
    yield "zip-comment-lies", good[:-2] + b"\xff\xff"
    for lie in (dict(crc=1), dict(size=0), dict(size=1), dict(size=10 ** 9), dict(size=2 ** 32 - 1), dict(packed=0), dict(packed=2 ** 31),
                dict(flags=1), dict(flags=0x41), dict(flags=8), dict(flags=0x800), dict(flags=0xFFFF), dict(crc=0, flags=8)):
        for method in (0, 8):
            yield f"zip-lie-{'-'.join(f'{k}{v}' for k, v in lie.items())}-{method}", archive(list(entries_of(files, method=method, **lie)))
    for method in (1, 6, 9, 12, 14, 19, 93, 95, 97, 98, 99, 255, 65535):
        yield f"zip-method-{method}", archive(list(entries_of(files, method=method)))
    for count in (0, 1, 100, 65534, 65535):
        yield f"zip-count-{count}", archive(list(entries_of(files)), count=count)
    for shift in (-100, -1, 1, 1000, 2 ** 31 - 1):
        yield f"zip-directory-shift-{shift}", archive(list(entries_of(files)), offset_shift=shift)
    extras = {"zip64-huge": struct.pack("<HHQQ", 1, 16, 2 ** 63, 2 ** 63), "zip64-short": struct.pack("<HHI", 1, 16, 5),
              "zip64-zero": struct.pack("<HH", 1, 0), "extra-cut": b"\1", "extra-long": struct.pack("<HH", 1, 65535)}
    for name, extra in extras.items():
        for size in (None, 2 ** 32 - 1):
            yield f"zip-{name}-{size or 'true'}", archive(list(entries_of(files, extra=extra, size=size, packed=size)))
    zip64 = good[:-22] + b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 2 ** 40, 2 ** 40, 2 ** 50, 2 ** 50)
    yield "zip-zip64-end-lies", zip64 + b"PK\6\7" + struct.pack("<IQI", 0, len(good) - 22, 1) + b"PK\5\6" + b"\xff" * 16 + b"\0\0"
    for name in ("../../etc/passwd", "/etc/passwd", "C:\\x", "a\\..\\b", "word//document.xml", "", "x" * 65000, b"\xff\xfe", b"a\0b", "word/",
                 "WORD/DOCUMENT.XML", "./word/document.xml", "%2e%2e/x"):
        shown = (name if isinstance(name, str) else name.hex())[:12].replace("/", "_").replace("\\", "_")
        yield f"zip-name-{shown}-{len(name)}", archive([*entries_of(files), entry(name, b"x")])
    twice = list(entries_of(files))
    yield "zip-same-name-twice", archive(twice + [entry("word/document.xml", b"<other/>")])
    yield "zip-same-entry-thrice", archive(twice * 3)
    # Overlapping: many directory records of one stretch of bytes.
    local, central = entry("word/document.xml", document("<w:p/>" * 100_000).encode(), method=8)
    names = [entry(f"word/x{i}.xml", b"")[1] for i in range(2000)]
    bomb = bytearray(local)
    directory = b"".join(central(0).replace(b"word/document.xml", f"word/d{i:05}.xmlx".encode()[:17].ljust(17, b"x")) for i in range(2000))
    yield "zip-overlapping", bytes(bomb) + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 2000, 2000, len(directory), len(bomb), 0)
    del names
    yield "zip-nested", pack({**files, "word/embeddings/a.zip": pack({"b.zip": pack({"c.docx": good})})})
    yield "zip-many-entries", archive([*entries_of(files), *[entry(f"e{i}", b"") for i in range(30_000)]])
    yield "zip-bomb-1000", word(paragraph("a" * 40_000_000))
    yield "zip-bomb-spaces", pack(parts(document(" " * 60_000_000)))
    yield "zip-bomb-styles", word(report_body(), {"word/styles.xml": part("styles", " " * 60_000_000)})
    yield "zip-bomb-rels", word(report_body(), {"word/_rels/document.xml.rels": RELS.format(" " * 60_000_000)})
    yield "zip-bomb-types", word(report_body(), {"[Content_Types].xml": "<Types>" + " " * 60_000_000 + "</Types>"})
    yield "zip-encrypted-all", archive([entry(n, d.encode(), flags=1) for n, d in files.items()])


def xmls():
    good = document(report_body())
    cases = {
        "doctype": '<!DOCTYPE a>' + document(report_body(), ""),
        "billion-laughs": '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY a{i} "&a{i - 1 if i > 1 else ""};&a{i - 1 if i > 1 else ""};&a{i - 1 if i > 1 else ""};">' for i in range(1, 30)) + "]>" +
            document(paragraph("&a29;"), ""),
        "external-entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document(paragraph("&x;"), ""),
        "external-dtd": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">' + document("", ""),
        "parameter-entity": '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///dev/zero"> %x;]>' + document("", ""),
        "undefined-entity": document(paragraph("&nbsp;")), "nul-reference": document(paragraph("&#0;")),
        "control-reference": document(paragraph("&#1;&#xB;")), "surrogate-reference": document(paragraph("&#xD800;")),
        "huge-reference": document(paragraph("&#x110000;&#99999999999;")), "nul": document(paragraph("a\0b")),
        "bare-ampersand": document(paragraph("a & b")), "bare-less": document(paragraph("a < b")),
        "unclosed": good[: len(good) // 2], "no-end": good.replace("</w:document>", ""), "two-roots": good + "<a/>",
        "text-behind": good + "text", "empty": "", "spaces": "   \n", "not-xml": "hello", "only-head": '<?xml version="1.0"?>',
        "wrong-end": good.replace("</w:p>", "</w:q>", 1), "attribute-twice": document('<w:p w:a="1" w:a="2"/>'),
        "attribute-bare": document("<w:p w:a=1/>"), "attribute-open": document('<w:p w:a="1/>'), "prefix-unknown": document("<zz:p/>"),
        "other-root": f'<w:styles xmlns:w="{W}"/>', "html": "<html><body>x</body></html>", "other-namespace": good.replace(W, "urn:x"),
        "no-namespace": "<document><body><p/></body></document>", "pi": document("<?x y?>" * 1000 + report_body()),
        "pi-open": document("<?x"), "comment-open": document("<!-- x"), "comment-dashes": document("<!-- a -- b -->"),
        "cdata": document("<w:p><w:r><w:t><![CDATA[<a>&]]></w:t></w:r></w:p>" + report_body()), "cdata-open": document("<![CDATA[x"),
        "encoding-lies": document(report_body(), '<?xml version="1.0" encoding="UTF-16"?>'),
        "encoding-unknown": document(report_body(), '<?xml version="1.0" encoding="klingon"?>'),
        "encoding-utf7": document(report_body(), '<?xml version="1.0" encoding="UTF-7"?>'),
        "encoding-ebcdic": document(report_body(), '<?xml version="1.0" encoding="EBCDIC-US"?>'),
        "encoding-tis620": document(report_body(), '<?xml version="1.0" encoding="TIS-620"?>').encode("utf-8").decode("latin1").encode("latin1"),
        "version-9": good.replace('version="1.0"', 'version="9.9"'), "standalone-lies": good.replace('encoding="UTF-8"', 'encoding="UTF-8" standalone="maybe"'),
        "utf16le": good.replace("UTF-8", "UTF-16").encode("utf-16"), "utf16-cut": good.replace("UTF-8", "UTF-16").encode("utf-16")[:-1],
        "utf16be-nobom": good.replace("UTF-8", "UTF-16BE").encode("utf-16-be"), "utf32": good.replace("UTF-8", "UTF-32").encode("utf-32"),
        "bom": "\ufeff" + good, "bom-twice": "\ufeff\ufeff" + good, "latin1": good.encode().replace("ก".encode(), b"\xa1"),
        "surrogates": good.encode().replace("ก".encode(), b"\xed\xa0\x80"), "overlong": good.encode().replace("ก".encode(), b"\xc0\x80"),
        "noncharacter": document(paragraph("\ufffe\uffff")),
        "deep": document("<w:p>" * 100_000), "deep-closed": document("<w:sdt>" * 1999 + "</w:sdt>" * 1999),
        "deep-tables": document("<w:tbl><w:tr><w:tc>" * 600 + "</w:tc></w:tr></w:tbl>" * 600),
        "deep-tables-open": document("<w:tbl><w:tr><w:tc>" * 600), "deep-boxes": document("<w:p><w:r><w:pict><v:textbox><w:txbxContent>" * 300),
        "attribute-flood": document("<w:p " + " ".join(f'w:a{i}="1"' for i in range(200_000)) + "/>"),
        "namespace-flood": document("<w:p " + " ".join(f'xmlns:a{i}="u{i}"' for i in range(50_000)) + "/>"),
        "namespace-deep": document("".join(f'<w:p xmlns:a{i}="u{i}">' for i in range(1900)) + "</w:p>" * 1900),
        "long-attribute": document(f'<w:p w:a="{"x" * 11_000_000}"/>'), "long-name": document(f'<w:{"x" * 1_000_000}/>'),
        "long-text": document(paragraph("ก" * 4_000_000)), "long-comment": document(f"<!--{'x' * 11_000_000}-->"),
        "long-pi": document(f"<?x {'x' * 11_000_000}?>"), "many-elements": document("<w:p/>" * 500_000), "many-names": document("".join(f"<w:n{i}/>" for i in range(100_000))),
        "many-texts": document(paragraph("a</w:t><w:t>" * 200_000)), "many-references": document(paragraph("&amp;&#3585;" * 300_000)),
    }
    for name, text in cases.items():
        yield f"xml-{name}", pack(parts(text))
        if len(text) < 20_000:  # the same fault in the parts beside the body
            for place in ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"):
                yield f"xml-{name}-in-{place.replace('/', '_')}", word(report_body(), {place: text})


def words():
    for value in ("0", "-1", "1024", "1025", "65536", "2147483647", "2147483648", "4294967295", "99999999999999999999", "x", "", "1.5", " 3 "):
        span = f'<w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>'
        yield f"word-gridspan-{value or 'empty'}", word(table([[span + paragraph("a"), paragraph("b")]]) + report_body())
        yield f"word-gridspan-all-{value or 'empty'}", word("<w:tbl>" + ("<w:tr>" + f"<w:tc>{span}<w:p/></w:tc>" * 50 + "</w:tr>") * 50 + "</w:tbl>")
        before = f'<w:tr><w:trPr><w:gridBefore w:val="{value}"/><w:gridAfter w:val="{value}"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
        yield f"word-gridbefore-{value or 'empty'}", word(f"<w:tbl>{before * 20}</w:tbl>")
        number = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
        for kind in ("decimal", "upperRoman", "thaiLetters", "cardinalText", "lowerLetter", "hindiVowels", "bullet", "nonsense", ""):
            numbering = part("numbering", f'<w:abstractNum w:abstractNumId="{value}"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:numFmt w:val="{kind}"/>'
                             f'<w:lvlText w:val="{"%1" * 500}%9%0%%"/></w:lvl><w:lvl w:ilvl="0"><w:start w:val="{value}"/><w:numFmt w:val="{kind}"/>'
                             f'<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="{value}"><w:abstractNumId w:val="{value}"/>'
                             f'<w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="{value}"/></w:lvlOverride></w:num>')
            yield f"word-number-{value or 'empty'}-{kind or 'none'}", word(number * 20 + report_body(), {"word/numbering.xml": numbering})
        yield f"word-symbol-{value or 'empty'}", word(f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{value}"/></w:r></w:p>' + report_body())
        yield f"word-footnote-{value or 'empty'}", word(
            f'<w:p><w:r><w:footnoteReference w:id="{value}"/></w:r></w:p>' + report_body(),
            {"word/footnotes.xml": part("footnotes", f'<w:footnote w:id="{value}"><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id="{value}"/></w:r></w:p></w:footnote>')})
    styles = {
        "self": '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>',
        "ring": "".join(f'<w:style w:type="paragraph" w:styleId="a{i}"><w:basedOn w:val="a{(i + 1) % 5000}"/></w:style>' for i in range(5000)),
        "chain": "".join(f'<w:style w:type="paragraph" w:styleId="a{i}"><w:basedOn w:val="a{i + 1}"/></w:style>' for i in range(50_000)),
        "missing": '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="zz"/></w:style>',
        "twice": '<w:style w:type="paragraph" w:styleId="a"/><w:style w:type="table" w:styleId="a"/>', "nameless": "<w:style/>" * 1000,
        "nested": '<w:style w:styleId="a">' * 900,
        "number-ring": '<w:style w:type="numbering" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    }
    ring = part("numbering", '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')
    use = '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    for name, content in styles.items():
        yield f"word-styles-{name}", word(use + report_body(), {"word/styles.xml": part("styles", content), "word/numbering.xml": ring})
    bodies = {
        "rows-300000": "<w:tbl>" + "<w:tr/>" * 300_000 + "</w:tbl>", "cells-300000": "<w:tbl><w:tr>" + "<w:tc/>" * 300_000 + "</w:tr></w:tbl>",
        "merge-down": "<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 50_000 + "</w:tbl>",
        "tables-20000": "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 20_000, "no-cells": "<w:tbl/>", "row-outside": "<w:tr><w:tc><w:p/></w:tc></w:tr>",
        "cell-outside": "<w:tc><w:p/></w:tc>", "run-outside": "<w:r><w:t>a</w:t></w:r>", "text-outside": "<w:t>a</w:t>stray",
        "fields-open": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 5000, "fields-end": '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' * 5000,
        "nested-paragraphs": "<w:p>" * 900 + "</w:p>" * 900, "table-in-paragraph": "<w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:p>",
        "breaks-200000": "<w:p><w:r>" + "<w:br/>" * 200_000 + "</w:r></w:p>", "tabs-in-cell": table([["<w:p><w:r>" + "<w:tab/>" * 100_000 + "</w:r></w:p>"]]),
        "pictures-30000": '<w:p><w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r></w:p>' * 30_000,
        "long-cell": table([[paragraph("ก" * 3_000_000)]]), "many-paragraphs-cell": table([[paragraph("ก") * 100_000]]),
        "marks": paragraph("\u0e48" * 500_000), "zero-width": paragraph("\u200b" * 500_000), "combining": paragraph("e" + "\u0301" * 300_000),
        "many-labels": table([[paragraph(h) for h in HEADINGS], [paragraph("I1 ข้อ (9 คะแนน)")] + ["".join(paragraph(f"{i}. ก") for i in range(20_000))] * 4]),
        "many-items": table([[paragraph(h) for h in HEADINGS]] + [[paragraph(f"I{i} ข้อ (9 คะแนน)")] + [paragraph("ก")] * 4 for i in range(20_000)]),
        "spaces": paragraph(" " * 2_000_000), "digits": table([[paragraph(h) for h in HEADINGS], [paragraph("I" + "9" * 100_000)] + [paragraph("(" + "9" * 100_000 + " คะแนน)")] * 4]),
        "year-huge": report_body().replace("2567", "9" * 30), "year-zero": report_body().replace("2567", "0000"), "no-title": report_body()[report_body().find("<w:tbl"):],
        "empty": "", "section-only": "<w:sectPr/>", "alternates": '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' * 500,
    }
    for name, body in bodies.items():
        yield f"word-{name}", word(body)
    targets = ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/x", "", "NULL", "#x", "document.xml", "_rels/document.xml.rels",
               "%00", "a" * 100_000, "..", "word/document.xml", "\\\\server\\share", "styles.xml?x", "//x", "?", "%zz"]
    for i, target in enumerate(targets):
        for kind in ("styles", "numbering", "footnotes", "header", "image", "officeDocument", "comments"):
            more = {"word/_rels/document.xml.rels": RELS.format(relationship(kind, target) * (1 + i % 3))}
            yield f"word-target-{i}-{kind}", word(report_body() + '<w:p><w:r><w:pict><v:imagedata r:id="rimage1"/></w:pict></w:r></w:p>', more)
        yield f"word-main-{i}", word(report_body(), {"_rels/.rels": RELS.format(relationship("officeDocument", target))})
    ring = {f"word/_rels/h{i}.xml.rels": RELS.format(relationship("header", f"h{(i + 1) % 3}.xml")) for i in range(3)}
    ring.update({f"word/h{i}.xml": part("hdr", paragraph("h")) for i in range(3)})
    ring["word/_rels/document.xml.rels"] = RELS.format(relationship("header", "h0.xml"))
    yield "word-relationship-ring", word(report_body(), ring)
    yield "word-relationships-100000", word(report_body(), {"word/_rels/document.xml.rels": RELS.format(relationship("styles", "styles.xml") * 100_000)})
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml"):
        short = name.replace("/", "_")
        yield f"word-without-{short}", word(report_body(), {name: None})
        yield f"word-empty-{short}", word(report_body(), {name: ""})
        yield f"word-binary-{short}", word(report_body(), {name: bytes(range(256)) * 20})
    for kind in ("application/vnd.ms-excel", "", "text/plain", MAIN.replace("document.main", "styles"), MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet"), "x" * 100_000):
        yield f"word-type-{len(kind)}", word(report_body(), {"[Content_Types].xml": parts("")["[Content_Types].xml"].replace(MAIN, kind)})


def pictures(samples):
    """Lying pictures and previews inside a sound report."""
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    emf = struct.pack("<II", 1, 108) + bytes(32) + b" EMF" + struct.pack("<I", 0x10000) + bytes(60)
    kinds = {"png-bomb": png, "png-cut": png[:20], "jpeg-cut": b"\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0" + b"\xff" * 50, "jpeg-huge": b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03" + bytes(20),
             "gif-zero": b"GIF89a" + bytes(4), "tiff-ring": b"II*\0\x08\0\0\0" + b"\x01\0" + b"\0\x01\x04\0\x01\0\0\0\x08\0\0\0" + b"\x08\0\0\0", "webp": b"RIFF\xff\xff\xff\xffWEBPVP8X",
             "empty": b"", "text": b"hello", "emf-record-0": emf + struct.pack("<II", 84, 0), "emf-record-huge": emf + struct.pack("<II", 84, 0xFFFFFFFC),
             "emf-text-lies": emf + struct.pack("<II", 84, 76) + bytes(28) + struct.pack("<IIII", 0xFFFFFFFF, 76, 0, 0) + bytes(100), "emf-records-500000": emf + struct.pack("<II", 0x16, 8) * 500_000}
    for name, data in kinds.items():
        for target in ("media/image1.png", "media/image1.emf"):
            body = report_body().replace("<w:t>1. จัดทำ</w:t>", '<w:t>1. จัดทำ</w:t><w:pict><v:imagedata r:id="rimage1"/></w:pict>')
            yield f"picture-{name}-{target[-3:]}", word(body, {"word/_rels/document.xml.rels": RELS.format(f'<Relationship Id="rimage1" Type="{R}/image" Target="{target}"/>'), f"word/{target}": data})
        thumb = RELS.format(relationship("officeDocument", "word/document.xml") +
                            '<Relationship Id="t" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.emf"/>')
        yield f"picture-thumbnail-{name}", word(report_body(), {"_rels/.rels": thumb, "docProps/thumbnail.emf": data})


def damaged(name, data, rolls, count):
    """Bytes flipped, taken, doubled and cut off, `count` times."""
    for i in range(count):
        bad = bytearray(data)
        if i % 4 == 0:
            bad = bad[: rolls.randrange(len(bad))]
        else:
            for _ in range(1 + rolls.randrange(8)):
                at = rolls.randrange(len(bad))
                if i % 4 == 1:
                    bad[at] ^= 1 << rolls.randrange(8)
                elif i % 4 == 2:
                    bad[at:at + rolls.randrange(1, 40)] = rolls.randbytes(rolls.randrange(1, 40))
                else:
                    end = min(len(bad), at + rolls.randrange(1, 400))
                    bad[at:at] = bad[at:end]
        yield f"damaged-{name}-{i:03}", bytes(bad)


def others(samples, rolls):
    stored = pack(parts(document(report_body())), zipfile.ZIP_STORED)
    yield from damaged("docx-stored", stored, rolls, 300)
    yield from damaged("docx-sample", (samples / "nong-bua-yai-2567.docx").read_bytes(), rolls, 200)
    yield from damaged("docx-small", (samples / "small.docx").read_bytes(), rolls, 100)
    # XML damaged and packed soundly, so that no checksum stands before the parser.
    for name, data in damaged("xml", document(report_body()).encode(), rolls, 200):
        yield name, pack(parts(data))
    yield from damaged("dump", (samples / "nong-bua-yai-2567.txt").read_bytes(), rolls, 120)
    yield from damaged("records", (samples / "nong-bua-yai-2567.expected.jsonl").read_bytes(), rolls, 80)
    texts = {"nul": b"\0" * 5000, "tabs": b"\n\t" * 200_000, "ends": b"\n" * 500_000, "image": b"t\n\ta\n\tb\n\n" + b"[image: ]" * 30_000, "one-line": b"t\n\ta\n\tb\n\n\t" + b"x" * 9_000_000,
             "no-end": b"t\n\ta\n\tb", "wide": b"t\n" + b"\tx\n" * 3000 + b"\n", "bad-utf8": b"t\n\ta\n\tb\n\n\tI1\xff\xfe\n\tb\n\n", "control": b"t\n\ta\n\tb\n\n\tI1\x01\x02\n\tb\n\n", "rows": b"t\n" + b"\ta\n\tb\n\n" * 100_000}
    for name, data in texts.items():
        yield f"dump-{name}", data
    line = (samples / "nong-bua-yai-2567.expected.jsonl").read_text().splitlines()[0]
    records = {"not-json": "{\"schema\":\"sarabun.record/1\", nonsense\n", "other-schema": line.replace("sarabun.record/1", "sarabun.record/9"), "deep": '{"schema":"sarabun.record/1","a":' + "[" * 100_000,
               "array": "[" + line + "]", "twice-key": line.replace('"no":', '"no":1,"no":', 1), "missing-key": line.replace('"no":1,', "", 1), "huge-number": line.replace('"no":1', '"no":1e999', 1),
               "negative": line.replace('"no":1', '"no":-1', 1), "null-text": line.replace('"key":"', '"key":null,"x":"', 1), "lone-surrogate": line.replace('"key":"', '"key":"\\ud800', 1),
               "nul": line.replace('"key":"', '"key":"\\u0000', 1), "good": line, "good-then-bad": line + "\n{}\n" + line, "long": '{"schema":"sarabun.record/1","key":"' + "x" * 70_000_000, "bom": "\ufeff" + line}
    for name, text in records.items():
        yield f"records-{name}.jsonl", text.encode("utf-8", "surrogatepass")
    rtf = b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\trowd\\cellx1000\\intbl a\\cell\\row\\pard text\\par}"
    old = {"rtf-deep": b"{\\rtf1" + b"{" * 100_000, "rtf-bin": b"{\\rtf1\\bin2147483647 x}", "rtf-open": rtf[:-1], "rtf-empty": b"{\\rtf1}", "html": b"<html><body><table><tr><td>x</td></tr></table></body></html>",
           "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "pdf": b"%PDF-1.4\n%%EOF", "empty": b"", "xls": b"PK\3\4", "gz": b"\x1f\x8b\x08" + bytes(50), "rar": b"Rar!\x1a\7\0", "sevenzip": b"7z\xbc\xaf\x27\x1c",
           "w2003": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
           "flat": b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>', "utf16": "รายงาน\n\tก\n".encode("utf-16"), "cp874": "รายงานผล\n\tกขค\n\tงจฉ\n\n".encode("cp874")}
    cfb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10) + struct.pack("<II", 1, 1) + bytes(24) + struct.pack("<I", 0)
    cfb = cfb.ljust(512, b"\xff") + struct.pack("<III", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF).ljust(512, b"\xff")
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBBIII", 22, 5, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1) + bytes(48)
    stream = "WordDocument".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBBIII", 26, 2, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF) + bytes(36) + struct.pack("<II", 0, 0xFFFFFFFF) + bytes(4)
    doc = cfb + (root + stream).ljust(512, b"\0")
    odt = pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", "META-INF/manifest.xml": "<b"}, zipfile.ZIP_STORED)
    for name, data in {**old, "doc": doc, "odt": odt, "rtf": rtf}.items():
        yield f"old-{name}", data
    yield from damaged("rtf", rtf, rolls, 30)
    yield from damaged("doc", doc, rolls, 30)
    yield from damaged("odt", odt, rolls, 30)


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    samples = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).resolve().parents[2] / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for source in (zips(), xmls(), words(), pictures(samples), others(samples, random.Random(2567))):
        for name, data in source:
            (folder / (name.replace("/", "_")[:200] + ("" if name.endswith(".jsonl") else ".docx"))).write_bytes(data)
            count += 1
    print(f"{count} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
