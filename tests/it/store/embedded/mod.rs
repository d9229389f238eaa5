//! The embedded cluster: it keeps data through stops and crashes, and never outlives the service.

mod refusals;

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use demarche_postgres::{Cluster, ClusterSettings, Durability};
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, geteuid};
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

use crate::harness::wait_until;

/// Tells the test binary, run again, to hold a cluster in that folder.
const HOLD: &str = "DEMARCHE_TEST_HOLD";

fn durable(root: &Path) -> ClusterSettings {
    ClusterSettings {
        root: root.into(),
        durability: Durability::Durable,
        bin_dir: None,
    }
}

fn throwaway(root: &Path) -> ClusterSettings {
    ClusterSettings {
        durability: Durability::Throwaway,
        ..durable(root)
    }
}

async fn remember(url: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::query("CREATE TABLE memory AS SELECT 42 AS answer")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn recall(url: &str) -> i32 {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let answer = sqlx::query_scalar("SELECT answer FROM memory")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    answer
}

fn pid_file(root: &Path) -> PathBuf {
    root.join("data/postmaster.pid")
}

fn postgres_of(root: &Path) -> Pid {
    let text = fs::read_to_string(pid_file(root)).unwrap();
    Pid::from_raw(text.lines().next().unwrap().trim().parse().unwrap())
}

fn says_ready(root: &Path) -> bool {
    fs::read_to_string(pid_file(root)).is_ok_and(|text| text.contains("ready"))
}

/// A process that holds a cluster until it is killed.
struct Holder {
    process: Child,
    url: String,
}

impl Holder {
    fn start(root: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["store::embedded::hold_a_cluster", "--exact", "--ignored", "--nocapture"])
            .env(HOLD, root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let url = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("holds ")?.1.to_owned()));
        Self {
            process,
            url: url.expect("the holder says its URL"),
        }
    }

    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
