//! Writes an answer: its status, its validator, and how long its client may keep it.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{Media, inquiry::Reply};
use demarche_answers::{
    Fingerprint,
    condition::{header_value, is_any, is_known, keeping, unchanged},
};
use demarche_rest::problem::RETRY_AFTER;

use crate::http::account::Account;

/// What was asked, as far as it decides how the answer is written.
pub struct Manner {
    /// The media type of the answer.
    pub media: Media,
    /// Whether the URL names the release.
    pub pinned: bool,
    /// The headers of a GET, whose answers may be kept.
    pub kept_by: Option<HeaderMap>,
}

impl Manner {
    /// The answer to a client that knows the one that is decided by this; `None` where it does not.
    pub fn known(&self, name: &Fingerprint) -> Option<Response> {
        let tag = name.tag();
        let knows = is_known(self.kept_by.as_ref()?, &tag);
        knows.then(|| unchanged(self.head(&tag, self.pinned)))
    }

    /// Writes an answer that its release and question decide.
    pub fn write_lasting(&self, name: &Fingerprint, body: Bytes, account: Account) -> Response {
        let mut response = self.write(&name.tag(), self.pinned, body);
        response.extensions_mut().insert(account);
        response
    }

    /// Writes an answer that something else decides too, so that only its body tells it from others.
    pub fn write_passing(&self, reply: Reply) -> Response {
        let account = reply.account.clone();
        let mut response = self.write_reply(reply);
        response.extensions_mut().insert(account);
        response
    }

    fn write_reply(&self, reply: Reply) -> Response {
        let Reply {
            body,
            is_refused,
            is_unavailable,
            account,
        } = reply;
        if account.is_faulty() {
            let mut response = self.write_once(body);
            if self.media == Media::GraphQl && is_refused {
                *response.status_mut() = StatusCode::BAD_REQUEST;
            }
            if is_unavailable {
                response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
            }
            return response;
        }
        let text = String::from_utf8_lossy(&body);
        let tag = Fingerprint::of(&[&text, self.media.name()]).tag();
        drop(text);
        self.write(&tag, false, body)
    }

    fn write(&self, tag: &str, frozen: bool, body: Bytes) -> Response {
        let Some(headers) = &self.kept_by else {
            return self.write_once(body);
        };
        let head = self.head(tag, frozen);
        if is_known(headers, tag) || is_any(headers) {
            return unchanged(head);
        }
        (head, Body::from(body)).into_response()
    }

    /// Writes what nobody keeps: errors, and answers to POST.
    fn write_once(&self, body: Bytes) -> Response {
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.media.content_type());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    fn head(&self, tag: &str, frozen: bool) -> HeaderMap {
        HeaderMap::from_iter([
            (header::CONTENT_TYPE, self.media.content_type()),
            (header::ETAG, header_value(tag)),
            (header::CACHE_CONTROL, keeping(frozen)),
            (header::VARY, HeaderValue::from_static("accept")),
        ])
    }
}
