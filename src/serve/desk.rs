//! [`Desk`]: checks run here, so many at once, apart from the threads that talk to browsers. A check that fails is an
//! answer; the others go on.

use super::refusal::Refusal;
use crate::rules::card::Lang;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Drafts in memory at once, on their way in or being checked.
const DRAFTS: usize = 8;

/// Where drafts are taken in and checked.
#[derive(Debug, Clone)]
pub struct Desk {
    drafts: Arc<Semaphore>,
    checks: Arc<Semaphore>,
    limit: u64,
}

impl Desk {
    /// With as many checks at once as the machine has cores; drafts of at most `limit` bytes.
    pub fn new(limit: u64) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { drafts: Arc::new(Semaphore::new(DRAFTS)), checks: Arc::new(Semaphore::new(cores)), limit }
    }

    /// Takes a draft in and does the work on it.
    pub async fn take<T: Send + 'static>(
        &self,
        request: Request,
        lang: Lang,
        work: impl FnOnce(&[u8]) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let closed = |_| Refusal::late(lang);
        // Before anything is taken in, where the size is said.
        let said =
            request.headers().get(header::CONTENT_LENGTH).and_then(|said| said.to_str().ok()?.parse::<u64>().ok());
        if said.is_some_and(|said| said > self.limit) {
            return Err(Refusal::too_large(self.limit, lang));
        }
        let place = Arc::clone(&self.drafts).acquire_owned().await.map_err(closed)?;
        let bytes = Bytes::from_request(request, &()).await.map_err(|error| self.refused(&error, lang))?;
        let turn = Arc::clone(&self.checks).acquire_owned().await.map_err(closed)?;
        let done = tokio::task::spawn_blocking(move || {
            // Held until the check ends, even where nobody waits for it any more.
            let _held = (place, turn);
            work(&bytes)
        });
        done.await.unwrap_or_else(|_| Err(Refusal::defect(lang)))
    }

    fn refused(&self, error: &BytesRejection, lang: Lang) -> Refusal {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(self.limit, lang),
            _ => Refusal::broken(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::response::IntoResponse;

    #[test]
    fn a_panic_is_an_answer_and_the_next_draft_is_checked() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let desk = Desk::new(100);
        let request = || Request::new(Body::from("abc"));
        runtime.block_on(async {
            for _ in 0..20 {
                let failed: Result<(), _> = desk.take(request(), Lang::Vi, |_| panic!("a test of ours")).await;
                let failed = failed.expect_err("it panics").into_response();
                assert_eq!(failed.status(), StatusCode::INTERNAL_SERVER_ERROR);
            }
            assert_eq!(desk.take(request(), Lang::Vi, |bytes| Ok(bytes.to_vec())).await, Ok(b"abc".to_vec()));
        });
    }
}
