//! Shows the page in the browser of this machine.

use crate::rules::card::Lang;
use std::process::{Command, Stdio};

/// Opens an address in the browser; says so where that fails.
pub fn open(url: &str, lang: Lang) {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" })
    };
    let child = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    // Some systems wait for the browser to be closed: not here.
    std::thread::spawn(move || {
        let is_open = child.and_then(|mut child| child.wait()).is_ok_and(|status| status.success());
        if !is_open {
            eprintln!(
                "{}",
                lang.pick(
                    "Không mở được trình duyệt; đề nghị tự mở địa chỉ trên.",
                    "The browser could not be opened; please open the address above.",
                )
            );
        }
    });
}
