//! Fixes of text files: what they do not touch stays byte for byte, and a second pass finds nothing to do.

use proptest::prelude::*;
use soat::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use soat::fix::{Rewrite, encoded, replace, rewrite};
use soat::lint::{Linter, Profile, Settings};
use soat::read::{Limits, read_bytes};
use soat::rules::Catalog;
use soat::rules::card::Sample;
use soat::rules::card::Stage;
use soat::text::{Span, Text};
use unicode_normalization::UnicodeNormalization;

fn read(name: &str, bytes: &[u8]) -> Text {
    read_bytes(name, bytes, &Limits::default()).expect("text")
}

/// Replaces each `from` of the content by `to`.
fn fixes(text: &Text, changes: &[(&str, &str)], applicability: Applicability) -> Vec<Diagnostic> {
    let find = |from: &str| {
        let start = text.content().find(from).expect("it stands there");
        Span::new(start, start + from.len())
    };
    changes
        .iter()
        .map(|(from, to)| Diagnostic::at(find(from)).fix(Fix::replace(applicability, find(from), *to)))
        .collect()
}

fn apply(name: &str, source: &str, changes: &[(&str, &str)]) -> Option<Rewrite> {
    let text = read(name, source.as_bytes());
    let again = |decoded: &str| {
        read_bytes(name, decoded.as_bytes(), &Limits::default()).ok().map(|text| text.content().to_owned())
    };
    rewrite(&text, &fixes(&text, changes, Applicability::Safe), Applicability::Safe, &again)
}

fn fixed(source: &str, changes: &[(&str, &str)]) -> String {
    apply("a.md", source, changes).expect("a fix").decoded
}

#[test]
fn line_ends_markup_and_marks_around_an_edit_stay() {
    let source = "# Kế hoạch\r\n\r\n**Tỷ lệ  đạt** 90% ,\r\nnăm 2031.\r\n\r\n- một\r\n";
    let wanted = "# Kế hoạch\r\n\r\n**Tỷ lệ đạt** 90%,\r\nnăm 2031.\r\n\r\n- một\r\n";
    assert_eq!(fixed(source, &[("lệ  đạt", "lệ đạt"), ("90% ,", "90%,")]), wanted);
}

#[test]
fn an_edit_across_emphasis_keeps_its_marks() {
    let fixed = fixed("Thực hiện  **tốt công** tác.", &[("hiện  tốt", "hiện tốt")]);
    let text = read("a.md", fixed.as_bytes());
    assert_eq!(text.content(), "Thực hiện tốt công tác.");
    assert_eq!(fixed.matches("**").count(), 2);
}

#[test]
fn decomposed_letters_elsewhere_stay_decomposed() {
    let source = "Pho\u{302}\u{301} biến, tuye\u{302}n truyền ;\n";
    let fixed = fixed(source, &[("truyền ;", "truyền;")]);
    assert_eq!(fixed, "Pho\u{302}\u{301} biến, tuye\u{302}n truyền;\n");
}

#[test]
fn an_edit_in_a_decomposed_letter_takes_it_whole() {
    let source = "ho\u{300}a giải\n";
    assert_eq!(fixed(source, &[("hòa", "hoà")]), "hoa\u{300} giải\n");
}

#[test]
fn a_replacement_is_decomposed_where_what_it_replaces_is() {
    let decomposed = |text: &str| text.nfd().collect::<String>();
    let source = decomposed("Luật Phòng chống thiên tai, đạt từ 90%.\n");
    let wanted = decomposed("Luật Phòng, chống thiên tai, đạt từ 90% trở lên.\n");
    let changes = [("Luật Phòng chống", "Luật Phòng, chống"), ("90%", "90% trở lên")];
    assert_eq!(fixed(&source, &changes), wanted);
    // Composing letters is an edit, too: what the content says stays.
    assert_eq!(fixed(&decomposed("một hai\n"), &[("một", "một")]), "một hai\n");
    // An entity is no decomposed letter.
    let page = apply("a.html", "<p>ch&agrave;o bạn</p>", &[("chào bạn", "chào các bạn")]).expect("a fix");
    assert!(page.decoded.contains("chào các bạn"), "{}", page.decoded);
}

