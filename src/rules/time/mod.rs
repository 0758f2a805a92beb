//! Thời gian: time (TG).

mod deadline_outside_plan;
mod impossible_date;
mod late_issue;
mod mixed_date_style;
mod mood;
mod period_mismatch;
mod plan_year_mismatch;
mod stale_year;
mod weekday_mismatch;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "deadline-outside-plan",
        values: &["deadline", "own", "plan"],
        make: make::<deadline_outside_plan::DeadlineOutsidePlan>,
    },
    Kind { name: "impossible-date", values: &["date"], make: make::<impossible_date::ImpossibleDate> },
    Kind { name: "late-issue", values: &["own", "plan"], make: make::<late_issue::LateIssue> },
    Kind { name: "mixed-date-style", values: &["count", "total"], make: make::<mixed_date_style::MixedDateStyle> },
    Kind {
        name: "period-mismatch",
        values: &["period", "other", "subject"],
        make: make::<period_mismatch::PeriodMismatch>,
    },
    Kind { name: "plan-year-mismatch", values: &["year", "plan"], make: make::<plan_year_mismatch::PlanYearMismatch> },
    Kind { name: "stale-year", values: &["year", "plan"], make: make::<stale_year::StaleYear> },
    Kind { name: "weekday-mismatch", values: &["weekday", "date"], make: make::<weekday_mismatch::WeekdayMismatch> },
];
