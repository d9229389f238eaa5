//! The table of a run: a row a workload, a column a contender.

use std::io::{self, Write};

use demarche_beside::Result;

use super::{contender::Contender, load::Measured};

/// The rounds of the workload that is being measured, by contender.
pub struct Table {
    names: Vec<&'static str>,
    rounds: Vec<Vec<Measured>>,
}

impl Table {
    /// An empty table.
    pub fn new(contenders: &[Contender]) -> Self {
        Self {
            names: contenders.iter().map(|contender| contender.name).collect(),
            rounds: vec![Vec::new(); contenders.len()],
        }
    }

    /// Keeps what came of a round.
    pub fn add(&mut self, place: usize, measured: Measured) {
        self.rounds[place].push(measured);
    }

    /// Prints the names of the columns.
    ///
    /// # Errors
    /// Where the output is closed.
    pub fn print_head(&self) -> Result<()> {
        let rules = vec!["---"; self.names.len() + 1].join("|");
        let names = self.names.join(" | ");
        let mut output = io::stdout().lock();
        writeln!(
            output,
            "Requests a second (times raw SQL; p99 in ms), medians of the rounds.\n"
        )?;
        Ok(writeln!(output, "| workload | {names} |\n|{rules}|")?)
    }

    /// Prints a workload's row and begins the next.
    ///
    /// # Errors
    /// Where the output is closed.
    pub fn print_row(&mut self, workload: &str) -> Result<()> {
        let raw = self
            .rounds
            .first()
            .and_then(|rounds| median(rounds, |round| round.rate));
        let cells = self.rounds.iter().map(|rounds| cell(rounds, raw));
        let cells = cells.collect::<Vec<_>>().join(" | ");
        self.rounds.iter_mut().for_each(Vec::clear);
        Ok(writeln!(io::stdout().lock(), "| {workload} | {cells} |")?)
    }
}

fn cell(rounds: &[Measured], raw: Option<f64>) -> String {
    let (rate, slowest) = (
        median(rounds, |round| round.rate),
        median(rounds, |round| round.slowest),
    );
    match (rate, raw, slowest) {
        (Some(rate), Some(raw), Some(slowest)) => format!("{rate:.0} ({:.2}; {slowest:.1})", rate / raw),
        _ => "–".into(),
    }
}

/// The middle value, or the mean of the two in the middle.
fn median(rounds: &[Measured], value: impl Fn(&Measured) -> f64) -> Option<f64> {
    let mut values: Vec<f64> = rounds.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get((values.len() - 1) / 2)?;
    Some(f64::midpoint(*lower, *upper))
}
