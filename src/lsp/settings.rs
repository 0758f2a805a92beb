//! [`Settings`]: what an editor's own settings ask: stage, profile, preview, language. They win over the command line
//! that the editor starts us with.

use crate::config::{Asked, nearest};
use crate::lint::Profile;
use crate::rules::card::{Lang, Stage};
use serde_json::Value;

/// The settings there are.
const KEYS: [&str; 4] = ["lang", "preview", "profile", "stage"];

/// What an editor's settings ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    stage: Option<Stage>,
    profile: Option<Profile>,
    preview: Option<bool>,
    lang: Option<Lang>,
}

impl Settings {
    /// From settings, or from all settings of an editor with ours under `soat`; and what is wrong with them.
    pub fn of(value: &Value, lang: Lang) -> (Self, Vec<String>) {
        let own = value.get("soat").unwrap_or(value);
        let (mut settings, mut complaints) = (Self::default(), Vec::new());
        for (key, value) in own.as_object().into_iter().flatten() {
            let word = value.as_str().unwrap_or_default();
            let is_known = match key.as_str() {
                _ if value.is_null() => true,
                "stage" => {
                    settings.stage = Stage::named(word);
                    settings.stage.is_some()
                }
                "profile" => {
                    settings.profile = Profile::named(word);
                    settings.profile.is_some()
                }
                "preview" => {
                    settings.preview = value.as_bool();
                    settings.preview.is_some()
                }
                "lang" => {
                    settings.lang = Lang::named(word);
                    settings.lang.is_some() || word == "auto"
                }
                _ => {
                    let near = nearest(key, KEYS).map_or(String::new(), |near| {
                        lang.pick(format!("; có phải ý là “{near}”?"), format!("; did you mean “{near}”?"))
                    });
                    let what = lang.pick("không có cài đặt", "there is no setting");
                    complaints.push(format!("soat: {what} “{key}”{near}"));
                    continue;
                }
            };
            if !is_known {
                let what = lang.pick("giá trị không hợp lệ", "no value here");
                complaints.push(format!("soat: {key}: {value}: {what}"));
            }
        }
        (settings, complaints)
    }

    /// What is asked in all, where the command line asks `asked`.
    pub fn over(&self, asked: &Asked) -> Asked {
        let mut asked = asked.clone();
        asked.over.stage = self.stage.or(asked.over.stage);
        asked.over.profile = self.profile.or(asked.over.profile);
        asked.over.preview = self.preview.unwrap_or(asked.over.preview);
        asked
    }

    /// Its language, where it asks for one.
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// These settings, and those of `other` where these say nothing.
    pub fn or(self, other: &Self) -> Self {
        Self {
            stage: self.stage.or(other.stage),
            profile: self.profile.or(other.profile),
            preview: self.preview.or(other.preview),
            lang: self.lang.or(other.lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_read_and_what_is_wrong_is_told() {
        let (settings, complaints) = Settings::of(&json!({"soat": {"stage": "ban-hanh", "lang": "en"}}), Lang::En);
        assert_eq!((settings.stage, settings.lang, complaints.len()), (Some(Stage::Issue), Some(Lang::En), 0));
        let (settings, complaints) = Settings::of(&json!({"stgae": "sign", "profile": "lax", "stage": null}), Lang::En);
        assert_eq!(settings, Settings::default());
        assert_eq!(
            complaints,
            ["soat: profile: \"lax\": no value here", "soat: there is no setting “stgae”; did you mean “stage”?"]
        );
        assert!(Settings::of(&Value::Null, Lang::Vi).1.is_empty());
    }
}
