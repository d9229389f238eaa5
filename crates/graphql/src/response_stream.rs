//! The responses of an operation, whatever its type: a query has one answer, a subscription one for each event.

use std::{future::Future, mem, sync::Arc};

use async_graphql::{Request, Response, Value, Variables, parser::types::ExecutableDocument};
use demarche_store::Level;
use futures_util::StreamExt;

use demarche_model::{
    error::{Error, Result},
    release::Release,
};
use demarche_store::release::Feed;

use crate::{
    citation::Question,
    engine::Engine,
    error::{finish, is_refused},
    guard::{Admitted, Refusal, admit, refuse},
    in_time,
    operation_name::OperationName,
    root_field::isolate,
    schema::{executions, from_release, run_admitted},
    session::Answering,
    subscription::Occasion,
};

/// What an operation is asked of.
#[derive(Debug)]
pub struct Origin {
    /// The release that answers a query, or why none does.
    pub release: Result<Arc<Release>>,
    /// The dataset that the URL names.
    pub dataset: Option<String>,
    /// What is published from the moment of the request on.
    pub feed: Feed,
}

/// What an operation brings.
#[derive(Debug)]
pub enum Outcome {
    /// It passed the guard and will run now: what it is called, and what each answer costs.
    Admitted(Arc<OperationName>, usize),
    /// It did not run: only errors.
    Refused(Response),
    /// An answer; of a subscription, to one event.
    Answer(Response),
}

/// An operation under way.
pub struct ResponseStream {
    engine: Engine,
    origin: Origin,
    state: State,
}

enum State {
    Received(Box<Request>),
    Admitted(Box<Admitted>),
    Listening(Box<Listener>),
    Over,
}

/// A subscription that is to be answered again and again.
struct Listener {
    query: String,
    operation: Option<String>,
    variables: Variables,
    /// The variables as the client gave them.
    given: Variables,
    document: ExecutableDocument,
    /// What each answer costs, in points.
    cost: usize,
}

impl ResponseStream {
    /// An operation that is to run.
    pub fn new(engine: Engine, origin: Origin, request: Request) -> Self {
        let state = State::Received(Box::new(request));
        Self { engine, origin, state }
    }

    /// What it brings next; `None` at its end.
    pub async fn next(&mut self) -> Option<Outcome> {
        let listener = match mem::replace(&mut self.state, State::Over) {
            State::Received(request) => return Some(self.admit(*request)),
            State::Admitted(admitted) => match self.begin(*admitted).await {
                Ok(listener) => listener,
                Err(outcome) => return Some(outcome),
            },
            State::Listening(listener) => listener,
            State::Over => return None,
        };
        let response = self.listen(&listener).await;
        self.state = State::Listening(listener);
        Some(Outcome::Answer(response))
    }

    /// Lets it pass the guard, or ends it.
    fn admit(&mut self, request: Request) -> Outcome {
        match admit(&self.engine, request) {
            Ok(admitted) => {
                let outcome = Outcome::Admitted(admitted.operation_name.clone(), admitted.cost.points);
                self.state = State::Admitted(Box::new(admitted));
                outcome
            }
            Err(refusals) => Outcome::Refused(refuse(refusals)),
        }
    }

    /// The release that answers a query, where one does.
    pub fn release(&self) -> Option<&str> {
        let release = self.origin.release.as_ref().ok()?;
        Some(&release.name)
    }

    /// Answers a query, which ends it, or checks a subscription.
    async fn begin(&mut self, admitted: Admitted) -> std::result::Result<Box<Listener>, Outcome> {
        if admitted.operation_name.is_subscription() {
            return self.check(admitted).await.map_err(Outcome::Refused);
        }
        let release = self.origin.release.clone();
        let response = self.in_time(run_admitted(&self.engine, release, admitted)).await;
        Err(match response {
            Ok(response) | Err(response) if is_refused(&response) => Outcome::Refused(response),
            Ok(response) | Err(response) => Outcome::Answer(response),
        })
    }

    /// Makes sure that a subscription can be answered, before anything happens that it is to tell of.
    async fn check(&self, admitted: Admitted) -> std::result::Result<Box<Listener>, Response> {
        let Admitted {
            mut request,
            operation_name: _,
            cost,
            given,
        } = admitted;
        let document = request
            .parsed_query()
            .map_err(|error| Response::from_errors(vec![error]))?;
        let document = document.clone();
        let mut listener = Listener {
            query: request.query,
            operation: request.operation_name,
            variables: request.variables,
            given,
            document,
            cost: cost.points,
        };
        let complaint = self.in_time(listener.answer(&self.engine, &self.origin, None)).await?;
        if complaint.as_ref().is_some_and(is_refused) {
            return complaint.map_or(Ok(Box::new(listener)), Err);
        }
        let document = isolate(listener.document, listener.operation.as_deref());
        listener.document = document.map_err(|refusal| refuse(vec![refusal]))?;
        complaint.map_or(Ok(Box::new(listener)), Err)
    }

    /// Waits for the next event that the subscription tells of, and answers.
    async fn listen(&mut self, listener: &Listener) -> Response {
        loop {
            let release = self.origin.feed.next().await;
            let answered = self
                .in_time(listener.answer(&self.engine, &self.origin, Some(release)))
                .await;
            match answered {
                Ok(Some(response)) | Err(response) => return response,
                Ok(None) => {}
            }
        }
    }

    async fn in_time<T>(&self, work: impl Future<Output = T>) -> std::result::Result<T, Response> {
        in_time(&self.engine, work).await.map_err(|error| failure(&error))
    }
}

/// The answer that an operation broke down.
pub fn failure(error: &Error) -> Response {
    refuse(vec![Refusal::new(error.code(), error.to_string())])
}

impl Listener {
    /// Answers for one release, from that release alone; `None` where the subscription does not tell of it.
    async fn answer(&self, engine: &Engine, origin: &Origin, release: Option<Arc<Release>>) -> Option<Response> {
        let level = Level::default();
        let about = release.clone();
        let from = release.clone().map_or_else(|| origin.release.clone(), Ok);
        let session = from.map(|release| engine.session(release, &level));
        let dataset = origin.dataset.clone();
        let request = self
            .request()
            .data(engine.clone())
            .data(Answering(session))
            .data(Occasion { release, dataset });
        let mut answers = executions(request);
        let response = finish(level.run(answers.next()).await?).extension("cost", Value::from(self.cost));
        Some(match about {
            Some(release) => from_release(engine, &release, response),
            None => response,
        })
    }

    fn request(&self) -> Request {
        let Self {
            query,
            operation,
            variables,
            given,
            document,
            cost: _,
        } = self;
        let mut request = Request::new(query.clone()).variables(variables.clone());
        request.operation_name.clone_from(operation);
        request.set_parsed_query(document.clone());
        request.data(Question {
            query: query.clone(),
            operation: operation.clone(),
            variables: given.clone(),
            path: None,
        })
    }
}
