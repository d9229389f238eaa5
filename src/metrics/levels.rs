//! What is looked up when somebody asks for the numbers: what the process holds, and what others have counted.

use std::sync::atomic::Ordering;

use prometheus_client::{
    metrics::{counter::Counter, family::Family},
    registry::{Registry, Unit},
};

use super::{Labels, Level};
use demarche_postgres::waits_in_vain;
use demarche_store::Usage;

use crate::app::App;

/// What is looked up when somebody asks.
#[derive(Debug, Default)]
pub(super) struct Levels {
    connections: Family<Labels, Level>,
    waits: Counter,
    up: Level,
    answered: Level,
    listening: Level,
    cache_entries: Family<Labels, Level>,
    cache_bytes: Family<Labels, Level>,
    cache_requests: Family<Labels, Counter>,
    releases: Level,
    newest: Level,
    statements: Counter,
    resident: Level,
    descriptors: Level,
}

impl Levels {
    /// All of them, told in a registry.
    pub(super) fn register(registry: &mut Registry) -> Self {
        let levels = Self::default();
        levels.register_database(registry);
        levels.register_caches(registry);
        levels.register_releases(registry);
        let resident = "Memory of the process; the database's own is beside it";
        let resident_bytes = levels.resident.clone();
        registry.register_with_unit("process_resident_memory", resident, Unit::Bytes, resident_bytes);
        registry.register("process_open_fds", "Open file descriptors", levels.descriptors.clone());
        levels
    }

    fn register_database(&self, registry: &mut Registry) {
        let pool = "Connections to the database, by state";
        registry.register("demarche_database_connections", pool, self.connections.clone());
        let waits = "Waits for a connection of the pool that were given up";
        registry.register("demarche_database_wait_timeouts", waits, self.waits.clone());
        let statements = "Statements that were sent to the database since the start";
        registry.register("demarche_database_statements", statements, self.statements.clone());
        let up =
            "Whether the last that is known of the database is an answer (1) or none (0); it is not asked for this";
        registry.register("demarche_database_up", up, self.up.clone());
        let answered = "When the database last answered, since 1970; 0 where it has not";
        let last_answer = self.answered.clone();
        registry.register_with_unit(
            "demarche_database_last_answer_time",
            answered,
            Unit::Seconds,
            last_answer,
        );
    }

    fn register_caches(&self, registry: &mut Registry) {
        let entries = "Entries of each cache, about";
        registry.register("demarche_cache_entries", entries, self.cache_entries.clone());
        let bytes = "What each cache holds, about";
        registry.register_with_unit("demarche_cache", bytes, Unit::Bytes, self.cache_bytes.clone());
        let requests = "What was asked of each cache, by whether it was there";
        registry.register("demarche_cache_requests", requests, self.cache_requests.clone());
    }

    fn register_releases(&self, registry: &mut Registry) {
        registry.register(
            "demarche_releases",
            "Published releases that can answer",
            self.releases.clone(),
        );
        let listening = "Whether the database tells of new releases (1), or they are looked for (0)";
        registry.register("demarche_release_listener_up", listening, self.listening.clone());
        let newest = "When the newest release was published, since 1970; 0 where there is none";
        registry.register_with_unit(
            "demarche_newest_release_time",
            newest,
            Unit::Seconds,
            self.newest.clone(),
        );
    }

    /// Looks them up. Nothing that may wait is asked.
    pub(super) fn look(&self, app: &App) {
        self.look_at_database(app);
        app.usage().iter().for_each(|usage| self.look_at_cache(usage));
        self.look_at_releases(app);
        self.resident.set(resident_bytes().unwrap_or_default() as f64);
        let descriptors = std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
        self.descriptors.set(descriptors as f64);
    }

    fn look_at_database(&self, app: &App) {
        let (all, idle) = app.database().connections();
        set(&self.connections, "state", "idle", idle as f64);
        set(&self.connections, "state", "used", all.saturating_sub(idle) as f64);
        count(&self.waits, waits_in_vain());
        let health = app.database().health();
        count(&self.statements, health.statements());
        self.up.set(f64::from(u8::from(health.is_up())));
        self.answered.set(health.last_answer().as_secs_f64());
    }

    fn look_at_cache(&self, usage: &Usage) {
        let Usage {
            cache,
            entries,
            bytes,
            hits,
            misses,
        } = *usage;
        set(&self.cache_entries, "cache", cache, entries as f64);
        set(&self.cache_bytes, "cache", cache, bytes as f64);
        for (result, times) in [("hit", hits), ("miss", misses)] {
            let labels = vec![("cache", cache.to_owned()), ("result", result.to_owned())];
            count(&self.cache_requests.get_or_create(&labels), times);
        }
    }

    fn look_at_releases(&self, app: &App) {
        self.listening.set(f64::from(u8::from(app.catalogue().is_listening())));
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

/// Tells what somebody else has counted.
fn count(counter: &Counter, times: u64) {
    counter.inner().store(times, Ordering::Relaxed);
}

/// The memory that the process has in RAM, as Linux tells it; `None` elsewhere.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
