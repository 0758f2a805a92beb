//! CT02: phrases of `rules/data/typos.toml`, found through interned words. Flags a phrase, never a syllable.

use super::beside::{Beside, in_case_of};
use super::data::{EDGES, Typo};
use super::slips::{self, are_company};
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::facts::words::WordClass;
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::{Span, fold, is_capital, is_small};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelyTypo {}

/// A mistaken phrase: its first and its last word, and what was meant.
type Hit = (usize, usize, String);

impl Check for LikelyTypo {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let mut hits: Vec<Hit> = phrases(draft, &beside);
        // A row written by hand goes before a slip made of a compound.
        let rows: Vec<(usize, usize)> = hits.iter().map(|(first, last, _)| (*first, *last)).collect();
        let is_free = |hit: &Hit| rows.iter().all(|&(first, last)| hit.1 < first || hit.0 > last);
        hits.extend(draft.lexemes().with(Role::Slip).filter_map(|i| slip(&beside, i)).filter(is_free));
        hits.sort();
        if !hits.is_empty() {
            let names = names_of_places(draft);
            let is_name = |span: Span| {
                let phrase = format!(" {} ", draft.text.folded(span));
                names.iter().any(|name| name.contains(&phrase))
            };
            hits.retain(|(first, last, _)| !is_name(beside.span(*first, *last)));
        }
        let mut free = 0;
        hits.retain(|(first, last, _)| {
            let stands_alone = *first >= free;
            free = free.max(last + 1);
            stands_alone
        });
        // A slip made sixteen times is one habit.
        let sort = |(first, last, right): &Hit| (fold(beside.text.slice(beside.span(*first, *last))), right.clone());
        for alike in habit::alike(hits, sort) {
            let spans: Vec<Span> = alike.iter().map(|(first, last, _)| beside.span(*first, *last)).collect();
            let right = |(span, (_, _, right)): (&Span, &Hit)| in_case_of(beside.text.slice(*span), right);
            let edits = spans.iter().zip(&alike).map(|pair| Edit { span: *pair.0, text: right(pair) }).collect();
            let told = habit::once(&spans).map(|told| {
                let told = if spans.len() > 1 { told.say("many") } else { told };
                let fix = Fix { applicability: Applicability::Unsafe, title: "main", edits };
                let meant = right((&spans[0], &alike[0]));
                told.value("wrong", beside.text.slice(spans[0])).value("right", meant).fix(fix)
            });
            found.extend(told);
        }
    }
}

/// The names of places the draft knows by their capitals, folded and between blanks: that of its place and date, and those of
/// two words or more behind a level (`xã Tân Hội Đông`).
fn names_of_places(draft: &Draft<'_>) -> FxHashSet<String> {
    let own = draft.tree.parts().place_date.as_ref().map(|own| own.place);
    let mentions = draft.facts.agencies.mentions.iter().map(|mention| mention.name);
    let titled = |span: &Span| {
        let mut words = draft.text.slice(*span).split_whitespace();
        let is_titled = |word: &str| {
            let mut letters = word.chars();
            letters.next().is_some_and(is_capital) && letters.all(is_small)
        };
        words.clone().count() > 1 && words.all(is_titled)
    };
    own.into_iter().chain(mentions).filter(titled).map(|span| format!(" {} ", draft.text.folded(span))).collect()
}

/// The phrases of the list that stand in a draft.
fn phrases(draft: &Draft<'_>, beside: &Beside<'_>) -> Vec<Hit> {
    let lexemes = draft.lexemes();
    let mut hits = Vec::new();
    let mut free = 0;
    for i in lexemes.with(Role::Typo) {
        let second = beside.after(i).or_else(|| at_comma(beside, i).then(|| beside.words.list[i + 1]));
        let Some(second) = second.filter(|_| i >= free) else { continue };
        // The longest phrase that fits.
        let typos = lexemes.typos(beside.words.list[i], second).filter(|typo| fits(beside, i, typo));
        let Some(typo) = typos.max_by_key(|typo| typo.wrong.len()) else { continue };
        free = i + typo.wrong.len();
        hits.push((i, free - 1, typo.right.to_owned()));
    }
    hits
}

