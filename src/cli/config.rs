//! `soat config show|schema`, `soat init` and `soat test`.

use super::job::Job;
use super::output::put;
use super::run::{text, texts};
use super::{Exit, Stop, output};
use crate::config::{self, Origin, example_faults, read_pack};
use crate::lint::examples::Examples;
use crate::read::{Limits, read_bytes};
use crate::report;
use crate::rules::Catalog;
use crate::rules::card::Lang;
use crate::text::{Text, TextBuilder};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::path::{Path, PathBuf};

/// Flags that stand for keys of the configuration.
const KEYS: [(&str, &str); 13] = [
    ("stage", "stage"),
    ("profile", "profile"),
    ("preview", "preview"),
    ("select", "select"),
    ("extend-select", "extend-select"),
    ("ignore", "ignore"),
    ("as-of", "as-of"),
    ("rounding", "rounding"),
    ("kind", "document.kind"),
    ("include", "include"),
    ("exclude", "exclude"),
    ("baseline", "baseline"),
    ("gitignore", "gitignore"),
];

/// Keys with a value even where nobody sets one.
const DEFAULTS: [(&str, &str); 7] = [
    ("stage", "\"sign\""),
    ("profile", "\"regular\""),
    ("preview", "false"),
    ("fail-on", "\"warning\""),
    ("document.kind", "\"auto\""),
    ("gitignore", "false"),
    ("rounding", "\"either\""),
];

/// `soat config`.
pub fn config(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    match matches.subcommand() {
        Some(("schema", _)) => {
            let schema = serde_json::to_string_pretty(&config::schema()).unwrap_or_default();
            output::print(&format!("{schema}\n"))?;
            Ok(Exit::Clean)
        }
        Some(("show", matches)) => show(matches, lang),
        _ => Err(Stop::Usage(lang.pick("thiếu lệnh: show, schema", "one of: show, schema").to_owned())),
    }
}

fn show(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let job = Job::of(matches, lang)?;
    let mut origins: Vec<Origin> = job.settled.origins.clone();
    for (flag, key) in KEYS {
        let Some(place) = place_of(matches, flag) else { continue };
        let Some(value) = value_of(matches, flag) else { continue };
        if !matches!(flag, "extend-select" | "ignore") {
            origins.retain(|origin| origin.key != key);
        }
        origins.push(Origin { key: key.to_owned(), value, place });
    }
    for (selector, level) in texts(matches, "level").filter_map(|word| word.split_once('=')) {
        let (key, place) = (format!("rules.{selector}"), place_of(matches, "level").unwrap_or_default());
        origins.retain(|origin| origin.key != key || origin.value.starts_with('{'));
        origins.push(Origin { key, value: format!("{level:?}"), place });
    }
    let is_json = text(matches, "format") == Some("json");
    // Scripts read one word in every language.
    let default = if is_json { "default" } else { lang.pick("mặc định", "default") };
    for (key, value) in DEFAULTS {
        if !origins.iter().any(|origin| origin.key == key) {
            origins.push(Origin { key: key.to_owned(), value: value.to_owned(), place: default.to_owned() });
        }
    }
    origins.sort_by(|a, b| a.key.cmp(&b.key));
    let page = if is_json {
        let list: Vec<serde_json::Value> =
            origins.iter().map(|o| serde_json::json!({ "key": o.key, "value": o.value, "origin": o.place })).collect();
        format!("{}\n", serde_json::Value::from(list))
    } else {
        let mut page = String::new();
        for Origin { key, value, place } in &origins {
            page.push_str(&report::masked(&format!("{key} = {value}  # {place}")));
            page.push('\n');
        }
        page
    };
    output::print(&page)?;
    Ok(Exit::Clean)
}

/// What gave a flag its value: `--stage`, `SOAT_STAGE`; `None` where nothing did.
fn place_of(matches: &ArgMatches, flag: &str) -> Option<String> {
    match matches.value_source(flag)? {
        ValueSource::CommandLine => Some(format!("--{flag}")),
        ValueSource::EnvVariable => Some(format!("SOAT_{}", flag.replace('-', "_").to_uppercase())),
        _ => None,
    }
}

/// A flag's value as TOML; `None` where it is empty.
fn value_of(matches: &ArgMatches, flag: &str) -> Option<String> {
    if let Ok(Some(&on)) = matches.try_get_one::<bool>(flag) {
        return Some(on.to_string());
    }
    let words: Vec<String> = texts(matches, flag).map(|word| format!("{word:?}")).collect();
    let is_list = matches!(flag, "select" | "extend-select" | "ignore" | "include" | "exclude");
    match words.as_slice() {
        [] => None,
        [word] if !is_list => Some(word.clone()),
        words => Some(format!("[{}]", words.join(", "))),
    }
}

/// `soat init`: writes a commented configuration, never over another.
pub fn init(lang: Lang) -> Result<Exit, Stop> {
    let path = Path::new("soat.toml");
    if path.exists() {
        return Err(Stop::Usage(lang.pick(
            "soat.toml đã có trong thư mục này; giữ nguyên".to_owned(),
            "soat.toml exists in this folder; left as it is".to_owned(),
        )));
    }
    put(path, config::template(lang == Lang::Vi).as_bytes(), lang)?;
    output::print(lang.pick("Đã tạo soat.toml\n", "soat.toml is written\n"))?;
    Ok(Exit::Clean)
}

/// `soat test`: the examples of an agency's own cards.
pub fn test(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_else(|| PathBuf::from("."));
    if !folder.is_dir() {
        let name = folder.display();
        return Err(Stop::Usage(lang.pick(format!("{name}: không có thư mục này"), format!("{name}: no such folder"))));
    }
    let (mut catalog, mut faults) = (Catalog::shipped(), Vec::new());
    let pack = read_pack(&folder, &mut catalog, &mut faults);
    if pack.is_empty() && faults.is_empty() {
        eprintln!("{}", lang.pick("không có thẻ quy tắc nào (*.toml)", "there is no card (*.toml)"));
        return Ok(Exit::Nothing);
    }
    let is_wrong = !faults.is_empty();
    faults.extend(example_faults(&pack, &catalog, &Examples::own(&catalog, &read)));
    super::tell(&faults, lang);
    if !faults.is_empty() {
        return Ok(if is_wrong { Exit::Usage } else { Exit::Findings });
    }
    let count = pack.len();
    output::print(
        &lang.pick(format!("{count} thẻ, mọi ví dụ đều đúng\n"), format!("{count} cards, all examples hold\n")),
    )?;
    Ok(Exit::Clean)
}

fn read(example: &str) -> Text {
    read_bytes("vi-du.md", example.as_bytes(), &Limits::default()).unwrap_or_else(|_| TextBuilder::plain(example))
}
