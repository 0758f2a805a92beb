//! TN08: bodies of an abolished level, and provinces that are no more, named as acting in a document that is newer; terms that
//! the law has replaced.

mod listed;

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::agency::AgencyMention;
use crate::facts::date::{DateMention, DateRole};
use crate::facts::phrase::{first_bytes, folded_words, last_bytes};
use crate::rules::basis::mention::citations_near;
use crate::rules::wording::beside::Beside;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::{Span, is_letter, words_eq};
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer};
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// Looks for acting bodies of levels and units that had ended at the document's date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbolishedLevel {
    /// First day without them.
    since: Date,
    /// Levels abolished.
    levels: Vec<String>,
    /// Fields of the offices that districts had, as their names begin.
    offices: Vec<String>,
    /// Provinces merged into others: old name = new name.
    provinces: BTreeMap<String, String>,
    /// Ministries and their departments merged into others: old name = new name, both without `Bộ`, `Sở`.
    bodies: BTreeMap<String, String>,
    /// Terms of older law.
    terms: Vec<Term>,
}

/// A term that the law has replaced.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Term {
    /// The words of the term, in lower case.
    #[serde(deserialize_with = "words_of")]
    old: Vec<String>,
    /// What the law says now.
    now: String,
    /// The first day of that law.
    since: Date,
    /// The first day on which what it was replaced by had ended too.
    #[serde(default)]
    until: Option<Date>,
    /// That law.
    law: String,
    /// Words after it that make it another thing, folded.
    #[serde(default)]
    not_before: Vec<String>,
    /// Words before it that make it another thing, folded.
    #[serde(default)]
    not_after: Vec<String>,
}

/// The words of a phrase, folded.
fn words_of<'de, D: Deserializer<'de>>(phrase: D) -> Result<Vec<String>, D::Error> {
    Ok(folded_words(&String::deserialize(phrase)?))
}

/// Words around a name that tell history, folded.
const HISTORY: [&str; 15] = [
    "hợp nhất",
    "trước sắp xếp",
    "giải thể",
    "tiền thân",
    "cũ",
    "trước đây",
    "trước sáp nhập",
    "trước khi",
    "sáp nhập",
    "nguyên",
    "nay là",
    "thành lập",
    "chuyển giao",
    "bàn giao",
    "kết thúc hoạt động",
];

/// Words around a name that place it in time, which is history for a body, folded.
const PERIODS: [&str; 2] = ["giai đoạn", "năm 20"];

impl Check for AbolishedLevel {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        self.terms(draft, found);
        // The day the law is judged at must be the document's own: a draft of 2023 rightly speaks of districts.
        // Where the day is still blank, the first day the document may be dated.
        let own_date = draft.facts.profile.when.map(|(first, _)| first);
        if own_date.is_none_or(|date| date < self.since) {
            return;
        }
        let mentions = &draft.facts.agencies.mentions;
        let former = LazyCell::new(|| Former::of(draft, self.since));
        for mention in mentions {
            if let Some(diagnostic) = self.judge(draft, mention)
                && !is_cited(draft, mention.span)
                && !former.knows(draft, mention)
                && !is_of_the_past(draft, mention.span, self.since)
            {
                found.push(diagnostic);
            }
        }
        self.ministries(draft, found);
        listed::check(draft, found);
    }
}

/// Units that the draft tells the history of.
#[derive(Default)]
struct Former<'a> {
    /// Provinces: a draft that once tells of a province's merger speaks of the former one wherever it names it.
    provinces: FxHashSet<&'a str>,
    /// Units of levels that ended, for the line they stand on: `huyện An Bình trước đây; tài sản của UBND huyện An Bình`.
    on_line: FxHashSet<(u32, &'a str, &'a str)>,
}

