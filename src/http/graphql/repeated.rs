//! The first look: what is kept for a request of the same bytes, before any of them is read.

use axum::{http::Method, response::Response};

use super::{Asked, Media, reply::Manner};
use demarche_answers::Fingerprint;

use crate::http::account::Account;

/// The longest request that is looked for, in bytes: longer ones are seldom sent twice.
const LONGEST: usize = 64 * 1024;

impl Asked {
    /// The hash of all of a request that decides its answer: what it asks as it came, of which release, in which media
    /// type, and whether in a body or in a query string.
    pub(super) fn fingerprint(&self, bytes: &[u8], media: Media) -> Option<Fingerprint> {
        let release = self.scope.release.as_ref().ok()?;
        if media == Media::Events || bytes.len() > LONGEST {
            return None;
        }
        Some(Fingerprint::of_bytes(&[
            b"request",
            self.method.as_str().as_bytes(),
            release.identity().as_bytes(),
            media.name().as_bytes(),
            bytes,
        ]))
    }

    /// The answer that is kept for a request of this hash. One is there only for what has passed the guard.
    pub(super) async fn repeat(&self, request: Option<&Fingerprint>, media: Media) -> Option<Response> {
        let answers = &self.app.caches().answers;
        let name = answers.name(request?)?;
        let manner = self.manner(media);
        if let Some(known) = manner.known(&name) {
            return Some(known);
        }
        let answer = answers.get(&name).await?;
        Some(manner.write_lasting(&name, answer.body.clone(), Account::kept(&answer)))
    }

    /// How the answer is written.
    pub(super) fn manner(&self, media: Media) -> Manner {
        Manner {
            media,
            pinned: self.scope.pinned,
            kept_by: (self.method == Method::GET).then(|| self.headers.clone()),
        }
    }
}
