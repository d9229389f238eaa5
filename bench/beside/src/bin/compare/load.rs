//! Several clients that ask one contender as fast as it answers.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use demarche_beside::{Result, Statement};
use futures_util::future::try_join_all;
use serde_json::{Map, Value};
use sqlx::PgPool;

use super::http::{Address, Connection};

/// What is asked of whom.
pub enum Target {
    /// Bodies, posted in turn.
    Http {
        /// Where to.
        address: Address,
        /// The bodies.
        bodies: Vec<String>,
    },
    /// A statement, with variables in turn.
    Statement {
        /// The connections, one for each client.
        pool: PgPool,
        /// The statement.
        statement: Statement,
        /// What it is run with.
        variables: Vec<Map<String, Value>>,
    },
}

/// How it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// How many clients ask at once.
    pub clients: usize,
    /// For how long.
    pub seconds: u64,
}

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Answers a second.
    pub rate: f64,
    /// The time within which 99 of 100 answers came, in milliseconds.
    pub slowest: f64,
}

impl Load {
    /// Asks until the time is over.
    ///
    /// # Errors
    /// The first request's that failed.
    pub async fn run(self, target: &Target) -> Result<Measured> {
        let (turn, started) = (AtomicUsize::new(0), Instant::now());
        let until = started + Duration::from_secs(self.seconds);
        let times = match target {
            Target::Http { address, bodies } => {
                try_join_all((0..self.clients).map(|_| post(address, bodies, &turn, until))).await?
            }
            Target::Statement {
                pool,
                statement,
                variables,
            } => try_join_all((0..self.clients).map(|_| select(pool, statement, variables, &turn, until))).await?,
        };
        Ok(measured(times.concat(), started.elapsed()))
    }
}

async fn post(address: &Address, bodies: &[String], turn: &AtomicUsize, until: Instant) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(address).await?;
    let mut times = Vec::new();
    while Instant::now() < until {
        let body = next(bodies, turn).clone();
        let asked = Instant::now();
        connection.ask(body).await?;
        times.push(asked.elapsed());
    }
    Ok(times)
}

async fn select(
    pool: &PgPool,
    statement: &Statement,
    variables: &[Map<String, Value>],
    turn: &AtomicUsize,
    until: Instant,
) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    while Instant::now() < until {
        let asked = Instant::now();
        statement.run(pool, next(variables, turn)).await?;
        times.push(asked.elapsed());
    }
    Ok(times)
}

fn next<'a, T>(items: &'a [T], turn: &AtomicUsize) -> &'a T {
    &items[turn.fetch_add(1, Ordering::Relaxed) % items.len()]
}

fn measured(mut times: Vec<Duration>, elapsed: Duration) -> Measured {
    times.sort_unstable();
    let slowest = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    Measured {
        rate: f64::from(count) / elapsed.as_secs_f64(),
        slowest: slowest.as_secs_f64() * 1_000.0,
    }
}
