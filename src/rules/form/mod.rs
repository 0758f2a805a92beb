//! Thể thức: form of the document (TT).

mod addressee;
mod blank_date;
mod blank_number;
mod draft_mark;
mod heading_case;
mod malformed_date;
mod malformed_number;
mod missing_archive_line;
mod missing_authority;
mod missing_component;
mod missing_end_mark;
mod missing_signer;
mod motto_form;
mod placeholder;
mod recipient_punctuation;
mod signer_name_case;
mod signing;
mod type_line;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "addressee", values: &["type", "text"], make: make::<addressee::Addressee> },
    Kind { name: "blank-date", values: &["date"], make: make::<blank_date::BlankDate> },
    Kind { name: "blank-number", values: &["symbol"], make: make::<blank_number::BlankNumber> },
    Kind { name: "draft-mark", values: &["mark"], make: make::<draft_mark::DraftMark> },
    Kind { name: "heading-case", values: &["heading", "count"], make: make::<heading_case::HeadingCase> },
    Kind { name: "malformed-date", values: &["written"], make: make::<malformed_date::MalformedDate> },
    Kind {
        name: "malformed-number",
        values: &["written", "right", "kind"],
        make: make::<malformed_number::MalformedNumber>,
    },
    Kind { name: "missing-archive-line", values: &["line"], make: make::<missing_archive_line::MissingArchiveLine> },
    Kind { name: "missing-authority", values: &["line", "own"], make: make::<missing_authority::MissingAuthority> },
    Kind { name: "missing-component", values: &["components"], make: make::<missing_component::MissingComponent> },
    Kind { name: "missing-end-mark", values: &["mark"], make: make::<missing_end_mark::MissingEndMark> },
    Kind { name: "missing-signer", values: &["title"], make: make::<missing_signer::MissingSigner> },
    Kind { name: "motto-form", values: &["text", "right"], make: make::<motto_form::MottoForm> },
    Kind { name: "placeholder", values: &["text"], make: make::<placeholder::Placeholder> },
    Kind {
        name: "recipient-punctuation",
        values: &["line"],
        make: make::<recipient_punctuation::RecipientPunctuation>,
    },
    Kind { name: "signer-name-case", values: &["name", "title"], make: make::<signer_name_case::SignerNameCase> },
    Kind { name: "type-line", values: &["type"], make: make::<type_line::TypeLine> },
];