/// A compound with a syllable one slip away from its own, of which this is the first.
fn slip(beside: &Beside<'_>, first: usize) -> Option<Hit> {
    let list = &beside.words.list;
    let (one, two) = (*list.get(first)?, *list.get(first + 1)?);
    let slip = slips::find(beside.words.form(one), beside.words.form(two))?;
    let comma = !beside.joins(first) && at_comma(beside, first) && WITH_COMMA.contains(slip.compound);
    let reads = match (one.class, two.class) {
        (WordClass::Upper, WordClass::Upper) | (WordClass::Lower, WordClass::Lower) => true,
        // A name begins with it, whose small second word no person or place has (`Sở Tài chĩnh`).
        (WordClass::Title, WordClass::Lower) => !slip.is_first || beside.starts_sentence(one),
        _ => false,
    };
    let is_slip = (beside.joins(first) || comma) && reads && stands_alone(beside, first, slip);
    is_slip.then(|| (first, first + 1, slip.compound.join(if comma { ", " } else { " " })))
}

/// Compounds whose halves are written with a comma between them, too.
const WITH_COMMA: &[[&str; 2]] = &[["cháy", "nổ"], ["phòng", "chống"]];

/// Whether a comma and a blank stand between a word and the next.
fn at_comma(beside: &Beside<'_>, i: usize) -> bool {
    let list = &beside.words.list;
    let (Some(a), Some(b)) = (list.get(i), list.get(i + 1)) else { return false };
    a.line == b.line && &beside.text.content()[a.span.end as usize..b.span.start as usize] == ", "
}

/// Whether two words stand by themselves, so that the wrong one belongs to the other and to nothing beside it: `Tổ chức giám sat
/// việc …`. Where compounds meet, right words may read as a slip (`tổng số hòa giải viên`, `phục vụ Nhân dân chu đáo`).
fn stands_alone(beside: &Beside<'_>, first: usize, slip: slips::Slip) -> bool {
    let list = &beside.words.list;
    let form = |i: usize| list.get(i).map_or("", |word| beside.words.form(*word));
    let before = first.checked_sub(1).filter(|&at| beside.joins(at));
    let after = Some(first + 2).filter(|&at| at < list.len() && beside.joins(first + 1));
    // Among capitals all words have them: `ĐẲNG GIỚI TỈNH CÀ MAU`.
    let other = |at: usize| {
        !matches!((list[at].class, list[first].class), (WordClass::Lower, _) | (WordClass::Upper, WordClass::Upper))
    };
    let is_edge = |at: usize| other(at) || EDGES.binary_search(&form(at)).is_ok();
    let meet = |at: usize| are_company(form(at), form(at + 1));
    let [right, end] = *slip.compound;
    // `công nghệ | thôn tin`, and what goes with the right word: `đa dang hóa`.
    let opens_before = |at: usize| at > 0 && beside.joins(at - 1) && meet(at - 1) || are_company(form(at), right);
    let opens_after = |at: usize| beside.joins(at) && meet(at) || are_company(end, form(at));
    if slip.is_first {
        before.is_none_or(|at| (is_edge(at) || opens_before(at)) && !meet(at)) && !after.is_some_and(|at| meet(at - 1))
    } else {
        after.is_none_or(|at| (is_edge(at) || opens_after(at)) && !meet(at - 1))
            && !(slip.is_word && before.is_some_and(meet))
    }
}

