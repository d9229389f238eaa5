//! The command line: one file a command.

pub mod check;
pub mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The structured analysis of international politics over GraphQL and REST.
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
    match CommandLine::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    }
}
