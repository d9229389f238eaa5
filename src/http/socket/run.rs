//! One run of an operation on a web socket or an event stream, as operators see it: its span, its line in the log, and
//! its numbers.

use std::{thread::panicking, time::Instant};

use tracing::{Span, field::Empty};

use demarche_graphql::{Complaint, OperationName, Outcome, complaints};

use crate::{
    app::App,
    http::account::{Told, cost, count_complaints, record_operation_name},
    metrics::{Open, Thing, Transport},
};

/// The most complaints that are gathered for the line of an operation; all are counted.
const MOST_COMPLAINTS: usize = 100;

/// An operation that runs. However it ends, its end is told.
pub struct Run {
    app: App,
    transport: Transport,
    span: Span,
    started: Instant,
    called: String,
    results: u64,
    complaints: Vec<Complaint>,
    end: &'static str,
    subscription: Option<Open>,
}

impl Run {
    /// An operation that was asked in the request with this id.
    pub fn new(app: &App, transport: Transport, request_id: &str) -> Self {
        let asked = Span::current();
        let name: &'static str = transport.into();
        // An event stream is one operation. A socket may have any number for days: each is a trace of its own, and tells
        // of its socket.
        let parent = if transport == Transport::Ws { None } else { asked.id() };
        let span = tracing::info_span!(
            parent: parent, "operation", request.id = %request_id, transport = name, operation.type = Empty,
            operation.name = Empty, operation.fields = Empty, release = Empty, cost = Empty, results = Empty,
            errors = Empty, codes = Empty, limit = Empty, end = Empty, elapsed_ms = Empty,
        );
        span.follows_from(&asked);
        Self {
            app: app.clone(),
            transport,
            span,
            started: Instant::now(),
            called: "operation".to_owned(),
            results: 0,
            complaints: Vec::new(),
            end: "stopped",
            subscription: None,
        }
    }

    /// The span in which it runs.
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// Notes that it passed the guard.
    pub fn admit(&mut self, operation_name: &OperationName, points: usize, release: Option<&str>) {
        record_operation_name(operation_name, &self.span);
        tracing::record_all!(self.span, cost = points, release);
        self.called = operation_name.to_string();
        self.app
            .metrics()
            .operations()
            .count(operation_name.operation_type(), self.transport);
        if operation_name.is_subscription() {
            self.subscription = Some(self.app.metrics().open(Thing::Subscription));
        }
    }

    /// Notes what it brings.
    pub fn note(&mut self, outcome: &Outcome) {
        let numbers = self.app.metrics().operations();
        let (Outcome::Answer(answer) | Outcome::Refused(answer)) = outcome else {
            return;
        };
        if let (Outcome::Answer(_), Some(points)) = (outcome, cost(answer)) {
            self.results += 1;
            numbers.count_cost(points);
        }
        self.complain(complaints(answer));
    }

    /// Notes what went wrong.
    pub fn complain(&mut self, complaints: Vec<Complaint>) {
        count_complaints(&complaints, self.app.metrics().operations());
        let room = MOST_COMPLAINTS.saturating_sub(self.complaints.len());
        self.complaints.extend(complaints.into_iter().take(room));
    }

    /// Ends it before it began.
    pub fn refuse(mut self, complaint: Complaint) {
        self.complain(vec![complaint]);
        self.end("refused");
    }

    /// Notes how it ended; else it was stopped, by its client or with its connection.
    pub fn end(&mut self, end: &'static str) {
        self.end = end;
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if panicking() {
            self.end = "broken down";
            self.complain(vec![Complaint::new("INTERNAL_SERVER_ERROR", None)]);
        }
        let Self {
            span,
            started,
            called,
            results,
            complaints,
            end,
            ..
        } = self;
        let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let Told { errors, codes, limit } = Told::of(complaints);
        tracing::record_all!(span, results = *results, end = *end, elapsed_ms, errors, codes, limit);
        let name: &'static str = self.transport.into();
        span.in_scope(|| tracing::info!("{called} over {name}: {end}"));
    }
}