fn fits(beside: &Beside<'_>, first: usize, typo: &Typo) -> bool {
    let last = first + typo.wrong.len() - 1;
    let words = &beside.words.list;
    if last >= words.len() {
        return false;
    }
    let same = |(offset, wrong): (usize, &&str)| beside.words.form(words[first + offset]) == *wrong;
    let joins = |i| beside.joins(i) || typo.right.contains(", ") && at_comma(beside, i);
    if !typo.wrong.iter().enumerate().skip(1).all(same) || !(first..last).all(joins) {
        return false;
    }
    // Capitals inside are a name (`xã Tân Đồi Mới`), unless all is in capitals.
    let upper = beside.are(first, last, |c| c == WordClass::Upper);
    let lower = beside.are(first + 1, last, |c| c == WordClass::Lower);
    let opens = match words[first].class {
        WordClass::Lower => true,
        // `Chủ tịch Ủy bân nhân dân`: an agency's first word has its capital anywhere.
        WordClass::Title => {
            typo.capital || beside.starts_sentence(words[first]) || matches!(typo.wrong[0], "ủy" | "uỷ")
        }
        WordClass::Upper | WordClass::Mixed => false,
    };
    if !(upper || lower && opens) {
        return false;
    }
    let (before, after) = (beside.form_before(first), beside.form_after(last));
    let named = |words: &[&str], word: &str| words.contains(&word);
    if named(typo.not_after, before) || named(typo.not_before, after) {
        return false;
    }
    if !typo.only_after.is_empty() && !named(typo.only_after, before)
        || !typo.only_before.is_empty() && !named(typo.only_before, after)
    {
        return false;
    }
    let rest = &beside.text.content()[words[last].span.end as usize..];
    if typo.before_number && !rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    !(typo.not_after_number && beside.line_before(words[first]).ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::data::{COMPOUND_EXAMPLE, TYPO_EXAMPLES, TYPOS};
    use super::*;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::facts::{Facts, words::words};
    use crate::text::TextBuilder;
    use crate::tree::Tree;

    /// What is found in a sentence, and what it should be.
    fn found(sentence: &str) -> Vec<(String, String)> {
        let text = TextBuilder::plain(sentence);
        let facts = Facts { words: words(&text), ..Facts::default() };
        let tree = Tree::default();
        let draft = Draft::new(&text, &tree, &facts, None);
        let mut findings = Findings::new("CT02", Severity::Warning);
        LikelyTypo {}.check(&draft, &mut findings);
        let value = |d: &Diagnostic, name| d.values.get(name).unwrap_or_default().to_owned();
        findings.into_parts().0.iter().map(|d| (value(d, "wrong"), value(d, "right"))).collect()
    }

    #[test]
    fn every_entry_is_found_in_its_example_and_not_once_mended() {
        for (typo, (example, fine)) in TYPOS.iter().zip(TYPO_EXAMPLES) {
            let (before, rest) = example.split_once('«').expect("marked");
            let (wrong, after) = rest.split_once('»').expect("marked");
            let right = in_case_of(wrong, typo.right);
            // A slip beside it may be told too.
            let told = found(&format!("{before}{wrong}{after}"));
            assert!(told.contains(&(wrong.to_owned(), right.clone())), "{example}: {told:?}");
            assert_eq!(found(&format!("{before}{right}{after}")), [], "{right}");
            assert_eq!(found(fine), [], "{fine}");
        }
    }

    #[test]
    fn a_slip_in_a_compound_is_found_and_neither_the_compound_nor_what_a_comma_parts() {
        // Some thousand of them: all take a minute.
        let table = include_str!(concat!(env!("OUT_DIR"), "/slips.tsv"));
        let (mut tried, mut silent) = (0, 0);
        for line in table.lines().step_by(61) {
            let (wrong, right) = line.split_once('\t').expect("two columns");
            let put = |phrase: &str| COMPOUND_EXAMPLE.replace("«»", phrase);
            tried += 1;
            // Some slips make a right pair with the words of the example.
            match &found(&put(wrong))[..] {
                [] => silent += 1,
                told => assert!(told.contains(&(wrong.to_owned(), right.to_owned())), "{wrong}: {told:?}"),
            }
            assert_eq!(found(&put(right)), [], "{right}");
            let (first, second) = wrong.split_once(' ').expect("two syllables");
            if !["cháy nổ", "phòng chống"].contains(&right) {
                let parted = found(&put(&format!("{first}, {second}")));
                assert!(parted.iter().all(|(told, _)| told != wrong), "{wrong}");
            }
            let name = format!("xã {} {}", in_case_of("Xa", first), in_case_of("Xa", second));
            assert!(found(&put(&name)).iter().all(|(told, _)| !told.eq_ignore_ascii_case(wrong)), "{name}");
        }
        assert!(silent * 20 < tried, "{silent} of {tried} slips are not told");
    }

    #[test]
    fn a_slip_may_stand_before_what_goes_with_the_right_word_and_behind_a_compound() {
        for (sentence, wrong, right) in [
            ("Tăng cường đa dang hóa cây trồng", "đa dang", "đa dạng"),
            ("Công tác chuyển đổi sồ", "đổi sồ", "đổi số"),
            ("Giao kế hoạch cho chính sạch xã hội", "chính sạch", "chính sách"),
            ("Điều kiển thực hiện", "Điều kiển", "Điều kiện"),
        ] {
            assert_eq!(found(sentence), [(wrong.to_owned(), right.to_owned())], "{sentence}");
        }
    }

    #[test]
    fn where_compounds_meet_right_words_are_no_slip() {
        for right in [
            "Xã có tổng số hòa giải viên là 12 người",
            "Cán bộ phục vụ Nhân dân chu đáo",
            "Lãnh đạo đúc kết kinh nghiệm",
            "Ủy ban nhân dân xã hối thúc nhà thầu",
            "Đội đạt giải nhì đồng đội",
            "Cơ quan chủ quản; tiền thuê đất; ba nhà mạng; cơ quan dân cử; bếp liên hoàn",
            "Hội đồng nhân dân tỉnh thông qua nghị quyết",
            "Mạng xã hội chính thống; Chính phủ hợp tác với nước bạn",
            "Tổng số liều tiêm chủng; tỷ lệ trẻ so với năm trước",
        ] {
            assert_eq!(found(right), [], "{right}");
        }
        assert_eq!(found("Thực hiện giám sat các dự án"), [("giám sat".to_owned(), "giám sát".to_owned())]);
        assert_eq!(found("Đề nghị kiểm trá và báo cáo"), [("kiểm trá".to_owned(), "kiểm tra".to_owned())]);
    }

    #[test]
    fn edges_are_sorted() {
        assert!(EDGES.is_sorted() && EDGES.len() > 50);
    }

    #[test]
    fn a_slip_made_often_is_told_once_and_mended_everywhere() {
        let text = TextBuilder::plain("Phó chỉ tịch xã; chỉ tịch hội\nPHÓ CHỈ TỊCH");
        let facts = Facts { words: words(&text), ..Facts::default() };
        let tree = Tree::default();
        let mut findings = Findings::new("CT02", Severity::Warning);
        LikelyTypo {}.check(&Draft::new(&text, &tree, &facts, None), &mut findings);
        let told = findings.into_parts().0;
        assert_eq!((told.len(), told[0].labels.len(), told[0].values.get("count")), (1, 2, Some("3")));
        let edits = &told[0].fixes[0].edits;
        assert_eq!(edits.iter().map(|e| e.text.as_str()).collect::<Vec<_>>(), ["chủ tịch", "chủ tịch", "CHỦ TỊCH"]);
    }

    #[test]
    fn commas_names_and_capitals_part_a_phrase() {
        assert_eq!(found("Thành phần, đấu giá; khu Phần Đấu; bà Trần Cũng Cố"), []);
        assert_eq!(found("Chủ tịch Ủy bân nhân dân"), [("Ủy bân".to_owned(), "Ủy ban".to_owned())]);
        assert_eq!(found("PHẦN ĐẤU ĐẠT CHUẨN"), [("PHẦN ĐẤU".to_owned(), "PHẤN ĐẤU".to_owned())]);
    }
}
