//! Numbers for operators, in the text format of Prometheus: how requests go, and what the process holds.

mod levels;
mod open;
mod operations;

use std::{
    fmt,
    sync::atomic::AtomicU64,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
};

use self::{levels::Levels, open::OpenThings};
pub use self::{
    open::{Open, Thing},
    operations::{Api, OperationNumbers, Transport},
};
use crate::app::App;

/// The bounds of the durations that are told apart, in seconds.
const DURATIONS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Names and values of labels; only names that the service itself knows stand in them.
type Labels = Vec<(&'static str, String)>;

/// A number that goes up and down, whole or not.
type Level = Gauge<f64, AtomicU64>;

/// What is counted while the service runs, and what is looked up when somebody asks.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    durations: Family<Labels, Histogram, fn() -> Histogram>,
    operations: OperationNumbers,
    open: OpenThings,
    levels: Levels,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::default();
        let requests = Family::default();
        let durations = Family::new_with_constructor((|| Histogram::new(DURATIONS)) as fn() -> Histogram);
        let version = vec![("version", env!("CARGO_PKG_VERSION"))];
        registry.register("demarche_build", "The version that runs", Info::new(version));
        registry.register(
            "http_requests",
            "Requests by route, method and status",
            requests.clone(),
        );
        let help = "How long answers took until their first byte, by route";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, durations.clone());
        let started: Level = Gauge::default();
        started.set(since_epoch(SystemTime::now()));
        let help = "When the service started, since 1970";
        registry.register_with_unit("process_start_time", help, Unit::Seconds, started);
        Self {
            requests,
            durations,
            operations: OperationNumbers::register(&mut registry),
            open: OpenThings::register(&mut registry),
            levels: Levels::register(&mut registry),
            registry,
        }
    }
}

impl Metrics {
    /// Counts a request that was answered. The route is a template, never a path that a client made up.
    pub fn count_request(&self, route: &str, method: &'static str, status: u16, took: Duration) {
        let route = ("route", route.to_owned());
        let labels = vec![
            route.clone(),
            ("method", method.to_owned()),
            ("status", status.to_string()),
        ];
        self.requests.get_or_create(&labels).inc();
        self.durations.get_or_create(&vec![route]).observe(took.as_secs_f64());
    }

    /// The numbers of operations.
    pub fn operations(&self) -> &OperationNumbers {
        &self.operations
    }

    /// Counts a thing as open as long as what this gives is held.
    pub fn open(&self, thing: Thing) -> Open {
        self.open.open(thing)
    }

    /// All numbers as text. It asks neither the database nor anything else that may wait.
    ///
    /// # Errors
    /// As the encoder's; a text in memory gives none.
    pub fn text(&self, app: &App) -> Result<String, fmt::Error> {
        self.levels.look(app);
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// The seconds from 1970 to a moment.
fn since_epoch(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}
