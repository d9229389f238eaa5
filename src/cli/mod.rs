//! The command line: one file a command.

pub mod check;
mod logging;
mod open;
pub mod schema;

use std::{
    io::{Write, stderr},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// The structured analysis of international politics over GraphQL and REST.
///
/// `demarche serve` answers questions about the published datasets; without a database of yours it runs one of its
/// own. Every flag can also be set as an environment variable, which the help of each command names.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, about)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::CheckArguments),
    Schema(schema::SchemaArguments),
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    logging::start();
    match CommandLine::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    }
}

/// Prints what went wrong for a person to read.
fn complain(error: &crate::Error) {
    // Where the standard error is closed, nobody reads it.
    let _ = writeln!(stderr().lock(), "demarche: {error}");
}
