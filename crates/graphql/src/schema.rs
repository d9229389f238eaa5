//! The schema, and how an operation is run against it.

use std::sync::{Arc, LazyLock};

use async_graphql::{EmptyMutation, Request, Response, SDLExportOptions, Value, Variables};
use demarche_model::{error::Result, release::Release};
use demarche_store::Level;
use futures_util::{future::BoxFuture, stream::BoxStream};

use crate::{
    citation::Question,
    description::{Described, describe, describe_schema},
    engine::Engine,
    error::finish,
    guard::{Admitted, admit, refuse},
    query::Query,
    response_stream::failure,
    schema_model::SchemaModel,
    session::Answering,
    subscription::Subscription,
};

/// The service's GraphQL schema.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, Subscription>;

/// The schema, and its types as its text has them. They depend on nothing, and writing and reading them takes a while.
static SCHEMA: LazyLock<(Schema, SchemaModel)> = LazyLock::new(|| {
    let builder = Schema::build(Query::default(), EmptyMutation, Subscription);
    let schema = describe(builder.limit_recursive_depth(FOLLOWED)).finish();
    let schema_model = SchemaModel::read(&write(&schema)).expect("the schema that was just written can be read");
    (schema, schema_model)
});

/// The schema.
pub fn schema() -> &'static Schema {
    &SCHEMA.0
}

/// The types of the schema.
pub fn schema_model() -> &'static SchemaModel {
    &SCHEMA.1
}

/// The schema in the schema definition language, in an order that changes with its content alone.
pub fn sdl() -> String {
    write(schema())
}

fn write(schema: &Schema) -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by()
        .use_space_ident();
    schema.sdl_with_options(options)
}

/// The same with the schema's own description, which the library neither writes nor reads.
pub fn described_sdl() -> String {
    describe_schema(&sdl())
}

/// The most selections within each other that validation follows; the guard before it allows fewer.
const FOLLOWED: usize = 1_000;

/// Runs an operation on a release, once the guard has let it pass; where none answers, fields that need one say why.
pub async fn execute(engine: &Engine, release: Result<Arc<Release>>, request: Request) -> Response {
    match admit(engine, request) {
        Ok(admitted) => run_admitted(engine, release, admitted).await,
        Err(refusals) => refuse(refusals),
    }
}

/// Runs an operation that the guard has let pass.
pub async fn run_admitted(engine: &Engine, release: Result<Arc<Release>>, admitted: Admitted) -> Response {
    let Admitted {
        request,
        operation_name: _,
        cost,
        given,
    } = admitted;
    let question = question(&request, given);
    let response = answer(engine, release, request.data(question)).await;
    response.extension("cost", Value::from(cost.points))
}

/// The engine at work on a request. Its type is erased here, so that no crate above compiles the resolvers again.
fn execution(request: Request) -> BoxFuture<'static, Response> {
    Box::pin(schema().execute(request))
}

/// The engine at work on a subscription, as [`execution`].
pub(super) fn executions(request: Request) -> BoxStream<'static, Response> {
    Box::pin(schema().execute_stream(request))
}

/// Runs an operation whose size is known to be bounded.
pub(super) async fn answer(engine: &Engine, release: Result<Arc<Release>>, mut request: Request) -> Response {
    let from = release.as_ref().ok().cloned();
    let level = Level::default();
    let session = release.map(|release| engine.session(release, &level));
    let described = described(&mut request);
    let request = request.data(engine.clone()).data(Answering(session));
    let mut response = level.run(execution(request)).await;
    described.complete(&mut response);
    let response = finish(response);
    match from {
        Some(release) => from_release(engine, &release, response),
        None => response,
    }
}

/// Where the answer will hold the description of the schema.
fn described(request: &mut Request) -> Described {
    if !request.query.contains("__schema") {
        return Described::default();
    }
    let operation = request.operation_name.clone();
    let document = request.parsed_query();
    document.map_or_else(
        |_| Described::default(),
        |document| Described::by(document, operation.as_deref()),
    )
}

/// Names the release that an answer is from; where that was taken back meanwhile, the answer is that instead.
pub(super) fn from_release(engine: &Engine, release: &Release, response: Response) -> Response {
    let response = match engine.catalogue().confirm(release) {
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
