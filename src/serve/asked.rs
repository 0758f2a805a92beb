//! [`Asked`]: what a request says of its draft: name, stage, profile, language. All of it can be left out.

use super::refusal::Refusal;
use crate::config;
use crate::lint::Profile;
use crate::rules::card::{Lang, Stage};
use serde::Deserialize;

/// Characters of a name that are kept.
const NAME: usize = 200;

/// The query of a request, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    name: String,
    stage: String,
    profile: String,
    lang: String,
    track: String,
}

/// What is asked of a draft, as meant.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The draft's name, without folders: it is shown, and decides between formats that look alike.
    pub name: String,
    /// What is laid over the settings of the folder: what the page was opened with, and over that what the request says.
    pub over: config::Asked,
    /// Language of the answer.
    pub lang: Lang,
    /// Whether the copy carries safe fixes as tracked changes.
    pub track: bool,
}

impl Query {
    /// The language that is asked for, or another.
    pub fn lang(&self, otherwise: Lang) -> Lang {
        match self.lang.as_str() {
            "vi" => Lang::Vi,
            "en" => Lang::En,
            _ => otherwise,
        }
    }

    /// What is meant, where the page was opened with `opened` and speaks `otherwise`.
    pub fn meant(&self, opened: &config::Asked, otherwise: Lang) -> Result<Asked, Refusal> {
        let lang = self.lang(otherwise);
        let wrong =
            |key: &str, word: &str| {
                Refusal::question(lang.pick(
                    format!("{key}={word}: không có giá trị này"),
                    format!("{key}={word}: there is no such value"),
                ))
            };
        let stage = match self.stage.as_str() {
            "" => None,
            word => Some(stage(word).ok_or_else(|| wrong("stage", word))?),
        };
        let profile = match self.profile.as_str() {
            "" => None,
            "regular" => Some(Profile::Regular),
            "strict" => Some(Profile::Strict),
            word => return Err(wrong("profile", word)),
        };
        let mut asked =
            Asked { track: self.track == "1", name: tidy(&self.name, lang), ..Asked::of_folder(opened, lang) };
        asked.over.over.stage = stage.or(asked.over.over.stage);
        asked.over.over.profile = profile.or(asked.over.over.profile);
        Ok(asked)
    }
}

impl Asked {
    /// Nothing in particular: what the folder says, and what the page was opened with.
    pub fn of_folder(opened: &config::Asked, lang: Lang) -> Self {
        Self { name: tidy("", lang), over: opened.clone(), lang, track: false }
    }
}

fn stage(word: &str) -> Option<Stage> {
    let names = |stage: &Stage| [stage.names().0, stage.names().1].contains(&word);
    [Stage::Draft, Stage::Sign, Stage::Issue].into_iter().find(names)
}

/// A name without folders and controls, never empty, never long.
fn tidy(name: &str, lang: Lang) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut kept: Vec<char> = last.chars().filter(|c| !c.is_control()).collect();
    // The end of a long name is the part that says what it is.
    kept.drain(..kept.len().saturating_sub(NAME));
    let kept: String = kept.into_iter().collect();
    match kept.trim() {
        "" | "." | ".." => lang.pick("van-ban.txt", "draft.txt").to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_folders() {
        for name in ["C:\\Users\\ab\\kế hoạch.docx", "../../kế hoạch.docx", "kế\u{0} hoạch.docx"] {
            assert_eq!(tidy(name, Lang::Vi), "kế hoạch.docx");
        }
        for name in ["", "..", "a/", " "] {
            assert_eq!(tidy(name, Lang::En), "draft.txt");
        }
        assert!(tidy(&format!("{}.docx", "a".repeat(9000)), Lang::Vi).ends_with("a.docx"));
    }

    #[test]
    fn stages_are_taken_in_both_languages_and_nonsense_is_refused() {
        let mut opened = config::Asked::default();
        opened.over.stage = Some(Stage::Sign);
        let stage = |word: &str| {
            let asked = Query { stage: word.to_owned(), ..Query::default() }.meant(&opened, Lang::Vi);
            asked.ok().and_then(|asked| asked.over.over.stage)
        };
        assert_eq!(stage("ban-hanh"), Some(Stage::Issue));
        assert_eq!(stage("draft"), Some(Stage::Draft));
        assert_eq!(stage(""), Some(Stage::Sign));
        assert_eq!(stage("x"), None);
    }
}
