//! What is where: the page, its style and script, and the three things that can be asked of a draft.

use super::asked::{Asked, Query};
use super::desk::Desk;
use super::draft::{self, Saved};
use super::guard::{self, Guard};
use super::options::Options;
use super::page;
use super::refusal::Refusal;
use crate::config;
use crate::read::Limits;
use crate::rules::card::Lang;
use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{self, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

/// How long one request may take: LibreOffice, for old files, may take ninety seconds alone.
const PATIENCE: Duration = Duration::from_mins(2);

/// What all requests share.
#[derive(Clone)]
struct House {
    lang: Lang,
    limits: Limits,
    desk: Desk,
    is_shared: bool,
    opened: Arc<config::Asked>,
}

type Asking = Result<axum::extract::Query<Query>, QueryRejection>;

/// The routes, behind their guard.
pub fn router(options: &Options, guard: Guard) -> Router {
    let (lang, limits, base) = (options.lang, options.limits, guard.base());
    let bytes = limits.file_bytes();
    let opened = Arc::new(options.asked.clone());
    let house = House { lang, limits, desk: Desk::new(bytes), is_shared: guard.is_shared(), opened };
    let at = |name: &str| format!("{base}/{name}");
    let asset =
        |media: &'static str, text: &'static str| get(move || async move { ([(header::CONTENT_TYPE, media)], text) });
    let mut router = Router::new()
        .route(&at(""), get(start))
        .route(&at("page.css"), asset("text/css; charset=utf-8", page::STYLE))
        .route(&at("sheet.css"), asset("text/css; charset=utf-8", crate::report::SHEET_STYLE))
        .route(&at("page.js"), asset("text/javascript; charset=utf-8", page::SCRIPT))
        .route(&at("icon.svg"), asset("image/svg+xml", page::ICON))
        .route(&at("check"), post(check))
        .route(&at("sheet"), post(sheet))
        .route(&at("copy"), post(copy));
    if !base.is_empty() {
        let start = at("");
        router = router.route(&base, get(move || async move { Redirect::permanent(&start) }));
    }
    router
        .fallback(move || async move { Refusal::nowhere(lang).plain() })
        .layer(DefaultBodyLimit::max(usize::try_from(bytes).unwrap_or(usize::MAX)))
        .layer(middleware::from_fn(move |request, next| patient(request, next, lang)))
        .layer(middleware::from_fn_with_state((Arc::new(guard), lang), guard::stand))
        .with_state(house)
}

async fn start(State(house): State<House>, query: Asking) -> Response {
    let query = query.map(|axum::extract::Query(query)| query).unwrap_or_default();
    match super::setup::folder(&house.opened) {
        Ok(settings) => {
            let lang = query.lang(house.lang);
            Html(page::page(lang, &settings, house.limits.file_bytes(), house.is_shared)).into_response()
        }
        Err(wrong) => Refusal::configuration(wrong.told(query.lang(house.lang))).plain(),
    }
}

async fn check(State(house): State<House>, query: Asking, request: Request) -> Result<Response, Refusal> {
    house.done(query, request, draft::checked).await.map(|answer| Json(answer).into_response())
}

async fn sheet(State(house): State<House>, query: Asking, request: Request) -> Result<Saved, Refusal> {
    house.done(query, request, draft::sheet).await
}

async fn copy(State(house): State<House>, query: Asking, request: Request) -> Result<Saved, Refusal> {
    house.done(query, request, draft::copy).await
}

impl House {
    async fn done<T: Send + 'static>(
        &self,
        query: Asking,
        request: Request,
        work: fn(&Asked, &[u8], &Limits) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let axum::extract::Query(query) = query.map_err(|error| Refusal::question(error.body_text()))?;
        let asked = query.meant(&self.opened, self.lang)?;
        let limits = self.limits;
        self.desk.take(request, asked.lang, move |bytes| work(&asked, bytes, &limits)).await
    }
}

/// A limit on the whole of a request.
async fn patient(request: Request, next: Next, lang: Lang) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::late(lang).into_response(),
    }
}

impl IntoResponse for Saved {
    fn into_response(self) -> Response {
        let name = format!("attachment; filename*=UTF-8''{}", encoded(&self.name));
        let mut response = ([(header::CONTENT_TYPE, self.media)], self.bytes).into_response();
        // Nothing but ASCII is left of the name: it is a header's value.
        if let Ok(name) = HeaderValue::from_str(&name) {
            response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
        }
        response
    }
}

/// RFC 8187: everything but letters, digits, `-`, `.` and `_` as `%XX`.
fn encoded(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._".contains(byte);
    let mut encoded = String::with_capacity(3 * name.len());
    for byte in name.bytes() {
        if plain(&byte) {
            encoded.push(char::from(byte));
        } else {
            // A string takes all that is written to it.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_ascii_in_headers() {
        assert_eq!(encoded("kế hoạch (1).docx"), "k%E1%BA%BF%20ho%E1%BA%A1ch%20%281%29.docx");
    }
}
