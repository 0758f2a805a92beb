//! The flags of `soat check`.

use super::{flag, value};
use crate::rules::card::Lang;
use clap::{Arg, ArgAction, Command};

/// `soat check`.
pub fn command(lang: Lang) -> Command {
    Command::new("check")
        .about(lang.pick(
            "Soát tệp và thư mục (mặc định: thư mục hiện tại)",
            "Check files and folders (default: the current folder)",
        ))
        .override_usage(
            lang.pick("soat check [TÙY CHỌN] [TỆP|THƯ MỤC|-]...", "soat check [OPTIONS] [FILE|FOLDER|-]..."),
        )
        .after_help(lang.pick(
            "Ví dụ:\n  soat check du-thao/ -f short\n  \
             soat check kh.docx -f full -f html=phieu-soat.html\n  \
             soat check kh.docx -f docx=kh-da-soat.docx --track-changes\n  \
             soat check . --select SL,TG --stage trinh-ky\n  \
             soat check --bundle ho-so-trinh/\n  \
             soat check - --stdin-filename kh.md < kh.md\n\n\
             Mỗi tùy chọn có một biến môi trường cùng tên: --stage là SOAT_STAGE.",
            "Examples:\n  soat check drafts/ -f short\n  \
             soat check plan.docx -f full -f html=report.html\n  \
             soat check plan.docx -f docx=plan-reviewed.docx --track-changes\n  \
             soat check . --select SL,TG --stage sign\n  \
             soat check --bundle dossier/\n  \
             soat check - --stdin-filename plan.md < plan.md\n\n\
             Every option has an environment variable of its name: --stage is SOAT_STAGE.",
        ))
        .arg(paths(lang))
        .next_help_heading(lang.pick("Nội dung soát", "What to check"))
        .args(what(lang))
        .arg(bundle(lang))
        .next_help_heading(lang.pick("Tệp cần soát", "Which files"))
        .args(which(lang))
        .next_help_heading(lang.pick("Sửa", "Fixing"))
        .arg(flag("fix", "SOAT_FIX", lang.pick("sửa những lỗi chỉ có một cách sửa", "apply safe fixes")))
        .arg(flag(
            "fix-only",
            "SOAT_FIX_ONLY",
            lang.pick("chỉ sửa, không báo phát hiện", "fix only, report no findings"),
        ))
        .args(fixing(lang))
        .next_help_heading(lang.pick("Kết quả", "Output"))
        .args(output(lang))
        .arg(flag("watch", "SOAT_WATCH", lang.pick("soát lại mỗi khi có thay đổi", "check again on every change")))
}

/// `soat fix`.
pub fn fix(lang: Lang) -> Command {
    let about = lang
        .pick("Sửa những lỗi chỉ có một cách sửa; không sửa số liệu", "Apply safe fixes; figures are never changed");
    let usage = lang.pick("soat fix [TÙY CHỌN] [TỆP|THƯ MỤC|-]...", "soat fix [OPTIONS] [FILE|FOLDER|-]...");
    job("fix", lang)
        .about(about)
        .override_usage(usage)
        .after_help(lang.pick(
            "Ví dụ:\n  soat fix --diff du-thao/        xem trước, không ghi gì\n  \
             soat fix kh.md                  sửa tại chỗ",
            "Examples:\n  soat fix --diff drafts/         look first, write nothing\n  \
             soat fix plan.md                mend it in place",
        ))
        .next_help_heading(lang.pick("Sửa", "Fixing"))
        .args(fixing(lang))
        .arg(color(lang))
        .arg(flag("quiet", "SOAT_QUIET", lang.pick("không in tổng kết", "print no summary")).short('q'))
}

/// A command over the findings of files and folders, with the flags that say which.
pub fn job(name: &'static str, lang: Lang) -> Command {
    Command::new(name)
        .arg(paths(lang))
        .next_help_heading(lang.pick("Nội dung soát", "What to check"))
        .args(what(lang))
        .arg(bundle(lang))
        .next_help_heading(lang.pick("Tệp cần soát", "Which files"))
        .args(which(lang))
}

fn bundle(lang: Lang) -> Arg {
    flag(
        "bundle",
        "SOAT_BUNDLE",
        lang.pick(
            "đối chiếu các văn bản với nhau (LV): mỗi thư mục được nêu là một bộ hồ sơ; nêu từng tệp thì tất cả là một bộ",
            "hold documents against each other (LV): each folder given is one bundle; with files given, all is one",
        ),
    )
}

