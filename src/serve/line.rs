//! The line people wait in: where the page is, how many connections there are at once, and how long one may last.
//!
//! Each connection serves one request and is closed, so that the time of a connection is the time of a request: who sends
//! slowly, or nothing, loses the seat.

use super::guard::Guard;
use super::options::Options;
use crate::rules::card::Lang;
use axum::serve::Listener;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep};

/// Connections at once. Browsers open spare ones.
const SEATS: usize = 128;
/// Until the first byte of a request.
const FIRST: Duration = Duration::from_secs(20);
/// For a whole request and its answer: more than `routes::PATIENCE`, so that the answer is a sentence.
const WHOLE: Duration = Duration::from_mins(3);

/// Where the page is.
pub struct Place {
    /// What to wait at.
    pub listener: TcpListener,
    /// What to open.
    pub url: String,
    /// Who may come in.
    pub guard: Guard,
    /// Whether other machines reach it.
    pub is_shared: bool,
}

impl Place {
    /// Opens the place the options name; a sentence where it cannot be.
    pub async fn open(options: &Options) -> Result<Self, String> {
        let (lang, asked) = (options.lang, options.address);
        let wrong = |error: io::Error| unopened(asked, &error, lang);
        let listener = TcpListener::bind(asked).await.map_err(wrong)?;
        let address = listener.local_addr().map_err(wrong)?;
        let is_shared = !address.ip().is_loopback();
        let token = if is_shared { Some(token().map_err(wrong)?) } else { None };
        let shown = SocketAddr::new(reached_at(address.ip()), address.port());
        let path = token.as_ref().map_or_else(String::new, |token| format!("{token}/"));
        let guard = Guard::new(address, token);
        Ok(Self { listener, url: format!("http://{shown}/{path}"), guard, is_shared })
    }
}

fn unopened(address: SocketAddr, error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => lang.pick(
            format!("cổng {} đang được dùng; chọn cổng khác, hoặc bỏ --port", address.port()),
            format!("port {} is in use; choose another, or leave --port out", address.port()),
        ),
        io::ErrorKind::AddrNotAvailable => lang.pick(
            format!("máy này không có địa chỉ {}; --host phải là một địa chỉ của máy này", address.ip()),
            format!("this machine has no address {}; --host has to be one of its own", address.ip()),
        ),
        io::ErrorKind::PermissionDenied => lang.pick(
            format!("không được phép dùng cổng {}; chọn cổng từ 1024 trở lên", address.port()),
            format!("port {} may not be used; choose one from 1024 up", address.port()),
        ),
        _ => lang.pick(format!("không mở được {address} ({error})"), format!("{address} cannot be opened ({error})")),
    }
}

/// What nobody guesses: 128 bits of the system's randomness, in hex.
fn token() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::from)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// The address others reach this machine at, where it listens at all of its own. No packet is sent: a datagram socket
/// that is only connected asks the system's table of routes.
fn reached_at(ip: IpAddr) -> IpAddr {
    if !ip.is_unspecified() {
        return ip;
    }
    let (own, anywhere): (SocketAddr, SocketAddr) = if ip.is_ipv4() {
        ((Ipv4Addr::UNSPECIFIED, 0).into(), (Ipv4Addr::new(192, 0, 2, 1), 9).into())
    } else {
        ((Ipv6Addr::UNSPECIFIED, 0).into(), (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1), 9).into())
    };
    let asked = UdpSocket::bind(own).and_then(|socket| {
        socket.connect(anywhere)?;
        socket.local_addr()
    });
    let loopback = if ip.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
    asked.map_or(loopback, |address| address.ip())
}

/// Accepts connections, so many at once.
pub struct Line {
    listener: TcpListener,
    seats: Arc<Semaphore>,
}

impl Line {
    /// Before a listener.
    pub fn of(listener: TcpListener) -> Self {
        Self { listener, seats: Arc::new(Semaphore::new(SEATS)) }
    }
}

impl Listener for Line {
    type Io = Timed;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Timed, SocketAddr) {
        // Never closed: an error cannot come.
        let seat = Arc::clone(&self.seats).acquire_owned().await.ok();
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let timed = Timed { stream, first: Some(Box::pin(sleep(FIRST))), whole: Box::pin(sleep(WHOLE)), _seat: seat };
        (timed, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection with its time.
pub struct Timed {
    stream: TcpStream,
    /// Until something was read.
    first: Option<Pin<Box<Sleep>>>,
    whole: Pin<Box<Sleep>>,
    _seat: Option<OwnedSemaphorePermit>,
}

impl Timed {
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        let first = self.first.as_mut().is_some_and(|first| first.as_mut().poll(context).is_ready());
        first || self.whole.as_mut().poll(context).is_ready()
    }
}

impl AsyncRead for Timed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.first = None;
        }
        polled
    }
}

impl AsyncWrite for Timed {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
