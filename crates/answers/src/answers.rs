//! Finished answers, by the hash of all that decides them.

use std::{
    fmt::{self, Debug},
    sync::Arc,
};

use axum::{body::Bytes, http::HeaderMap};
use moka::{future, sync};

use demarche_store::{Tally, Usage, bounded};

use crate::Fingerprint;

use demarche_graphql::OperationName;

/// What an answer costs beside its body and headers, in bytes, about.
const ENTRY: usize = 256;

/// What the name of an operation costs beside its fields, in bytes, about.
const TITLE: usize = 200;

/// What the hash of a request and that of its question cost, in bytes, about.
const REQUEST: u64 = 160;

/// The part of all bytes that is for the hashes of requests.
const FOR_REQUESTS: u64 = 16;

/// What a header costs beside its text, in bytes, about.
const HEADER: usize = 64;

/// An answer as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The headers that belong to it.
    pub head: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The operation that it answers, where a client wrote it.
    pub operation_name: Option<Arc<OperationName>>,
    /// What it cost, in points; `None` where that is not counted.
    pub cost: Option<usize>,
}

/// Where an answer comes from.
#[derive(Debug)]
pub enum Found<U> {
    /// It was there, or somebody else has just made it.
    Kept(Arc<Finished>),
    /// It was made for this question.
    Made(Arc<Finished>),
    /// It was made for this question, and is not to be kept.
    Passing(Arc<U>),
    /// It was made for the same question of somebody else at the same time, and is not to be kept.
    Shared(Arc<U>),
}

/// Finished answers. What is kept was answered without an error, from a release that never changes; its name has all
/// that decides it.
pub struct Answers {
    kept: Option<future::Cache<Fingerprint, Arc<Finished>>>,
    /// The names of what was answered, by the hashes of the requests as they came.
    requests: Option<sync::Cache<Fingerprint, Fingerprint>>,
    tally: Tally,
}

impl Answers {
    /// Keeps so many bytes at most; with none, nothing is kept or shared.
    pub fn new(most: u64) -> Self {
        let weigh = |_: &Fingerprint, answer: &Arc<Finished>| answer.bytes();
        let for_requests = most / FOR_REQUESTS;
        Self {
            kept: (most > 0).then(|| bounded(most - for_requests, weigh)),
            requests: (most > 0).then(|| sync::Cache::new(for_requests / REQUEST)),
            tally: Tally::default(),
        }
    }

    /// How they are used; what is asked where nothing is kept does not count.
    pub fn usage(&self, name: &'static str) -> Usage {
        let size = self.kept.as_ref();
        let size = size.map(|kept| (kept.entry_count(), kept.weighted_size()));
        let (entries, bytes) = size.unwrap_or_default();
        let requests = self
            .requests
            .as_ref()
            .map_or(0, |requests| requests.entry_count() * REQUEST);
        self.tally.usage(name, (entries, bytes + requests))
    }

    /// The name of what answered a request of this hash.
    pub fn name(&self, request: &Fingerprint) -> Option<Fingerprint> {
        self.requests.as_ref()?.get(request)
    }

    /// Remembers which answer is that to a request of this hash. Only what is kept has been answered, so only such an
    /// answer is to be remembered.
    pub fn remember(&self, request: Fingerprint, name: Fingerprint) {
        if let Some(requests) = &self.requests {
            requests.insert(request, name);
        }
    }

    /// What is kept. Who finds nothing goes on to [`Self::find`], which counts that.
    pub async fn get(&self, name: &Fingerprint) -> Option<Arc<Finished>> {
        let kept = self.kept.as_ref()?.get(name).await;
        self.tally.add(u64::from(kept.is_some()), 0);
        kept
    }

    /// Answers what is kept, else makes the answer and keeps it, once for all who ask for it at the same time.
    pub async fn find<U: Send + Sync + 'static>(
        &self,
        name: Fingerprint,
        make: impl Future<Output = Result<Finished, U>>,
    ) -> Found<U> {
        let Some(kept) = &self.kept else {
            return make.await.into();
        };
        let mut mine = false;
        let making = async {
            mine = true;
            make.await.map(Arc::new)
        };
        let found = kept.try_get_with(name, making).await;
        self.tally.count(!mine && found.is_ok());
        match (found, mine) {
            (Ok(answer), true) => Found::Made(answer),
            (Ok(answer), false) => Found::Kept(answer),
            (Err(passing), true) => Found::Passing(passing),
            (Err(passing), false) => Found::Shared(passing),
        }
    }
}

