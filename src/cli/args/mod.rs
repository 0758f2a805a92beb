//! The commands and their flags, each with its words in both languages beside it. From this everything else is made:
//! help, completions, the manual page.

mod check;
mod living;
mod serve;
mod words;

use crate::rules::card::Lang;
use clap::{Arg, ArgAction, Command};
use std::ffi::OsString;

pub use words::{date, kind, size};

/// A command in a language.
type Made = fn(Lang) -> Command;

/// The commands by name, in the order they are listed.
const COMMANDS: [(&str, Made); 16] = [
    ("check", check::command),
    ("fix", check::fix),
    ("explain", explain),
    ("rules", rules),
    ("facts", facts),
    ("tree", tree),
    ("init", living::init),
    ("config", living::config),
    ("baseline", living::baseline),
    ("ignore", living::ignore),
    ("test", living::test),
    ("server", living::server),
    ("serve", serve::command),
    ("completions", completions),
    ("man", man),
    ("version", version),
];

/// The whole command line in a language.
pub fn command(lang: Lang) -> Command {
    soat(lang).subcommands(COMMANDS.map(|(_, command)| dressed(command(lang), lang)))
}

/// As much of the command line as these arguments need: the one command they begin with, or all where they begin with none.
pub fn command_of(args: &[OsString], lang: Lang) -> Command {
    let named = args.get(1).and_then(|first| COMMANDS.iter().find(|(name, _)| first == name));
    named.map_or_else(|| command(lang), |(_, command)| soat(lang).subcommand(dressed(command(lang), lang)))
}

/// What stands before any command.
fn soat(lang: Lang) -> Command {
    let about = lang.pick(
        "Soát dự thảo kế hoạch trước khi trình ký, ban hành",
        "Check Vietnamese administrative plan drafts before they are signed",
    );
    let examples = lang.pick(
        "Ví dụ:\n  soat check ke-hoach.docx              soát một dự thảo\n  \
         soat check . --stage ban-hanh         soát cả thư mục ở bước ban hành\n  \
         soat explain SL01                     giải thích một quy tắc\n\n\
         Mã thoát: 0 đạt · 1 có phát hiện · 2 sai cách dùng · 3 không có gì để soát · 4 có tệp không đọc được",
        "Examples:\n  soat check plan.docx              check one draft\n  \
         soat check . --stage issue        check a folder before it is issued\n  \
         soat explain SL01                 explain a rule\n\n\
         Exit codes: 0 clean · 1 findings · 2 usage error · 3 nothing to check · 4 some input could not be read",
    );
    dressed(Command::new("soat"), lang)
        .about(about)
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(examples)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(lang.pick("in phiên bản", "print the version"))
                .help_heading(options(lang)),
        )
        .subcommand_required(true)
        .override_usage(lang.pick("soat <LỆNH> [TÙY CHỌN]", "soat <COMMAND> [OPTIONS]"))
}

fn facts(lang: Lang) -> Command {
    document("facts", "table|json", lang).about(lang.pick(
        "Cho xem những gì đã đọc được: số liệu, tỷ lệ, ngày tháng, viện dẫn, chữ viết tắt",
        "Show what was read: figures, ratios, dates, citations, abbreviations",
    ))
}

fn tree(lang: Lang) -> Command {
    document("tree", "tree|json", lang)
        .about(lang.pick("Cho xem kết cấu văn bản", "Show the structure of the document"))
}

/// A command with help in the run's language only: clap's own words are English.
fn dressed(command: Command, lang: Lang) -> Command {
    let usage = lang.pick("Cách dùng", "Usage");
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.pick("Lệnh", "Commands"))
        .subcommand_value_name(lang.pick("LỆNH", "COMMAND"))
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(lang.pick("in trang này", "print this page"))
                .help_heading(options(lang))
                .display_order(999),
        )
        .arg(
            // `SOAT_LANG` is read before the arguments are (`lang::of`): it may be a locale, which this would refuse.
            word("lang", "vi|en|auto", lang.pick("ngôn ngữ hiển thị", "language of the output"))
                .value_parser(["vi", "en", "auto"])
                .help_heading(options(lang))
                .display_order(998),
        )
}

fn explain(lang: Lang) -> Command {
    Command::new("explain")
        .about(lang.pick("Giải thích một quy tắc: vì sao, căn cứ, ví dụ", "Explain a rule: why, its source, examples"))
        .override_usage(lang.pick("soat explain [TÙY CHỌN] [QUY TẮC]...", "soat explain [OPTIONS] [RULE]..."))
        .after_help(lang.pick(
            "Ví dụ:\n  soat explain SL01\n  soat explain --all --format md > quy-tac.md",
            "Examples:\n  soat explain SL01\n  soat explain --all --format md > rules.md",
        ))
        .arg(
            Arg::new("rules")
                .value_name(lang.pick("QUY TẮC", "RULE"))
                .num_args(0..)
                .help(lang.pick("mã hoặc tên quy tắc, hoặc nhóm (SL)", "code or name of a rule, or a group (SL)"))
                .help_heading(lang.pick("Đối số", "Arguments")),
        )
        .next_help_heading(options(lang))
        .arg(switch("all", lang.pick("mọi quy tắc", "every rule")))
        .arg(
            word("format", "text|md|json", lang.pick("dạng in ra", "how to print it"))
                .value_parser(["text", "md", "json"]),
        )
}

