//! The list of abbreviations that officials know, laid by `build.rs` from `rules/data/abbreviations.toml`.

include!(concat!(env!("OUT_DIR"), "/abbreviations.rs"));

/// A known abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// What it stands for, in lower case but for names.
    pub long: &'static str,
    /// Whether everybody knows it, so that no draft need expand it.
    pub common: bool,
}

/// What a short form stands for, where the list knows it.
pub fn known(short: &str) -> Option<Known> {
    let at = KNOWN.binary_search_by(|(form, ..)| (*form).cmp(short)).ok()?;
    let (_, long, common) = KNOWN[at];
    Some(Known { long, common })
}

/// All known short forms with their long forms.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    KNOWN.iter().map(|(short, long, _)| (*short, *long))
}

/// The known short forms, with their long forms, that are these letters with D for Đ.
pub fn with_skeleton(skeleton: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
    let first = BY_SKELETON.partition_point(|(known, _)| *known < skeleton);
    let alike = BY_SKELETON[first..].iter().take_while(move |(known, _)| *known == skeleton);
    alike.map(|(_, at)| KNOWN[usize::from(*at)]).map(|(short, long, _)| (short, long))
}
