//! `demarche import`: checks a dataset folder and publishes it.

use std::{
    io::{Write, stderr, stdout},
    path::PathBuf,
    process::ExitCode,
};

use clap::Args;

use super::open::{finish, with_database};
use demarche_model::{Error, Result};
use demarche_postgres::Database;
use demarche_publish::{Checked, Outcome, Refusal, ReleaseKind};

use crate::config::DatabaseConfig;

/// Check a dataset folder and publish it as a release: whole, or not at all.
///
/// A version that is published with the same content is fine and stays; with other content it is refused, and so is a
/// lower one. The command may run beside a running service, which answers from the new release at once.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The dataset's folder, with dataset.yaml in it
    dir: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

/// Publishes the folder.
pub fn run(arguments: &ImportArguments) -> ExitCode {
    match check(arguments) {
        Ok(checked) => with_database(&arguments.database, |database| publish(database, checked)),
        Err(error) => finish(Err(error)),
    }
}

/// Checks before a database is opened, so that faults are told without one.
fn check(arguments: &ImportArguments) -> Result<Checked> {
    let dir = arguments.dir.display();
    match Checked::read_now(&arguments.dir) {
        Ok(checked) => {
            match checked.warnings.warnings() {
                0 => {}
                1 => tell(format!("1 warning; `demarche check {dir}` shows it\n")),
                count => tell(format!("{count} warnings; `demarche check {dir}` shows them\n")),
            }
            Ok(checked)
        }
        Err(Refusal::Failed(error)) => Err(error),
        Err(Refusal::Faulty(report)) => {
            tell(&report);
            Err(Error::bad_input(format!(
                "{dir} has faults, and nothing of it was published"
            )))
        }
    }
}

async fn publish(database: Database, checked: Checked) -> Result<()> {
    let line = match checked.publish(&database, ReleaseKind::Final).await? {
        Outcome::Published(name) => format!("published {name}"),
        Outcome::Unchanged(name) => format!("{name} is published already, with the same content"),
    };
    // Nobody may be listening; what was done is done.
    let _ = writeln!(stdout(), "{line}");
    Ok(())
}

fn tell(faults: impl std::fmt::Display) {
    let _ = write!(stderr(), "{faults}");
}
