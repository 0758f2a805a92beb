//! The commands for living with soat: baselines, ignores, configuration, own cards.

use super::check::{job, what};
use super::{options, switch, word};
use crate::rules::card::Lang;
use clap::{Arg, Command};
use std::path::PathBuf;

/// `soat init`.
pub fn init(lang: Lang) -> Command {
    Command::new("init")
        .about(lang.pick("Tạo soat.toml có ghi chú trong thư mục này", "Write a commented soat.toml for this folder"))
        .override_usage("soat init")
        .after_help(lang.pick(
            "Ví dụ:\n  cd ho-so/ && soat init && soat config show",
            "Examples:\n  cd plans/ && soat init && soat config show",
        ))
}

/// `soat config`.
pub fn config(lang: Lang) -> Command {
    let show = job("show", lang)
        .about(lang.pick("Giá trị đang có hiệu lực và nơi đặt", "Values in force and what set each"))
        .override_usage(lang.pick("soat config show [TÙY CHỌN] [THƯ MỤC]", "soat config show [OPTIONS] [FOLDER]"))
        .after_help(lang.pick(
            "Ví dụ:\n  soat config show du-thao/\n  soat config show --stage ban-hanh --format json",
            "Examples:\n  soat config show drafts/\n  soat config show --stage issue --format json",
        ))
        .next_help_heading(options(lang))
        .arg(word("format", "text|json", lang.pick("dạng in ra", "how to print it")).value_parser(["text", "json"]));
    let schema = Command::new("schema")
        .about(lang.pick("JSON Schema của soat.toml", "The JSON Schema of soat.toml"))
        .override_usage("soat config schema")
        .after_help(lang.pick(
            "Ví dụ:\n  soat config schema > soat.schema.json",
            "Examples:\n  soat config schema > soat.schema.json",
        ));
    Command::new("config")
        .about(lang.pick("Xem cấu hình", "Look at the configuration"))
        .override_usage("soat config show|schema")
        .after_help(lang.pick(
            "Ví dụ:\n  soat config show                  giá trị đang có hiệu lực và tệp đã đặt giá trị đó",
            "Examples:\n  soat config show                  the values in force and the file that set each",
        ))
        .subcommand_required(true)
        .subcommands([show, schema].map(|command| super::dressed(command, lang)))
}

/// `soat baseline`.
pub fn baseline(lang: Lang) -> Command {
    let commands = [
        ("create", "Ghi nhận các phát hiện hiện có để không báo lại", "Record the findings there are"),
        ("update", "Ghi nhận lại từ đầu", "Record them anew"),
        ("prune", "Bỏ khỏi danh sách những phát hiện không còn", "Forget what is gone"),
        ("status", "Phát hiện nào còn, đã hết, mới có", "What is still there, gone, new"),
    ];
    let commands = commands.map(|(name, vi, en)| {
        let usage =
            format!("soat baseline {name} {}", lang.pick("[TÙY CHỌN] [TỆP|THƯ MỤC]...", "[OPTIONS] [FILE|FOLDER]..."));
        let examples = lang.pick(
            format!("Ví dụ:\n  soat baseline {name} du-thao/"),
            format!("Examples:\n  soat baseline {name} drafts/"),
        );
        super::dressed(job(name, lang).about(lang.pick(vi, en)).override_usage(usage).after_help(examples), lang)
    });
    Command::new("baseline")
        .about(lang.pick("Danh sách các phát hiện đã biết", "A list of known findings"))
        .override_usage("soat baseline create|update|prune|status")
        .after_help(lang.pick(
            "Ví dụ:\n  soat baseline create du-thao/\n  soat check du-thao/ --baseline soat.baseline.toml",
            "Examples:\n  soat baseline create drafts/\n  soat check drafts/ --baseline soat.baseline.toml",
        ))
        .subcommand_required(true)
        .subcommands(commands)
}

