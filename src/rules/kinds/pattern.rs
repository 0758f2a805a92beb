//! `pattern`: a regular expression, line by line.

use super::Repair;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use crate::text::Span;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;

/// Memory a compiled expression may take: what a card's author writes by hand is far below.
const SIZE: usize = 1 << 20;
/// Depth of nested groups.
const NESTING: u32 = 50;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// The expression; matches are found.
    pattern: String,
    /// Matches that this expression matches too are right.
    #[serde(default)]
    except: Option<String>,
    /// What to write instead; `$1` or `$name` is a group.
    #[serde(default)]
    instead: Option<String>,
    /// Whether letter case matters.
    #[serde(default = "yes", rename = "case")]
    keep_case: bool,
    #[serde(default)]
    fix: Repair,
    #[serde(default)]
    scope: Scope,
}

fn yes() -> bool {
    true
}

struct Pattern {
    wanted: Regex,
    except: Option<Regex>,
    instead: Option<String>,
    fix: Repair,
    scope: Scope,
}

/// Names of the values of the first groups.
const GROUPS: [&str; 3] = ["a", "b", "c"];

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    let compile = |pattern: &str| compile(pattern, params.keep_case);
    let pattern = compile(&params.pattern)?;
    if pattern.is_match("") {
        return Err(format!("`{}` matches nothing at all, and so everywhere", params.pattern));
    }
    let except = params.except.as_deref().map(compile).transpose()?;
    Ok(Box::new(Pattern { wanted: pattern, except, instead: params.instead, fix: params.fix, scope: params.scope }))
}

fn compile(pattern: &str, keep_case: bool) -> Result<Regex, String> {
    RegexBuilder::new(pattern)
        .case_insensitive(!keep_case)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .nest_limit(NESTING)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => format!("`{pattern}` is too large; make its repetitions smaller"),
            error => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default().trim_start_matches("error: ");
                format!("`{pattern}` is no regular expression: {last}")
            }
        })
}

impl Check for Pattern {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut instead = String::new();
        for line in self.scope.lines(draft) {
            let span = draft.text.lines()[line].span;
            for captures in self.wanted.captures_iter(draft.text.slice(span)) {
                let Some(whole) = captures.get(0).filter(|whole| !whole.is_empty()) else { continue };
                if self.except.as_ref().is_some_and(|except| except.is_match(whole.as_str())) {
                    continue;
                }
                let base = span.start as usize;
                let at = Span::new(base + whole.start(), base + whole.end());
                let mut finding = Diagnostic::at(at).value("found", whole.as_str());
                for (i, name) in GROUPS.into_iter().enumerate() {
                    if let Some(group) = captures.get(i + 1) {
                        finding = finding.value(name, group.as_str());
                    }
                }
                if let Some(template) = &self.instead {
                    instead.clear();
                    captures.expand(template, &mut instead);
                    finding = self.fix.with(finding, at, &instead).value("instead", instead.as_str());
                }
                found.push(finding);
            }
        }
    }
}
