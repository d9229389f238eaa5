//! `demarche check`: every fault of a dataset folder in one run.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use demarche_dataset::{Dataset, Records, Report};
use demarche_model::{node::NodeKind, vocabulary::Vocabulary};

/// Check a dataset folder and report every fault as `file:line:column: message`.
///
/// Files are named relative to the folder. Exits with 1 where a fault keeps the dataset from being published;
/// warnings do not.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The dataset's folder, with dataset.yaml in it
    dir: PathBuf,
    /// How to print the faults
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One line a fault
    Text,
    /// One JSON object, for tools
    Json,
}

/// Checks the folder, prints the faults, and says by the exit code whether it can be published.
pub fn run(arguments: &CheckArguments) -> ExitCode {
    let CheckArguments { dir, format } = arguments;
    let read = demarche_dataset::read(dir);
    let printed = match format {
        Format::Text => print_text(&read),
        Format::Json => print_json(&read),
    };
    match (read, printed) {
        (Ok(_), Ok(())) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The faults to the standard output, the summary to the standard error.
fn print_text(read: &Result<Dataset, Report>) -> io::Result<()> {
    let report = report(read);
    write!(io::stdout().lock(), "{report}")?;
    let faults = format!(
        "{}, {}",
        count(report.errors(), "error"),
        count(report.warnings(), "warning")
    );
    match read {
        Ok(dataset) => writeln!(
            io::stderr(),
            "{} can be published: {}; {faults}",
            name(dataset),
            counts(&dataset.records)
        ),
        Err(_) => writeln!(io::stderr(), "cannot be published: {faults}"),
    }
}

fn print_json(read: &Result<Dataset, Report>) -> io::Result<()> {
    let report = report(read);
    let answer: Value = json!({
        "dataset": read.as_ref().ok().map(name),
        "sha256": read.as_ref().ok().map(|dataset| &dataset.sha256),
        "errors": report.errors(),
        "warnings": report.warnings(),
        "faults": report.faults,
    });
    writeln!(io::stdout().lock(), "{answer:#}")
}

fn report(read: &Result<Dataset, Report>) -> &Report {
    match read {
        Ok(dataset) => &dataset.warnings,
        Err(report) => report,
    }
}

fn name(dataset: &Dataset) -> String {
    format!("{}@{}", dataset.header.slug.value, dataset.header.version.value)
}

/// How many records of each kind there are; claims stand inside the records that they back.
fn counts(records: &Records) -> String {
    let kinds = NodeKind::ALL.iter().filter(|kind| **kind != NodeKind::Claim);
    let count = |kind: &NodeKind| {
        let of_kind = records.heads().filter(|head| head.id.value.kind() == *kind);
        count(of_kind.count(), kind.prefix())
    };
    kinds.map(count).collect::<Vec<_>>().join(", ")
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