impl<'a> Former<'a> {
    /// One pass over all that the draft names.
    fn of(draft: &Draft<'a>, since: Date) -> Self {
        let mut former = Self::default();
        for mention in &draft.facts.agencies.mentions {
            if mention.name.is_empty() || !is_of_the_past(draft, mention.span, since) {
                continue;
            }
            let name = draft.text.folded(mention.name);
            former.on_line.insert((mention.line, mention.level, name));
            if mention.level == "tỉnh" {
                former.provinces.insert(name);
            }
        }
        former
    }

    fn knows(&self, draft: &Draft<'a>, mention: &AgencyMention) -> bool {
        let name = draft.text.folded(mention.name);
        mention.level == "tỉnh" && self.provinces.contains(name)
            || self.on_line.contains(&(mention.line, mention.level, name))
    }
}

impl AbolishedLevel {
    /// `Bộ Kế hoạch và Đầu tư`, `Sở Giao thông vận tải`.
    fn ministries(&self, draft: &Draft<'_>, found: &mut Findings) {
        let content = draft.text.content();
        for lead in ["Bộ ", "Sở "] {
            for start in memchr::memmem::find_iter(content.as_bytes(), lead) {
                let name = &content[start + lead.len()..];
                let Some((old, now, len)) =
                    self.bodies.iter().find_map(|(old, now)| Some((old, now, begins(name, old)?)))
                else {
                    continue;
                };
                let span = Span::new(start, start + lead.len() + len);
                if !is_cited(draft, span) && !tells_history(draft, span, true) {
                    let body = format!("{lead}{old}");
                    found.push(
                        Diagnostic::at(span).say("body").value("body", body).value("now", format!("{lead}{now}")),
                    );
                }
            }
        }
    }

    /// One finding for each term that the law had replaced when the document was made.
    fn terms(&self, draft: &Draft<'_>, found: &mut Findings) {
        let as_of = draft.as_of.map(|day| (day, day));
        let Some((first, last)) = draft.facts.profile.when.or(as_of) else { return };
        let words = &draft.facts.words;
        let beside = Beside::of(draft);
        for term in self.terms.iter().filter(|t| t.since <= first && t.until.is_none_or(|end| last < end)) {
            let Some(known) = words.forms.ids(&term.old).filter(|known| !known.is_empty()) else { continue };
            let stands = |i: &usize| {
                let last = i + known.len() - 1;
                let run = words.list.get(*i..=last);
                let whole = run.is_some_and(|run| run.iter().zip(&known).all(|(w, id)| w.id == *id));
                whole
                    && (*i..last).all(|k| beside.joins(k))
                    && !term.not_before.iter().any(|w| w == beside.form_after(last))
                    && !term.not_after.iter().any(|w| w == beside.form_before(*i))
            };
            let span = |i: usize| beside.span(i, i + known.len() - 1);
            let told = |s: &Span| !is_cited(draft, *s) && !tells_history(draft, *s, true);
            let places: Vec<Span> = draft.places().of_form(known[0]).filter(stands).map(span).filter(told).collect();
            let Some(told) = habit::once(&places) else { continue };
            let told = told.say("term").value("body", draft.text.slice(places[0]));
            found.push(told.value("now", term.now.as_str()).value("law", term.law.as_str()).at_most(Severity::Info));
        }
    }

    /// `Phòng Tư pháp huyện`, `Phòng Lao động - Thương binh và Xã hội huyện Tân Long`: an office named by its field.
    fn office_before(&self, draft: &Draft<'_>, mention: &AgencyMention) -> Option<Span> {
        const LONGEST: usize = 100;
        let line = draft.text.lines()[mention.line as usize].span;
        let before = last_bytes(draft.text.slice(Span { start: line.start, end: mention.span.start }), LONGEST);
        let at = before.rfind("Phòng ")?;
        let field = before[at + "Phòng ".len()..].trim_end();
        let known = self.offices.iter().any(|office| field.starts_with(office.as_str()));
        let whole = !field.contains([',', ';', '.', ':', '(', ')', '“', '"']);
        (known && whole).then(|| Span::of(&before[at..], draft.text.content(), 0).cover(mention.span))
    }

