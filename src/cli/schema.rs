//! `demarche schema`: the schemas that clients, editors and tools read.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Args;

use demarche_rest::{Interface, openapi};

/// Print a schema: of the GraphQL API, or of what is asked for.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The JSON Schema of a dataset folder's files: dataset.yaml, actors.yaml and the others
    #[arg(long)]
    dataset: bool,
    /// The OpenAPI description of the REST API
    #[arg(long, conflicts_with = "dataset")]
    openapi: bool,
}

/// Prints the schema.
pub fn run(arguments: &SchemaArguments) -> ExitCode {
    let SchemaArguments { dataset, openapi } = arguments;
    let text = match (dataset, openapi) {
        (true, _) => Ok(format!("{:#}\n", demarche_dataset::schema())),
        (false, true) => {
            Interface::read(demarche_graphql::schema_model()).and_then(|interface| openapi::text(&interface))
        }
        (false, false) => Ok(demarche_graphql::described_sdl()),
    };
    match text.map(|text| write!(io::stdout().lock(), "{text}")) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}
