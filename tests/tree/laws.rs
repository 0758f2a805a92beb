//! The laws of the tree on shared drafts, on lines in any order, and on attacks.

use proptest::prelude::*;
use soat::read::{Limits, read_bytes};
use soat::text::{Text, TextBuilder};
use soat::tree::build;

use super::{PLAN, Place, laid_out, parsed};

/// The shared drafts, where they are at hand.
fn shared() -> Vec<(String, Text)> {
    let mut texts = Vec::new();
    for folder in ["../shared/seeds", "../shared/corpus"] {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|e| e.path()) {
            let name = path.display().to_string();
            let Ok(bytes) = std::fs::read(&path) else { continue };
            if let Ok(text) = read_bytes(&name, &bytes, &Limits::default()) {
                texts.push((name, text));
            }
        }
    }
    texts
}

#[test]
fn the_laws_hold_on_every_shared_draft() {
    for (name, text) in shared() {
        assert_eq!(build(&text).broken_law(&text), None, "{name}");
    }
}

#[test]
fn misprints_and_attacks_take_about_linear_time() {
    let nested = "1. a:\n".repeat(40_000);
    let dotted = (0..40_000).map(|i| format!("{}.{}.{}. A", i % 97, i % 89, i % 83)).collect::<Vec<_>>().join("\n");
    let one_line = "Kế hoạch, Ủy ban nhân dân xã, ".repeat(40_000);
    let started = std::time::Instant::now();
    for content in [nested, dotted, one_line] {
        let (text, tree) = parsed(&content);
        assert!(tree.nodes().all(|(id, _)| tree.ancestors(id).count() < 40) && !text.lines().is_empty());
    }
    assert!(started.elapsed().as_secs() < 120, "quadratic passes take minutes here");
}

/// Lines that grammars look for, to be mixed in any order.
fn line() -> impl Strategy<Value = String> {
    let known: Vec<&'static str> = PLAN.lines().collect();
    prop_oneof![
        4 => proptest::sample::select(known).prop_map(str::to_owned),
        3 => r"(Phần thứ hai|II|1|2\.1|a|\(3\)|-|\+|\*|B|Điều 4|Phụ lục 2|Biểu số 1|Kính gửi|Số|TM)[.):/ -]{0,2}[A-Za-zĐđệủ .:;,/0-9]{0,20}",
        1 => r"\PC{0,30}",
    ]
}

/// A line and the cell it stands in, if any.
fn placed_line() -> impl Strategy<Value = (Option<Place>, String)> {
    (proptest::option::weighted(0.3, (0..3u32, 0..3u32, 0..3u16)), line())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_on_any_lines_in_any_order(lines in proptest::collection::vec(placed_line(), 0..40)) {
        let lines: Vec<_> = lines.iter().map(|(at, line)| (*at, line.as_str())).collect();
        let text = laid_out(&lines);
        prop_assert_eq!(build(&text).broken_law(&text), None);
    }

    #[test]
    fn the_laws_hold_on_cut_and_shuffled_plans(cuts in proptest::collection::vec((0..1500usize, 0..1500usize), 1..6)) {
        let mut content = PLAN.to_owned();
        for (from, to) in cuts {
            let at = |wanted: usize| (0..=wanted.min(content.len())).rev().find(|&i| content.is_char_boundary(i)).unwrap_or(0);
            let (from, to) = (at(from.min(to)), at(from.max(to)));
            let piece: String = content.drain(from..to).collect();
            let back = (0..=content.len() / 2).rev().find(|&i| content.is_char_boundary(i)).unwrap_or(0);
            content.insert_str(back, &piece);
        }
        let text = TextBuilder::plain(&content);
        prop_assert_eq!(build(&text).broken_law(&text), None);
    }
}
