//! Asks each contender for the same in turn and prints one table of a run.

mod contender;
mod http;
mod load;
mod table;

use std::path::PathBuf;

use clap::Parser;
use demarche_beside::Result;

use self::{contender::Contender, load::Load, table::Table};

/// Measure contenders side by side, A B A B, and print their rates and the ratios to raw SQL.
#[derive(Debug, Parser)]
struct Arguments {
    /// The database with the schema `plain`
    #[arg(long)]
    database: String,
    /// What is asked, as `variables.sql` writes it
    #[arg(long)]
    variables: PathBuf,
    /// The folder with a folder of documents for each sort of contender
    #[arg(long)]
    workloads: PathBuf,
    /// Where the service answers, keeping what it can
    #[arg(long)]
    service: Option<String>,
    /// Where the service answers with nothing kept (`--cache-mb 0`)
    #[arg(long)]
    nothing_kept: Option<String>,
    /// Where PostGraphile answers
    #[arg(long)]
    postgraphile: Option<String>,
    /// Where `limits` answers, without a path
    #[arg(long)]
    limits: String,
    /// The workloads to measure, separated by commas
    #[arg(long, value_delimiter = ',', default_value = "W1,W2,W3,W4,W5,W6,W7,W8")]
    only: Vec<String>,
    /// How many clients ask at once
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// How long a contender is asked in a round, in seconds
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How often each contender has its turn
    #[arg(long, default_value_t = 2)]
    rounds: usize,
}

// One thread: what asks is to take one core and leave the others alone.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let contenders = Contender::all(&arguments);
    let mut table = Table::new(&contenders);
    table.print_head()?;
    for workload in &arguments.only {
        let load = Load {
            clients: arguments.clients,
            seconds: arguments.seconds,
        };
        let mut running = Vec::new();
        for contender in &contenders {
            running.push(contender.prepare(&arguments, workload).await?);
        }
        for _ in 0..arguments.rounds {
            for (place, target) in running.iter().enumerate() {
                if let Some(target) = target {
                    table.add(place, load.run(target).await?);
                }
            }
        }
        table.print_row(workload)?;
    }
    Ok(())
}