#[test]
fn paragraphs_are_joined() {
    assert_eq!(
        fixed("lấn chiếm vỉa\n\nhè phố.\n\nSau đó.\n", &[("vỉa\nhè", "vỉa hè")]),
        "lấn chiếm vỉa hè phố.\n\nSau đó.\n"
    );
}

#[test]
fn of_overlapping_fixes_the_first_is_applied() {
    let rewrite = apply("a.txt", "một  hai  ba", &[("một  hai", "một hai"), ("hai  ba", "hai ba")]).expect("one");
    assert_eq!((rewrite.decoded.as_str(), rewrite.applied, rewrite.skipped), ("một hai  ba", 1, 1));
}

#[test]
fn what_would_read_as_markup_is_left_out() {
    assert_eq!(apply("a.md", "Một hai\n", &[("hai", "<!-- hai -->")]), None);
    let both = apply("a.md", "Một hai  ba\n", &[("Một", "**Một**"), ("hai  ba", "hai ba")]).expect("the other");
    assert_eq!((both.decoded.as_str(), both.applied), ("Một hai ba\n", 1));
}

#[test]
fn figures_and_fixes_for_the_eye_are_never_applied() {
    let text = read("a.txt", b"90%");
    let any = |_: &str| Some(String::new());
    for least in [Applicability::Display, Applicability::Unsafe] {
        let display = fixes(&text, &[("90%", "80%")], Applicability::Display);
        assert_eq!(rewrite(&text, &display, least, &any), None);
    }
    let unsafe_ones = fixes(&text, &[("90%", "80%")], Applicability::Unsafe);
    assert_eq!(rewrite(&text, &unsafe_ones, Applicability::Safe, &any), None);
}

#[test]
fn a_fix_is_applied_whole_or_not_at_all() {
    let text = read("a.txt", "một hai ba".as_bytes());
    let edit = |from: usize, to: usize, text: &str| Edit { span: Span::new(from, to), text: text.to_owned() };
    let pair =
        Fix { applicability: Applicability::Safe, title: "main", edits: vec![edit(0, 5, "A"), edit(10, 12, "C")] };
    let clash =
        Fix { applicability: Applicability::Safe, title: "main", edits: vec![edit(6, 9, "B"), edit(10, 12, "D")] };
    let both = [Diagnostic::at(Span::new(0, 5)).fix(pair), Diagnostic::at(Span::new(6, 9)).fix(clash)];
    let again = |decoded: &str| Some(decoded.to_owned());
    let rewrite = rewrite(&text, &both, Applicability::Safe, &again).expect("one");
    assert_eq!(rewrite.decoded, "A hai C");
}

#[test]
fn encodings_and_marks_are_kept_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kh.txt");
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("Số ,\r\nhai\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [utf16, "\u{feff}Số ,\r\nhai\r\n".as_bytes().to_vec()] {
        std::fs::write(&path, &bytes).expect("a file");
        let text = read("kh.txt", &bytes);
        let source = text.source();
        assert_eq!(encoded(source, source.decoded.as_deref().expect("text")), bytes);
        replace(&path, source, "Số,\r\nhai\r\n").expect("replaced");
        let now = read("kh.txt", &std::fs::read(&path).expect("the file"));
        assert_eq!((now.source().encoding, now.source().bom), (source.encoding, source.bom));
        assert_eq!(now.source().decoded.as_deref(), Some("Số,\r\nhai\r\n"));
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing is left beside it");
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kh.txt");
    std::fs::write(&path, "một").expect("a file");
    let text = read("kh.txt", b"m\xe1\xbb\x99t ,");
    assert!(replace(&path, text.source(), "x").is_err());
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "một");
}

/// Findings of the core rules as code and matched text.
fn found(linter: &Linter, text: &Text) -> Vec<(String, String)> {
    let list = linter.check(text).diagnostics;
    list.into_iter()
        .map(|d| (d.code.into_owned(), d.span.map_or(String::new(), |span| text.slice(span).to_owned())))
        .collect()
}

