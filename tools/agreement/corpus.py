#!/usr/bin/python3
"""Writes documents to compare readers over: every construct in a cell and outside one, odd tables, and what other
programs make of the same.

    corpus.py FOLDER [--seeds N]

The same seeds give the same files of our own; those of LibreOffice and pandoc depend on their versions.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
GROUP = 20  # files for one start of LibreOffice
GROUP_SECONDS = 300

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."

WORDS = {
    "th": "งาน บริการ ประชาชน มาตรการ โปร่งใส ตรวจสอบ เจ้าหน้าที่ เขต รายงาน ผล ประชุม คู่มือ ช่องทาง".split(),
    "en": "report office measure result public service budget officer meeting plan notice form".split(),
    "ar": "تقرير مكتب خدمة نتيجة اجتماع خطة".split(),
    "zh": "报告 办公室 措施 结果 会议 计划".split(),
    "vi": "báo cáo văn phòng biện pháp kết quả cuộc họp".split(),
    "ru": "отчёт служба мера результат план".split(),
}


def t(text):
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text, properties=""):
    return f"<w:r>{'<w:rPr>' + properties + '</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(content, properties=""):
    return f"<w:p>{'<w:pPr>' + properties + '</w:pPr>' if properties else ''}{content}</w:p>"


def field(instruction, result):
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return char.format("begin") + code + char.format("separate") + result + char.format("end")


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="p" descr="alt text"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill>'
    "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def text_box(paragraphs):
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        '<wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


# What may stand in a paragraph: name, run-level XML for a text.
INLINE = {
    "plain": lambda x: r(x),
    "cut": lambda x: "".join(r(c, '<w:b w:val="0"/>' if i % 2 else "") for i, c in enumerate(x)),
    "bold": lambda x: r(x, "<w:b/>") + r(x, "<w:i/>"),
    "insertion": lambda x: f'<w:ins w:id="1" w:author="a">{r(x)}</w:ins>',
    "deletion": lambda x: r(x) + f'<w:del w:id="1" w:author="a"><w:r><w:delText>{x}</w:delText></w:r></w:del>',
    "moved": lambda x: f'<w:moveTo w:id="1" w:author="a">{r(x)}</w:moveTo>',
    "moved away": lambda x: f'<w:moveFrom w:id="1" w:author="a"><w:r><w:delText>{x}</w:delText></w:r></w:moveFrom>',
    "hyperlink": lambda x: r(x) + f'<w:hyperlink r:id="rId8">{r(x)}</w:hyperlink>' + r(x),
    "anchor": lambda x: f'<w:hyperlink w:anchor="here">{r(x)}</w:hyperlink>',
    "field": lambda x: r("a ") + field("PAGE", r(x)) + r(" z"),
    "nested field": lambda x: field('IF "1" = "1"', r(x) + field("PAGE", r("2"))),
    "link field": lambda x: field('HYPERLINK "http://example.org/"', r(x)),
    "simple field": lambda x: f'<w:fldSimple w:instr=" AUTHOR ">{r(x)}</w:fldSimple>',
    "control": lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{r(x)}</w:sdtContent></w:sdt>",
    "smart tag": lambda x: f'<w:smartTag w:uri="u" w:element="e">{r(x)}</w:smartTag>',
    "custom XML": lambda x: f'<w:customXml w:uri="u" w:element="e">{r(x)}</w:customXml>',
    "direction": lambda x: f'<w:dir w:val="rtl">{r(x)}</w:dir><w:bdo w:val="rtl">{r(x)}</w:bdo>',
    "break": lambda x: f"<w:r>{t(x)}<w:br/>{t(x)}<w:cr/>{t(x)}</w:r>",
    "page break": lambda x: f'<w:r>{t(x)}<w:br w:type="page"/>{t(x)}</w:r>',
    "page mark": lambda x: f"<w:r><w:lastRenderedPageBreak/>{t(x)}</w:r>",
    "tab": lambda x: f"<w:r>{t(x)}<w:tab/>{t(x)}</w:r>",
    "place tab": lambda x: f'<w:r>{t(x)}<w:ptab w:relativeTo="margin" w:alignment="left" w:leader="none"/>{t(x)}</w:r>',
    "hyphens": lambda x: f"<w:r>{t(x)}<w:noBreakHyphen/>{t(x)}<w:softHyphen/>{t(x)}</w:r>",
    "symbol": lambda x: r(x) + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    "symbol font": lambda x: r("\uf0b7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + r(x),
    "hidden": lambda x: r(x) + r("hidden", "<w:vanish/>") + r(x, '<w:vanish w:val="0"/>'),
    "web hidden": lambda x: r(x, "<w:webHidden/>"),
    "capitals": lambda x: r(x, "<w:caps/>") + r(x, "<w:smallCaps/>"),
    "struck": lambda x: r(x, "<w:strike/>") + r(x, '<w:vertAlign w:val="superscript"/>'),
    "picture": lambda x: r(x) + PICTURE + r(x),
    "text box": lambda x: r(x) + text_box(p(r("boxed"))) + r(x),
    "ruby": lambda x: (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>ruby</w:t></w:r></w:rt>"
        f"<w:rubyBase>{r(x)}</w:rubyBase></w:ruby></w:r>"
    ),
    "note": lambda x: r(x) + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(x),
    "comment": lambda x: (
        f'<w:commentRangeStart w:id="0"/>{r(x)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    ),
    "bookmark": lambda x: f'<w:bookmarkStart w:id="5" w:name="b"/>{r(x)}<w:bookmarkEnd w:id="5"/>{r(x)}',
    "spelling": lambda x: f'<w:proofErr w:type="spellStart"/>{r(x)}<w:proofErr w:type="spellEnd"/>',
    "formula": lambda x: r(x) + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>",
    "space": lambda x: f"<w:r><w:t> {x} </w:t></w:r>" + r(" ") + r("\u00a0") + r(x),
    "checkbox": lambda x: (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        f"{r(chr(0x2612))}</w:sdtContent></w:sdt>{r(x)}"
    ),
    "alternative": lambda x: (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{r(x)}</mc:Choice>'
        f"<mc:Fallback>{r('other')}</mc:Fallback></mc:AlternateContent>"
    ),
}

# What may stand in a cell or the body, beside plain paragraphs.
BLOCK = {
    "paragraphs": lambda x: p(r(x)) + p("") + p(r(x)),
    "heading": lambda x: p(r(x), '<w:pStyle w:val="Heading1"/>'),
    "list": lambda x: "".join(
        p(r(x), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for _ in range(2)
    ),
    "tab stops": lambda x: p(r(x), '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'),
    "block control": lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r(x))}</w:sdtContent></w:sdt>",
    "block custom XML": lambda x: f'<w:customXml w:uri="u" w:element="e">{p(r(x))}</w:customXml>',
    "removed mark": lambda x: p(r(x), '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>') + p(r(x)),
    "hidden mark": lambda x: p(r(x), "<w:rPr><w:vanish/></w:rPr>") + p(r(x)),
    "nested table": lambda x: table([[cell(x), cell("inner")], [cell("a", span=2)]]) + p(r("after")),
    "nested twice": lambda x: table([[table([[cell(x)]]) + p("")]]) + p(""),
    "page break before": lambda x: p(r(x), "<w:pageBreakBefore/>"),
    "code": lambda x: p(r(x), '<w:pStyle w:val="SourceCode"/>'),
    "quote": lambda x: p(r(x), '<w:pStyle w:val="Quote"/><w:ind w:left="720"/>'),
}


def cell(content, span=1, merge=None, properties=""):
    """One w:tc; text becomes a paragraph."""
    if not content.startswith("<w:"):
        content = p(r(content) if content else "")
    if not content.endswith(("</w:p>", "<w:p/>")):
        content += "<w:p/>"
    looks = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge is not None:
        looks += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{looks}{properties}</w:tcPr>{content}</w:tc>'


def row(cells, properties=""):
    whole = [c if c.startswith("<w:tc>") or c.startswith("<w:sdt>") else cell(c) for c in cells]
    return f"<w:tr>{'<w:trPr>' + properties + '</w:trPr>' if properties else ''}{''.join(whole)}</w:tr>"


def table(rows, columns=None, grid=True):
    whole = "".join(x if isinstance(x, str) else row(x) for x in rows)
    count = columns or max((x.count("<w:tc>") if isinstance(x, str) else len(x)) for x in rows)
    columns_xml = '<w:gridCol w:w="1000"/>' * count
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{f"<w:tblGrid>{columns_xml}</w:tblGrid>" if grid else ""}{whole}</w:tbl>'


# Odd tables, whole.
TABLES = {
    "spans": lambda x: table([[cell(x, span=2), cell(x)], [cell(x), cell(x, span=2)], [cell(x)] * 3], 3),
    "merges": lambda x: table(
        [[cell(x, merge="restart"), cell(x)], [cell("", merge="continue"), cell(x)], [cell("", merge="continue"), cell(x)]]
    ),
    "merged block": lambda x: table(
        [[cell(x, 2, "restart"), cell(x)], [cell("", 2, "continue"), cell(x)], [cell(x)] * 3], 3
    ),
    "two merges": lambda x: table(
        [[cell(x, merge="restart"), cell("1")], [cell("", merge="continue"), cell("2")],
         [cell(x, merge="restart"), cell("3")], [cell("", merge="continue"), cell("4")]]
    ),
    "covered text": lambda x: table([[cell(x, merge="restart"), cell(x)], [cell("covered", merge="continue"), cell(x)]]),
    "orphan": lambda x: table([[cell(x, merge="continue"), cell(x)], [cell(x), cell(x)]]),
    "other width": lambda x: table([[cell(x, 2, "restart"), cell(x)], [cell(x, 1, "continue"), cell(x, 2)]], 3),
    "grid before": lambda x: table([[cell(x)] * 3, row([cell(x)] * 2, '<w:gridBefore w:val="1"/>')], 3),
    "grid after": lambda x: table([[cell(x)] * 3, row([cell(x)] * 2, '<w:gridAfter w:val="1"/>')], 3),
    "short row": lambda x: table([[cell(x)] * 3, [cell(x)] * 2], 3),
    "long row": lambda x: table([[cell(x)] * 2, [cell(x)] * 3], 2),
    "no grid": lambda x: table([[cell(x)] * 2, [cell(x)] * 2], grid=False),
    "header": lambda x: table([row([cell(x)] * 2, "<w:tblHeader/>"), [cell(x)] * 2]),
    "two headers": lambda x: table([row([cell(x)] * 2, "<w:tblHeader/>"), row([cell(x)] * 2, "<w:tblHeader/>"), [cell(x)] * 2]),
    "merge past the header": lambda x: table(
        [row([cell(x, merge="restart"), cell(x)], "<w:tblHeader/>"), [cell("", merge="continue"), cell(x)]]
    ),
    "sideways": lambda x: table(
        [[cell(x, properties='<w:hMerge w:val="restart"/>'), cell("", properties="<w:hMerge/>"), cell(x)], [cell(x)] * 3]
    ),
    "row control": lambda x: table(
        [[cell(x)] * 2, f"<w:sdt><w:sdtPr/><w:sdtContent>{row([cell(x)] * 2)}</w:sdtContent></w:sdt>"], 2
    ),
    "cell control": lambda x: table([[f"<w:sdt><w:sdtPr/><w:sdtContent>{cell(x)}</w:sdtContent></w:sdt>", cell(x)], [cell(x)] * 2], 2),
    "deleted row": lambda x: table(
        [[cell(x)] * 2, row([cell(f'<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{x}</w:delText></w:r></w:del></w:p>')] * 2,
                            '<w:del w:id="1" w:author="a"/>'), [cell(x)] * 2]
    ),
    "inserted row": lambda x: table([[cell(x)] * 2, row([cell(x)] * 2, '<w:ins w:id="1" w:author="a"/>')]),
    "one cell": lambda x: table([[cell(x)]]),
    "empty": lambda x: table([[cell("")] * 2, [cell("")] * 2]),
    "empty rows between": lambda x: table([[cell(x)] * 2, [cell("")] * 2, [cell(x)] * 2]),
    "wide": lambda x: table([[cell(x)] * 20, [cell(x, 20)]], 20),
    "merged whole row": lambda x: table([[cell(x, 3)], [cell(x)] * 3, [cell(x, 3)]], 3),
    "span of nothing": lambda x: table([['<w:tc><w:tcPr><w:gridSpan w:val="0"/></w:tcPr>' + p(r(x)) + "</w:tc>", cell(x)]], 2),
    "no cell properties": lambda x: table([["<w:tc>" + p(r(x)) + "</w:tc>", cell(x)]], 2),
    "two tables touching": lambda x: table([[cell(x)] * 2]) + table([[cell(x)] * 2]),
    "block control around": lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{table([[cell(x)] * 2])}</w:sdtContent></w:sdt>",
    "in a text box": lambda x: p(r(x) + text_box(table([[cell(x)] * 2]) + "<w:p/>")),
    "row without cells": lambda x: table([[cell(x)] * 2, "<w:tr/>", [cell(x)] * 2], 2),
    "cell without paragraph": lambda x: table([["<w:tc><w:tcPr/></w:tc>", cell(x)]], 2),
    "exceptions": lambda x: table([f"<w:tr><w:tblPrEx><w:tblW w:w='0' w:type='auto'/></w:tblPrEx>{cell(x)}{cell(x)}</w:tr>"], 2),
    "bookmarks between": lambda x: table([[cell(x)] * 2]).replace("</w:tr>", '<w:bookmarkEnd w:id="1"/></w:tr><w:bookmarkStart w:id="1" w:name="m"/>', 1),
}

LIST = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style></w:styles>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def write_docx(path, body):
    """A package around `body`, with a list, styles, a note, a comment, a header that holds a table, a picture."""
    relations = [
        ("rId1", "styles", "styles.xml", ""),
        ("rId2", "numbering", "numbering.xml", ""),
        ("rId3", "footnotes", "footnotes.xml", ""),
        ("rId4", "comments", "comments.xml", ""),
        ("rId5", "header", "header1.xml", ""),
        ("rId8", "hyperlink", "http://example.org/", ' TargetMode="External"'),
        ("rId9", "image", "media/image1.png", ""),
    ]
    relation_xml = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}{kind}" Target="{target}"{mode}/>' for i, kind, target, mode in relations
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}{kind}+xml"/>'
        for name, kind in [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
                           ("footnotes", "footnotes"), ("comments", "comments"), ("header1", "header")]
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{OFFICE}officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships">{relation_xml}</Relationships>',
        "word/document.xml": f'<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:headerReference w:type="default" '
        'r:id="rId5"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": STYLES,
        "word/numbering.xml": LIST,
        "word/footnotes.xml": f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{p(r("a note"))}{table([[cell("noted")]])}'
        "<w:p/></w:footnote></w:footnotes>",
        "word/comments.xml": f'<w:comments {NAMESPACES}><w:comment w:id="0" w:author="a">{p(r("a comment"))}</w:comment></w:comments>',
        "word/header1.xml": f'<w:hdr {NAMESPACES}>{table([[cell("head"), cell("er")]])}<w:p/></w:hdr>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + xml)
        package.writestr(zipfile.ZipInfo("word/media/image1.png"), PNG)


def words(rng, language, least=1, most=6):
    return ("" if language in ("th", "zh") else " ").join(rng.choices(WORDS[language], k=rng.randint(least, most)))


def constructs(folder):
    """One file a construct, so that a difference names it."""
    text = "ข้อความ"
    for name, make in INLINE.items():
        body = p(make(text)) + table([[cell(p(make(text))), "b"], ["c", cell(p(make(text)))]])
        write_docx(folder / f"inline {name}.docx", body)
    for name, make in BLOCK.items():
        write_docx(folder / f"block {name}.docx", make(text) + table([[cell(make(text)), "b"], ["c", cell(make(text))]]))
    for name, make in TABLES.items():
        body = p(r("before")) + make(text) + p(r("after"))
        write_docx(folder / f"table {name}.docx", body)
        write_docx(folder / f"table {name} nested.docx", table([[cell(make(text) + p("")), "b"]]) + p(""))


def goldens(folder, source):
    """The bodies of tests/golden as documents."""
    for body in sorted(source.glob("*/body.xml")):
        xml = body.read_text(encoding="utf-8")
        # Short forms that no reader but ours takes: Word always writes properties, a grid and its widths.
        xml = xml.replace("<w:gridCol/>", '<w:gridCol w:w="1000"/>')
        xml = re.sub(r"<w:tbl>(?!\s*<w:tblPr)", "<w:tbl><w:tblPr/>", xml)
        xml = re.sub(r"<w:tblPr/>(?!\s*<w:tblGrid)", '<w:tblPr/><w:tblGrid>' + '<w:gridCol w:w="1000"/>' * 6 + "</w:tblGrid>", xml)
        write_docx(folder / f"{body.parent.name}.docx", xml)


def random_cell_content(rng, language, depth):
    out = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        kind = rng.random()
        if kind < 0.6:
            out.append(p("".join(r(words(rng, language)) for _ in range(rng.randint(0, 3)))))
        elif kind < 0.85:
            out.append(p(INLINE[rng.choice(sorted(INLINE))](words(rng, language))))
        elif kind < 0.95 or depth > 1:
            name = rng.choice(sorted(BLOCK))
            out.append(BLOCK[name](words(rng, language)))
        else:
            out.append(random_table(rng, language, depth + 1) + "<w:p/>")
    return "".join(out)


def random_table(rng, language, depth=0):
    """A rectangle cut into merged blocks, as people make them: every block is a cell."""
    rows, columns = rng.randint(1, 7), rng.randint(1, 6)
    owner = {}
    for y in range(rows):
        for x in range(columns):
            if (y, x) in owner:
                continue
            height = width = 1
            if rng.random() < 0.2:
                while x + width < columns and (y, x + width) not in owner and rng.random() < 0.5:
                    width += 1
            if rng.random() < 0.2:
                while y + height < rows and rng.random() < 0.5:
                    height += 1
            for yy in range(y, y + height):
                for xx in range(x, x + width):
                    owner[(yy, xx)] = (y, x, height, width)
    lines = []
    for y in range(rows):
        cells, x = [], 0
        while x < columns:
            top, _, height, width = owner[(y, x)]
            merge = None if height == 1 else ("restart" if top == y else "continue")
            content = random_cell_content(rng, language, depth) if top == y else p("")
            cells.append(cell(content, width, merge))
            x += width
        lines.append(row(cells, "<w:tblHeader/>" if y == 0 and rng.random() < 0.3 else ""))
    return table(lines, columns)


def randoms(folder, seeds):
    for seed in range(seeds):
        rng = random.Random(seed)
        language = rng.choice(sorted(WORDS))
        body = ""
        for _ in range(rng.randint(1, 4)):
            body += p(r(words(rng, language))) + random_table(rng, language)
        write_docx(folder / f"random {seed:04}.docx", body + p(""))


def markdown(rng, language):
    out = []
    for _ in range(rng.randint(1, 3)):
        columns = rng.randint(1, 5)
        out += ["# " + words(rng, language), "", words(rng, language, 3, 20) + " [link](http://example.org)^[note]", ""]
        out += ["1. " + words(rng, language), "2. " + words(rng, language), ""]
        out.append("| " + " | ".join(words(rng, language) for _ in range(columns)) + " |")
        out.append("|" + "---|" * columns)
        for _ in range(rng.randint(1, 5)):
            styles = ["{}", "**{}**", "*{}* x", "`{}`", "[{}](http://a.b)", "~~{}~~", "H~2~O {}", "$x$ {}", ""]
            out.append("| " + " | ".join(rng.choice(styles).format(words(rng, language)) for _ in range(columns)) + " |")
        out += ["", "+---+---+", "| a | - " + "b |", "|   | - c |", "+---+---+", ""]
    return "\n".join(out)


def html(rng, language):
    out = ["<html><head><meta charset='utf-8'></head><body>"]
    for _ in range(rng.randint(1, 3)):
        out.append(f"<p>{words(rng, language)}</p><table border=1>")
        columns = rng.randint(1, 6)
        for _ in range(rng.randint(1, 6)):
            out.append("<tr>")
            left = columns
            while left > 0:
                span = rng.randint(1, left) if rng.random() < 0.2 else 1
                inside = rng.choice(["{}", "<b>{}</b>", "<p>{}</p><p>x</p>", "<ul><li>{}</li><li>y</li></ul>", "{}<br>z",
                                     "<a href='http://a.b'>{}</a>", "", "<table><tr><td>{}</td><td>n</td></tr></table>"])
                out.append(f"<td colspan={span}>{inside.format(words(rng, language))}</td>")
                left -= span
            out.append("</tr>")
        out.append("</table>")
    return "".join(out) + "</body></html>"


def with_python_docx(path, rng, language):
    import docx  # noqa: PLC0415: the rest runs without it

    document = docx.Document()
    for _ in range(rng.randint(1, 3)):
        document.add_heading(words(rng, language), rng.randint(0, 3))
        document.add_paragraph(words(rng, language), style=rng.choice(["List Bullet", "List Number", "Normal", "Quote"]))
        rows, columns = rng.randint(1, 6), rng.randint(1, 6)
        grid = document.add_table(rows, columns, style="Table Grid")
        for tr in grid.rows:
            for tc in tr.cells:
                tc.text = words(rng, language) + rng.choice(["", "\n", "\tx", "\ny"])
        for _ in range(rng.randint(0, 3)):
            try:
                a = grid.cell(rng.randrange(rows), rng.randrange(columns))
                a.merge(grid.cell(rng.randrange(rows), rng.randrange(columns)))
            except (docx.exceptions.InvalidSpanError, ValueError):
                pass  # these two cannot be one: the table stays as it is
        if rng.random() < 0.3:
            grid.cell(0, 0).add_table(2, 2).cell(0, 0).text = words(rng, language)
    document.save(str(path))


def convert(sources, folder, reader=None):
    """LibreOffice saves `sources` as .docx into `folder`. HTML needs `reader`: the web view has no .docx."""
    for begin in range(0, len(sources), GROUP):
        convert_group(sources[begin:begin + GROUP], folder, reader)


def convert_group(sources, folder, reader):
    """It hangs on some: these are left out, and those behind them in their group."""
    profile = (folder / "profile").resolve()
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    command += [f"--infilter={reader}"] if reader else []
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    # A group of its own: soffice is a script around the program.
    office = subprocess.Popen(command + [str(s) for s in sources], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True)
    try:
        office.wait(GROUP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
        print(f"LibreOffice did not finish {sources[0].name} to {sources[-1].name}")
    shutil.rmtree(profile, ignore_errors=True)
    for left in folder.glob("*.tmp"):
        left.unlink()


def by_others(root, seeds):
    """The same kinds of documents as python-docx, pandoc and LibreOffice write them."""
    for seed in range(seeds):
        rng = random.Random(1000 + seed)
        language = rng.choice(sorted(WORDS))
        with_python_docx(root / "python-docx" / f"{seed:04}.docx", rng, language)
        (root / "sources" / f"{seed:04}.md").write_text(markdown(rng, language), encoding="utf-8")
        (root / "sources" / f"{seed:04}.html").write_text(html(rng, language), encoding="utf-8")
        for kind in ("md", "html"):
            subprocess.run(["pandoc", str(root / "sources" / f"{seed:04}.{kind}"), "-o",
                            str(root / "pandoc" / f"{seed:04} {kind}.docx")], check=True, capture_output=True)
    if not shutil.which("soffice"):
        print("LibreOffice is missing: what it would write is left out")
        return
    convert(sorted((root / "random").glob("*.docx")), root / "libreoffice")
    pages = [source.rename(source.with_name("page " + source.name)) for source in sorted((root / "sources").glob("*.html"))]
    convert(pages, root / "libreoffice", "HTML (StarWriter)")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=40, help="random documents of each maker (default: 40)")
    parser.add_argument("--golden", type=Path, metavar="DIR", help="also the bodies of tests/golden")
    parser.add_argument("--plain", action="store_true", help="only what this program writes itself")
    options = parser.parse_args(arguments)
    root = options.folder
    for name in ("golden", "constructs", "random", "pandoc", "python-docx", "libreoffice", "sources"):
        (root / name).mkdir(parents=True, exist_ok=True)
    constructs(root / "constructs")
    randoms(root / "random", options.seeds)
    if options.golden is not None:
        goldens(root / "golden", options.golden)
    if not options.plain:
        by_others(root, options.seeds)
    shutil.rmtree(root / "sources")
    made = sum(1 for _ in root.rglob("*.docx"))
    print(f"{made} documents in {root}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