/// `soat ignore`.
pub fn ignore(lang: Lang) -> Command {
    job("ignore", lang)
        .about(lang.pick("Bỏ qua một phát hiện, có lý do", "Ignore a finding, with a reason"))
        .override_usage(lang.pick(
            "soat ignore <MÃ> --reason <LÝ DO> [--until <NGÀY>] [TỆP|THƯ MỤC]...",
            "soat ignore <FINGERPRINT> --reason <REASON> [--until <DATE>] [FILE|FOLDER]...",
        ))
        .after_help(lang.pick(
            "Ví dụ:\n  soat check kh.docx -v             mã ở dòng “mã nhận dạng” của mỗi phát hiện\n  \
             soat ignore 4bb81d1910a4eb38 --reason \"số liệu của cấp trên\" --until 31/12/2030 kh.docx",
            "Examples:\n  soat check plan.docx -v           the line “fingerprint” of each finding has it\n  \
             soat ignore 4bb81d1910a4eb38 --reason \"figures of our superior\" --until 2030-12-31 plan.docx",
        ))
        // The fingerprint comes first, then the paths.
        .mut_arg("paths", |paths| paths.index(2))
        .arg(
            Arg::new("fingerprint")
                .value_name(lang.pick("MÃ", "FINGERPRINT"))
                .required(true)
                .index(1)
                .help(
                    lang.pick(
                        "mã nhận dạng của phát hiện (soat check -v)",
                        "the finding's fingerprint (soat check -v)",
                    ),
                )
                .help_heading(lang.pick("Đối số", "Arguments")),
        )
        .next_help_heading(options(lang))
        .arg(
            word("reason", lang.pick("LÝ DO", "REASON"), lang.pick("lý do (bắt buộc)", "why (required)"))
                .required(true),
        )
        .arg(word("until", lang.pick("NGÀY", "DATE"), lang.pick("ngày cuối còn bỏ qua", "the last day it is ignored")))
}

/// `soat test`.
pub fn test(lang: Lang) -> Command {
    Command::new("test")
        .about(lang.pick("Chạy các ví dụ trong thẻ quy tắc", "Run the examples of rule cards"))
        .override_usage(lang.pick("soat test [THƯ MỤC]", "soat test [FOLDER]"))
        .after_help(lang.pick("Ví dụ:\n  soat test quy-tac/", "Examples:\n  soat test rules/"))
        .arg(
            Arg::new("folder")
                .value_name(lang.pick("THƯ MỤC", "FOLDER"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(lang.pick("thư mục có các thẻ (*.toml)", "folder with cards (*.toml)"))
                .help_heading(lang.pick("Đối số", "Arguments")),
        )
}

/// `soat server`.
pub fn server(lang: Lang) -> Command {
    Command::new("server")
        .about(lang.pick("Soát ngay trong trình soạn thảo (LSP)", "Check in the editor (language server, LSP)"))
        .override_usage(lang.pick("soat server [TÙY CHỌN]", "soat server [OPTIONS]"))
        .after_help(lang.pick(
            "Ví dụ:\n  soat server --stage trinh-ky      trình soạn thảo chạy lệnh này, không phải người dùng\n\n\
             Cài đặt của trình soạn thảo (stage, profile, preview, lang) được ưu tiên hơn các tùy chọn ở đây, rồi mới \
             đến soat.toml. Cách cài đặt cho Neovim, VS Code, Emacs, Helix: docs/src/editors.md",
            "Examples:\n  soat server --stage sign          the editor runs this, not a person\n\n\
             The editor's own settings (stage, profile, preview, lang) win over the options here, and these over \
             soat.toml. Set-ups for Neovim, VS Code, Emacs, Helix: docs/src/editors.md",
        ))
        .next_help_heading(lang.pick("Nội dung soát", "What to check"))
        .args(what(lang))
        .next_help_heading(lang.pick("Kết nối", "Connection"))
        .arg(switch(
            "stdio",
            lang.pick("qua đầu vào và đầu ra chuẩn (luôn luôn)", "over standard input and output (always)"),
        ))
}
