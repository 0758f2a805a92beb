#!/usr/bin/env python3
"""Holds what soat writes against those who read it: the schemas of SARIF and of soat's own report, a parser of JUnit, XML, and
Chromium for the page.

    pip install jsonschema junitparser
    python3 tools/formats.py target/release/soat sarif-schema-2.1.0.json examples/

The SARIF schema is that of OASIS (oasis-tcs/sarif-spec, Schemata/sarif-schema-2.1.0.json). A draft with an ignored finding and a
file that cannot be read are added, so that suppressions and failures are seen too.
"""
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import jsonschema
import junitparser

SEVERITIES = {"UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"}
IGNORED = "I. MỤC TIÊU\n\nĐạt chuẩn.\n\nII. NHIỆM VỤ\n\nTuyên truyền.\n\nII. KINH PHÍ <!-- soat: ignore KC01 — theo mẫu -->\n\nTheo dự toán.\n"


def main(soat, sarif_schema, drafts):
    desk = Path(tempfile.mkdtemp())
    shutil.copytree(drafts, desk / "drafts")
    (desk / "drafts/bỏ qua.md").write_text(IGNORED, encoding="utf-8")
    (desk / "drafts/hỏng.txt").write_bytes(b"\x00\x01\xff\xfe\xfa")
    names = ["json", "jsonl", "sarif", "junit", "checkstyle", "github", "rdjson", "html", "md"]
    formats = [word for name in names for word in ("-f", f"{name}=out.{name}")]
    run = subprocess.run([str(Path(soat).resolve()), "check", "drafts", "-q", *formats], cwd=desk, capture_output=True)
    assert run.returncode == 4, run.stderr.decode()
    text = {name: (desk / f"out.{name}").read_text(encoding="utf-8") for name in names}

    sarif = json.loads(text["sarif"])
    jsonschema.validate(sarif, json.loads(Path(sarif_schema).read_text(encoding="utf-8")))
    results = sarif["runs"][0]["results"]
    assert any("suppressions" in result for result in results) and any("fixes" in result for result in results)
    print("sarif", len(results), "results, valid")

    schema = json.loads((Path(__file__).parent.parent / "schemas/report-v1.json").read_text(encoding="utf-8"))
    report = json.loads(text["json"])
    jsonschema.validate(report, schema)
    lines = [json.loads(line) for line in text["jsonl"].splitlines()]
    assert [line for line in lines if "findings" in line] == report["files"]
    print("json", len(report["files"]), "files, valid; jsonl the same")

    (desk / "junit.xml").write_text(text["junit"], encoding="utf-8")
    suites = list(junitparser.JUnitXml.fromfile(str(desk / "junit.xml")))
    assert any(suite.failures for suite in suites) and any(suite.errors for suite in suites)
    print("junit", len(suites), "suites")

    errors = xml.fromstring(text["checkstyle"]).findall("file/error")
    assert errors and all(error.get("severity") in ("error", "warning", "info") for error in errors)
    print("checkstyle", len(errors), "errors")

    # The fields of reviewdog's proto/rdf/reviewdog.proto; columns count bytes of UTF-8.
    diagnostics = json.loads(text["rdjson"])["diagnostics"]
    for one in diagnostics:
        assert isinstance(one["message"], str) and isinstance(one["location"]["path"], str)
        assert one["severity"] in SEVERITIES and isinstance(one.get("code", {}).get("value", ""), str)
        lines = (desk / one["location"]["path"]).read_bytes().splitlines()
        for place in [one["location"].get("range"), *(fix["range"] for fix in one.get("suggestions", []))]:
            for end in (place or {}).values():
                assert 1 <= end["column"] <= len(lines[end["line"] - 1]) + 1, one
    print("rdjson", len(diagnostics), "diagnostics")

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        page = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={desk}/profile", "--dump-dom"]
        (desk / "out.html").rename(desk / "page.html")
        dom = subprocess.run([*page, f"file://{desk}/page.html"], capture_output=True).stdout.decode()
        assert dom.count("<mark") > 20 and "hỏng.txt" in dom
        print("html", dom.count("<mark"), "marks in the browser's page")
    shutil.rmtree(desk)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
