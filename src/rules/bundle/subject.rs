//! Of whom a document's figures are, and when they may be held against another document's: a whole unit's, of one group of
//! people, not while they are being changed. Must not know figures.

use super::identity::{Likeness, Title, is_one_unit};
use crate::facts::agency::OwnUnit;
use crate::rules::basis::mention::own_symbol;
use crate::rules::{Bundle, Draft};
use crate::text::{fold, is_letter};
use crate::tree::DocumentKind;
use jiff::civil::Date;

/// Of whom a document's figures are.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The unit.
    pub unit: &'a OwnUnit,
    /// Whom its title narrows it to (`học sinh`, `đảng viên`), sorted; empty for everybody.
    groups: Vec<&'static str>,
    /// Its type and the words of its title; none of an appendix file.
    name: Option<(DocumentKind, Title)>,
    /// How binding its figures are: a resolution before a plan before a report before an appendix file. Only says which of
    /// two places is told first.
    pub rank: u8,
    /// Its date, where complete.
    pub date: Option<Date>,
}

impl<'a> Subject<'a> {
    /// Of a draft whose figures can be held against others'; `sole` is the unit of a bundle that has but one, which is that
    /// of appendix files without a name.
    pub fn of(draft: &Draft<'a>, sole: Option<&'a OwnUnit>) -> Option<Self> {
        let parts = draft.tree.parts();
        let is_fragment = !parts.is_whole() && parts.title.is_none();
        let unit = draft.facts.agencies.own.as_ref().or(sole.filter(|_| is_fragment))?;
        let title: String = parts
            .title
            .iter()
            .flat_map(|title| &title.summary)
            .map(|&node| fold(draft.text.slice(draft.tree.node(node).span)) + " ")
            .collect();
        if !speaks_for_the_unit(draft) || changes(&title) {
            return None;
        }
        let rank = match draft.facts.profile.kind {
            Some(DocumentKind::NghiQuyet) => 0,
            Some(DocumentKind::QuyetDinh | DocumentKind::ChiThi) => 1,
            Some(DocumentKind::KeHoach | DocumentKind::ChuongTrinh | DocumentKind::DeAn) => 2,
            Some(_) => 3,
            None => 4,
        };
        let name = draft.facts.profile.kind.zip((!title.is_empty()).then(|| Title::of(&title)));
        Some(Self { unit, groups: groups_in(&title), name, rank, date: draft.facts.profile.date })
    }

    /// Whether figures of the two are of the same people, at about the same time.
    pub fn is_of_one(&self, other: &Self) -> bool {
        let near = |a: Date, b: Date| a.since(b).is_ok_and(|span| span.get_days().abs() <= MONTHS * 31);
        is_one_unit(self.unit, other.unit)
            && self.groups == other.groups
            && !self.is_version_of(other)
            && self.date.zip(other.date).is_none_or(|(a, b)| near(a, b))
    }
}

impl Subject<'_> {
    /// Whether two files are versions of one document: the first draft and the second, whose figures differ by right.
    fn is_version_of(&self, other: &Self) -> bool {
        match (&self.name, &other.name) {
            (Some((kind, title)), Some((theirs, other))) => kind == theirs && title.likeness(other) == Likeness::Same,
            _ => false,
        }
    }
}

/// Documents further apart tell of different times, and targets may have been changed between them.
const MONTHS: i32 = 7;

/// The unit of a bundle whose documents name but one.
pub fn sole_unit<'a>(bundle: &Bundle<'a>) -> Option<&'a OwnUnit> {
    let mut units = bundle.drafts.iter().filter_map(|draft| draft.facts.agencies.own.as_ref());
    let first = units.next()?;
    units.all(|unit| is_one_unit(first, unit)).then_some(first)
}

/// Whether a document is of the unit's council, committee or Party committee, not of an office, a school or an organisation,
/// whose figures are its own.
fn speaks_for_the_unit(draft: &Draft<'_>) -> bool {
    const BODIES: [&str; 8] = ["HĐND", "HU", "QU", "TU", "ThU", "UBND", "ĐU", "ĐH"];
    const OFFICES: [&str; 20] = [
        "ban",
        "bảo",
        "chi",
        "công",
        "hạt",
        "hợp",
        "hội",
        "liên",
        "mặt",
        "phòng",
        "quỹ",
        "sở",
        "thanh",
        "tổ",
        "tòa",
        "trung",
        "trường",
        "trạm",
        "văn",
        "đoàn",
    ];
    if let Some(symbol) = own_symbol(draft) {
        return symbol.body.split(['-', '.']).next().is_some_and(|body| BODIES.contains(&body));
    }
    let Some(&issuer) = draft.tree.parts().issuer.last() else { return true };
    let name = fold(draft.text.slice(draft.tree.node(issuer).span));
    let first = name.trim().split(|c: char| !is_letter(c)).next().unwrap_or_default();
    !OFFICES.contains(&first)
}

/// Whether a title says that what was decided before is changed.
fn changes(title: &str) -> bool {
    ["điều chỉnh", "sửa đổi", "bổ sung", "thay thế"].iter().any(|word| title.contains(word))
}

/// Groups of people and places that a title may narrow a document to.
fn groups_in(title: &str) -> Vec<&'static str> {
    const GROUPS: [&str; 24] = [
        "bộ đội",
        "công chức",
        "công nhân",
        "cán bộ",
        "doanh nghiệp",
        "dân tộc thiểu số",
        "dân quân",
        "hợp tác xã",
        "học sinh",
        "hội viên",
        "hộ kinh doanh",
        "người cao tuổi",
        "người có công",
        "người khuyết tật",
        "nông thôn",
        "phụ nữ",
        "sinh viên",
        "thanh niên",
        "thiếu nhi",
        "trường học",
        "trẻ em",
        "viên chức",
        "đô thị",
        "đảng viên",
    ];
    GROUPS.iter().copied().filter(|group| title.contains(group)).collect()
}