impl<U> From<Result<Finished, U>> for Found<U> {
    fn from(made: Result<Finished, U>) -> Self {
        match made {
            Ok(answer) => Self::Made(Arc::new(answer)),
            Err(passing) => Self::Passing(Arc::new(passing)),
        }
    }
}

impl Finished {
    fn bytes(&self) -> usize {
        let headers = self.head.iter();
        let headers = headers.map(|(name, value)| HEADER + name.as_str().len() + value.len());
        let operation_name = self
            .operation_name
            .as_ref()
            .map_or(0, |operation_name| TITLE + operation_name.fields.len());
        ENTRY + operation_name + self.body.len() + headers.sum::<usize>()
    }
}

impl Debug for Answers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.kept.as_ref().map_or(0, future::Cache::entry_count);
        write!(formatter, "Answers({kept} kept)")
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join;
    use tokio::{sync::oneshot, task::yield_now};

    use super::*;

    fn name(text: &str) -> Fingerprint {
        Fingerprint::of(&[text])
    }

    fn finished(text: &str) -> Finished {
        Finished {
            head: HeaderMap::new(),
            body: Bytes::copy_from_slice(text.as_bytes()),
            operation_name: None,
            cost: Some(1),
        }
    }

    async fn ask(answers: &Answers, text: &str, made: Result<&str, &'static str>) -> Found<&'static str> {
        answers.find(name(text), async { made.map(finished) }).await
    }

    #[tokio::test]
    async fn what_is_kept_is_not_made_again_and_what_passes_is_not_kept() {
        let answers = Answers::new(100_000);
        assert!(matches!(ask(&answers, "a", Err("no")).await, Found::Passing(_)));
        assert!(matches!(ask(&answers, "a", Ok("one")).await, Found::Made(_)));
        let Found::Kept(answer) = ask(&answers, "a", Ok("two")).await else {
            panic!("made twice");
        };
        assert_eq!(*answer, finished("one"));
        assert!(matches!(ask(&answers, "b", Ok("two")).await, Found::Made(_)));
    }

    #[tokio::test]
    async fn who_asks_at_the_same_time_shares_one_making() {
        let answers = Answers::new(100_000);
        let (go, wait) = oneshot::channel::<()>();
        let first = answers.find(name("a"), async {
            wait.await.map_err(|_| "no")?;
            Ok::<_, &str>(finished("one"))
        });
        let second = async {
            yield_now().await;
            let asked = ask(&answers, "a", Ok("two"));
            join(asked, async { go.send(()) }).await.0
        };
        let (first, second) = join(first, second).await;
        assert!(matches!(first, Found::Made(_)), "{first:?}");
        assert!(
            matches!(&second, Found::Kept(answer) if **answer == finished("one")),
            "{second:?}"
        );
    }

    #[tokio::test]
    async fn what_is_kept_stays_below_the_bound() {
        let answers = Answers::new(10_000);
        for number in 0..1_000 {
            ask(&answers, &number.to_string(), Ok("some text")).await;
        }
        let kept = answers.kept.as_ref().expect("it keeps");
        kept.run_pending_tasks().await;
        assert!(kept.weighted_size() <= 10_000 && kept.entry_count() > 10);
    }

    #[tokio::test]
    async fn a_request_leads_to_what_is_kept_as_long_as_that_is() {
        let answers = Answers::new(100_000);
        let request = name("the bytes of a request");
        assert_eq!(answers.name(&request), None);
        ask(&answers, "a", Ok("one")).await;
        answers.remember(request, name("a"));
        answers.remember(name("another"), name("gone"));
        assert_eq!(answers.name(&request), Some(name("a")));
        assert_eq!(answers.get(&name("a")).await.as_deref(), Some(&finished("one")));
        assert_eq!(answers.get(&name("gone")).await, None);
        let Usage { hits, misses, .. } = answers.usage("answers");
        assert_eq!((hits, misses), (1, 1));
    }

    #[tokio::test]
    async fn without_bytes_nothing_is_kept() {
        let answers = Answers::new(0);
        for _ in 0..2 {
            assert!(matches!(ask(&answers, "a", Ok("one")).await, Found::Made(_)));
        }
    }
}
