//! The running server: start it, wait until it is ready, stop it, and end what a killed service left behind.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::binaries::Binaries;
use super::error::{EmbeddedError, Result, about};
use super::pid_file::PidFile;
use super::unix_user::UnixUser;
use super::{Durability, program};

/// The port, which only names the socket: nothing listens on the network.
pub(super) const PORT: u16 = 5432;

/// How often the state of a process is looked at.
const BEAT: Duration = Duration::from_millis(5);

/// How long an orderly shutdown may take before Postgres is told to drop everything and recover at the next start.
const ORDERLY: Duration = Duration::from_secs(15);

/// How long any shutdown may take.
const LONGEST_STOP: Duration = Duration::from_secs(30);

/// How long backends of a killed server may hold on to its shared memory.
const LONGEST_RELEASE: Duration = Duration::from_secs(30);

/// A private server: reached by its socket only, small, without replicas.
const SETTINGS: [&str; 9] = [
    "listen_addresses=",
    "shared_buffers=128MB",
    "max_connections=200",
    "max_wal_size=256MB",
    "wal_level=minimal",
    "max_wal_senders=0",
    "jit=off",
    // What is asked for lies in memory or on a solid-state disk, where a page out of order costs no more.
    "random_page_cost=1.1",
    // Makes the start after a crash fast.
    if cfg!(target_os = "linux") {
        "recovery_init_sync_method=syncfs"
    } else {
        "recovery_init_sync_method=fsync"
    },
];

/// What data that nobody keeps can do without.
const THROWAWAY_SETTINGS: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// What a server is started with.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The programs.
    pub(super) binaries: Binaries,
    /// The user it runs as.
    pub(super) user: UnixUser,
    /// The data directory, which holds the cluster and its log.
    pub(super) root: PathBuf,
    /// The folder of the socket.
    pub(super) socket: PathBuf,
    /// Whether the data is to be kept.
    pub(super) durability: Durability,
}

impl Plan {
    /// The cluster's folder.
    pub(super) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// What the server says, since its last start.
    fn log(&self) -> PathBuf {
        self.root.join("postgres.log")
    }
}

/// A server that takes connections.
#[derive(Debug)]
pub(super) struct Postmaster {
    child: Child,
    durability: Durability,
}

impl Postmaster {
    /// Starts the server and waits until it is ready, through recovery if need be.
    ///
    /// The server dies with the calling thread.
    pub(super) fn start(plan: &Plan) -> Result<Self> {
        clear_the_way(plan)?;
        let began = Instant::now();
        loop {
            let mut postmaster = Self {
                child: spawn(plan)?,
                durability: plan.durability,
            };
            let Some(status) = postmaster.wait_until_ready(plan)? else {
                return Ok(postmaster);
            };
            let log = fs::read_to_string(plan.log()).unwrap_or_default();
            if !log.contains("shared memory block") || began.elapsed() > LONGEST_RELEASE {
                return Err(EmbeddedError::Ended {
                    status: status.to_string(),
                    log: last_lines(&log),
                });
            }
            sleep(Duration::from_millis(200));
        }
    }

    /// How the server ended, if it has.
    pub(super) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Stops the server and waits for its end.
    pub(super) fn stop(mut self) {
        let first = match self.durability {
            Durability::Durable => Signal::SIGINT,
            Durability::Throwaway => Signal::SIGQUIT,
        };
        let pid = self.pid();
        stop(pid, first, || self.ended().is_none());
    }

    /// Returns `None` once the server is ready, or how it ended.
    fn wait_until_ready(&mut self, plan: &Plan) -> Result<Option<ExitStatus>> {
        let file = PidFile::of(&plan.data());
        while !file.is_ready(self.pid()) {
            if let Some(status) = self
                .child
                .try_wait()
                .map_err(about("watch the server of", plan.data()))?
            {
                return Ok(Some(status));
            }
            sleep(BEAT);
        }
        Ok(None)
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.id().cast_signed())
    }
}

fn spawn(plan: &Plan) -> Result<Child> {
    let path = plan.log();
    // The log before this one may say why the server has to be started again; at first there is none.
    let _ = fs::rename(&path, path.with_extension("log.old"));
    let log = File::create(&path).map_err(about("write", &path))?;
    let errors = log.try_clone().map_err(about("write", &path))?;
    let postgres = plan.binaries.program("postgres");
    let mut command = program::command(&postgres, &plan.root, &plan.user);
    command
        .arg("-D")
        .arg(plan.data())
        .arg("-k")
        .arg(&plan.socket)
        .args(["-p", &PORT.to_string()]);
    let throwaway = THROWAWAY_SETTINGS
        .iter()
        .filter(|_| plan.durability == Durability::Throwaway);
    command.args(SETTINGS.iter().chain(throwaway).flat_map(|setting| ["-c", setting]));
    command
        .stdout(log)
        .stderr(errors)
        .spawn()
        .map_err(|cause| EmbeddedError::Program {
            program: postgres,
            cause,
        })
}

/// We hold the lock, so a server that still runs here is an orphan of a service that was killed.
fn clear_the_way(plan: &Plan) -> Result<()> {
    let file = PidFile::of(&plan.data());
    if let Some(orphan) = file.pid().filter(|pid| is_our_server(*pid, &plan.data())) {
        tracing::warn!(
            pid = orphan.as_raw(),
            "stopping the Postgres that a killed service left behind"
        );
        stop(orphan, Signal::SIGINT, || is_our_server(orphan, &plan.data()));
    }
    file.retire(&plan.user)?;
    let socket_lock = plan.socket.join(format!(".s.PGSQL.{PORT}.lock"));
    match socket_lock.exists() {
        true => fs::remove_file(&socket_lock).map_err(about("remove", socket_lock)),
        false => Ok(()),
    }
}

/// Tells a server of this cluster from a process that has its number by now: the server works inside its data.
#[cfg(target_os = "linux")]
fn is_our_server(pid: Pid, data: &Path) -> bool {
    let works_in = fs::read_link(format!("/proc/{pid}/cwd"));
    works_in.is_ok_and(|folder| data.canonicalize().is_ok_and(|data| data == folder))
}

/// Tells a server of this cluster from a process that has its number by now: the server's command line names its data.
#[cfg(not(target_os = "linux"))]
fn is_our_server(pid: Pid, data: &Path) -> bool {
    let output = std::process::Command::new("ps")
        .args(["-o", "command=", "-p", &pid.to_string()])
        .output();
    output.is_ok_and(|found| String::from_utf8_lossy(&found.stdout).contains(&format!("-D {}", data.display())))
}

/// Sends the first signal, then harder ones, until the server is gone.
fn stop(pid: Pid, first: Signal, mut is_alive: impl FnMut() -> bool) {
    let began = Instant::now();
    let mut signals = vec![
        (LONGEST_STOP, Signal::SIGKILL),
        (ORDERLY, Signal::SIGQUIT),
        (Duration::ZERO, first),
    ];
    while is_alive() {
        if let Some((_, signal)) = signals.pop_if(|(after, _)| began.elapsed() >= *after) {
            // It may have ended since we looked; then there is nothing left to stop.
            let _ = kill(pid, signal);
        }
        if signals.is_empty() && began.elapsed() > LONGEST_STOP + ORDERLY {
            return;
        }
        sleep(BEAT);
    }
}

fn last_lines(log: &str) -> String {
    let lines: Vec<&str> = log.trim().lines().collect();
    lines[lines.len().saturating_sub(8)..].join("\n")
}
