#!/usr/bin/env python3
"""Redo the office files beside the drafts of tests/office/drafts with LibreOffice.

usage: tools/office_drafts.py [NAME.md|NAME.txt]…        (all drafts without an argument)

Each draft is written as a flat OpenDocument text the way an official sets it in Word: A4, Times New Roman 14, page number at
the top, a head and a foot of two columns without borders, and numbers (`I.`, `1.`, `a)`, `-`) that the program counts by
itself. LibreOffice then makes NAME.docx, NAME.odt and NAME.pdf of it. tests/office_drafts.rs asks that soat finds in all of
them what it finds in the text; it needs no LibreOffice, for the files are committed.

The drafts also go through LibreOffice as they are, as text files that were opened there and saved or printed, Markdown marks and
all: tests/office/lines.
"""
import html.parser
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

DRAFTS = Path(__file__).resolve().parent.parent / "tests/office/drafts"
LINES = DRAFTS.parent / "lines"

# Kind of number: its pattern, the style of its list, and how the count is read.
NUMBERS = [
    ("roman", re.compile(r"(\*\*)?([IVX]+)\. "), lambda s: ["", "I", "II", "III", "IV", "V", "VI", "VII"].index(s)),
    ("arabic", re.compile(r"(\*\*)?([0-9]+)\. "), int),
    ("letter", re.compile(r"(\*\*)?([a-d])\) "), lambda s: ord(s) - ord("a") + 1),
    ("dash", re.compile(r"(\*\*)?(-) "), lambda _: 1),
]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="T" svg:font-family="'Times New Roman'" style:font-family-generic="roman"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="1cm"/>
<style:text-properties style:font-name="T" fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
LISTS</office:styles>
<office:automatic-styles>
<style:style style:name="body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties
 fo:text-align="justify" fo:text-indent="1.27cm" fo:margin-top="0.2cm" fo:line-height="115%"/></style:style>
<style:style style:name="cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="head" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties fo:font-size="13pt"/></style:style>
<style:style style:name="for" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="list" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="bi" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-style="italic"/></style:style>
<style:style style:name="box" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:style style:name="bare" style:family="table-cell"><style:table-cell-properties fo:border="none" fo:padding="0.1cm"/></style:style>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.2cm"
 fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="2cm"/><style:header-style><style:header-footer-properties
 fo:min-height="0.6cm" fo:margin-bottom="0.2cm"/></style:header-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"><style:header><text:p
 text:style-name="cell"><text:page-number text:select-page="current"/></text:p></style:header><style:header-first><text:p/></style:header-first></style:master-page></office:master-styles>
