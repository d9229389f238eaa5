//! A question on its way to an answer: what is kept, else what its operation brings, in a task of its own.

use std::sync::Arc;

use async_graphql::{Response as Answer, parser::types::OperationType};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
};
use tracing::Span;

use super::{Media, Refused, ask::Ask, written};
use demarche_answers::{Fingerprint, Finished, Found};
use demarche_graphql::{OperationName, guard};
use demarche_model::{
    error::{Error, Result},
    release::Release,
};

use crate::{
    app::App,
    http::account::{Account, record_operation_name},
};

/// A question under way.
pub struct Inquiry {
    pub app: App,
    /// The release that answers, or why none does.
    pub release: Result<Arc<Release>>,
    pub ask: Ask,
    pub media: Media,
    pub method: Method,
}

/// What an operation brings that is not kept.
#[derive(Debug)]
pub enum Passing {
    /// The transport does not take it.
    Refused(Refused),
    /// It broke down.
    Failed(Error, Arc<OperationName>),
    /// An answer with errors, or of what may change.
    Answer(Reply),
}

/// An answer that is not kept.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The body.
    pub body: Bytes,
    /// Whether it was refused before any of it ran.
    pub is_refused: bool,
    /// Whether a part is missing that the service cannot give at the moment.
    pub is_unavailable: bool,
    /// What it came to.
    pub account: Account,
}

impl Inquiry {
    /// The hash of all that decides the answer, where a release does.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        let release = self.release.as_ref().ok()?;
        Some(self.ask.fingerprint(release, self.media))
    }

    /// The answer.
    pub async fn find(&self, name: Option<Fingerprint>) -> std::result::Result<(Arc<Finished>, Account), Arc<Passing>> {
        let found = match name {
            Some(name) => self.app.caches().answers.find(name, self.make()).await,
            None => Found::from(self.make().await),
        };
        let (answer, cached) = match found {
            Found::Kept(answer) => (answer, true),
            Found::Made(answer) => (answer, false),
            // What may change is read at the time of the question.
            Found::Shared(passing) if !passing.is_for_all() => {
                (self.make().await.map(Arc::new).map_err(Arc::new)?, false)
            }
            Found::Shared(passing) => {
                record(passing.operation_name());
                return Err(self.pass(passing));
            }
            Found::Passing(passing) => return Err(self.pass(passing)),
        };
        self.keep_text();
        let account = Account {
            operation_name: answer.operation_name.clone(),
            cost: answer.cost,
            cached,
            complaints: Vec::new(),
        };
        Ok((answer, account))
    }

    /// Remembers that a request of this hash is answered by what is kept under this name. One that may name its text by
    /// the hash of that is read each time, so that the text stays as long as it is named.
    pub fn remember(&self, request: Option<Fingerprint>, name: Fingerprint) {
        if let Some(request) = request.filter(|_| self.ask.hash.is_none()) {
            self.app.caches().answers.remember(request, name);
        }
    }

    /// Keeps the text of an answer that is not kept itself, where it passed all checks.
    fn pass(&self, passing: Arc<Passing>) -> Arc<Passing> {
        if matches!(&*passing, Passing::Answer(reply) if !reply.is_refused) {
            self.keep_text();
        }
        passing
    }

    /// Keeps the text that has now passed all checks, where the client wants to name it.
    fn keep_text(&self) {
        if let Some(hash) = self.ask.hash {
            self.app.caches().texts.keep(hash, &self.ask.text);
        }
    }

    /// Runs the operation.
    async fn make(&self) -> std::result::Result<Finished, Passing> {
        let refused = |refusals| Passing::Answer(Reply::of(None, &guard::refuse(refusals)));
        let admitted = guard::admit(self.app.engine(), self.ask.request()).map_err(refused)?;
        let operation_name = admitted.operation_name.clone();
        record(Some(&*operation_name));
        self.check(&operation_name)?;
        let cost = Some(admitted.cost.points);
        let (engine, release) = (self.app.engine().clone(), self.release.clone());
        let work = async move { demarche_graphql::run_admitted(&engine, release, admitted).await };
        let failed = |error| Passing::Failed(error, operation_name.clone());
        let answer = demarche_graphql::apart(self.app.engine(), work).await.map_err(failed)?;
        let reply = Reply::of(Some(operation_name.clone()), &answer);
        if self.release.is_err() || !demarche_graphql::is_lasting(&answer) {
            return Err(Passing::Answer(reply));
        }
        Ok(Finished {
            head: HeaderMap::new(),
            body: reply.body,
            operation_name: Some(operation_name),
            cost,
        })
    }

    /// Checks that an operation of its sort is answered here.
    fn check(&self, operation_name: &OperationName) -> std::result::Result<(), Passing> {
        if self.method == Method::GET && operation_name.kind == OperationType::Mutation {
            let message = "GET only reads: send a mutation with POST";
            let refused = Refused::new(StatusCode::METHOD_NOT_ALLOWED, "BAD_REQUEST", message);
            let allow = HeaderValue::from_static("POST");
            return Err(Passing::Refused(refused.header(header::ALLOW, allow)));
        }
        if operation_name.is_subscription() {
            let message = "a subscription is told over a web socket (graphql-transport-ws) or as an event stream: \
                accept text/event-stream";
            let refusal = guard::Refusal::new("OPERATION_RESOLUTION_FAILURE", message);
            return Err(Passing::Answer(Reply::of(None, &guard::refuse(vec![refusal]))));
        }
        Ok(())
    }
}

/// Writes what the operation is called into the span of its request.
fn record(operation_name: Option<&OperationName>) {
    if let Some(operation_name) = operation_name {
        record_operation_name(operation_name, &Span::current());
    }
}

impl Passing {
    /// Whether it answers everybody who asks the same question at the same time.
    fn is_for_all(&self) -> bool {
        match self {
            Self::Refused(_) => false,
            Self::Failed(..) => true,
            Self::Answer(reply) => reply.account.is_faulty(),
        }
    }

    /// The operation, where it passed the guard.
    fn operation_name(&self) -> Option<&OperationName> {
        match self {
            Self::Refused(_) => None,
            Self::Failed(_, operation_name) => Some(operation_name),
            Self::Answer(reply) => reply.account.operation_name.as_deref(),
        }
    }
}

impl Reply {
    fn of(operation_name: Option<Arc<OperationName>>, answer: &Answer) -> Self {
        Self {
            body: written(answer).into(),
            account: Account::of(operation_name, answer),
            is_refused: demarche_graphql::is_refused(answer),
            is_unavailable: demarche_graphql::is_unavailable(answer),
        }
    }
}
