//! `soat serve`. What the flags do is behind that door; here they have their names and words.

use super::check::what;
use super::{flag, size, value};
use crate::rules::card::Lang;
use clap::Command;
use std::net::IpAddr;

/// `soat serve`.
pub fn command(lang: Lang) -> Command {
    Command::new("serve")
        .about(
            lang.pick("Mở trang web soát văn bản trên máy này", "Open a web page for checking drafts on this machine"),
        )
        .override_usage(lang.pick("soat serve [TÙY CHỌN]", "soat serve [OPTIONS]"))
        .after_help(lang.pick(
            "Ví dụ:\n  soat serve --open                 mở trang, chỉ máy này vào được\n  \
             soat serve --host 192.168.1.5     cả mạng nội bộ, ai có địa chỉ kèm mã thì vào được\n\n\
             Văn bản không được lưu lại. soat.toml của thư mục này có hiệu lực; tùy chọn ở đây được ưu tiên hơn, lựa chọn trên \
             trang được ưu tiên hơn cả.",
            "Examples:\n  soat serve --open                 open the page, for this machine only\n  \
             soat serve --host 192.168.1.5     for the local network, by an address with a code in it\n\n\
             Drafts are not kept. The soat.toml of this folder is in force; the options here win over it, and what is chosen \
             on the page wins over both.",
        ))
        .next_help_heading(lang.pick("Trang web", "The page"))
        .args([
            flag("open", "SOAT_OPEN", lang.pick("mở luôn trình duyệt", "open the browser as well")),
            value(
                "port",
                "SOAT_PORT",
                lang.pick("CỔNG", "PORT"),
                lang.pick("cổng (mặc định: cổng trống bất kỳ)", "port (default: any free one)"),
            )
            .value_parser(clap::value_parser!(u16)),
            value(
                "host",
                "SOAT_HOST",
                lang.pick("ĐỊA CHỈ", "ADDRESS"),
                lang.pick(
                    "địa chỉ của máy này (mặc định 127.0.0.1; 0.0.0.0: mọi địa chỉ)",
                    "an address of this machine (default 127.0.0.1; 0.0.0.0: all of them)",
                ),
            )
            .value_parser(clap::value_parser!(IpAddr)),
            value(
                "max-file-size",
                "SOAT_MAX_FILE_SIZE",
                lang.pick("CỠ", "SIZE"),
                lang.pick("cỡ tệp lớn nhất: 500K, 20M (mặc định 64M)", "largest file: 500K, 20M (default 64M)"),
            )
            .value_parser(move |word: &str| size(word, lang)),
        ])
        .next_help_heading(lang.pick("Nội dung soát", "What to check"))
        .args(what(lang))
}
