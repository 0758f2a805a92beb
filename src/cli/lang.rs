//! The language of a run: `--lang`, else `SOAT_LANG`, else the locale, else Vietnamese. Known before arguments are parsed,
//! because their errors are told in it.

use crate::rules::card::Lang;
use std::ffi::OsString;

/// The language of these arguments in this environment.
pub fn of(args: &[OsString]) -> Lang {
    flag(args)
        .or_else(|| {
            ["SOAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| parse(&std::env::var(name).ok()?))
        })
        .unwrap_or_default()
}

/// What `--lang` says; `auto` and nonsense say nothing (nonsense is an error later).
fn flag(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.next()?,
            Some(rest) => match rest.strip_prefix('=') {
                Some(value) => value,
                None => continue,
            },
            None => continue,
        };
        return parse(value);
    }
    None
}

/// `vi`, `vi_VN.UTF-8`, `en-US`; anything else (`auto`, `C`, `fr_FR`) says nothing.
fn parse(value: &str) -> Option<Lang> {
    match value.split(['_', '-', '.', '@']).next()? {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(args: &[&str]) -> Option<Lang> {
        flag(&args.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_flag_is_read_in_both_writings_and_not_after_the_double_dash() {
        assert_eq!(said(&["soat", "check", "--lang", "en"]), Some(Lang::En));
        assert_eq!(said(&["soat", "--lang=vi", "check"]), Some(Lang::Vi));
        assert_eq!(said(&["soat", "check", "--", "--lang=en"]), None);
        assert_eq!(said(&["soat", "check", "--lang"]), None);
    }

    #[test]
    fn locales_tell_their_language_only() {
        assert_eq!(parse("vi_VN.UTF-8"), Some(Lang::Vi));
        assert_eq!(parse("en-US"), Some(Lang::En));
        assert_eq!(parse("C.UTF-8"), None);
    }
}
