#!/usr/bin/env python3
"""How often soat is right: counts and precision by rule over a folder of documents, from findings judged by people.

    tools/accuracy.py SOAT FOLDER [--judgements FILE] [--out FILE] [--list]

Runs `SOAT check FOLDER --stage issue --profile regular -f json`, counts findings by rule and severity, lists errors and
warnings (`--list`, to be judged; `--infos` lists infos too), merges a judgement file and writes the page. Errors and
warnings must all be judged; infos are where the file has a line for them. A judgement is a line of

    file <TAB> code <TAB> line or quote <TAB> true|false|doubtful <TAB> note

and holds for findings of that code in that file on that line, or whose text begins with the quote. Exits with 1 where a
judgement fits no finding any more or a finding is not judged, so that the page cannot go stale unseen.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys

VERDICTS = ("true", "false", "doubtful")
FLOOR = 0.95
QUOTE = 60


def run(soat, folder):
    """The report of soat on a folder; exit codes 0 and 1 both mean it was checked."""
    command = [soat, "check", ".", "--isolated", "--stage", "issue", "--profile", "regular", "--lang", "vi", "-f", "json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1, 4) or not done.stdout:
        sys.exit(f"accuracy: soat ended with {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def findings(report):
    """(file, code, severity, line, message, quote) of every finding."""
    for file in report["files"]:
        for found in file["findings"]:
            line = found["span"]["start"]["line"] if found["span"] else 0
            quote = " ".join((found["text"] or "").split())[:QUOTE]
            yield file["path"].removeprefix("./"), found["code"], found["severity"], line, found["message"], quote


def read_judgements(path):
    """Rows (file, code, place, verdict, note) of a judgement file."""
    rows = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not raw.strip() or raw.startswith("#"):
            continue
        cells = raw.split("\t")
        if len(cells) < 4 or cells[3] not in VERDICTS:
            sys.exit(f"accuracy: {path}:{number}: want file, code, line or quote, {'|'.join(VERDICTS)}, note")
        rows.append((*cells[:4], cells[4] if len(cells) > 4 else ""))
    return rows


def fits(row, found):
    """Whether a judgement is of a finding."""
    file, code, place = row[:3]
    at = place == str(found[3]) if place.isdigit() else found[5].startswith(place)
    return file == found[0] and code == found[1] and at


def share(right, wrong):
    """A precision as people read it."""
    return f"{100 * right / (right + wrong):.1f} %" if right + wrong else "–"


def page(report, judged, unjudged):
    """The page in Markdown."""
    counts = collections.defaultdict(collections.Counter)
    names = {}
    for file in report["files"]:
        for found in file["findings"]:
            counts[found["code"]][found["severity"]] += 1
            names[found["code"]] = found["name"]
    verdicts = collections.defaultdict(collections.Counter)
    for found, row in judged:
        verdicts[found[1]][row[3]] += 1
    total = sum(verdicts.values(), collections.Counter())
    infos = sum(1 for found, _ in judged if found[2] == "info")
    firm = total["true"] + total["false"]
    lines = [
        "# Accuracy",
        "",
        "Written by `tools/accuracy.py`; the judgements are in `accuracy-judgements.tsv`.",
        "",
        f"soat {report['tool']['version']} on {len(report['files'])} real documents at `--stage issue --profile regular`. "
        "Errors and warnings were judged one by one, in the document around them. **True**: an official would agree that something is wrong with "
        "the document as it stands, slips in issued documents included. **False**: soat is wrong. **Doubtful**: officials "
        f"differ. Of the infos {infos} were judged too, in the same table. The documents are text, Markdown, Word and PDF files of provinces, "
        "departments and communes; drafts among them lack number and date, which counts as true at this stage. The judge was "
        "one of the makers of soat, and false alarms found on the way were mended: documents that soat has not seen will "
        "show a lower figure.",
        "",
        f"{sum(total.values())} findings judged: {total['true']} true, {total['false']} false, {total['doubtful']} "
        f"doubtful. Precision without the doubtful ones {share(total['true'], total['false'])}, with all of them held "
        f"against soat {share(total['true'], total['false'] + total['doubtful'])}."
        + (f" {len(unjudged)} findings are not judged yet." if unjudged else ""),
        "",
        "| code | name | errors | warnings | infos | true | false | doubtful | precision |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for code in sorted(counts):
        c, v = counts[code], verdicts[code]
        lines.append(
            f"| {code} | {names[code]} | {c['error']} | {c['warning']} | {c['info']} | {v['true']} | {v['false']} "
            f"| {v['doubtful']} | {share(v['true'], v['false'])} |"
        )
    everything = sum(counts.values(), collections.Counter())
    lines.append(
        f"| | all | {everything['error']} | {everything['warning']} | {everything['info']} | {total['true']} "
        f"| {total['false']} | {total['doubtful']} | {share(total['true'], total['false'])} |"
    )
    for verdict, title in (("false", "False alarms"), ("doubtful", "Doubtful")):
        rows = [(found, row) for found, row in judged if row[3] == verdict]
        if rows:
            lines += ["", f"## {title}", "", "| file | line | code | quote | note |", "|---|--:|---|---|---|"]
            lines += [
                f"| {found[0]} | {found[3]} | {found[1]} | {found[5].replace('|', '/')} | {row[4]} |" for found, row in rows
            ]
    return "\n".join(lines) + "\n", firm == 0 or total["true"] >= FLOOR * firm


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("soat")
    parser.add_argument("folder")
    parser.add_argument("--judgements", type=pathlib.Path, default=pathlib.Path("docs/accuracy-judgements.tsv"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("docs/accuracy.md"))
    parser.add_argument("--list", action="store_true", help="list errors and warnings, write nothing")
    parser.add_argument("--infos", action="store_true", help="with --list: infos too")
    args = parser.parse_args()
    report = run(str(pathlib.Path(args.soat).resolve()), args.folder)
    everything = list(findings(report))
    weighty = [found for found in everything if found[2] != "info"]
    if args.list:
        for file, code, severity, line, message, quote in everything if args.infos else weighty:
            print(f"{file}:{line}\t{code}\t{severity}\t{message}\t{quote}")
        return 0
    rows = read_judgements(args.judgements) if args.judgements.exists() else []
    judged = [(found, next((row for row in rows if fits(row, found)), None)) for found in everything]
    unjudged = [found for found, row in judged if row is None and found[2] != "info"]
    judged = [(found, row) for found, row in judged if row is not None]
    stale = [row for row in rows if not any(fits(row, found) for found in everything)]
    text, good = page(report, judged, unjudged)
    args.out.write_text(text, encoding="utf-8")
    for found in unjudged:
        print(f"not judged: {found[0]}:{found[3]} {found[1]} {found[4]}", file=sys.stderr)
    for row in stale:
        print(f"fits no finding: {row[0]} {row[1]} {row[2]}", file=sys.stderr)
    if not good:
        print(f"precision is below {FLOOR:.0%}", file=sys.stderr)
    return int(bool(unjudged or stale or not good))


if __name__ == "__main__":
    sys.exit(main())
