//! The schema, and how an operation is run against it.

use std::sync::Arc;

use async_graphql::{EmptyMutation, EmptySubscription, Request, Response, SDLExportOptions, Value};

use super::{
    citation::Question,
    description::describe,
    error::{Codes, finish},
    loader::{Answering, Scope},
    query::Query,
    reads::Reads,
};
use crate::{app::App, error::Result, release::Release};

/// The service's GraphQL schema.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// Makes the schema.
pub fn schema() -> Schema {
    let builder = Schema::build(Query::default(), EmptyMutation, EmptySubscription).extension(Codes);
    describe(builder).finish()
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

/// Runs an operation on a release; where none answers, fields that need one say why.
pub async fn execute(app: &App, release: Result<Arc<Release>>, request: Request) -> Response {
    let name = release.as_ref().ok().map(|release| release.name.clone());
    let reads = Reads::default();
    let loaders = release.map(|release| {
        let app = app.clone();
        Scope { app, release }.loaders(&reads)
    });
    let question = Question {
        query: request.query.clone(),
        operation: request.operation_name.clone(),
        variables: request.variables.clone(),
    };
    let request = request.data(app.clone()).data(Answering(loaders)).data(question);
    let response = finish(reads.run(app.schema().execute(request)).await);
    match name {
        Some(name) => response.extension("release", Value::from(name)),
        None => response,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_has_a_query_root() {
        assert!(super::sdl().contains("type Query"));
    }
}
