//! The command line: one file a command.

pub mod check;
mod descriptors;
pub mod import;
mod logging;
mod open;
pub mod releases;
pub mod schema;
pub mod serve;
mod servers;

use std::{
    io::{Write, stderr},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// How the service is watched, which no flag says.
const WATCHED: &str = "The log goes to the standard error: JSON, unless that is a terminal. RUST_LOG sets what is logged, \
    as RUST_LOG=debug,sqlx=warn. Numbers for Prometheus are at /metrics. OTEL_EXPORTER_OTLP_ENDPOINT names a collector \
    of OpenTelemetry for traces, as http://localhost:4318.";

/// The structured analysis of international politics over GraphQL and REST.
///
/// `demarche serve` answers questions about the published datasets; without a database of yours it runs one of its
/// own. Most flags can also be set as environment variables, which the help of each command names.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, about, args_conflicts_with_subcommands = true, after_help = WATCHED)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    /// Without a command, `demarche` serves.
    #[command(flatten)]
    serve: crate::config::ServeConfig,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer GraphQL and REST until told to stop.
    #[command(after_help = WATCHED)]
    Serve(Box<crate::config::ServeConfig>),
    Check(check::CheckArguments),
    Import(import::ImportArguments),
    Releases(releases::ReleasesArguments),
    Schema(schema::SchemaArguments),
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let CommandLine { command, serve } = CommandLine::parse();
    let serves = matches!(command, None | Some(Command::Serve(_)));
    let traces = logging::start(serves);
    let code = run(command, &serve);
    if let Some(traces) = traces {
        traces.end();
    }
    code
}

fn run(command: Option<Command>, serve: &crate::config::ServeConfig) -> ExitCode {
    match command {
        None => serve::run(serve),
        Some(Command::Serve(config)) => serve::run(&config),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Import(arguments)) => import::run(&arguments),
        Some(Command::Releases(arguments)) => releases::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
    }
}

/// Prints what went wrong for a person to read.
fn complain(error: &crate::Error) {
    // Where the standard error is closed, nobody reads it.
    let _ = writeln!(stderr().lock(), "demarche: {error}");
}
