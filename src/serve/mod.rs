//! `soat serve`: the page for people who know Word and no terminal.
//!
//! A draft comes in as the body of a request and goes out as an answer; nothing is kept, neither in memory nor on disk.
//! Loopback only, unless an address of this machine is named: then a token stands in the URL. Must not know the command
//! line or the editor's door.

mod answer;
mod asked;
mod browser;
mod desk;
mod draft;
mod guard;
mod line;
mod options;
mod page;
mod refusal;
mod routes;
mod setup;

use crate::rules::card::Lang;
use clap::ArgMatches;
use options::Options;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

/// Stack of a check, as much as a command's own thread has.
const STACK: usize = 8 << 20;
/// How long checks that run on may take after the stop was asked for.
const FAREWELL: Duration = Duration::from_secs(2);

/// Runs `soat serve` until it is interrupted.
pub fn main(matches: &ArgMatches, lang: Lang) -> ExitCode {
    match open(&Options::of(matches, lang)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{}: {sentence}", lang.pick("lỗi", "error"));
            ExitCode::from(2)
        }
    }
}

/// Opens the page; a sentence where it cannot be.
fn open(options: &Options) -> Result<(), String> {
    // What is wrong with the configuration is told now, to who starts it, not to the first clerk.
    setup::Setup::of(&asked::Asked::of_folder(options.lang)).map_err(|wrong| wrong.told(options.lang))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().thread_stack_size(STACK).build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let result = runtime.block_on(async {
        let place = line::Place::open(options).await?;
        say(options.lang, &place);
        if options.opens {
            browser::open(&place.url, options.lang);
        }
        let (asked, stop) = tokio::sync::oneshot::channel();
        let service = axum::serve(line::Line::of(place.listener), routes::router(options, place.guard));
        let service = service.with_graceful_shutdown(async {
            interrupted().await;
            // The receiver waits as long as the service runs.
            let _ = asked.send(());
        });
        let late = async {
            if stop.await.is_ok() {
                tokio::time::sleep(FAREWELL).await;
            }
        };
        tokio::select! {
            result = service => result.map_err(|error| error.to_string()),
            () = late => Ok(()),
        }
    });
    // Checks that still run are left behind; they hold nothing that would have to be put in order.
    runtime.shutdown_background();
    if result.is_ok() {
        eprintln!("{}", options.lang.pick("Đã dừng.", "Stopped."));
    }
    result
}

/// Until Ctrl-C, or until the system asks to end.
async fn interrupted() {
    #[cfg(unix)]
    if let Ok(mut end) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = end.recv() => {}
        }
        return;
    }
    // Where no signal can be waited for, the process is ended from outside.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Says where the page is, and who can reach it.
fn say(lang: Lang, place: &line::Place) {
    let url = &place.url;
    let mut lines =
        lang.pick(format!("Mở trang này trong trình duyệt: {url}\n"), format!("Open this page in a browser: {url}\n"));
    if place.is_shared {
        lines.push_str(lang.pick(
            "Ai trong mạng nội bộ có địa chỉ này đều soát được; văn bản đi trong mạng không được mã hóa.\n",
            "Everybody on the local network with this address can use it; drafts travel unencrypted.\n",
        ));
    }
    lines.push_str(lang.pick("Nhấn Ctrl-C để dừng.\n", "Press Ctrl-C to stop.\n"));
    let mut out = std::io::stdout().lock();
    // Who started it may not read on; the page is there all the same.
    let _ = out.write_all(lines.as_bytes()).and_then(|()| out.flush());
}
