//! CT01: words that no onset, rhyme and tone give, and stray letters. Must practically never be wrong: names, loans,
//! abbreviations and symbols stay silent.

use super::beside::{Beside, in_case_of};
use super::data::FOREIGN_WORDS;
use super::orthography::{Misfit, Verdict, is_syllable, move_tone, toneless};
use super::slips::{are_company, completion};
use super::torn::{is_end, joined, meant_by_keys, parted};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvalidSyllable {}

/// Longer words (in bytes) are no writing: symbols, residue of an extraction.
const LONGEST: usize = 40;

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Nothing,
    /// One letter, stray if it repeats the end of the word before it.
    Letter,
    /// Telex keys of this word.
    Keys(&'static str),
    /// The end of a syllable.
    End,
    /// The tone mark moves from this letter to that.
    Tone(u8, u8),
    /// No syllable; what was meant, if only one thing can be meant.
    Syllable(Option<String>),
    /// Several syllables without a space; with spaces, if there is one way to cut.
    Glued(Option<String>),
}

impl Check for InvalidSyllable {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let mut faults: FxHashMap<u32, Fault> = FxHashMap::default();
        let lexemes = draft.lexemes();
        for i in lexemes.with(Role::Doubtful) {
            let word = beside.words.list[i];
            match faults.entry(word.id).or_insert_with(|| fault(beside.words.form(word), lexemes.verdict(word))) {
                Fault::Nothing => {}
                Fault::Letter => {
                    if let Some(slip) = stray(&beside, i) {
                        found.push(slip);
                    }
                }
                Fault::End => found.extend(torn(&beside, i)),
                Fault::Keys(meant) => found.extend(typed(&beside, i, meant)),
                _ if word.class == WordClass::Mixed => {
                    if let Some(right) = parted(beside.written(word), fold).filter(|_| !beside.is_part_of_symbol(word))
                    {
                        found.push(finding(&beside, word, &Fault::Glued(Some(right))));
                    }
                }
                fault => {
                    if speaks(&beside, i, fault) {
                        found.push(finding(&beside, word, fault));
                    } else if let Some(right) = of_compound(&beside, i).filter(|_| *fault == Fault::Syllable(None)) {
                        found.push(finding(&beside, word, &Fault::Syllable(Some(right.to_owned()))));
                    }
                }
            }
        }
    }
}

fn finding(beside: &Beside<'_>, word: Word, fault: &Fault) -> Diagnostic {
    let written = beside.written(word);
    let diagnostic = Diagnostic::at(word.span).value("word", written);
    let mend = |diagnostic: Diagnostic, right: String, applicability| {
        diagnostic.value("right", right.clone()).fix(Fix::replace(applicability, word.span, right))
    };
    match fault {
        Fault::Tone(from, to) => mend(diagnostic.say("tone"), move_tone(written, *from, *to), Applicability::Safe),
        Fault::Syllable(Some(right)) => {
            mend(diagnostic.say("likely"), in_case_of(written, right), Applicability::Unsafe)
        }
        Fault::Glued(Some(right)) => mend(diagnostic.say("glued"), in_case_of(written, right), Applicability::Unsafe),
        _ => diagnostic,
    }
}

/// Whether something may be wrong with a form: its places are looked at.
pub fn is_faulty(form: &str, verdict: Verdict) -> bool {
    fault(form, verdict) != Fault::Nothing
}