#[ignore = "runs in a process of its own, for the tests that kill it"]
fn hold_a_cluster() {
    let Some(root) = std::env::var_os(HOLD) else { return };
    let cluster = Cluster::start(&durable(Path::new(&root))).unwrap();
    println!("holds {}", cluster.url());
    // Ends with the test that waits for it, even if that is killed.
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

#[tokio::test]
async fn what_was_written_is_there_after_a_stop_and_a_new_start() {
    let folder = TempDir::new().unwrap();
    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    remember(&cluster.url()).await;
    cluster.stop();
    assert!(!pid_file(folder.path()).exists(), "Postgres stopped in order");

    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    assert_eq!(recall(&cluster.url()).await, 42);
}

#[tokio::test]
async fn a_killed_service_takes_postgres_with_it_and_the_next_start_has_the_data() {
    let folder = TempDir::new().unwrap();
    let mut holder = Holder::start(folder.path());
    remember(&holder.url).await;
    holder.kill();
    wait_until("Postgres has gone", || !pid_file(folder.path()).exists());

    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    assert_eq!(recall(&cluster.url()).await, 42);
}

#[tokio::test]
async fn a_crash_of_service_and_postgres_is_recovered_at_the_next_start() {
    let folder = TempDir::new().unwrap();
    let mut holder = Holder::start(folder.path());
    remember(&holder.url).await;
    // Stopped first, so that it does not start Postgres again before it is killed itself.
    kill(Pid::from_raw(holder.process.id().cast_signed()), Signal::SIGSTOP).unwrap();
    kill(postgres_of(folder.path()), Signal::SIGKILL).unwrap();
    holder.kill();
    assert!(pid_file(folder.path()).exists(), "Postgres had no time to clean up");

    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    assert_eq!(recall(&cluster.url()).await, 42);
}

#[tokio::test]
async fn postgres_is_started_again_when_something_else_ends_it() {
    let folder = TempDir::new().unwrap();
    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    remember(&cluster.url()).await;
    let first = postgres_of(folder.path());
    kill(first, Signal::SIGKILL).unwrap();
    // In between, the file names this process: that is how a dead server's file is retired.
    let is_another = |pid: Pid| pid != first && pid != Pid::this();
    wait_until("another Postgres is ready", || {
        says_ready(folder.path()) && is_another(postgres_of(folder.path()))
    });
    assert_eq!(recall(&cluster.url()).await, 42);
}

#[tokio::test]
async fn a_server_left_behind_by_a_killed_service_is_replaced() {
    let folder = TempDir::new().unwrap();
    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    remember(&cluster.url()).await;
    cluster.stop();
    let mut orphan = start_without_service(folder.path());
    wait_until("the orphan runs", || says_ready(folder.path()));

    let reaper = std::thread::spawn(move || orphan.wait().unwrap());
    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    assert_eq!(recall(&cluster.url()).await, 42);
    assert!(reaper.join().unwrap().success(), "the orphan was stopped in order");
}

/// Runs Postgres as the last start did, but as nobody's child.
fn start_without_service(root: &Path) -> Child {
    let options = fs::read_to_string(root.join("data/postmaster.opts")).unwrap();
    let owner = fs::metadata(root).unwrap();
    let mut command = Command::new(options.split(' ').next().unwrap());
    command
        .arg("-D")
        .arg(root.join("data"))
        .arg("-k")
        .arg(root)
        .args(["-c", "listen_addresses="]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if geteuid().is_root() {
        command.uid(owner.uid()).gid(owner.gid());
    }
    command.spawn().unwrap()
}

#[tokio::test]
async fn a_stale_pid_file_whose_number_another_process_has_by_now_harms_nobody() {
    let folder = TempDir::new().unwrap();
    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    remember(&cluster.url()).await;
    let stale = fs::read_to_string(pid_file(folder.path())).unwrap();
    let old = postgres_of(folder.path());
    cluster.stop();
    let mut bystander = Command::new("sleep").arg("1000").spawn().unwrap();
    fs::write(
        pid_file(folder.path()),
        stale.replacen(&old.to_string(), &bystander.id().to_string(), 1),
    )
    .unwrap();

    let cluster = Cluster::start(&durable(folder.path())).unwrap();
    assert_eq!(recall(&cluster.url()).await, 42);
    assert!(bystander.try_wait().unwrap().is_none(), "the other process lives on");
    bystander.kill().unwrap();
    bystander.wait().unwrap();
}

#[test]
fn an_empty_pid_file_does_not_keep_the_service_from_starting() {
    let folder = TempDir::new().unwrap();
    Cluster::start(&throwaway(folder.path())).unwrap().stop();
    fs::write(pid_file(folder.path()), "").unwrap();
    Cluster::start(&throwaway(folder.path())).unwrap();
}

#[test]
fn a_start_that_was_killed_while_it_made_the_cluster_is_made_good() {
    let folder = TempDir::new().unwrap();
    Cluster::start(&throwaway(folder.path())).unwrap().stop();
    fs::rename(folder.path().join("data"), folder.path().join("data.new")).unwrap();
    fs::remove_file(folder.path().join("data.new/PG_VERSION")).unwrap();
    Cluster::start(&throwaway(folder.path())).unwrap();
    assert!(!folder.path().join("data.new").exists());
}

#[tokio::test]
async fn a_command_beside_a_running_service_finds_its_database() {
    let folder = TempDir::new().unwrap();
    assert_eq!(Cluster::url_of_running(folder.path()), None);
    let cluster = Cluster::start(&throwaway(folder.path())).unwrap();
    let url = Cluster::url_of_running(folder.path()).unwrap();
    assert_eq!(url, cluster.url());
    remember(&url).await;
    cluster.stop();
    assert_eq!(Cluster::url_of_running(folder.path()), None);
}

#[test]
fn nothing_of_postgres_runs_as_root() {
    let folder = TempDir::new().unwrap();
    let _cluster = Cluster::start(&throwaway(folder.path())).unwrap();
    let data = fs::metadata(folder.path().join("data")).unwrap();
    assert_ne!(data.uid(), 0);
    assert_eq!(
        fs::metadata(folder.path()).unwrap().mode() & 0o777,
        0o700,
        "the socket is out of others' reach"
    );
    if cfg!(target_os = "linux") {
        let process = fs::metadata(format!("/proc/{}", postgres_of(folder.path()))).unwrap();
        assert_eq!(process.uid(), data.uid());
    }
}

#[tokio::test]
async fn long_paths_and_odd_characters_are_no_obstacle() {
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let root = folder
        .path()
        .join(format!("with spaces, \"quotes\" and {} ş", "length".repeat(20)));
    let cluster = Cluster::start(&throwaway(&root)).unwrap();
    remember(&cluster.url()).await;
    assert_eq!(recall(&cluster.url()).await, 42);
}
