//! Whom the page refuses and what it survives: other sites, other names, drafts that are too large, broken or hostile.

use super::client::open;
use super::package::zip;
use std::io::{Read as _, Write as _};

#[test]
fn other_names_and_other_sites_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "en"]);
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:80"] {
        let answer = page.send("GET", "/", &[("Host", host)], b"");
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.text().starts_with("not the address of this page"));
    }
    let localhost = format!("localhost:{}", page.address.port());
    assert_eq!(page.send("GET", "/", &[("Host", &localhost)], b"").status, 200);
    for origin in ["http://evil.example", "null", "https://127.0.0.1"] {
        let answer = page.send("POST", "/check?name=a.txt", &[("Origin", origin)], b"text");
        assert_eq!((answer.status, answer.json()["code"].as_str()), (403, Some("origin")), "{origin}");
    }
    let own = format!("http://{}", page.address);
    assert_eq!(page.send("POST", "/check?name=a.txt", &[("Origin", &own)], b"text").status, 200);
    // No page elsewhere may read an answer.
    assert_eq!(page.get("/").header("access-control-allow-origin"), "");
}

#[test]
fn a_page_for_the_network_wants_its_token() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi", "--host", "0.0.0.0"]);
    assert_eq!(page.base.len(), 33, "{}", page.url);
    assert_eq!(page.get("/").status, 200);
    assert!(page.get("/").text().contains("trong mạng nội bộ"));
    assert_eq!(page.post("/check?name=a.txt", b"text").json()["name"], "a.txt");
    let bare = page.raw("GET", &page.base, &[], b"");
    assert_eq!((bare.status, bare.header("location")), (308, format!("{}/", page.base).as_str()));
    let wrong = format!("/{}/", "0".repeat(32));
    for path in ["/", "/page.js", wrong.as_str()] {
        let answer = page.raw("GET", path, &[], b"");
        assert_eq!(answer.status, 403, "{path}");
        assert!(answer.text().starts_with("thiếu mã truy cập"));
    }
    assert_eq!(page.raw("POST", "/check?name=a.txt", &[], b"text").status, 403);
    let named = format!("office.example:{}", page.address.port());
    assert_eq!(page.send("GET", "/", &[("Host", &named)], b"").status, 421);
    let again = open(folder.path(), &["--host", "0.0.0.0"]);
    assert_ne!(page.base, again.base);
}

#[test]
fn a_draft_over_the_limit_is_413() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi", "--max-file-size", "2M"]);
    assert!(page.get("/").text().contains("tối đa 2 MB"));
    // Only said, and really sent without saying how much.
    let said = page.send("POST", "/check?name=a.txt", &[("Content-Length", "3000000")], b"");
    assert_eq!((said.status, said.json()["code"].as_str()), (413, Some("too-large")));
    assert!(said.json()["message"].as_str().expect("a sentence").contains("lớn hơn 2 MB"));
    let mut chunk = b"2dc6c0\r\n".to_vec();
    chunk.resize(chunk.len() + 3_000_000, b'a');
    chunk.extend(b"\r\n0\r\n\r\n");
    let mut stream = std::net::TcpStream::connect(page.address).expect("it listens");
    let head =
        format!("POST /check?name=a.txt HTTP/1.1\r\nHost: {}\r\nTransfer-Encoding: chunked\r\n\r\n", page.address);
    stream.write_all(head.as_bytes()).expect("sent");
    let _ = stream.write_all(&chunk);
    let mut status = [0; 12];
    if stream.read_exact(&mut status).is_ok() {
        assert_eq!(&status, b"HTTP/1.1 413");
    }
    assert_eq!(page.get("/").status, 200);
}

#[test]
fn drafts_that_cannot_be_read_are_sentences_and_the_page_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi"]);
    let bomb = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &vec![b' '; 6 << 20])]);
    let encrypted = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>\n%%EOF";
    let drafts: [(&str, &[u8]); 6] = [
        ("bom.docx", &bomb),
        ("hong.docx", b"PK\x03\x04 broken"),
        ("khoa.pdf", encrypted),
        ("trong.txt", b"  \n"),
        ("anh.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0"),
        ("rong.docx", b""),
    ];
    for (name, bytes) in drafts {
        for what in ["check", "copy", "sheet"] {
            let answer = page.send("POST", &format!("/{what}?name={name}&lang=vi"), &[], bytes);
            assert_eq!(answer.status, 422, "{what} {name}: {}", answer.text());
            let said = answer.json()["message"].as_str().expect("a sentence").to_owned();
            assert!(said.starts_with(name) && said.contains("; đề nghị "), "{said}");
        }
    }
    for query in ["stage=soon", "profile=lax"] {
        assert_eq!(page.send("POST", &format!("/check?{query}"), &[], b"text").status, 400, "{query}");
    }
    assert_eq!(page.send("GET", "/check", &[], b"").status, 405);
    page.post("/check?name=a.txt", b"text");
}

#[test]
fn many_at_once_are_all_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &[]);
    let draft = "- Trồng được 8.400 cây/3.200 cây đạt 226,5%.\n".repeat(200);
    std::thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| page.post("/check?name=a.txt", draft.as_bytes()));
        }
    });
}
