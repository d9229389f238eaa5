//! Numbers for operators, in the text format of Prometheus: how requests go, and what the process holds.

use std::{
    fmt,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
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
    levels: Levels,
}

/// What is looked up when somebody asks.
#[derive(Debug, Default)]
struct Levels {
    connections: Family<Labels, Level>,
    cache_entries: Family<Labels, Level>,
    cache_bytes: Family<Labels, Level>,
    releases: Level,
    newest: Level,
    statements: Counter,
    resident: Level,
    descriptors: Level,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::default();
        let requests = Family::default();
        let durations = Family::new_with_constructor((|| Histogram::new(DURATIONS)) as fn() -> Histogram);
        let levels = Levels::default();
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
        levels.register(&mut registry);
        Self {
            registry,
            requests,
            durations,
            levels,
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

impl Levels {
    fn register(&self, registry: &mut Registry) {
        let pool = "Connections to the database, by state";
        registry.register("demarche_database_connections", pool, self.connections.clone());
        let statements = "Statements that were sent to the database since the start";
        registry.register("demarche_database_statements", statements, self.statements.clone());
        let entries = "Entries of each cache, about";
        registry.register("demarche_cache_entries", entries, self.cache_entries.clone());
        let bytes = "What each cache holds, about";
        registry.register_with_unit("demarche_cache", bytes, Unit::Bytes, self.cache_bytes.clone());
        registry.register(
            "demarche_releases",
            "Published releases that can answer",
            self.releases.clone(),
        );
        let newest = "When the newest release was published, since 1970; 0 where there is none";
        registry.register_with_unit(
            "demarche_newest_release_time",
            newest,
            Unit::Seconds,
            self.newest.clone(),
        );
        let resident = "Memory of the process; the database's own is beside it";
        registry.register_with_unit("process_resident_memory", resident, Unit::Bytes, self.resident.clone());
        registry.register("process_open_fds", "Open file descriptors", self.descriptors.clone());
    }

    fn look(&self, app: &App) {
        let (all, idle) = app.database().connections();
        set(&self.connections, "state", "idle", idle as f64);
        set(&self.connections, "state", "used", all.saturating_sub(idle) as f64);
        let statements = app.database().statements();
        self.statements.inner().store(statements, Ordering::Relaxed);
        for (name, entries, bytes) in app.caches().sizes() {
            set(&self.cache_entries, "cache", name, entries as f64);
            set(&self.cache_bytes, "cache", name, bytes as f64);
        }
        self.look_at_releases(app);
        self.resident.set(resident_bytes().unwrap_or_default() as f64);
        let descriptors = std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
        self.descriptors.set(descriptors as f64);
    }

    fn look_at_releases(&self, app: &App) {
        let datasets = app.catalogue().datasets().unwrap_or_default();
        let releases = datasets.iter().flat_map(|dataset| &dataset.releases);
        let answering = releases.filter(|release| !release.draft && release.withdrawn.is_none());
        let published: Vec<i64> = answering.map(|release| release.published_at.timestamp()).collect();
        self.releases.set(published.len() as f64);
        self.newest.set(published.into_iter().max().unwrap_or_default() as f64);
    }
}

fn set(family: &Family<Labels, Level>, label: &'static str, value: &str, level: f64) {
    family.get_or_create(&vec![(label, value.to_owned())]).set(level);
}

fn since_epoch(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}

/// The memory that the process has in RAM, as Linux tells it; `None` elsewhere.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
