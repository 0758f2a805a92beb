//! [`Wire`]: messages from and to the editor. Must not know what they are about.
//!
//! A thread reads ahead of the server: the server can see whether a change or a cancellation waits before it answers. A
//! message that is no JSON is told and passed over; the next one is read.

use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

/// What comes next.
pub enum Event {
    /// A message.
    Message(Message),
    /// Nothing came until the time that was given.
    Due,
    /// The editor is gone.
    Closed,
}

/// Messages from and to the editor.
pub struct Wire {
    receiver: Receiver<Message>,
    /// What was read ahead.
    waiting: VecDeque<Message>,
    out: Box<dyn Write>,
    is_broken: bool,
}

impl Wire {
    /// Over standard input and output.
    pub fn stdio() -> Self {
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let mut stdin = std::io::stdin().lock();
            loop {
                match Message::read(&mut stdin) {
                    Ok(Some(message)) => {
                        if sender.send(message).is_err() {
                            return;
                        }
                    }
                    // The body was read whole: what follows is a message again.
                    Err(error) if error.kind() == ErrorKind::InvalidData && is_body(&error) => {
                        eprintln!("soat server: {}", shortened(&error.to_string()));
                    }
                    Err(error) => {
                        eprintln!("soat server: {error}");
                        return;
                    }
                    Ok(None) => return,
                }
            }
        });
        Self { receiver, waiting: VecDeque::new(), out: Box::new(std::io::stdout()), is_broken: false }
    }

    /// The next message; waits for it until `deadline`, if there is one.
    pub fn next(&mut self, deadline: Option<Instant>) -> Event {
        if self.is_broken {
            return Event::Closed;
        }
        if let Some(message) = self.waiting.pop_front() {
            return Event::Message(message);
        }
        let received = match deadline {
            Some(deadline) => self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())),
            None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match received {
            Ok(message) => Event::Message(message),
            Err(RecvTimeoutError::Timeout) => Event::Due,
            Err(RecvTimeoutError::Disconnected) => Event::Closed,
        }
    }

    /// What has come by now and was not taken.
    pub fn waiting(&mut self) -> impl Iterator<Item = &Message> {
        self.waiting.extend(self.receiver.try_iter());
        self.waiting.iter()
    }

    /// Whether the request was cancelled while it waited.
    pub fn is_cancelled(&mut self, id: &RequestId) -> bool {
        let id = serde_json::to_value(id).unwrap_or_default();
        self.waiting().any(|message| match message {
            Message::Notification(said) => said.method == "$/cancelRequest" && said.params.get("id") == Some(&id),
            _ => false,
        })
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: impl serde::Serialize) {
        self.send(&Notification::new(method.to_owned(), params).into());
    }

    /// Answers a request.
    pub fn answer(&mut self, id: RequestId, result: Result<Value, (ErrorCode, String)>) {
        let response = match result {
            Ok(result) => Response::new_ok(id, result),
            Err((code, message)) => Response::new_err(id, code as i32, message),
        };
        self.send(&response.into());
    }

    /// Shows a message to the user. `grave`: 1 error, 2 warning, 3 information.
    pub fn show(&mut self, grave: u8, message: &str) {
        self.notify("window/showMessage", json!({"type": grave, "message": message}));
    }

    /// Sends a message. Where nobody reads any more, the next [`Wire::next`] says so.
    pub fn send(&mut self, message: &Message) {
        if !self.is_broken && message.write(&mut self.out).is_err() {
            self.is_broken = true;
        }
    }
}

/// Whether a message's body, and not its head, is what could not be read.
fn is_body(error: &std::io::Error) -> bool {
    error.to_string().starts_with("malformed LSP payload") || error.to_string().contains("utf-8")
}

/// Logs hold no drafts.
fn shortened(error: &str) -> String {
    error.chars().take(160).collect()
}
