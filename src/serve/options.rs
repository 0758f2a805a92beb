//! [`Options`]: what `soat serve` was asked, as meant.

use crate::config::Asked;
use crate::read::Limits;
use crate::rules::card::Lang;
use clap::ArgMatches;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// How the page is to be opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Language of the terminal, and of the page where nobody asks for another.
    pub lang: Lang,
    /// Where to listen; port 0: any that is free.
    pub address: SocketAddr,
    /// Whether to show the page in the browser.
    pub opens: bool,
    /// What readers may take.
    pub limits: Limits,
    /// What is asked for all drafts, where their requests say nothing else.
    pub asked: Asked,
}

impl Options {
    /// From the arguments.
    pub fn of(matches: &ArgMatches, asked: Asked, lang: Lang) -> Self {
        let host = matches.get_one::<IpAddr>("host").copied().unwrap_or(Ipv4Addr::LOCALHOST.into());
        let mut limits = Limits::default();
        limits.file_bytes = matches.get_one::<u64>("max-file-size").copied().unwrap_or(limits.file_bytes);
        Self {
            lang,
            address: SocketAddr::new(host, matches.get_one::<u16>("port").copied().unwrap_or(0)),
            opens: matches.get_flag("open"),
            limits,
            asked,
        }
    }
}