/// What is wrong with a form; `Nothing` for all that may be a name, a loan or an abbreviation by its letters.
fn fault(form: &str, verdict: Verdict) -> Fault {
    if form.len() <= 2 && form.chars().count() == 1 {
        return Fault::Letter;
    }
    if form.len() > LONGEST {
        return Fault::Nothing;
    }
    if let Some(meant) = meant_by_keys(form) {
        return Fault::Keys(meant);
    }
    let misfit = match verdict {
        Verdict::Right(_) if is_end(form) => return Fault::End,
        Verdict::Right(_) | Verdict::Foreign => return Fault::Nothing,
        Verdict::ToneMisplaced(from, to) => return Fault::Tone(from, to),
        Verdict::NoSyllable(misfit) => misfit,
    };
    let bare: String = form.chars().map(toneless).collect();
    let is_vowel = |c: char| matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y');
    if !bare.chars().any(is_vowel) || FOREIGN_WORDS.binary_search(&form).is_ok() {
        return Fault::Nothing;
    }
    if form.is_ascii() {
        // Without diacritics almost anything may be a foreign word; `ngh` and `gh` before a, o, u is a misspelling.
        let misspelt = misfit == Misfit::Onset && (form.starts_with("ng") || form.starts_with("gh"));
        return if misspelt { Fault::Syllable(meant(form, misfit)) } else { Fault::Nothing };
    }
    if looks_foreign(&bare) {
        return Fault::Nothing;
    }
    let meant = meant(form, misfit);
    match (meant.is_some(), glued(form)) {
        (false, Some(parts)) => parts,
        (false, None) if misfit == Misfit::Long || is_chain(form, 5) && !form.contains(|c| TONED.contains(c)) => {
            Fault::Nothing
        }
        _ => Fault::Syllable(meant),
    }
}

/// Clusters and finals of names and loans (`crôm`, `blốc`, `lắk`), and words cut in syllables otherwise than here.
fn looks_foreign(bare: &str) -> bool {
    let mut chars = bare.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let cluster = matches!(second, 'r' | 'l')
        && matches!(first, 'b' | 'c' | 'd' | 'đ' | 'g' | 'h' | 'k' | 'm' | 'p' | 's' | 'x')
        || first == 's' && matches!(second, 't' | 'p' | 'c' | 'k' | 'l' | 'm' | 'n')
        || first == 'x' && matches!(second, 't' | 'p' | 'l')
        || first == 'm' && second == 'n'
        || first == 'đ' && matches!(second, 'h' | 'b' | 'c' | 'v');
    let last = bare.chars().next_back().unwrap_or(' ');
    cluster || matches!(last, 'k' | 'b' | 'd' | 'đ' | 'l' | 'r' | 's' | 'v' | 'x' | 'q')
}

/// Letters that loans do not bear.
const TONED: &str = "ảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹàằầèềìòồờùừỳạặậẹệịọộợụựỵ";

/// Several syllables without a space. Loans are written so too, but bear no hỏi, ngã, huyền or nặng.
fn glued(form: &str) -> Option<Fault> {
    if form.chars().count() < 5 || !form.chars().any(|c| TONED.contains(c)) {
        return None;
    }
    let mut cuts: Vec<usize> = form.char_indices().map(|(at, _)| at).skip(2).collect();
    let opens = |part: &str| {
        part.chars().next().is_some_and(|c| toneless(c).is_ascii() && !"aeiouy".contains(toneless(c)) || c == 'đ')
    };
    cuts.retain(|&at| is_part(&form[..at]) && is_part(&form[at..]) && opens(&form[at..]));
    match cuts.as_slice() {
        [] => {
            let three = form.char_indices().skip(2).any(|(at, _)| {
                is_part(&form[..at])
                    && form[at..]
                        .char_indices()
                        .skip(2)
                        .any(|(next, _)| is_part(&form[at..at + next]) && is_part(&form[at + next..]))
            });
            three.then_some(Fault::Glued(None))
        }
        [one] => Some(Fault::Glued(Some(format!("{} {}", &form[..*one], &form[*one..])))),
        _ => Some(Fault::Glued(None)),
    }
}

/// Whether a word falls into syllables without huyền, hỏi, ngã or nặng, as loans do (`panô`, `amôniắc`, `radiô`).
fn is_chain(form: &str, links: usize) -> bool {
    if form.is_empty() || links == 0 {
        return form.is_empty();
    }
    let mut ends = form.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.any(|end| is_syllable(&form[..end]) && is_chain(&form[end..], links - 1))
}

fn is_part(part: &str) -> bool {
    part.chars().count() >= 2 && is_syllable(part)
}

