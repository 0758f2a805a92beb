//! [`Guard`]: who may come in. A page elsewhere can make a browser send requests here, and a name elsewhere can be made to
//! lead here (DNS rebinding): the host has to be ours, the origin too, and on a network the token has to be known.

use super::refusal::Refusal;
use crate::rules::card::Lang;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Who may come in.
#[derive(Debug, Clone)]
pub struct Guard {
    address: SocketAddr,
    token: Option<String>,
}

/// What every answer says to the browser. One request a connection: see `line`.
const HEADERS: [(HeaderName, &str); 9] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONNECTION, "close"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

impl Guard {
    /// For a page at an address; the token where there is one.
    pub fn new(address: SocketAddr, token: Option<String>) -> Self {
        Self { address, token }
    }

    /// What stands before every path: `/TOKEN`, or nothing.
    pub fn base(&self) -> String {
        self.token.as_ref().map_or_else(String::new, |token| format!("/{token}"))
    }

    /// Whether other machines reach the page.
    pub fn is_shared(&self) -> bool {
        self.token.is_some()
    }

    fn admit(&self, uri: &Uri, headers: &HeaderMap, lang: Lang) -> Result<(), Refusal> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = match (hosts.next().map(HeaderValue::to_str), hosts.next()) {
            (Some(Ok(host)), None) if self.is_ours(host) => host,
            _ => return Err(Refusal::host(lang)),
        };
        if uri.authority().is_some_and(|authority| authority.as_str() != host) {
            return Err(Refusal::host(lang));
        }
        let is_own = |origin: &HeaderValue| {
            let origin = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
            origin.is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        };
        if !headers.get_all(header::ORIGIN).iter().all(is_own) {
            return Err(Refusal::origin(lang));
        }
        match &self.token {
            Some(token) if !is_same(token, first(uri.path())) => Err(Refusal::token(lang)),
            _ => Ok(()),
        }
    }

    /// Whether a `Host` names this page. Where it listens at every address of the machine, any address will do: a name is
    /// what can be made to lead here, an address is not.
    fn is_ours(&self, host: &str) -> bool {
        let port = self.address.port();
        let name = match host.rsplit_once(':') {
            Some((name, digits)) if digits.parse() == Ok(port) => name,
            None if port == 80 => host,
            _ => return false,
        };
        let is_local = self.address.ip().is_loopback() || self.address.ip().is_unspecified();
        if name.eq_ignore_ascii_case("localhost") {
            return is_local;
        }
        let ip = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let Ok(ip) = ip.parse::<IpAddr>() else { return false };
        self.address.ip().is_unspecified() || ip == self.address.ip()
    }
}

/// The first part of a path.
fn first(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

/// Whether a token is the right one. Digests are compared, so that the time tells nothing of the token.
fn is_same(token: &str, given: &str) -> bool {
    Sha256::digest(token) == Sha256::digest(given)
}

/// Lets in whom the guard admits, and puts the headers on every answer.
pub async fn stand(State((guard, lang)): State<(Arc<Guard>, Lang)>, request: Request, next: Next) -> Response {
    let admitted = guard.admit(request.uri(), request.headers(), lang);
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(refusal) if request.method() == Method::POST => refusal.into_response(),
        Err(refusal) => refusal.plain(),
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(guard: &Guard, path: &str, headers: &[(&'static str, &str)]) -> Option<&'static str> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).expect("a header"));
        }
        let uri = path.parse().expect("a path");
        let refused = guard.admit(&uri, &map, Lang::En).err()?;
        [Refusal::host, Refusal::origin, Refusal::token]
            .into_iter()
            .zip(["host", "origin", "token"])
            .find(|(make, _)| make(Lang::En) == refused)
            .map(|(_, name)| name)
    }

    #[test]
    fn names_that_lead_here_are_not_ours() {
        let guard = Guard::new("127.0.0.1:8080".parse().expect("an address"), None);
        let host = |host| said(&guard, "/", &[("host", host)]);
        assert_eq!((host("127.0.0.1:8080"), host("LocalHost:8080")), (None, None));
        for other in ["evil.example:8080", "127.0.0.1", "127.0.0.1:81", "127.0.0.2:8080", "[::1]:8080", ""] {
            assert_eq!(host(other), Some("host"), "{other}");
        }
        assert_eq!(said(&guard, "/", &[]), Some("host"));
        assert_eq!(said(&guard, "/", &[("host", "127.0.0.1:8080"), ("host", "evil.example")]), Some("host"));
        assert_eq!(said(&guard, "http://evil.example/", &[("host", "127.0.0.1:8080")]), Some("host"));
    }

    #[test]
    fn other_sites_are_refused() {
        let guard = Guard::new("127.0.0.1:8080".parse().expect("an address"), None);
        let from = |origin| said(&guard, "/", &[("host", "127.0.0.1:8080"), ("origin", origin)]);
        assert_eq!(from("http://127.0.0.1:8080"), None);
        for other in ["http://evil.example", "https://127.0.0.1:8080", "http://localhost:8080", "null"] {
            assert_eq!(from(other), Some("origin"), "{other}");
        }
    }

    #[test]
    fn a_shared_page_wants_its_token_and_an_address() {
        let guard = Guard::new("0.0.0.0:80".parse().expect("an address"), Some("0a1b".to_owned()));
        let at = |path| said(&guard, path, &[("host", "192.168.1.5")]);
        assert_eq!((at("/0a1b/"), at("/0a1b/check?name=a"), at("/0a1b")), (None, None, None));
        for other in ["/", "/0a1", "/0a1bc/", "/check", "/x/0a1b/"] {
            assert_eq!(at(other), Some("token"), "{other}");
        }
        assert_eq!(said(&guard, "/0a1b/", &[("host", "office.example")]), Some("host"));
    }
}
