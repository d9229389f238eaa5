//! Who is measured, and what each is asked.

use std::fs;

use demarche_beside::{Result, Statement, requests};
use serde_json::{Map, Value, json};
use sqlx::postgres::PgPoolOptions;

use super::{
    Arguments,
    http::{Address, Connection},
    load::Target,
};

/// How many requests are written for a contender that never gets the same text twice.
const DISTINCT: usize = 20_000;

/// One column of the table.
pub struct Contender {
    /// Its name there.
    pub name: &'static str,
    /// Where it answers; the database itself has no URL.
    url: Option<String>,
    /// The folder of its documents; without one it is asked by the variables alone.
    folder: Option<&'static str>,
    /// Whose variables it takes.
    variables: &'static str,
    /// Whether no two requests have the same text, so that no kept answer serves.
    is_distinct: bool,
}

impl Contender {
    /// Those that are there, raw SQL first: the ratios are to it.
    pub fn all(arguments: &Arguments) -> Vec<Self> {
        let contender = |name, url: &Option<String>, folder, variables| Self {
            name,
            url: url.clone(),
            folder,
            variables,
            is_distinct: name == "distinct",
        };
        let limits = Some(arguments.limits.clone());
        let mut all = vec![
            contender("raw SQL", &None, None, "sql"),
            contender("sql-http", &limits, None, "sql"),
            contender("static", &limits, None, "sql"),
            contender("memory", &limits, Some("memory"), "sql"),
        ];
        if arguments.postgraphile.is_some() {
            let folder = "postgraphile";
            all.push(contender(folder, &arguments.postgraphile, Some(folder), folder));
        }
        for (name, url) in [
            ("nothing kept", &arguments.nothing_kept),
            // First what is repeated: what is distinct fills the cache, which then has to find out what comes again.
            ("repeated", &arguments.service),
            ("distinct", &arguments.service),
        ] {
            if url.is_some() {
                all.push(contender(name, url, Some("service"), "service"));
            }
        }
        all
    }

    /// What it is asked in a workload, each request tried once; `None` where it does not take part.
    ///
    /// # Errors
    /// Where a request is not answered, or with an error.
    pub async fn prepare(&self, arguments: &Arguments, workload: &str) -> Result<Option<Target>> {
        let asked = requests(&arguments.variables, self.variables)?.remove(workload);
        let asked = asked.ok_or_else(|| format!("nothing is asked in {workload}"))?;
        let Some(url) = &self.url else {
            let options = PgPoolOptions::new().max_connections(u32::try_from(arguments.clients)?);
            return Ok(Some(Target::Statement {
                pool: options.connect(&arguments.database).await?,
                statement: Statement::read(&arguments.workloads.join("sql"), workload)?,
                variables: asked,
            }));
        };
        let path = self.url_path(workload);
        let address = Address::read(&format!("{url}{path}"))?;
        let Some(folder) = self.folder else {
            let bodies = asked
                .into_iter()
                .map(|variables| json!({ "variables": variables }).to_string());
            return checked(address, bodies.collect()).await.map(Some);
        };
        let folder = arguments.workloads.join(folder);
        let Ok(document) = fs::read_to_string(folder.join(format!("{workload}.graphql"))) else {
            return Ok(None);
        };
        let lookup = fs::read_to_string(folder.join(format!("{workload}.cursor.graphql"))).ok();
        let mut bodies = Vec::new();
        let mut connection = Connection::open(&address).await?;
        for mut variables in asked {
            if let Some(lookup) = &lookup {
                let answer = connection.ask(body(lookup, &variables)).await?;
                let answer: Value = serde_json::from_slice(&answer)?;
                variables.insert("after".into(), answer["data"]["list"]["pageInfo"]["endCursor"].clone());
            }
            bodies.push(body(&document, &variables));
        }
        let bodies = if self.is_distinct {
            distinct(workload, &bodies)
        } else {
            bodies
        };
        checked(address, bodies).await.map(Some)
    }

    fn url_path(&self, workload: &str) -> String {
        match self.name {
            "sql-http" => format!("/sql/{workload}"),
            "static" | "memory" => format!("/{}/{workload}", self.name),
            _ => String::new(),
        }
    }
}

/// A request with those variables that its document declares.
fn body(document: &str, variables: &Map<String, Value>) -> String {
    let document = document.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut variables = variables.clone();
    variables.retain(|name, _| document.contains(&format!("${name}:")));
    json!({ "query": document, "variables": variables }).to_string()
}

/// The same requests over and over, each with an operation name of its own.
fn distinct(workload: &str, bodies: &[String]) -> Vec<String> {
    let name = format!("query {workload}(");
    let numbered = bodies.iter().cycle().take(DISTINCT).enumerate();
    let renamed = numbered.map(|(number, body)| body.replacen(&name, &format!("query {workload}x{number}("), 1));
    renamed.collect()
}

/// Sends the first requests once, and refuses answers with errors.
async fn checked(address: Address, bodies: Vec<String>) -> Result<Target> {
    let mut connection = Connection::open(&address).await?;
    for body in bodies.iter().take(256) {
        let answer = connection.ask(body.clone()).await?;
        let has_errors = serde_json::from_slice::<Value>(&answer)?.get("errors").is_some();
        if has_errors {
            return Err(format!("{body} was answered with {}", String::from_utf8_lossy(&answer)).into());
        }
    }
    Ok(Target::Http { address, bodies })
}
