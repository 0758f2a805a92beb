//! What a document of the bundle is to the others: its number, date, title and unit, and whether two titles name one thing.
//! Must not know which rule asks.

use crate::facts::agency::OwnUnit;
use crate::facts::citation::Symbol;
use crate::facts::date::DateRole;
use crate::rules::Draft;
use crate::rules::basis::mention::own_symbol;
use crate::text::{Span, fold, is_letter_or_digit};
use crate::tree::DocumentKind;
use jiff::civil::Date;

/// A document as others can speak of it: only what its own header says.
#[derive(Debug, Clone)]
pub struct Identity<'a> {
    /// Its type.
    pub kind: DocumentKind,
    /// Its number and symbol, where the number is filled in.
    pub symbol: Option<(Symbol, Span)>,
    /// Its date, where complete.
    pub date: Option<(Date, Span)>,
    /// Words and place of its summary (*trích yếu*).
    pub title: Option<(Title, Span)>,
    /// The unit it is of.
    pub unit: Option<&'a OwnUnit>,
}

/// The words of a title, folded and without those that only lead to it; years and numbers apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    words: Vec<String>,
    numbers: Vec<String>,
    /// Whether it holds abbreviations, which may stand for any words.
    is_short: bool,
}

/// How two titles go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// They name one thing.
    Same,
    /// The same words with other years or numbers.
    OtherNumbers,
    /// Hardly a word in common.
    Other,
    /// Nothing can be said.
    Unsure,
}

impl<'a> Identity<'a> {
    /// Of a whole document; an appendix file or a fragment is none.
    pub fn of(draft: &Draft<'a>) -> Option<Self> {
        let (parts, facts) = (draft.tree.parts(), draft.facts);
        let number = parts.number.as_ref().filter(|number| number.filled);
        let own = facts.dates.iter().find(|date| date.role == DateRole::Document);
        let lines = parts.title.as_ref().map(|title| title.summary.as_slice()).unwrap_or_default();
        let spans = lines.iter().map(|&node| draft.tree.node(node).span);
        let title = spans.reduce(Span::cover).map(|span| trimmed(draft, span));
        parts.is_whole().then_some(())?;
        Some(Self {
            kind: facts.profile.kind?,
            symbol: number.and_then(|number| Some((own_symbol(draft)?, number.digits.cover(number.symbol)))),
            date: own.and_then(|mention| Some((mention.date?, mention.span))),
            title: title.map(|span| (Title::of(draft.text.slice(span)), span)),
            unit: facts.agencies.own.as_ref(),
        })
    }

    /// What makes its number the only one of its kind: number, type, body and year. `None` where one of them is not told.
    pub fn number_key(&self) -> Option<(u32, &str, &str, i16)> {
        let (symbol, _) = self.symbol.as_ref()?;
        let year = symbol.year.and_then(|year| i16::try_from(year).ok()).or(self.date.map(|(date, _)| date.year()))?;
        Some((symbol.number?, &symbol.kind, &symbol.body, year))
    }
}

fn trimmed(draft: &Draft<'_>, span: Span) -> Span {
    let text = draft.text.slice(span);
    let start = span.start + (text.len() - text.trim_start().len()) as u32;
    Span { start, end: start + text.trim().len() as u32 }
}

/// Whether two units are one: the same name, and the same level where both tell it.
pub fn is_one_unit(a: &OwnUnit, b: &OwnUnit) -> bool {
    a.name == b.name && (a.level == b.level || a.level.is_empty() || b.level.is_empty())
}

impl Title {
    /// Of the words of a summary or of a citation's title.
    pub fn of(written: &str) -> Self {
        const LEADS: [&str; 8] = ["về", "việc", "v", "ban", "hành", "triển", "khai", "thực"];
        let mut title = Self::default();
        for word in written.split(|c: char| !is_letter_or_digit(c)).filter(|word| !word.is_empty()) {
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            // A title in capitals says nothing of abbreviations; mixed writing does.
            title.is_short |= capitals > 1 && written.chars().any(char::is_lowercase);
            let folded = fold(word);
            if folded.starts_with(|c: char| c.is_ascii_digit()) {
                title.numbers.push(folded.trim_start_matches('0').to_owned());
            } else if !LEADS.contains(&folded.as_str()) {
                title.words.push(folded);
            }
        }
        title.words.sort_unstable();
        title.words.dedup();
        title.numbers.sort_unstable();
        title.numbers.dedup();
        title
    }

    /// How it goes together with another.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let (short, long) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let common = short.iter().filter(|word| long.binary_search(word).is_ok()).count();
        let all = short.len() + long.len() - common;
        if short.len() < 4 {
            return if self == other && !short.is_empty() { Likeness::Same } else { Likeness::Unsure };
        }
        // A citation may go on after the title: `… của Hội đồng nhân dân xã`.
        if common == short.len() || common * 5 >= all * 4 {
            return if self.numbers == other.numbers {
                Likeness::Same
            } else if self.numbers.len() == other.numbers.len() {
                Likeness::OtherNumbers
            } else {
                Likeness::Unsure
            };
        }
        let is_apart = common * 4 <= short.len() && !self.is_short && !other.is_short;
        if is_apart { Likeness::Other } else { Likeness::Unsure }
    }

    /// Whether it says at least as much as a title does: words enough to tell one document from the others.
    pub fn says_enough(&self) -> bool {
        self.words.len() >= 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> Likeness {
        Title::of(a).likeness(&Title::of(b))
    }

    #[test]
    fn titles_are_held_against_each_other_word_by_word() {
        let plan = "Phát triển kinh tế - xã hội năm 2031";
        assert_eq!(likeness(plan, "về phát triển kinh tế - xã hội năm 2031"), Likeness::Same);
        assert_eq!(likeness(plan, "phát triển kinh tế - xã hội năm 2030"), Likeness::OtherNumbers);
        assert_eq!(likeness(plan, "phát triển KT-XH năm 2031"), Likeness::Unsure);
        assert_eq!(likeness(plan, "phòng, chống thiên tai và tìm kiếm cứu nạn"), Likeness::Other);
        assert_eq!(likeness("Năm 2031", "Năm 2030"), Likeness::Unsure);
    }
}