fn fixing(lang: Lang) -> Vec<Arg> {
    vec![
        flag(
            "unsafe-fixes",
            "SOAT_UNSAFE_FIXES",
            lang.pick("sửa cả những lỗi cần người xem lại", "also apply fixes that want a second look"),
        ),
        flag("diff", "SOAT_DIFF", lang.pick("cho xem thay đổi, không ghi gì", "show the changes, write nothing")),
    ]
}

fn paths(lang: Lang) -> Arg {
    Arg::new("paths")
        .value_name(lang.pick("TỆP|THƯ MỤC|-", "PATH"))
        .num_args(0..)
        .value_parser(clap::value_parser!(std::path::PathBuf))
        .help(lang.pick("tệp, thư mục, hoặc - (đầu vào chuẩn)", "files, folders, or - (standard input)"))
        .help_heading(lang.pick("Đối số", "Arguments"))
}

fn color(lang: Lang) -> Arg {
    value(
        "color",
        "SOAT_COLOR",
        lang.pick("KHI NÀO", "WHEN"),
        lang.pick("màu: auto, always, never", "colour: auto, always, never"),
    )
    .value_parser(["auto", "always", "never"])
}

/// What is checked, and how.
pub fn what(lang: Lang) -> Vec<Arg> {
    vec![
        value(
            "stage",
            "SOAT_STAGE",
            lang.pick("BƯỚC", "STAGE"),
            lang.pick(
                "bước của văn bản: du-thao, trinh-ky (mặc định), ban-hanh",
                "stage of the document: draft, sign (default), issue",
            ),
        )
        .value_parser(["draft", "sign", "issue", "du-thao", "trinh-ky", "ban-hanh"]),
        value(
            "profile",
            "SOAT_PROFILE",
            "regular|strict",
            lang.pick(
                "mức soát: regular (thông thường, mặc định), strict (chặt)",
                "how strict: regular (default) or strict",
            ),
        )
        .value_parser(["regular", "strict"]),
        flag("preview", "SOAT_PREVIEW", lang.pick("bật cả quy tắc thử nghiệm", "also run preview rules")),
        list(
            "select",
            "SOAT_SELECT",
            lang.pick("QUY TẮC", "RULES"),
            lang.pick(
                "chỉ các quy tắc này (mã, tên, hoặc đầu mã: SL, TG)",
                "only these rules (code, name or code prefix: SL, TG)",
            ),
        ),
        list(
            "extend-select",
            "SOAT_EXTEND_SELECT",
            lang.pick("QUY TẮC", "RULES"),
            lang.pick("thêm các quy tắc này", "these rules as well"),
        ),
        list(
            "ignore",
            "SOAT_IGNORE",
            lang.pick("QUY TẮC", "RULES"),
            lang.pick("trừ các quy tắc này", "not these rules"),
        ),
        list(
            "level",
            "SOAT_LEVEL",
            lang.pick("QUY TẮC=MỨC", "RULE=LEVEL"),
            lang.pick("đặt mức cho quy tắc: off, info, warning, error", "level of a rule: off, info, warning, error"),
        ),
        value(
            "as-of",
            "SOAT_AS_OF",
            lang.pick("NGÀY", "DATE"),
            lang.pick(
                "ngày xét hiệu lực của căn cứ (mặc định: ngày của văn bản; chưa có ngày thì theo năm của kế hoạch, không có cả hai thì hôm nay)",
                "the day the law is judged at (default: the document's own date, else the year it plans for, else today)",
            ),
        ),
        value(
            "kind",
            "SOAT_KIND",
            lang.pick("LOẠI", "KIND"),
            lang.pick("tên loại văn bản: auto, ke-hoach, bao-cao …", "kind of document: auto, ke-hoach, bao-cao …"),
        ),
        value(
            "rounding",
            "SOAT_ROUNDING",
            lang.pick("CÁCH", "HOW"),
            lang.pick(
                "cách làm tròn được chấp nhận: nearest, truncate, either (mặc định)",
                "accepted rounding: nearest, truncate, either (default)",
            ),
        )
        .value_parser(["nearest", "truncate", "either"]),
        value(
            "config",
            "SOAT_CONFIG",
            lang.pick("TỆP|KHÓA=TRỊ", "PATH|KEY=VALUE"),
            lang.pick(
                "tệp cấu hình thay cho soat.toml gần nhất, hoặc một khóa: 'stage = \"issue\"'; dùng được nhiều lần",
                "a configuration instead of the nearest soat.toml, or a key: 'stage = \"issue\"'; repeatable",
            ),
        )
        .action(ArgAction::Append),
        value(
            "baseline",
            "SOAT_BASELINE",
            lang.pick("TỆP", "FILE"),
            lang.pick(
                "không báo những phát hiện đã ghi trong danh sách này",
                "report no finding that this baseline holds",
            ),
        ),
        flag(
            "no-ignores",
            "SOAT_NO_IGNORES",
            lang.pick("báo cả những gì đã được bỏ qua", "report what is ignored, too"),
        ),
        flag("isolated", "SOAT_ISOLATED", lang.pick("không đọc tệp cấu hình nào", "read no configuration file")),
    ]
}