<office:body><office:text>
"""

LEVEL = {
    "roman": '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix=".">',
    "arabic": '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">',
    "letter": '<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")">',
    "dash": '<text:list-level-style-bullet text:level="1" text:bullet-char="-">',
}
INDENT = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
    'text:label-followed-by="space" fo:text-indent="1.27cm"/></style:list-level-properties>'
)


class Table(html.parser.HTMLParser):
    """The rows of an HTML table: text, columns and rows each cell covers, whether it heads a column."""

    def __init__(self, source):
        super().__init__()
        self.rows = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            spans = dict(attrs)
            self.rows[-1].append(["", int(spans.get("colspan", 1)), int(spans.get("rowspan", 1)), tag == "th"])

    def handle_data(self, data):
        if data.strip():
            self.rows[-1][-1][0] += data


def runs(text):
    """Markdown emphasis as spans."""
    out = ""
    for piece in re.split(r"(\*{1,3}[^*]+\*{1,3})", text):
        stars = len(piece) - len(piece.lstrip("*"))
        words = escape(piece.strip("*"))
        style = ["", "i", "b", "bi"][stars]
        out += f'<text:span text:style-name="{style}">{words}</text:span>' if style else words
    return out


def table(rows, name, bare):
    style = "bare" if bare else "box"
    covered = {}
    out = f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="{max(map(width, rows))}"/>'
    heads = sum(1 for row in rows if not bare and row and all(cell[3] for cell in row))
    for r, row in enumerate(rows):
        if heads and r == 0:
            out += "<table:table-header-rows>"
        out += "<table:table-row>"
        column = 0
        cells = list(row)
        while cells or (r, column) in covered:
            if (r, column) in covered:
                out += "<table:covered-table-cell/>"
                column += 1
                continue
            text, columns, height, _ = cells.pop(0)
            spans = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{height}"' if columns * height > 1 else ""
            lines = text.split("<br>")
            sets = ["head"] * len(lines) if bare else ["cell"] * len(lines)
            if "Nơi nhận" in text:
                sets = ["for"] + ["list"] * len(lines)
            out += f'<table:table-cell table:style-name="{style}"{spans}>'
            out += "".join(f'<text:p text:style-name="{set_}">{runs(line)}</text:p>' for line, set_ in zip(lines, sets))
            out += "</table:table-cell>" + "<table:covered-table-cell/>" * (columns - 1)
            for y in range(1, height):
                for x in range(columns):
                    covered[(r + y, column + x)] = True
            column += columns
        out += "</table:table-row>"
        if heads and r == heads - 1:
            out += "</table:table-header-rows>"
    return out + "</table:table>"


def marked(source):
    """A draft of plain lines in Markdown, set as the decree says: two columns at head and foot, bold and italic type."""
    lines = [line for line in source.splitlines() if line.strip()]
    at = lambda start: next(i for i, line in enumerate(lines) if line.startswith(start))
    state, number, kind, to, signed = at("CỘNG HÒA"), at("Số:"), at("KẾ HOẠCH"), at("Nơi nhận"), at("TM.")
    bold = lambda lines: "<br>".join(f"**{line}**" for line in lines)
    head = f"| {bold(lines[:state])} | {bold(lines[state:number])} |\n|---|---|\n| {lines[number]} | *{lines[number + 1]}* |"
    foot = f"| ***{lines[to]}***<br>{'<br>'.join(lines[to + 1:signed])} | {bold(lines[signed:])} |\n|---|---|"
    is_title = lambda i, line: i < 2 or re.match(r"[IVX]+\. ", line)
    body = [
        f"**{line}**" if is_title(i, line) else f"*{line}*" if line.startswith("Căn cứ") else line
        for i, line in enumerate(lines[kind:to])
    ]
    return "\n\n".join([head, *body, foot])


def width(row):
    return sum(cell[1] for cell in row)


def flat(source):
    """The draft as a flat OpenDocument text."""
    lists = "".join(
        f'<text:list-style style:name="{name}">{opening}{INDENT}</{opening[1:].split(" ")[0]}></text:list-style>'
        for name, opening in LEVEL.items()
    )
    out = HEAD.replace("LISTS", lists)
    last, count, tables = {}, 0, 0
    blocks = source.strip().split("\n\n")
    for block in blocks:
        if block.startswith(("|", "<table>")):
            if block.startswith("|"):
                lines = [line.strip().strip("|").split("|") for line in block.splitlines()]
                bare = "<br>" in block
                rows = [[[cell.strip(), 1, 1, i == 0] for cell in line] for i, line in enumerate(lines) if i != 1]
            else:
                bare, rows = False, Table(block).rows
            tables += 1
            out += table(rows, f"T{tables}", bare)
            continue
        text = " ".join(block.split("\n"))
        if text.startswith("#"):
            text = "**" + text.lstrip("# ") + "**"
        for name, pattern, value in NUMBERS:
            if match := pattern.match(text):
                number = value(match.group(2))
                count += 1
                begins = number == 1 or last.get(name, (0, 0))[0] + 1 != number
                joined = "" if name == "dash" or begins else f' text:continue-list="n{last[name][1]}"'
                start = f' text:start-value="{number}"' if begins and number > 1 else ""
                out += f'<text:list xml:id="n{count}" text:style-name="{name}"{joined}><text:list-item{start}>'
                out += f'<text:p text:style-name="body">{runs((match.group(1) or "") + text[match.end():])}</text:p></text:list-item></text:list>'
                last[name] = (number, count)
                break
        else:
            title = text.startswith("**") and not out.count('style-name="body"')
            out += f'<text:p text:style-name="{"cell" if title else "body"}">{runs(text)}</text:p>'
    return out + "</office:text></office:body></office:document>"


def main():
    drafts = [Path(name) for name in sys.argv[1:]] or sorted([*DRAFTS.glob("*.md"), *DRAFTS.glob("*.txt")])
    with tempfile.TemporaryDirectory() as folder:
        for draft in drafts:
            made = Path(folder) / f"{draft.stem}.fodt"
            source = draft.read_text(encoding="utf-8")
            made.write_text(flat(marked(source) if draft.suffix == ".txt" else source), encoding="utf-8")
            for kind in ("docx:MS Word 2007 XML", "odt", "pdf"):
                command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(draft.parent), str(made)]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                print(draft.with_suffix("." + kind.split(":")[0]))
            lines = Path(folder) / f"{draft.stem}.txt"
            lines.write_text(source, encoding="utf-8")
            for kind in ("docx:MS Word 2007 XML", "odt", "pdf"):
                read = ["soffice", "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", kind]
                command = [*read, "--outdir", str(LINES), str(lines)]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                print(LINES / f"{draft.stem}.{kind.split(':')[0]}")


main()
