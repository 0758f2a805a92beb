//! `soat fix` and `check --fix`: files after their fixes are put in place or shown.

use super::guard::Former;
use super::input::Input;
use super::interrupt::placing;
use super::job::{Found, Job};
use super::{Exit, Stop, output};
use crate::config::Setups;
use crate::diagnostic::Applicability;
use crate::fix::{self, Mended, Unwritten};
use crate::read::system::Refusal;
use crate::read::{self, Limits};
use crate::report::masked;
use crate::rules::card::Lang;
use crate::text::{Format, Text};
use clap::ArgMatches;
use std::io::Write as _;
use std::path::Path;

/// Applies the fixes of an input's findings, silenced ones left alone.
pub fn mend(text: Text, input: usize, setups: &Setups, least: Applicability, limits: &Limits) -> Mended {
    let check = |text: &Text| setups.check(input, text).1;
    fix::mend(text, least, &check, &|text, decoded| reread(text, decoded, limits))
}

fn reread(text: &Text, decoded: &str, limits: &Limits) -> Option<Text> {
    let source = text.source();
    read::read_bytes(&source.name, &fix::encoded(source, decoded), limits).ok()
}

/// How far fixes go.
pub fn least(matches: &ArgMatches) -> Applicability {
    if matches.get_flag("unsafe-fixes") { Applicability::Unsafe } else { Applicability::Safe }
}

/// Puts a mended text in place of the file it was read from.
pub fn write(path: &Path, old: &Text, new: &Text, lang: Lang) -> Result<(), String> {
    let decoded = new.source().decoded.as_deref().unwrap_or_default();
    let _placing = placing();
    fix::replace(path, old.source(), decoded).map_err(|error| {
        let path = path.display();
        match error {
            Unwritten::Lossy => lang.pick(
                format!("{path}: không ghi lại được nguyên vẹn; giữ nguyên tệp"),
                format!("{path}: cannot be written back faithfully; left as it is"),
            ),
            Unwritten::Changed => lang.pick(
                format!("{path}: tệp vừa được sửa ở nơi khác; giữ nguyên, đề nghị chạy lại"),
                format!("{path}: changed meanwhile; left as it is, please run again"),
            ),
            Unwritten::Io(error) => {
                let Refusal { vi, en } = (&error).into();
                lang.pick(
                    format!("{path}: không ghi được ({vi}); đề nghị đóng tệp nếu đang mở, kiểm tra quyền ghi"),
                    format!("{path}: cannot be written ({en}); close the file if it is open, check the permission"),
                )
            }
        }
    })
}

/// What to do instead with a file whose format is not edited in place.
pub fn unfixed(name: &str, format: Format, lang: Lang) -> String {
    if format != Format::Docx {
        return lang.pick(
            format!("{name}: không sửa được tệp loại này; đề nghị sửa trong chương trình đã soạn tệp"),
            format!("{name}: files of this kind are not edited; please correct it in the program it was made with"),
        );
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "docx"));
    let command = |copy: &str| format!("soat check \"{name}\" -f docx=\"{stem}-{copy}.{extension}\" --track-changes");
    lang.pick(
        format!("{name}: tệp Word không sửa trực tiếp; để có bản sửa theo dõi được: {}", command("da-soat")),
        format!("{name}: Word files are not edited in place; for a copy with tracked changes: {}", command("reviewed")),
    )
}

/// `soat fix`.
pub fn fix(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let job = Job::of(matches, lang)?;
    let Found { inputs, failures, setups } = job.found(&Former::default())?;
    if inputs.is_empty() && failures.is_empty() {
        eprintln!("{}", lang.pick("không có tệp nào để soát", "nothing to check: no input matched"));
        return Ok(Exit::Nothing);
    }
    let (least, shows) = (least(matches), matches.get_flag("diff"));
    let color = output::color(matches);
    let mut tally = Tally::default();
    for failure in &failures {
        tally.fail(&failure.message);
    }
    for (i, input) in inputs.iter().enumerate() {
        let text = match job.inputs.read(input) {
            Ok(text) => text,
            Err(failure) => {
                tally.fail(&failure.message);
                continue;
            }
        };
        let Some(old) = text.source().decoded.clone() else {
            if !matches.get_flag("quiet") {
                eprintln!("{}", masked(&unfixed(&job.inputs.name(input), text.source().format, lang)));
            }
            continue;
        };
        let mended = mend(text.clone(), i, &setups, least, job.inputs.limits());
        let new = mended.text.source().decoded.as_deref().unwrap_or_default();
        if shows {
            let name = job.inputs.name(input);
            let diff = fix::unified(&name, &old, new, color, &|line| masked(line).into_owned());
            output::print(&diff)?;
        } else if let Input::File(path) = input {
            if new != old
                && let Err(sentence) = write(path, &text, &mended.text, lang)
            {
                tally.fail(&sentence);
                continue;
            }
        } else {
            std::io::stdout().lock().write_all(&fix::encoded(text.source(), new))?;
        }
        tally.fixes += mended.applied;
        tally.files += usize::from(mended.applied > 0);
    }
    if !matches.get_flag("quiet") {
        eprintln!("{}", tally.sentence(shows, lang));
    }
    Ok(match (tally.failed, shows && tally.fixes > 0) {
        (true, _) => Exit::Incomplete,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    })
}

/// What was done.
#[derive(Default)]
struct Tally {
    fixes: usize,
    files: usize,
    failed: bool,
}

impl Tally {
    fn fail(&mut self, sentence: &str) {
        self.failed = true;
        eprintln!("{}", masked(sentence));
    }

    fn sentence(&self, shows: bool, lang: Lang) -> String {
        let (fixes, count) = (self.fixes, self.files);
        match (lang, shows) {
            (Lang::Vi, false) => format!("Đã sửa {fixes} chỗ trong {count} tệp."),
            (Lang::En, false) => format!("Fixed {fixes} findings in {count} files."),
            (Lang::Vi, true) => format!("Sẽ sửa {fixes} chỗ trong {count} tệp (chưa ghi gì)."),
            (Lang::En, true) => format!("Would fix {fixes} findings in {count} files (nothing written)."),
        }
    }
}
