//! What Postgres writes into its log of the statements that reach one database, with their values.

use std::{collections::HashSet, fs, path::PathBuf};

use sqlformat::{Dialect, FormatOptions, QueryParams, format};
use sqlx::{Connection, PgConnection};

use crate::harness::cluster;

/// The longest line of a statement.
const WIDTH: usize = 110;

/// The log of the server, as far as it is about one database.
pub struct Log {
    url: String,
    path: PathBuf,
}

/// A statement as it reached the server.
pub struct Sent {
    text: String,
    /// Its values, as the server writes them: `$1 = '7', $2 = NULL`.
    values: String,
}

impl Log {
    /// Makes the server log what is sent to a database over connections that are still to come.
    pub async fn of(url: &str) -> Self {
        let name = url.rsplit('/').next().unwrap().split('?').next().unwrap();
        let statement = format!("ALTER DATABASE {name} SET log_statement = 'all'");
        cluster().administer(&statement).await;
        Self {
            url: url.to_owned(),
            path: cluster().folder().join("postgres.log"),
        }
    }

    /// How long it is by now, in bytes.
    pub fn length(&self) -> usize {
        fs::metadata(&self.path).unwrap().len().try_into().unwrap()
    }

    /// What was sent since it had a length, in order. A statement is logged before it is run, so those that were
    /// answered are there.
    pub async fn since(&self, length: usize) -> Vec<Sent> {
        let ours = self.processes().await;
        let bytes = fs::read(&self.path).unwrap();
        let text = String::from_utf8_lossy(&bytes[length..]).into_owned();
        let mut sent: Vec<Sent> = Vec::new();
        for entry in entries(&text) {
            let Some((process, said)) = parts(&entry) else { continue };
            if !ours.contains(process) {
                continue;
            }
            if let Some(text) = statement(said) {
                let values = String::new();
                sent.push(Sent { text, values });
            } else if let Some(values) = values(said) {
                sent.last_mut().unwrap().values = values.to_owned();
            }
        }
        sent
    }

    /// The processes of the server that serve the database, but the one that tells which they are.
    async fn processes(&self) -> HashSet<String> {
        let mut connection = PgConnection::connect(&self.url).await.unwrap();
        let others = "SELECT pid::text FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        let processes: Vec<String> = sqlx::query_scalar(others).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        processes.into_iter().collect()
    }
}

impl Sent {
    /// The statement with a clause a line, then a line for each value.
    pub fn laid_out(&self) -> String {
        let options = FormatOptions {
            max_inline_block: WIDTH,
            max_inline_arguments: Some(WIDTH),
            max_inline_top_level: Some(WIDTH),
            joins_as_top_level: true,
            dialect: Dialect::PostgreSql,
            ..FormatOptions::default()
        };
        let text = format(&self.text, &QueryParams::None, &options);
        let values = each(&self.values).map(|value| format!("-- {}\n", self.in_order(&value)));
        format!("{};\n{}", text.trim_end(), values.collect::<String>())
    }

    /// A value, sorted where the statement takes it as a set, since sets are sent in any order.
    fn in_order(&self, value: &str) -> String {
        let is_set = |name: &str| {
            let uses = [
                format!("ANY({name})"),
                format!("ANY ({name})"),
                format!("unnest({name})"),
            ];
            uses.iter().any(|used| self.text.contains(used))
        };
        let Some((name, list)) = value.split_once(" = '{").filter(|(name, _)| is_set(name)) else {
            return value.to_owned();
        };
        let mut items: Vec<&str> = list.trim_end_matches("}'").split(',').collect();
        items.sort_by_key(|item| (item.parse::<i64>().ok(), *item));
        format!("{name} = '{{{}}}'", items.join(","))
    }
}

/// The entries of the log; the lines of one after its first begin with a tab.
fn entries(log: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), entries.last_mut()) {
            (Some(more), Some(entry)) => *entry += &format!("\n{more}"),
            _ => entries.push(line.to_owned()),
        }
    }
    entries
}

/// The process and what is said in an entry as `2026-12-01 02:41:43.123 UTC [4711] LOG:  …`.
fn parts(entry: &str) -> Option<(&str, &str)> {
    let (_, rest) = entry.split_once('[')?;
    rest.split_once("] ")
}

/// The statement that is told of, prepared (`LOG:  execute sqlx_s_1: SELECT …`) or not (`LOG:  statement: BEGIN`).
fn statement(said: &str) -> Option<String> {
    let said = said.strip_prefix("LOG:  ")?;
    let is_statement = said.starts_with("execute ") || said.starts_with("statement: ");
    let (_, text) = said.split_once(": ").filter(|_| is_statement)?;
    Some(text.to_owned())
}

/// The values of the statement before it; servers before version 17 write the word small.
fn values(said: &str) -> Option<&str> {
    let said = said.strip_prefix("DETAIL:  ")?;
    said.strip_prefix("Parameters: ")
        .or_else(|| said.strip_prefix("parameters: "))
}

/// The values one by one: `$1 = '7'`, `$2 = NULL`.
fn each(values: &str) -> impl Iterator<Item = String> {
    let parts = values.split(", $").filter(|value| !value.is_empty());
    parts.map(|value| format!("${}", value.trim_start_matches('$')))
}
