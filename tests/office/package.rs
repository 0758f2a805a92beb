//! Packages built in the test itself: never a file from an office program.

// Each test file takes what it needs.
#![allow(dead_code, clippy::format_collect, clippy::format_push_string)]

use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip file with these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A root element `w:…` with the namespaces.
pub fn part(root: &str, inner: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{root} {W}>{inner}</w:{root}>")
}

/// A Word document with this body, and more parts (name below `word/`, its root, its inside).
pub fn docx_with(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut links = String::new();
    let mut more = vec![];
    for (i, (file, root, inner)) in parts.iter().enumerate() {
        let kind = file.trim_end_matches(".xml").trim_end_matches(|c: char| c.is_ascii_digit());
        links += &format!("<Relationship Id=\"rId{}\" Type=\"{RELATION}/{kind}\" Target=\"{file}\"/>", i + 1);
        more.push((format!("word/{file}"), part(root, inner)));
    }
    let rels = |links: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let main = format!("<Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/>");
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let (main, links) = (rels(&main), rels(&links));
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", main.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ];
    entries.extend(more.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    zip(&entries)
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// An OpenDocument file of this kind (`text`, `spreadsheet`) with these automatic styles and this body.
pub fn odf(kind: &str, styles: &str, body: &str) -> Vec<u8> {
    let spaces: String = ["office", "text", "table", "style", "drawing"]
        .iter()
        .map(|n| {
            let prefix = if *n == "drawing" { "draw" } else { n };
            format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0\"")
        })
        .collect();
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content{spaces} xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\">\
        <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>\
        </office:body></office:document-content>"
    );
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    zip(&[("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())])
}

/// A workbook of one sheet with this `sheetData` and what follows it, these strings and these formats.
pub fn xlsx(sheet: &str, strings: &[&str], formats: &[&str]) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
    };
    let rels = |links: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let strings: String = strings.iter().map(|s| format!("<si><t>{s}</t></si>")).collect();
    let codes: String = formats
        .iter()
        .enumerate()
        .map(|(i, f)| format!("<numFmt numFmtId=\"{}\" formatCode=\"{f}\"/>", 164 + i))
        .collect();
    let cells: String = (0..formats.len()).map(|i| format!("<xf numFmtId=\"{}\"/>", 164 + i)).collect();
    zip(&[
        ("_rels/.rels", rels(&link("rId1", "officeDocument", "xl/workbook.xml")).as_bytes()),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main}><sheets><sheet name=\"Biểu 1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            )
            .as_bytes(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            rels(
                &[
                    link("rId1", "worksheet", "worksheets/sheet1.xml"),
                    link("rId2", "sharedStrings", "sharedStrings.xml"),
                    link("rId3", "styles", "styles.xml"),
                ]
                .concat(),
            )
            .as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}>{sheet}</worksheet>").as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst {main}>{strings}</sst>").as_bytes()),
        (
            "xl/styles.xml",
            format!("<styleSheet {main}><numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>").as_bytes(),
        ),
    ])
}
