//! Asks one question again and again from several clients, and counts.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use demarche_model::error::{Error, Result};

/// How a question is asked.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// How many clients ask at once.
    pub clients: usize,
    /// For how long.
    pub lasting: Duration,
}

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Answers a second.
    rate: f64,
    /// The time within which half of the answers came.
    median: Duration,
    /// The time within which 95 of 100 came.
    slow: Duration,
}

impl Load {
    /// Asks about the records in turn until the time is over.
    ///
    /// # Errors
    /// The first question's that failed.
    pub async fn run<F>(&self, ids: &[String], ask: impl Fn(String) -> F) -> Result<Measured>
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let turn = Arc::new(AtomicUsize::new(0));
        let started = Instant::now();
        let clients = (0..self.clients).map(|_| self.client(ids, &turn, started, &ask));
        let times = futures_util::future::try_join_all(clients).await?;
        Measured::of(times.concat(), started.elapsed())
    }

    async fn client<F>(
        &self,
        ids: &[String],
        turn: &AtomicUsize,
        started: Instant,
        ask: &impl Fn(String) -> F,
    ) -> Result<Vec<Duration>>
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let mut times = Vec::new();
        while started.elapsed() < self.lasting {
            let id = &ids[turn.fetch_add(1, Ordering::Relaxed) % ids.len()];
            let asked = Instant::now();
            tokio::spawn(ask(id.clone())).await.map_err(Error::internal)??;
            times.push(asked.elapsed());
        }
        Ok(times)
    }
}

impl Measured {
    /// The names of what [`Self::line`] prints.
    pub const HEADER: &'static str =
        "question                            service/s  statement/s   ratio   p50 ms   p95 ms";

    fn of(mut times: Vec<Duration>, elapsed: Duration) -> Result<Self> {
        times.sort_unstable();
        let (median, slow) = (percentile(&times, 50)?, percentile(&times, 95)?);
        let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
        Ok(Self {
            rate: f64::from(count) / elapsed.as_secs_f64(),
            median,
            slow,
        })
    }

    /// One line where no statement answers the same.
    pub fn line_alone(&self, name: &str) -> String {
        let Self { rate, median, slow } = self;
        let (median, slow) = (millis(*median), millis(*slow));
        format!("{name:<34} {rate:>10.0} {:>12} {:>7} {median:>8.2} {slow:>8.2}", "", "")
    }

    /// One line: the service's figures beside the statement's rate.
    pub fn line(&self, name: &str, statement: &Self) -> String {
        let Self { rate, median, slow } = self;
        let (ratio, median, slow) = (rate / statement.rate, millis(*median), millis(*slow));
        let other = statement.rate;
        format!("{name:<34} {rate:>10.0} {other:>12.0} {ratio:>7.2} {median:>8.2} {slow:>8.2}")
    }
}

/// The time within which so many of a hundred answers came.
///
/// # Errors
/// `Timeout` where none came.
pub fn percentile(sorted: &[Duration], percent: usize) -> Result<Duration> {
    let time = sorted.get(sorted.len() * percent / 100).copied();
    time.ok_or_else(|| Error::Timeout("no answer came in time: ask for longer".into()))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
