//! The limits of any service over these tables, each by HTTP: `/sql/W1` sends what one statement makes, `/static/W1` an
//! answer that is there already, `/memory/W1` what the GraphQL engine makes of rows in memory.

mod memory;

use std::{collections::HashMap, net::SocketAddr, path::PathBuf, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
    serve::ListenerExt,
};
use clap::Parser;
use demarche_beside::{Requests, Result, Statement, requests};
use serde_json::{Map, Value};
use sqlx::{PgPool, postgres::PgPoolOptions};

/// Serve what no service over these tables can be faster than.
#[derive(Debug, Parser)]
struct Arguments {
    /// The database with the schema `plain`
    #[arg(long)]
    database: String,
    /// What is asked, as `variables.sql` writes it
    #[arg(long)]
    variables: PathBuf,
    /// The folder of statements
    #[arg(long)]
    statements: PathBuf,
    /// The address and port to listen on
    #[arg(long)]
    bind: SocketAddr,
}

struct Limits {
    pool: PgPool,
    statements: HashMap<String, Statement>,
    answers: HashMap<String, Bytes>,
    memory: memory::Schema,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let limits = prepare(&arguments).await?;
    let router = Router::new()
        .route("/sql/{workload}", post(sql))
        .route("/static/{workload}", post(recorded))
        .route("/memory/{workload}", post(engine))
        .with_state(Arc::new(limits));
    // Where an answer may wait for an acknowledgement, a client on one connection would measure that.
    let listener = tokio::net::TcpListener::bind(arguments.bind).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, router).await?)
}

async fn prepare(arguments: &Arguments) -> Result<Limits> {
    let pool = PgPoolOptions::new()
        .max_connections(10)
        .connect(&arguments.database)
        .await?;
    let asked = requests(&arguments.variables, "sql")?;
    let read = |workload: &String| Ok((workload.clone(), Statement::read(&arguments.statements, workload)?));
    let statements = asked.keys().map(read).collect::<Result<HashMap<_, _>>>()?;
    let answers = typical(&pool, &statements, &asked).await?;
    let memory = memory::schema(&answers)?;
    Ok(Limits {
        pool,
        statements,
        answers,
        memory,
    })
}

/// Of each workload the answer of middle length.
async fn typical(
    pool: &PgPool,
    statements: &HashMap<String, Statement>,
    asked: &Requests,
) -> Result<HashMap<String, Bytes>> {
    let mut typical = HashMap::new();
    for (workload, requests) in asked {
        let mut answers = Vec::new();
        for variables in requests {
            answers.push(statements[workload].run(pool, variables).await?);
        }
        answers.sort_by_key(String::len);
        let middle = answers.swap_remove(answers.len() / 2);
        typical.insert(workload.clone(), Bytes::from(middle));
    }
    Ok(typical)
}

async fn sql(State(limits): State<Arc<Limits>>, Path(workload): Path<String>, body: Bytes) -> Response {
    match run(&limits, &workload, &body).await {
        Ok(answer) => json(answer.into()),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn run(limits: &Limits, workload: &str, body: &[u8]) -> Result<String> {
    let mut request: Map<String, Value> = serde_json::from_slice(body)?;
    let variables = request.get_mut("variables").and_then(Value::as_object_mut);
    let statement = limits.statements.get(workload).ok_or("there is no such workload")?;
    statement
        .run(&limits.pool, variables.ok_or("there are no variables")?)
        .await
}

async fn recorded(State(limits): State<Arc<Limits>>, Path(workload): Path<String>, _body: Bytes) -> Response {
    match limits.answers.get(&workload) {
        Some(answer) => json(answer.clone()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn engine(State(limits): State<Arc<Limits>>, body: Bytes) -> Response {
    let request = match serde_json::from_slice::<async_graphql::Request>(&body) {
        Ok(request) => request,
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    match serde_json::to_vec(&limits.memory.execute(request).await) {
        Ok(answer) => json(answer.into()),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn json(body: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}
