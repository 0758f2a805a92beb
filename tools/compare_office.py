#!/usr/bin/env python3
"""Compare what soat reads in Word, OpenDocument and PDF files with what LibreOffice (PDF: pdftotext) exports of them.

usage: tools/compare_office.py SOAT FILE…

For each file: how many words both have, and each place where they differ with three words before it. The differences of the
corpus are explained in docs/office.md.
"""
import difflib
import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path


def words(text):
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\ufeff", "")
    return plain.split()


def read(soat, path):
    report = subprocess.run([soat, "tree", "--format", "json", path], check=True, capture_output=True, text=True)
    return words(" ".join(node["text"] for node in json.loads(report.stdout)["nodes"] if node["text"] is not None))


def exported(path, folder):
    out = Path(folder) / f"{path.stem}.txt"
    if path.suffix == ".pdf":
        subprocess.run(["pdftotext", "-layout", path, out], check=True)
    else:
        command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, path]
        subprocess.run(command, check=True, capture_output=True)
    return words(out.read_text(encoding="utf-8"))


def main():
    soat, files = sys.argv[1], [Path(name) for name in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            ours, theirs = read(soat, path), exported(path, folder)
            match = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
            print(f"{path.name}: {len(ours)} words here, {len(theirs)} there, {match.ratio():.4f} alike")
            for kind, a, b, c, d in match.get_opcodes():
                if kind != "equal":
                    print(f"  after “{' '.join(theirs[max(0, a - 3):a])}”: here “{' '.join(ours[c:d])}”, there “{' '.join(theirs[a:b])}”")


main()
