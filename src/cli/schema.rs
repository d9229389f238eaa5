//! `demarche schema`: the schemas that editors and tools read.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Args;

use crate::dataset;

/// Print the JSON Schema of a dataset folder's files.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The JSON Schema of dataset.yaml, actors.yaml and the other files
    #[arg(long, required = true)]
    dataset: bool,
}

/// Prints the schema.
pub fn run(arguments: &SchemaArguments) -> ExitCode {
    let SchemaArguments { dataset: _ } = arguments;
    match writeln!(io::stdout().lock(), "{:#}", dataset::schema()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
