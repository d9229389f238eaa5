//! One throw-away Postgres a run, and a database of its own for each test that asks: migrated, or filled already.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use demarche_postgres::{Cluster, ClusterSettings, Database, DatabaseSettings, Durability};
use nix::sys::signal::kill;
use nix::unistd::Pid;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::sync::OnceCell;

use super::once::Once;

/// How the data directories of test runs are named; the process id follows.
const PREFIX: &str = "demarche-test-";

/// The database that all others are copied from.
const TEMPLATE: &str = "migrated";

/// The Postgres of this test run.
pub struct TestCluster {
    cluster: Cluster,
    template: OnceCell<()>,
    /// The databases that are filled once and copied, by what is in them.
    filled: Once,
    /// The databases that several tests read, by what is in them.
    shared: Once,
    count: AtomicU32,
}

/// The Postgres of this test run, started by the first test that asks.
pub fn cluster() -> &'static TestCluster {
    static CLUSTER: OnceLock<TestCluster> = OnceLock::new();
    CLUSTER.get_or_init(TestCluster::start)
}

impl TestCluster {
    /// A new database with the tables of the service and nothing in them; returns its URL.
    pub async fn database(&self) -> String {
        self.url_of(&self.migrated().await)
    }

    /// A new database with what is filled into the first one of this name; returns its URL. Who fills it closes its
    /// connections, since a database that is in use cannot be copied.
    pub async fn copy_of(&self, name: &str, fill: impl AsyncFnOnce(&str)) -> String {
        let filling = async || {
            let original = self.migrated().await;
            fill(&self.url_of(&original)).await;
            original
        };
        let original = self.filled.get(name, filling).await;
        self.url_of(&self.create(&format!(" TEMPLATE {original}")).await)
    }

    /// The one database of this name, filled by who asks first; returns its URL. All that ask only read.
    pub async fn shared(&self, name: &str, fill: impl AsyncFnOnce(&str)) -> String {
        let filling = async || {
            let url = self.database().await;
            fill(&url).await;
            url
        };
        self.shared.get(name, filling).await
    }

    /// A new database without any tables; returns its URL.
    pub async fn empty_database(&self) -> String {
        self.url_of(&self.create("").await)
    }

    /// The URL of a database that is there already.
    pub fn url_of(&self, database: &str) -> String {
        self.cluster.url_of(database)
    }

    /// Where it is.
    pub fn folder(&self) -> PathBuf {
        folder_of(std::process::id())
    }

    /// Runs a statement as the superuser, outside the test's own database.
    pub async fn administer(&self, statement: &str) {
        let mut connection = PgConnection::connect(&self.cluster.url()).await.unwrap();
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }

    fn start() -> Self {
        sweep();
        let root = folder_of(std::process::id());
        let settings = ClusterSettings {
            root,
            durability: Durability::Throwaway,
            bin_dir: None,
        };
        let cluster = Cluster::start(&settings).unwrap_or_else(|error| panic!("{error}"));
        Self {
            cluster,
            template: OnceCell::new(),
            filled: Once::default(),
            shared: Once::default(),
            count: AtomicU32::new(1),
        }
    }

    async fn make_template(&self) {
        self.administer(&format!("CREATE DATABASE {TEMPLATE}")).await;
        let database = Database::connect(&self.cluster.url_of(TEMPLATE), &DatabaseSettings::default()).unwrap();
        database.migrate().await.unwrap();
        database.close().await;
    }

    /// A new database with the tables of the service; returns its name.
    async fn migrated(&self) -> String {
        self.template.get_or_init(|| self.make_template()).await;
        self.create(&format!(" TEMPLATE {TEMPLATE}")).await
    }

    /// A new database; returns its name.
    async fn create(&self, suffix: &str) -> String {
        let name = format!("test_{}", self.count.fetch_add(1, Ordering::Relaxed));
        self.administer(&format!("CREATE DATABASE {name}{suffix}")).await;
        name
    }
}

fn folder_of(process: u32) -> PathBuf {
    std::env::temp_dir().join(format!("{PREFIX}{process}"))
}

/// Removes what earlier runs left: a test process ends without a last word, and its Postgres with it.
fn sweep() {
    let entries = fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()).filter(|path| is_left_over(path)) {
        // Another run may sweep at the same time.
        let _ = fs::remove_dir_all(path);
    }
}

fn is_left_over(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some(process) = name
        .strip_prefix(PREFIX)
        .and_then(|process| process.parse::<i32>().ok())
    else {
        return false;
    };
    let is_ours = process.cast_unsigned() == std::process::id();
    let is_running = !is_ours && kill(Pid::from_raw(process), None).is_ok();
    let is_held = File::open(path.join("demarche.lock")).is_ok_and(|lock| lock.try_lock().is_err());
    !is_running && !is_held
}