fn rules(lang: Lang) -> Command {
    Command::new("rules")
        .about(lang.pick("Liệt kê các quy tắc", "List the rules"))
        .override_usage(lang.pick("soat rules [TÙY CHỌN]", "soat rules [OPTIONS]"))
        .after_help(lang.pick(
            "Ví dụ:\n  soat rules\n  soat rules --format json",
            "Examples:\n  soat rules\n  soat rules --format json",
        ))
        .next_help_heading(options(lang))
        .arg(word("format", "table|json", lang.pick("dạng in ra", "how to print it")).value_parser(["table", "json"]))
}

/// A command over one document.
fn document(name: &'static str, formats: &'static str, lang: Lang) -> Command {
    Command::new(name)
        .override_usage(format!("soat {name} {}", lang.pick("[TÙY CHỌN] <TỆP|->", "[OPTIONS] <FILE|->")))
        .after_help(lang.pick(
            format!("Ví dụ:\n  soat {name} ke-hoach.docx\n  soat {name} ke-hoach.docx --format json"),
            format!("Examples:\n  soat {name} plan.docx\n  soat {name} plan.docx --format json"),
        ))
        .next_help_heading(options(lang))
        .arg(
            Arg::new("path")
                .value_name(lang.pick("TỆP|-", "PATH"))
                .required(true)
                .value_parser(clap::value_parser!(std::path::PathBuf))
                .help(lang.pick("tệp, hoặc - (đầu vào chuẩn)", "a file, or - (standard input)"))
                .help_heading(lang.pick("Đối số", "Arguments")),
        )
        .arg(
            word("format", formats, lang.pick("dạng in ra", "how to print it"))
                .value_parser(clap::builder::PossibleValuesParser::new(formats.split('|'))),
        )
        .arg(revisions(lang))
}

/// Which side of tracked changes is read.
fn revisions(lang: Lang) -> Arg {
    value(
        "revisions",
        "SOAT_REVISIONS",
        "accepted|rejected",
        lang.pick(
            "đọc các thay đổi được theo dõi như đã chấp nhận: chap-nhan (mặc định), hoặc như đã từ chối: tu-choi",
            "read tracked changes as if accepted (default) or rejected",
        ),
    )
    .value_parser(["accepted", "rejected", "chap-nhan", "tu-choi"])
}

fn completions(lang: Lang) -> Command {
    Command::new("completions")
        .about(lang.pick("In phần tự hoàn thành lệnh cho shell", "Print completions for a shell"))
        .override_usage("soat completions <SHELL>")
        .after_help(lang.pick(
            "Ví dụ:\n  soat completions bash > ~/.local/share/bash-completion/completions/soat\n  \
             soat completions fish > ~/.config/fish/completions/soat.fish",
            "Examples:\n  soat completions bash > ~/.local/share/bash-completion/completions/soat\n  \
             soat completions fish > ~/.config/fish/completions/soat.fish",
        ))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .hide_possible_values(true)
                .value_parser(clap::value_parser!(clap_complete::Shell))
                .help("bash, zsh, fish, powershell, elvish")
                .help_heading(lang.pick("Đối số", "Arguments")),
        )
}

fn man(lang: Lang) -> Command {
    Command::new("man")
        .about(lang.pick("In trang hướng dẫn (man)", "Print the manual page"))
        .override_usage("soat man")
        .after_help(lang.pick("Ví dụ:\n  soat man | man -l -", "Examples:\n  soat man | man -l -"))
}

fn version(lang: Lang) -> Command {
    Command::new("version")
        .about(lang.pick("In phiên bản", "Print the version"))
        .override_usage("soat version [--json]")
        .after_help(lang.pick("Ví dụ:\n  soat version --json", "Examples:\n  soat version --json"))
        .next_help_heading(options(lang))
        .arg(switch("json", lang.pick("in dạng JSON", "as JSON")))
}

/// The heading of flags that belong to no other; clap's own is English.
fn options(lang: Lang) -> &'static str {
    lang.pick("Tùy chọn", "Options")
}

/// A flag with a value.
fn word(name: &'static str, metavar: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).hide_possible_values(true).value_name(metavar).help(help)
}

/// A flag with a value, and its environment variable.
fn value(name: &'static str, env: &'static str, metavar: &'static str, help: &'static str) -> Arg {
    word(name, metavar, help).env(env).hide_env(true)
}

/// A flag without a value.
fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// A flag without a value, and its environment variable: set, and not to `0`, `no`, `false` or `off`.
fn flag(name: &'static str, env: &'static str, help: &'static str) -> Arg {
    switch(name, help).env(env).hide_env(true).value_parser(clap::builder::FalseyValueParser::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn commands_are_listed_by_their_own_names() {
        for (name, command) in COMMANDS {
            assert_eq!(command(Lang::Vi).get_name(), name);
            let of = |args: &[&str]| {
                let args: Vec<OsString> = args.iter().map(OsString::from).collect();
                command_of(&args, Lang::Vi).get_subcommands().count()
            };
            assert_eq!((of(&["soat", name]), of(&["soat"]), of(&["soat", "-h", name])), (1, 16, 16));
        }
    }
}
