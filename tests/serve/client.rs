//! A client of one request a connection, and the process it talks to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running `soat serve`; ends with the test.
pub struct Page {
    child: Child,
    /// As it was printed.
    pub url: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// `/TOKEN`, or nothing.
    pub base: String,
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    head: String,
    /// The bytes.
    pub body: Vec<u8>,
}

/// Starts the page in a folder and waits for its address.
pub fn open(folder: &Path, args: &[&str]) -> Page {
    open_with(folder, args, &[])
}

/// Starts the page with environment variables.
pub fn open_with(folder: &Path, args: &[&str], env: &[(&str, &Path)]) -> Page {
    let mut child = command(folder, args).envs(env.iter().copied()).spawn().expect("the binary runs");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("stdout is piped")).read_line(&mut line).expect("it says its address");
    let url = line.split_whitespace().last().expect("an address").to_owned();
    let (host, path) = url.strip_prefix("http://").expect("http").split_once('/').expect("a path");
    let base = if path.is_empty() { String::new() } else { format!("/{}", path.trim_end_matches('/')) };
    let port = host.rsplit_once(':').expect("a port").1.parse().expect("a port");
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    Page { child, url, address, base }
}

/// Runs `soat serve` that is to end by itself: exit code, output, errors.
pub fn ends(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = command(folder, args).output().expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soat"));
    command.arg("serve").args(args).current_dir(folder).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Waits until something is there.
pub fn until<T>(mut is: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(value) = is() {
            return value;
        }
        assert!(start.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(20));
    }
}

impl Page {
    /// GET.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    /// POST of a draft that is expected to be taken.
    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        let answer = self.send("POST", path, &[], body);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer
    }

    /// A request below the page's base. A header given here takes the place of the usual one.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.raw(method, &format!("{}{path}", self.base), headers, body)
    }

    /// A request for any path.
    pub fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let host = self.url.split('/').nth(2).expect("a host").to_owned();
        let usual = [("Host", host), ("Content-Length", body.len().to_string())];
        let mut lines = vec![format!("{method} {path} HTTP/1.1")];
        for (name, value) in usual.iter().filter(|usual| !headers.iter().any(|given| given.0 == usual.0)) {
            lines.push(format!("{name}: {value}"));
        }
        for (name, value) in headers {
            lines.push(format!("{name}: {value}"));
        }
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
        stream.write_all(format!("{}\r\n\r\n", lines.join("\r\n")).as_bytes()).expect("the head is taken");
        // Who is refused at the head need not have the body taken.
        let _ = stream.write_all(body);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer with a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// Sends a signal and waits for the end; the exit code.
    #[cfg(unix)]
    pub fn stop(&mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
        until(|| self.child.try_wait().expect("it can be waited for")).code()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}