/// Every text that the cards give, as Windows and as a Mac would write it too.
fn texts() -> Vec<(String, String)> {
    let catalog = Catalog::shipped();
    let unmarked = |text: &str| text.replace(['«', '»'], "");
    let mut texts = Vec::new();
    for card in catalog.cards() {
        for example in card.examples.iter() {
            for (_, text) in [&example.bad, &example.good].into_iter().flatten().flat_map(Sample::parts) {
                texts.push((card.code.to_string(), unmarked(text)));
                texts.push((card.code.to_string(), unmarked(text).replace('\n', "\r\n")));
                texts.push((card.code.to_string(), unmarked(text).nfd().collect()));
            }
        }
    }
    for entry in std::fs::read_dir("examples").expect("the folder").filter_map(Result::ok) {
        if let Ok(text) = std::fs::read_to_string(entry.path()) {
            texts.push((entry.path().display().to_string(), text));
        }
    }
    texts
}

#[test]
fn what_was_fixed_is_gone_nothing_new_came_and_a_second_pass_is_idle() {
    let catalog = Catalog::shipped();
    let settings = Settings { stage: Stage::Issue, preview: true, profile: Profile::Strict, ..Settings::default() };
    let linter = Linter::new(&catalog, settings).expect("rules");
    let (mut faults, mut applied) = (Vec::new(), 0);
    for (name, source) in texts() {
        let read = |source: &str| read_bytes("a.md", source.as_bytes(), &Limits::default()).ok();
        let Some(mut text) = read(&source) else { continue };
        let diagnostics = linter.check(&text).diagnostics;
        if !diagnostics.iter().any(|d| d.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)) {
            continue;
        }
        let before = found(&linter, &text);
        let again = |decoded: &str| read(decoded).map(|text| text.content().to_owned());
        let mut passes = 0;
        while let Some(now) = rewrite(&text, &linter.check(&text).diagnostics, Applicability::Safe, &again) {
            applied += now.applied;
            passes += 1;
            if passes > 5 {
                faults.push(format!("{name}: fixes go on and on in {source:?}"));
                break;
            }
            text = read(&now.decoded).expect("it was read before");
        }
        let after = found(&linter, &text);
        let count = |list: &[(String, String)], code: &str| list.iter().filter(|(c, _)| c == code).count();
        for (code, quote) in &after {
            if passes > 0 && count(&after, code) > count(&before, code) {
                faults.push(format!("{name}: {code} came with a fix, at {quote:?} in {:?}", text.content()));
            }
        }
    }
    assert!(applied > 20, "only {applied} fixes were tried");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("một "),
        Just("**hai**"),
        Just(" *ba* "),
        Just("  "),
        Just("\n"),
        Just("\r\n"),
        Just("\n\n"),
        Just("- "),
        Just("| a | b |\n|---|---|\n| c | d |\n"),
        Just("<b>năm</b>"),
        Just("&amp;"),
        Just("to\u{323}a\u{301}"),
        Just("# "),
        Just("\u{a0}"),
        Just("😀"),
        Just("<!-- soat: ignore KC01 — x -->"),
        Just("ạ"),
        Just("\\*"),
        Just("> "),
    ];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever is edited wherever: no panic, and what is written reads as the old content with the edits in it.
    #[test]
    fn any_edit_of_any_markup_is_exact_or_left_out(
        source in markup(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, "[a ẹ\n*]{0,2}"), 1..4),
    ) {
        let Ok(text) = read_bytes("a.md", source.as_bytes(), &Limits::default()) else { return Ok(()) };
        let ends: Vec<usize> = text.content().char_indices().map(|(at, _)| at).chain([text.content().len()]).collect();
        let list: Vec<Diagnostic> = places
            .iter()
            .map(|(place, length, new)| {
                let start = place.index(ends.len());
                let span = Span::new(ends[start], ends[(start + length).min(ends.len() - 1)]);
                Diagnostic::at(span).fix(Fix::replace(Applicability::Safe, span, new.as_str()))
            })
            .collect();
        let again = |decoded: &str| {
            read_bytes("a.md", decoded.as_bytes(), &Limits::default()).ok().map(|text| text.content().to_owned())
        };
        if let Some(now) = rewrite(&text, &list, Applicability::Safe, &again) {
            prop_assert_eq!(now.applied + now.skipped, list.len());
            prop_assert!(again(&now.decoded).is_some());
        }
    }
}
