//! The schema, and how an operation is run against it.

use std::sync::{Arc, OnceLock};

use async_graphql::{EmptyMutation, Request, Response, SDLExportOptions, SchemaBuilder, Value, Variables};

use super::{
    citation::Question,
    course::failure,
    description::{SchemaDescription, describe, describe_schema},
    error::finish,
    guard::{Admitted, admit, refuse},
    loader::{Answering, Scope},
    query::Query,
    reads::Reads,
    subscription::Subscription,
};
use crate::{app::App, error::Result, release::Release};

/// The service's GraphQL schema.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, Subscription>;

/// The schema, for any document.
pub fn schema() -> Schema {
    builder().extension(SchemaDescription).finish()
}

fn builder() -> SchemaBuilder<Query, EmptyMutation, Subscription> {
    let builder = Schema::build(Query::default(), EmptyMutation, Subscription);
    describe(builder.limit_recursive_depth(FOLLOWED))
}

/// The schema twice: for documents that ask about it, and without an extension on the way of each field for all others.
pub struct Schemas {
    ordinary: Schema,
    /// Made when it is first asked for.
    described: OnceLock<Schema>,
}

impl Schemas {
    /// Makes them.
    pub fn new() -> Self {
        Self {
            ordinary: builder().finish(),
            described: OnceLock::new(),
        }
    }

    /// The one that answers a document.
    pub fn of(&self, text: &str) -> &Schema {
        match text.contains("__schema") {
            true => self.described.get_or_init(schema),
            false => &self.ordinary,
        }
    }
}

impl Default for Schemas {
    fn default() -> Self {
        Self::new()
    }
}

/// The schema in the schema definition language, in an order that changes with its content alone.
pub fn sdl() -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by()
        .use_space_ident();
    schema().sdl_with_options(options)
}

/// The same with the schema's own description, which the library neither writes nor reads.
pub fn described_sdl() -> String {
    describe_schema(&sdl())
}

/// The most selections within each other that validation follows; the guard before it allows fewer.
const FOLLOWED: usize = 1_000;

/// Runs an operation on a release, once the guard has let it pass; where none answers, fields that need one say why.
pub async fn execute(app: &App, release: Result<Arc<Release>>, request: Request) -> Response {
    match admit(app, request) {
        Ok(admitted) => run_admitted(app, release, admitted).await,
        Err(refusals) => refuse(refusals),
    }
}

/// Runs an operation that the guard has let pass.
pub async fn run_admitted(app: &App, release: Result<Arc<Release>>, admitted: Admitted) -> Response {
    let Admitted {
        request,
        title: _,
        cost,
        given,
    } = admitted;
    let question = question(&request, given);
    let response = answer(app, release, request.data(question)).await;
    response.extension("cost", Value::from(cost.points))
}

/// Runs an operation whose size is known to be bounded.
pub(super) async fn answer(app: &App, release: Result<Arc<Release>>, request: Request) -> Response {
    let from = release.as_ref().ok().cloned();
    let reads = Reads::default();
    let loaders = release.map(|release| {
        let app = app.clone();
        Scope { app, release }.loaders(&reads)
    });
    let request = request.data(app.clone()).data(Answering(loaders));
    let schema = app.schemas().of(&request.query);
    let response = finish(reads.run(schema.execute(request)).await);
    match from {
        Some(release) => from_release(app, &release, response),
        None => response,
    }
}

/// Names the release that an answer is from; where that was taken back meanwhile, the answer is that instead.
pub(super) fn from_release(app: &App, release: &Release, response: Response) -> Response {
    let response = match app.catalogue().confirm(release) {
        Ok(()) => response,
        Err(error) => failure(&error),
    };
    response.extension("release", Value::from(release.name.as_str()))
}

/// What a request asks, with the variables that were given.
pub(super) fn question(request: &Request, variables: Variables) -> Question {
    Question {
        query: request.query.clone(),
        operation: request.operation_name.clone(),
        variables,
        path: None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_has_a_query_root() {
        assert!(super::sdl().contains("type Query"));
    }
}