fn which(lang: Lang) -> Vec<Arg> {
    vec![
        value(
            "stdin-filename",
            "SOAT_STDIN_FILENAME",
            lang.pick("TÊN", "NAME"),
            lang.pick("tên tệp cho đầu vào chuẩn", "name of what comes from standard input"),
        ),
        value(
            "files-from",
            "SOAT_FILES_FROM",
            lang.pick("TỆP|-", "FILE|-"),
            lang.pick("đọc danh sách tệp, mỗi dòng một tệp", "read a list of files, one a line"),
        ),
        list(
            "include",
            "SOAT_INCLUDE",
            lang.pick("MẪU", "GLOB"),
            lang.pick("trong thư mục, chỉ các tệp này", "in folders, only these files"),
        ),
        list(
            "exclude",
            "SOAT_EXCLUDE",
            lang.pick("MẪU", "GLOB"),
            lang.pick("trong thư mục, trừ các tệp này", "in folders, not these files"),
        ),
        flag(
            "gitignore",
            "SOAT_GITIGNORE",
            lang.pick("trong thư mục, trừ những tệp .gitignore loại ra", "in folders, not what .gitignore leaves out"),
        ),
        value(
            "max-file-size",
            "SOAT_MAX_FILE_SIZE",
            lang.pick("CỠ", "SIZE"),
            lang.pick("cỡ tệp lớn nhất, ví dụ 20M (mặc định 64M)", "largest file, as 20M (default 64M)"),
        ),
        super::revisions(lang),
        value("jobs", "SOAT_JOBS", "N", lang.pick("số luồng xử lý", "threads"))
            .short('j')
            .value_parser(clap::value_parser!(u16).range(1..=1024)),
    ]
}

fn output(lang: Lang) -> Vec<Arg> {
    vec![
        value(
            "format",
            "SOAT_FORMAT",
            lang.pick("DẠNG[=TỆP]", "FORMAT[=PATH]"),
            lang.pick(
                "dạng kết quả: full, short, json, jsonl, sarif, junit, checkstyle, github, rdjson, html, md; docx=TỆP ghi bản Word có nhận xét; dùng được nhiều lần",
                "format: full, short, json, jsonl, sarif, junit, checkstyle, github, rdjson, html, md; docx=FILE for a Word copy with comments; repeatable",
            ),
        )
        .short('f')
        .action(ArgAction::Append),
        flag(
            "track-changes",
            "SOAT_TRACK_CHANGES",
            lang.pick(
                "với -f docx=: ghi cả các sửa chữa chắc chắn dưới dạng theo dõi thay đổi",
                "with -f docx=: also put safe fixes in as tracked changes",
            ),
        ),
        flag("force", "SOAT_FORCE", lang.pick("với -f …=TỆP: ghi đè tệp đã có mà không phải kết quả của soat", "with -f …=FILE: overwrite a file that is there and is no report of soat")),
        color(lang),
        flag("statistics", "SOAT_STATISTICS", lang.pick("đếm theo quy tắc", "count by rule")),
        flag("coverage", "SOAT_COVERAGE", lang.pick("cho biết đã kiểm tra được những gì", "say what could be checked")),
        value(
            "fail-on",
            "SOAT_FAIL_ON",
            lang.pick("MỨC", "SEVERITY"),
            lang.pick(
                "từ mức nào thì mã thoát là 1: error, warning (mặc định), info, never",
                "severity that makes the exit code 1: error, warning (default), info, never",
            ),
        )
        .value_parser(["error", "warning", "info", "never"]),
        flag("exit-zero", "SOAT_EXIT_ZERO", lang.pick("có phát hiện vẫn thoát với mã 0", "exit 0 despite findings")),
        flag("quiet", "SOAT_QUIET", lang.pick("chỉ in phát hiện", "print findings only")).short('q'),
        flag("verbose", "SOAT_VERBOSE", lang.pick("in thêm từng tệp đã soát và mã nhận dạng của từng phát hiện", "also name each file checked, and each finding's fingerprint")).short('v'),
    ]
}

/// A flag with several values, repeated or separated by commas.
fn list(name: &'static str, env: &'static str, metavar: &'static str, help: &'static str) -> Arg {
    value(name, env, metavar, help).action(ArgAction::Append).value_delimiter(',')
}
