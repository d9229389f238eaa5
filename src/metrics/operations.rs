//! Numbers of operations: what is asked over which transport, what goes wrong, and what it costs.

use prometheus_client::{
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};
use strum::IntoStaticStr;

use super::Labels;

/// The bounds of the costs that are told apart, in points.
const COSTS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 1_000.0];

/// The stable codes of errors. Another one would be told as [`OTHER`].
const CODES: [&str; 13] = [
    "BAD_REQUEST",
    "BAD_USER_INPUT",
    "CONFLICT",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "INTERNAL_SERVER_ERROR",
    "LIMIT_EXCEEDED",
    "NOT_FOUND",
    "OPERATION_RESOLUTION_FAILURE",
    "PERSISTED_QUERY_NOT_FOUND",
    "PERSISTED_QUERY_NOT_SUPPORTED",
    "SERVICE_UNAVAILABLE",
    "TIMEOUT",
];

/// The names of the limits, as errors tell them in `extensions.limit`. Another one would be told as [`OTHER`].
const LIMITS: [&str; 19] = [
    "aliases",
    "body",
    "depth",
    "directives",
    "fields",
    "fragments",
    "introspectionDepth",
    "introspectionElements",
    "introspectionFields",
    "nesting",
    "nodes",
    "operations",
    "points",
    "socketBytes",
    "socketOperations",
    "tokens",
    "values",
    "variables",
    "wordLength",
];

/// What stands for a value that is in no list.
const OTHER: &str = "other";

/// The API to which somebody spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Api {
    /// GraphQL, over any transport.
    GraphQl,
    /// REST, and whatever else is no GraphQL.
    Rest,
}

/// How an operation came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Transport {
    /// In a request that is answered at once.
    Http,
    /// Over a web socket.
    Ws,
    /// As an event stream.
    Sse,
}

/// Numbers of operations.
#[derive(Debug)]
pub struct OperationNumbers {
    operations: Family<Labels, Counter>,
    costs: Histogram,
    errors: Family<Labels, Counter>,
    refusals: Family<Labels, Counter>,
    closes: Family<Labels, Counter>,
}

impl OperationNumbers {
    /// None yet, told in a registry.
    pub(super) fn register(registry: &mut Registry) -> Self {
        let numbers = Self {
            operations: Family::default(),
            costs: Histogram::new(COSTS),
            errors: Family::default(),
            refusals: Family::default(),
            closes: Family::default(),
        };
        let Self {
            operations,
            costs,
            errors,
            refusals,
            closes,
        } = &numbers;
        let help = "GraphQL operations that passed the guard, by type and transport";
        registry.register("demarche_operations", help, operations.clone());
        let help = "What operations cost that ran, in points; what a subscription costs counts with each event";
        registry.register("demarche_operation_cost", help, costs.clone());
        registry.register("demarche_errors", "Errors in answers, by API and code", errors.clone());
        let help = "GraphQL requests that were refused because of a limit, by its name";
        registry.register("demarche_refusals", help, refusals.clone());
        let help = "Web sockets that the service closed, by code";
        registry.register("demarche_socket_closes", help, closes.clone());
        numbers
    }

    /// Counts an operation of a type that passed the guard.
    pub fn count(&self, kind: &'static str, transport: Transport) {
        let transport: &'static str = transport.into();
        let labels = vec![("type", kind.to_owned()), ("transport", transport.to_owned())];
        self.operations.get_or_create(&labels).inc();
    }

    /// Counts what an operation cost that ran.
    pub fn count_cost(&self, points: usize) {
        self.costs.observe(points as f64);
    }

    /// Counts an error.
    pub fn count_error(&self, api: Api, code: &str) {
        let api: &'static str = api.into();
        let labels = vec![("api", api.to_owned()), ("code", known(&CODES, code))];
        self.errors.get_or_create(&labels).inc();
    }

    /// Counts a request that exceeded a limit.
    pub fn count_refusal(&self, limit: &str) {
        self.refusals
            .get_or_create(&vec![("limit", known(&LIMITS, limit))])
            .inc();
    }

    /// Counts a socket that the service closed; its codes are a closed list.
    pub fn count_close(&self, code: u16) {
        self.closes.get_or_create(&vec![("code", code.to_string())]).inc();
    }
}

/// A value of a label, which is one of a closed list whatever it comes from.
fn known(list: &[&'static str], value: &str) -> String {
    let found = list.iter().find(|known| **known == value);
    (*found.unwrap_or(&OTHER)).to_owned()
}
