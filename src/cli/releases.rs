//! `demarche releases`: lists the releases, and takes one back.

use std::{
    io::{Write, stdout},
    process::ExitCode,
};

use clap::{Args, Subcommand};

use super::open::with_database;
use demarche_model::{
    Result,
    release::{Dataset, Release},
};
use demarche_postgres::Database;
use demarche_publish::withdraw;
use demarche_store::release::Catalogue;

use crate::config::DatabaseConfig;

/// List the releases, the newest of each dataset first, or take one back.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ReleasesArguments {
    #[command(subcommand)]
    command: Option<ReleasesCommand>,
    #[command(flatten)]
    database: DatabaseConfig,
}

#[derive(Debug, Subcommand)]
enum ReleasesCommand {
    /// Take a release back: delete its content for good, and answer whoever asks for it with the reason
    Withdraw {
        /// The release, as `dataset@version`
        name: String,
        /// Why; everybody who asks for the release is told
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        database: DatabaseConfig,
    },
}

/// Lists the releases, or withdraws one.
pub fn run(arguments: &ReleasesArguments) -> ExitCode {
    let ReleasesArguments { command, database } = arguments;
    match command {
        None => with_database(database, list),
        Some(ReleasesCommand::Withdraw { name, reason, database }) => {
            with_database(database, |database| take_back(database, name, reason))
        }
    }
}

async fn list(database: Database) -> Result<()> {
    let catalogue = Catalogue::new(None);
    catalogue.refresh(&database).await?;
    let datasets = catalogue.datasets().unwrap_or_default();
    let lines: Vec<String> = datasets.iter().flat_map(lines).collect();
    say(&match lines.as_slice() {
        [] => "nothing is published; `demarche import DIR` publishes a dataset".to_owned(),
        lines => lines.join("\n"),
    });
    Ok(())
}

async fn take_back(database: Database, name: &str, reason: &str) -> Result<()> {
    withdraw(&database, name, reason).await?;
    say(&format!("withdrew {name}"));
    Ok(())
}

/// A line a release: its name, what it is, since when, how large, what it is called.
fn lines(dataset: &Dataset) -> Vec<String> {
    let newest = dataset.newest().map(|release| release.id);
    let line = |release: &Release| {
        let state = state(release, newest);
        let published = release.published_at.format("%Y-%m-%d %H:%M UTC");
        let records: i32 = release.counts.iter().map(|range| range.count).sum();
        let (name, title) = (&release.name, &release.title);
        format!(
            "{name:<32}  {state:<10}  {published}  {records:>8} records  {title}{}",
            reason(release)
        )
    };
    dataset.releases.iter().map(|release| line(release)).collect()
}

fn state(release: &Release, newest: Option<i32>) -> &'static str {
    match release {
        Release { withdrawn: Some(_), .. } => "withdrawn",
        Release { draft: true, .. } => "draft",
        Release { id, .. } if newest == Some(*id) => "newest",
        Release { .. } => "published",
    }
}

fn reason(release: &Release) -> String {
    let withdrawal = release.withdrawn.as_ref();
    withdrawal.map_or_else(String::new, |withdrawal| format!(" (withdrawn: {})", withdrawal.reason))
}

/// Nobody may be listening; what was done is done.
fn say(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}
