//! What the limits and the comparison share: the workloads' requests and statements.

use std::{collections::BTreeMap, error, fs, path::Path, sync::Arc};

use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, PgPool};

/// What can go wrong; it ends the run.
pub type Result<T> = std::result::Result<T, Box<dyn error::Error + Send + Sync>>;

/// The variables of each workload's requests.
pub type Requests = BTreeMap<String, Vec<Map<String, Value>>>;

/// Reads what is asked of one contender (`sql`, `service`, `postgraphile`).
///
/// # Errors
/// Where the file cannot be read or is not what `variables.sql` writes.
pub fn requests(file: &Path, contender: &str) -> Result<Requests> {
    let mut requests = Requests::new();
    for line in fs::read_to_string(file)?.lines() {
        let mut line: Value = serde_json::from_str(line)?;
        let workload = line["workload"].as_str().ok_or("a line has no workload")?.to_owned();
        let variables = serde_json::from_value(line[contender].take())?;
        requests.entry(workload).or_default().push(variables);
    }
    Ok(requests)
}

/// One statement that makes a workload's whole answer, as JSON.
#[derive(Debug)]
pub struct Statement {
    text: Arc<str>,
    /// The variables that it takes, in their order, and whether each is a number.
    parameters: Vec<(String, bool)>,
    /// Whether Postgres plans it for each request's values.
    is_replanned: bool,
}

impl Statement {
    /// Reads a workload's statement; its first line names the parameters: `-- kind text, id int`.
    ///
    /// # Errors
    /// Where there is no such file, or no such line.
    pub fn read(folder: &Path, workload: &str) -> Result<Self> {
        let text = fs::read_to_string(folder.join(format!("{workload}.sql")))?;
        let mut lines = text.lines();
        let first = lines.next().and_then(|line| line.strip_prefix("-- "));
        let parameters = first.ok_or("a statement does not name its parameters")?.split(", ");
        let parameter = |text: &str| {
            text.split_once(' ')
                .map(|(name, kind)| (name.to_owned(), kind == "int"))
        };
        Ok(Self {
            parameters: parameters.filter_map(parameter).collect(),
            is_replanned: lines.next().is_some_and(|line| line.starts_with("-- planned")),
            text: text.into(),
        })
    }

    /// Asks Postgres for the answer.
    ///
    /// # Errors
    /// Where Postgres gives none.
    pub async fn run(&self, pool: &PgPool, variables: &Map<String, Value>) -> Result<String> {
        let mut query = sqlx::query_scalar(AssertSqlSafe(self.text.clone())).persistent(!self.is_replanned);
        for (name, is_number) in &self.parameters {
            let value = variables.get(name).unwrap_or(&Value::Null);
            query = if *is_number {
                query.bind(value.as_i64().map(i32::try_from).transpose()?)
            } else {
                query.bind(value.as_str().map(str::to_owned))
            };
        }
        Ok(query.fetch_one(pool).await?)
    }
}
