//! [`YearMention`] and [`Period`]: years with their role, and what the document as a whole is of ([`Profile`]).

mod profile;
mod role;

pub use profile::profile;
pub use role::years;

use crate::text::Span;
use crate::tree::{DocumentKind, NodeId};
use jiff::civil::Date;

/// A year as written: `năm 2024`, `2024` in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearMention {
    /// The four digits.
    pub span: Span,
    /// The year.
    pub year: u16,
    /// What it is.
    pub role: YearRole,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// What a year is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRole {
    /// The year of the plan: in title, opening, closing, appendix titles, captions.
    Plan,
    /// `so với năm 2023`, `kết quả năm 2023`, `năm 2023 là`: looked back at or compared with.
    Compared,
    /// Of a date.
    Date,
    /// In the title of another document, a budget year, a school year, a programme's name.
    Named,
    /// An end of a period.
    Period,
    /// A year to come (`đến năm 2030`).
    Horizon,
    /// Nothing tells.
    Plain,
}

/// A period: `giai đoạn 2021-2025`, `nhiệm kỳ 2021 - 2026`, `năm học 2022-2023`, `5 năm 2021-2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// From the lead word to the last digit.
    pub span: Span,
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
    /// What it is of.
    pub role: PeriodRole,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// What a period is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodRole {
    /// `giai đoạn`, `kế hoạch 5 năm`: a plan or programme.
    Stage,
    /// `nhiệm kỳ` of a people's council or the National Assembly.
    CouncilTerm,
    /// `nhiệm kỳ` of a Party committee or congress.
    PartyTerm,
    /// `nhiệm kỳ` of something else (trưởng khóm, ban thanh tra).
    OtherTerm,
    /// `năm học`.
    School,
    /// No lead word tells.
    Plain,
}

/// What the document as a whole is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its type, where the type line or the symbol tells.
    pub kind: Option<DocumentKind>,
    /// Its own date, where complete: of the place–date line, else of an appendix caption.
    pub date: Option<Date>,
    /// The year it plans for, from the title (`năm 2024`); `None` for periods and for titles without a year.
    pub plan_year: Option<u16>,
    /// Where the plan year stands in the title.
    pub plan_year_span: Option<Span>,
    /// A period in the title (`giai đoạn 2026 - 2030`).
    pub plan_period: Option<(u16, u16)>,
    /// The first and the last day it may be dated: its own date where complete; else the month or year that the
    /// place–date line gives; else from the plan year or period; never before the latest document it cites, and without an end where nothing else tells. `None` where nothing tells.
    pub when: Option<(Date, Date)>,
}

impl Profile {
    /// The first and the last day it may be dated, as far as it says so itself: what it cites says only that it is later.
    pub fn dated(&self) -> Option<(Date, Date)> {
        self.when.filter(|&(_, last)| last < Date::MAX)
    }
}

#[cfg(test)]
mod tests;
