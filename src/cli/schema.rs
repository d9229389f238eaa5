//! `demarche schema`: the schemas that clients, editors and tools read.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Args;

use crate::{dataset, graphql};

/// Print a schema: of the GraphQL API, or of what is asked for.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The JSON Schema of a dataset folder's files: dataset.yaml, actors.yaml and the others
    #[arg(long)]
    dataset: bool,
}

/// Prints the schema.
pub fn run(arguments: &SchemaArguments) -> ExitCode {
    let SchemaArguments { dataset } = arguments;
    let text = if *dataset {
        format!("{:#}\n", dataset::schema())
    } else {
        graphql::sdl()
    };
    match write!(io::stdout().lock(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