    fn judge(&self, draft: &Draft<'_>, mention: &AgencyMention) -> Option<Diagnostic> {
        let written = draft.text.slice(mention.span);
        if self.levels.iter().any(|level| level == mention.level) {
            let span = if mention.body.is_empty() { self.office_before(draft, mention)? } else { mention.span };
            return Some(Diagnostic::at(span).value("body", draft.text.slice(span)).value("now", ""));
        }
        if mention.level != "tỉnh" || mention.name.is_empty() {
            return None;
        }
        let name = draft.text.slice(mention.name);
        let (_, now) = self.provinces.iter().find(|(old, _)| words_eq(old, name))?;
        Some(Diagnostic::at(mention.span).say("province").value("body", written).value("now", now.as_str()))
    }
}

/// The bytes of a name at the start of a text, in any case and with either dash.
fn begins(text: &str, name: &str) -> Option<usize> {
    let mut rest = text.chars();
    for wanted in name.chars() {
        let c = rest.next()?;
        if c != wanted && !(wanted == '-' && c == '–') && !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(is_letter)).then_some(text.len() - rest.len())
}

/// Whether the name belongs to a cited document: it bears the issuer's name of its own time.
fn is_cited(draft: &Draft<'_>, span: Span) -> bool {
    citations_near(draft, span).any(|c| c.span.overlaps(span) || c.agency.is_some_and(|a| a.overlaps(span)))
}

/// Bytes of a clause on either side of a name.
const REACH: usize = 1000;

/// Whether the clause around a name of a unit tells of the past: by its words, by a day before the unit ended (`bàn giao
/// ngày 30/6/2025`, `trước ngày 01/7/2025`) or by a term of office that is over.
fn is_of_the_past(draft: &Draft<'_>, span: Span, since: Date) -> bool {
    if tells_history(draft, span, true) {
        return true;
    }
    let clause = clause_around(draft, span);
    let dates = &draft.facts.dates;
    let first = dates.partition_point(|date| date.span.start < clause.start);
    let mut inside = dates[first..].iter().take_while(|date| date.span.start < clause.end);
    let is_over = |date: &DateMention| {
        let until = date.role == DateRole::Deadline;
        let plain = until || date.role == DateRole::Other;
        plain && date.date.is_some_and(|day| day < since || until && day == since)
    };
    inside.any(is_over) || last_year_of_term(draft.text.folded(clause)).is_some_and(|year| year <= since.year())
}

/// The last year of a term of office: 2025 in `nhiệm kỳ 2020 - 2025`.
fn last_year_of_term(clause: &str) -> Option<i16> {
    let (_, term) = clause.split_once("nhiệm kỳ ")?;
    let (first, rest) = term.split_at_checked(4)?;
    let last = rest.trim_start_matches([' ', '-', '–', '—']).get(..4)?;
    first.parse::<i16>().ok()?;
    last.parse().ok()
}

/// Whether the clause around tells of the past; with `periods`, also whether it names a year or a period.
fn tells_history(draft: &Draft<'_>, span: Span, periods: bool) -> bool {
    let clause = draft.text.folded(clause_around(draft, span));
    let timed = || periods && PERIODS.iter().any(|word| clause.contains(word));
    HISTORY.iter().any(|word| clause.contains(word)) || timed()
}

/// The clause around a name, between semicolons and full stops.
fn clause_around(draft: &Draft<'_>, span: Span) -> Span {
    let line = draft.text.lines()[draft.text.line_at(span.start)].span;
    let around = draft.text.slice(line);
    let (start, end) = ((span.start - line.start) as usize, (span.end - line.start) as usize);
    let before = last_bytes(&around[..start], REACH);
    let from = start - before.len() + before.rfind([';', '.']).map_or(0, |i| i + 1);
    let after = first_bytes(&around[end..], REACH);
    let to = end + after.find([';', '.']).unwrap_or(after.len());
    Span { start: line.start + from as u32, end: line.start + to as u32 }
}
