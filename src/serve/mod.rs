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

use crate::config::Asked;
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
pub fn main(matches: &ArgMatches, asked: Asked, lang: Lang) -> ExitCode {
    match open(&Options::of(matches, asked, lang)) {
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
    let draft = asked::Asked::of_folder(&options.asked, options.lang);
    setup::of(&draft).map_err(|wrong| wrong.told(options.lang))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().thread_stack_size(STACK).build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let result = runtime.block_on(async {
        let place = line::Place::open(options).await?;
        let interrupted = interrupted()?;
        say(options.lang, &place);
        if options.opens {
            browser::open(&place.url, options.lang);
        }
        let (asked, stop) = tokio::sync::oneshot::channel();
        let service = axum::serve(line::Line::of(place.listener), routes::router(options, place.guard));
        let service = service.with_graceful_shutdown(async {
            interrupted.await;
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

/// What ends at Ctrl-C, or when the system asks to end. It listens from the call on, not only from the first wait.
#[cfg(unix)]
fn interrupted() -> Result<impl Future<Output = ()>, String> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| signal(kind).map_err(|error| error.to_string());
    let (mut key, mut end) = (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = key.recv() => {}
            _ = end.recv() => {}
        }
    })
}

/// What ends at Ctrl-C. It listens from the call on, not only from the first wait.
#[cfg(windows)]
fn interrupted() -> Result<impl Future<Output = ()>, String> {
    let mut key = tokio::signal::windows::ctrl_c().map_err(|error| error.to_string())?;
    Ok(async move {
        key.recv().await;
    })
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
