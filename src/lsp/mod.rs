//! The language server: an editor's documents in, diagnostics, fixes and explanations out, over standard input and
//! output. What is found and what is ignored is the library's to say, the same as on the command line; this door only
//! keeps the documents and speaks the protocol. Must not know the other doors.
//!
//! One thread does everything in the order it was asked ([`server`]), so that a result is never of another text than the
//! editor has; [`wire`] reads ahead, so that a change or a cancellation that waits is seen in time.

mod actions;
mod checked;
mod client;
mod commands;
mod diagnostics;
mod documents;
mod edits;
mod faults;
mod hover;
mod outline;
mod position;
mod requests;
mod server;
mod settings;
mod uri;
mod wire;

use crate::config::Asked;
use crate::rules::card::Lang;
use std::io::IsTerminal;
use std::process::ExitCode;

/// Serves one editor until it leaves. Exit code 0 where it said goodbye first (`shutdown`, then `exit`), else 1.
pub fn serve(asked: Asked, lang: Lang) -> ExitCode {
    if std::io::stdin().is_terminal() {
        eprintln!(
            "{}",
            lang.pick(
                "soat server nói chuyện với trình soạn thảo qua đầu vào và đầu ra chuẩn; cách cài đặt: docs/src/editors.md. Ctrl-C để dừng",
                "soat server talks to an editor over standard input and output; set-ups: docs/src/editors.md. Ctrl-C to stop",
            )
        );
    }
    let goodbye = server::Server::new(wire::Wire::stdio(), asked, lang).run();
    ExitCode::from(u8::from(!goodbye))
}
