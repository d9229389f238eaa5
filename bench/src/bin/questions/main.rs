//! How fast the service answers, beside a single hand-written statement for the same question.

mod cpu;
mod dearest;
mod graph;
mod load;
mod question;

use std::{
    env,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use clap::Parser;

use self::{
    load::{Load, Measured},
    question::{QUESTIONS, Question},
};
use demarche::app::App;
use demarche_bench::Sample;
use demarche_model::error::{Error, Result};
use demarche_postgres::{Cluster, ClusterSettings, Database, DatabaseSettings, Durability};
use demarche_publish::{ReleaseKind, publish};
use demarche_store::release::Catalogue;

/// Measure the service on a synthetic dataset, in a Postgres that is made for it and thrown away.
///
/// Every question is asked of the service (GraphQL, in process) and of Postgres (one hand-written statement) in turn,
/// so that the ratio is of one run on one machine. Then the dearest questions that are accepted are asked one by one, and
/// the CPU time is told that each takes; with 100,000 events none takes a second. Last, paths are looked for in a graph of
/// a million ties in memory. Build with --release first.
#[derive(Debug, Parser)]
struct Arguments {
    /// The number of events; participations are three times as many, relations twice
    #[arg(long, default_value_t = 20_000)]
    events: usize,
    /// How long each question is asked, in seconds
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// How many clients ask at once
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// The folder with initdb and postgres, if they are not found by themselves.
    #[arg(long, env = "POSTGRES_BIN_DIR", value_name = "DIR")]
    postgres_bin_dir: Option<PathBuf>,
}

/// Measures and prints a line a question.
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let root = env::temp_dir().join(format!("demarche-bench-{}", std::process::id()));
    let outcome = measure_in(&root, &arguments);
    // What cannot be removed is in the system's folder for such things.
    let _ = std::fs::remove_dir_all(&root);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where the standard error is closed, nobody reads it.
            let _ = writeln!(io::stderr().lock(), "questions: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure_in(root: &std::path::Path, arguments: &Arguments) -> Result<()> {
    let cluster = Cluster::start(&ClusterSettings {
        root: root.to_owned(),
        durability: Durability::Throwaway,
        bin_dir: arguments.postgres_bin_dir.clone(),
    })?;
    let runtime = tokio::runtime::Runtime::new().map_err(Error::internal)?;
    runtime.block_on(async {
        let database = Database::connect(&cluster.url(), &DatabaseSettings::default())?;
        let outcome = measure(&database, arguments).await;
        database.close().await;
        outcome
    })
}

async fn measure(database: &Database, arguments: &Arguments) -> Result<()> {
    let Arguments {
        events,
        seconds,
        clients,
        postgres_bin_dir: _,
    } = arguments;
    database.migrate().await?;
    let sample = Sample::of_events(1, *events);
    let edition = sample.edition("bench", semver::Version::new(1, 0, 0));
    publish(database, &edition, &sample.batch()?, ReleaseKind::Final).await?;
    let app = App::new(database.clone(), Arc::new(Catalogue::new(None)));
    app.catalogue().refresh(database).await?;
    print(format_args!(
        "{events} events, {clients} clients, {seconds} s a question\n"
    ))?;
    print(format_args!("{}\n", Measured::HEADER))?;
    for question in QUESTIONS {
        let load = Load {
            clients: *clients,
            lasting: Duration::from_secs(*seconds),
        };
        print(format_args!("{}\n", ask_both(&app, load, question).await?))?;
    }
    print(format_args!("{}\n", dearest::HEADER))?;
    for line in dearest::measure(&app).await? {
        print(format_args!("{line}\n"))?;
    }
    let lines = tokio::task::spawn_blocking(graph::measure).await;
    for line in lines.map_err(Error::internal)?? {
        print(format_args!("{line}\n"))?;
    }
    Ok(())
}

/// The same question to Postgres, where it can answer, and to the service, about the same records in the same order.
async fn ask_both(app: &App, load: Load, question: &'static Question) -> Result<String> {
    let ids = question.ids(app).await?;
    let ask = |id| question.ask_service(app.clone(), id);
    let Some(statement) = question.statement else {
        return Ok(load.run(&ids, ask).await?.line_alone(question.name));
    };
    let alone = load
        .run(&ids, |id| Question::ask_postgres(app.clone(), statement, id))
        .await?;
    let service = load.run(&ids, ask).await?;
    Ok(service.line(question.name, &alone))
}

fn print(text: std::fmt::Arguments<'_>) -> Result<()> {
    io::stdout().lock().write_fmt(text).map_err(Error::internal)
}