/// The syllable that was meant, if a single slip explains what stands there in a single way.
fn meant(form: &str, misfit: Misfit) -> Option<String> {
    let mut candidates: Vec<String> = Vec::new();
    let mut offer = |candidate: String| {
        if is_syllable(&candidate) && !candidates.contains(&candidate) {
            candidates.push(candidate);
        }
    };
    if misfit == Misfit::Onset {
        for (wrong, right) in [("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"), ("k", "c"), ("c", "k")] {
            if let Some(rest) = form.strip_prefix(wrong) {
                offer(format!("{right}{rest}"));
                break;
            }
        }
    }
    let chars: Vec<char> = form.chars().collect();
    for at in 1..chars.len() {
        if toneless(chars[at]) == toneless(chars[at - 1]) {
            for gone in [at - 1, at] {
                offer(chars.iter().enumerate().filter(|(i, _)| *i != gone).map(|(_, c)| c).collect());
            }
        }
        // `nguời`, `phưong`: one hook of two was not typed.
        let hooked = match (chars[at - 1], toneless(chars[at])) {
            ('u', 'ơ') => Some((at - 1, 'ư')),
            ('ư', 'o') if chars[at] == 'o' => Some((at, 'ơ')),
            _ => None,
        };
        if let Some((place, letter)) = hooked {
            offer(chars.iter().enumerate().map(|(i, &c)| if i == place { letter } else { c }).collect());
        }
    }
    match candidates.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Whether a word at this place is running Vietnamese text.
fn speaks(beside: &Beside<'_>, i: usize, fault: &Fault) -> bool {
    let word = beside.words.list[i];
    let by_class = match word.class {
        WordClass::Lower => true,
        WordClass::Title => {
            beside.starts_sentence(word) && beside.after(i).is_some_and(|next| next.class == WordClass::Lower)
        }
        WordClass::Upper => matches!(fault, Fault::Tone(..)),
        WordClass::Mixed => false,
    };
    // Beside a capitalised word it may be part of a name (`Krông pắc`), unless the letters leave no doubt.
    let in_name = word.class == WordClass::Lower
        && !matches!(fault, Fault::Tone(..) | Fault::Syllable(Some(_)) | Fault::Glued(_))
        && beside.before(i).is_some_and(|w| w.class == WordClass::Title && !beside.starts_sentence(w));
    by_class && !in_name && !beside.is_part_of_symbol(word)
}

/// What completes a compound that begins with a capital and is no name: `Nghị quyêt` in a sentence.
fn of_compound(beside: &Beside<'_>, i: usize) -> Option<&'static str> {
    let (before, word) = (beside.before(i)?, beside.words.list[i]);
    let reads = before.class == WordClass::Title && word.class == WordClass::Lower && !beside.is_part_of_symbol(word);
    completion(beside.words.form(before), beside.words.form(word)).filter(|_| reads)
}

/// A syllable with a space inside (`đ ộng`).
fn torn(beside: &Beside<'_>, i: usize) -> Option<Diagnostic> {
    let (before, word) = (beside.before(i)?, beside.words.list[i]);
    if word.class != WordClass::Lower || before.class == WordClass::Mixed || beside.is_part_of_symbol(word) {
        return None;
    }
    let right = joined(beside.words.form(before), beside.words.form(word))?;
    let (whole, written) = (before.span.cover(word.span), beside.written(before));
    let right = in_case_of(if before.class == WordClass::Lower { written } else { "Xa" }, &right);
    let torn = Diagnostic::at(whole).say("torn").value("word", beside.text.slice(whole)).value("right", right.clone());
    Some(torn.fix(Fix::replace(Applicability::Unsafe, whole, right)))
}

/// Telex keys between Vietnamese words.
fn typed(beside: &Beside<'_>, i: usize, meant: &str) -> Option<Diagnostic> {
    let word = beside.words.list[i];
    let vietnamese = |form: &str| !form.is_ascii() && is_syllable(form);
    let among = vietnamese(beside.form_before(i)) || vietnamese(beside.form_after(i));
    let reads = word.class == WordClass::Lower && among && !beside.is_part_of_symbol(word);
    reads.then(|| finding(beside, word, &Fault::Syllable(Some(meant.to_owned()))))
}

/// A letter that repeats the end of the word before it: residue of typing or recognition (`giỏi i`, `phòng g chống`).
fn stray(beside: &Beside<'_>, i: usize) -> Option<Diagnostic> {
    const LABELLED: &str = "điểm khoản mục phần nhóm lớp khu tiết bảng cột ý hình hệ gan loại \
                            hạng vitamin tổ đội ký chữ biểu mẫu phụ số trường đoạn nhánh tuyến kích block";
    let word = beside.words.list[i];
    let before = beside.before(i)?;
    let letter = beside.written(word).chars().next()?;
    if word.class != WordClass::Lower || !matches!(before.class, WordClass::Lower | WordClass::Title) {
        return None;
    }
    let form = beside.words.form(before);
    // `tuyên t truyền`: a compound with one letter inside, whatever letter it is.
    if (letter.is_ascii_lowercase() && !"aeiouy".contains(letter) || letter == 'đ')
        && beside.written(word).len() == letter.len_utf8()
        && are_company(form, beside.form_after(i))
    {
        let edits = vec![Edit { span: before.span.end_point().cover(word.span), text: String::new() }];
        let fix = Fix { applicability: Applicability::Unsafe, title: "stray", edits };
        let right = format!("{} {}", beside.written(before), beside.form_after(i));
        let told = Diagnostic::at(word.span).say("inside").value("word", letter.to_string()).value("right", right);
        return Some(told.fix(fix));
    }
    let last = form.chars().next_back().map(toneless)?;
    if last != letter || form.chars().count() < 3 || LABELLED.split(' ').any(|word| word == form) || !is_syllable(form)
    {
        return None;
    }
    let after = beside.text.content()[word.span.end as usize..].chars().next();
    if after.is_some_and(|c| !matches!(c, ' ' | ',' | ';' | '\n')) || beside.is_part_of_symbol(word) {
        return None;
    }
    let next = beside.form_after(i);
    let fine: &[&str] = match letter {
        'i' => &["ốt", "tờ", "nốc", "on"],
        'a' => &["dua", "tòng", "lô", "xít", "míp", "di", "hoàn", "ha", "bàng"],
        'e' => &["ngại", "dè", "thẹn", "lệ", "rằng", "ấp", "kíp", "líp", "sợ", "là"],
        'o' => &["bế", "ép", "oe", "ó", "xy"],
        'u' => {
            &["xơ", "bướu", "uất", "ám", "ẩn", "mê", "nang", "ác", "lành", "não", "phổi", "minh", "buồn", "tối", "linh"]
        }
        'c' | 'g' | 'h' | 'm' | 'n' | 'p' | 't' => &["khoản", "mục", "và", "hoặc"],
        _ => return None,
    };
    if fine.contains(&next) {
        return None;
    }
    // What goes is the letter and the space before it.
    let gone = before.span.end_point().cover(word.span);
    Some(
        Diagnostic::at(word.span)
            .say("stray")
            .value("word", letter.to_string())
            .value("right", beside.written(before))
            .fix(Fix {
                applicability: Applicability::Unsafe,
                title: "stray",
                edits: vec![Edit { span: gone, text: String::new() }],
            }),
    )
}

#[cfg(test)]
mod tests {
    use super::super::orthography::judge;
    use super::*;

    fn right(form: &str) -> Option<String> {
        match fault(form, judge(form)) {
            Fault::Syllable(Some(right)) | Fault::Glued(Some(right)) => Some(right),
            _ => None,
        }
    }

    #[test]
    fn one_slip_is_undone() {
        for (wrong, meant) in [
            ("nghành", "ngành"),
            ("thànnh", "thành"),
            ("nguời", "người"),
            ("phưong", "phương"),
            ("gế", "ghế"),
            ("kếhoạch", "kế hoạch"),
        ] {
            assert_eq!(right(wrong).as_deref(), Some(meant), "{wrong}");
        }
    }

    #[test]
    fn names_loans_and_abbreviations_are_left_alone() {
        for word in [
            "đắk",
            "krông",
            "prôtêin",
            "crôm",
            "ôtô",
            "kilômét",
            "internet",
            "camera",
            "khmer",
            "đvt",
            "tr",
            "bêtông",
            "sêrêpốk",
            "panô",
            "urê",
            "amôniắc",
        ] {
            assert_eq!(fault(word, judge(word)), Fault::Nothing, "{word}");
        }
    }
}
