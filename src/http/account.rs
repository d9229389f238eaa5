//! What an answer came to: it goes with the answer to where requests are counted and logged.

use std::sync::Arc;

use async_graphql::Response as Answer;
use tracing::Span;

use demarche_answers::Finished;
use demarche_graphql::{Complaint, OperationName, complaints};

use crate::metrics::{Api, OperationNumbers, Transport};

/// The most codes that are told of one answer.
const MOST_CODES: usize = 10;

/// What an answer came to.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The operation, where it passed the guard.
    pub operation_name: Option<Arc<OperationName>>,
    /// What it costs, in points.
    pub cost: Option<usize>,
    /// Whether the answer was there already. Then its operation is told with the answer, and not while it runs.
    pub cached: bool,
    /// What went wrong.
    pub complaints: Vec<Complaint>,
}

impl Account {
    /// That of an operation's answer.
    pub fn of(operation_name: Option<Arc<OperationName>>, answer: &Answer) -> Self {
        Self {
            cost: operation_name.as_ref().and_then(|_| cost(answer)),
            operation_name,
            cached: false,
            complaints: complaints(answer),
        }
    }

    /// That of an answer that was there already.
    pub fn kept(answer: &Finished) -> Self {
        Self {
            operation_name: answer.operation_name.clone(),
            cost: answer.cost,
            cached: true,
            complaints: Vec::new(),
        }
    }

    /// Whether anything went wrong.
    pub fn is_faulty(&self) -> bool {
        !self.complaints.is_empty()
    }

    /// Counts it. What was refused before it was understood is no operation.
    pub fn count(&self, numbers: &OperationNumbers, transport: Transport) {
        if let Some(operation_name) = &self.operation_name {
            numbers.count(operation_name.operation_type(), transport);
        }
        if let Some(cost) = self.cost.filter(|_| !self.cached) {
            numbers.count_cost(cost);
        }
        count_complaints(&self.complaints, numbers);
    }
}

/// Writes what an operation is called into the span in which it runs.
pub fn record_operation_name(operation_name: &OperationName, span: &Span) {
    tracing::record_all!(
        span,
        operation.type = operation_name.operation_type(),
        operation.name = operation_name.name.as_deref(),
        operation.fields = operation_name.fields.as_str(),
    );
}

/// Counts what went wrong in GraphQL.
pub fn count_complaints(complaints: &[Complaint], numbers: &OperationNumbers) {
    for Complaint { code, limit } in complaints {
        numbers.count_error(Api::GraphQl, code);
        if let Some(limit) = limit {
            numbers.count_refusal(limit);
        }
    }
}

/// What the log says of what went wrong: how much, each code once, and a limit that was met. Nothing where all is well.
#[derive(Debug, Default)]
pub struct Told<'a> {
    /// How much went wrong.
    pub errors: Option<usize>,
    /// The codes.
    pub codes: Option<String>,
    /// The limit.
    pub limit: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// What is said of these.
    pub fn of(complaints: &'a [Complaint]) -> Self {
        if complaints.is_empty() {
            return Self::default();
        }
        let mut codes: Vec<&str> = complaints.iter().map(|complaint| complaint.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.truncate(MOST_CODES);
        Self {
            errors: Some(complaints.len()),
            codes: Some(codes.join(",")),
            limit: complaints.iter().find_map(|complaint| complaint.limit.as_deref()),
        }
    }
}

/// What an answer says that it cost.
pub fn cost(answer: &Answer) -> Option<usize> {
    match answer.extensions.get("cost")? {
        async_graphql::Value::Number(points) => usize::try_from(points.as_u64()?).ok(),
        _ => None,
    }
}
