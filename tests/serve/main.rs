//! `soat serve`, the real binary over real connections: what it answers, whom it refuses, what it survives.

#![allow(clippy::missing_panics_doc, reason = "tests panic")]

mod client;
mod drafts;
#[path = "../office/package.rs"]
mod package;
mod refusals;

use client::{Page, open};

#[test]
fn the_page_is_in_vietnamese_or_english_and_needs_nothing_from_outside() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi"]);
    let vi = page.get("/");
    assert_eq!(vi.status, 200);
    assert!(vi.text().contains("<html lang=\"vi\">") && vi.text().contains("Soát văn bản"));
    assert!(page.get("/?lang=en").text().contains("<html lang=\"en\">"));
    for (path, media) in [
        ("/page.css", "text/css; charset=utf-8"),
        ("/sheet.css", "text/css; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
    ] {
        let asset = page.get(path);
        assert_eq!((asset.status, asset.header("content-type")), (200, media), "{path}");
    }
    for answer in [vi, page.get("/nowhere"), page.send("POST", "/check?name=a.txt", &[], b"")] {
        assert!(answer.header("content-security-policy").starts_with("default-src 'self'"));
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("connection"), "close");
    }
}

#[test]
fn the_folders_stage_is_chosen_and_a_wrong_configuration_is_told_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("soat.toml");
    std::fs::write(&config, "stage = \"issue\"\n").expect("written");
    let page = open(folder.path(), &[]);
    assert!(page.get("/").text().contains("value=\"issue\" checked"));
    std::fs::write(&config, "stages = 1\n").expect("written");
    let broken = page.send("POST", "/check?name=a.txt&lang=en", &[], b"text");
    assert_eq!(broken.status, 500);
    assert!(broken.json()["message"].as_str().expect("a sentence").contains("soat.toml:1"));
    let (code, _, said) = client::ends(folder.path(), &["--lang", "en"]);
    assert!(code == Some(2) && said.contains("soat.toml:1"), "{said}");
}

#[test]
fn what_is_asked_for_by_flag_or_environment_holds_for_every_draft_that_says_nothing_else() {
    use std::path::Path;
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("soat.toml"), "stage = \"sign\"\n").expect("written");
    let env =
        [("SOAT_STAGE", Path::new("ban-hanh")), ("SOAT_PROFILE", Path::new("strict")), ("SOAT_LANG", Path::new("en"))];
    let page = client::open_with(folder.path(), &["--ignore", "SL01"], &env);
    let start = page.get("/").text().to_owned();
    assert!(start.contains("<html lang=\"en\">"), "{start}");
    assert!(start.contains("value=\"issue\" checked") && start.contains("value=\"strict\" checked"), "{start}");
    let draft = "- Trồng được 30/40 ha rừng, đạt 85%.\n- Tổng số: 12 hộ (hộ nghèo 5 hộ, hộ cận nghèo 5 hộ).\n";
    let told = |query: &str| page.post(&format!("/check?name=kh.txt{query}"), draft.as_bytes()).json();
    let stage = |query: &str| page.post(&format!("/sheet?name=kh.txt&lang=vi{query}"), draft.as_bytes());
    assert!(stage("").text().contains("bước ban hành") && stage("&stage=draft").text().contains("bước dự thảo"));
    assert!(!told("").to_string().contains("SL01"));
}

#[cfg(unix)]
#[test]
fn it_stops_when_it_is_asked_to() {
    for signal in ["-INT", "-TERM"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut page = open(folder.path(), &["--lang", "en"]);
        // A connection that says nothing must not hold it up.
        let _silent = std::net::TcpStream::connect(page.address).expect("it listens");
        assert_eq!(page.stop(signal), Some(0));
    }
}

#[test]
fn a_port_that_is_taken_is_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &[]);
    let port = page.address.port().to_string();
    let (code, _, said) = client::ends(folder.path(), &["--lang", "vi", "--port", &port]);
    assert!(code == Some(2) && said.contains(&format!("cổng {port} đang được dùng")), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_at_the_page() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let (program, noted) = (folder.path().join("xdg-open"), folder.path().join("noted"));
    std::fs::write(&program, format!("#!/bin/sh\necho \"$1\" > '{}'\n", noted.display())).expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("made a program");
    let page: Page = client::open_with(folder.path(), &["--open"], &[("PATH", folder.path())]);
    let asked = client::until(|| std::fs::read_to_string(&noted).ok().filter(|text| text.ends_with('\n')));
    assert_eq!(asked.trim(), page.url);
}
