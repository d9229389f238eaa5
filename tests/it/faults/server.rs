//! A Postgres for one test, which stops it, kills it and makes it hang.

use std::{
    fs,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use demarche::database::{Cluster, ClusterSettings, Durability};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tempfile::TempDir;

use crate::embedded::wait_until;

/// A server with its data, which runs or does not.
pub struct Server {
    root: PathBuf,
    url: String,
    process: Option<Child>,
    // Removed last.
    _folder: Option<TempDir>,
}

impl Server {
    /// A new server that runs.
    pub fn start() -> Self {
        let mut server = Self::stopped();
        server.restart();
        server
    }

    /// A new server that does not run yet.
    pub fn stopped() -> Self {
        let folder = TempDir::new().unwrap();
        let mut server = Self::stopped_in(folder.path());
        server._folder = Some(folder);
        server
    }

    /// A new server in a folder, which does not run yet.
    pub fn stopped_in(root: &Path) -> Self {
        let settings = ClusterSettings {
            root: root.into(),
            durability: Durability::Throwaway,
            bin_dir: None,
        };
        let cluster = Cluster::start(&settings).unwrap_or_else(|error| panic!("{error}"));
        let url = cluster.url();
        cluster.stop();
        Self {
            root: root.into(),
            url,
            process: None,
            _folder: None,
        }
    }

    /// Where it is, or will be.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Starts it as the service would, but nobody starts it again when it ends, and waits until it takes connections.
    pub fn restart(&mut self) {
        let options = fs::read_to_string(self.root.join("data/postmaster.opts")).unwrap();
        let mut words = options.trim().split('"').map(str::trim);
        let mut command = Command::new(words.next().unwrap());
        let owner = fs::metadata(&self.root).unwrap();
        command
            .args(words.filter(|word| !word.is_empty()))
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        if owner.uid() != nix::unistd::geteuid().as_raw() {
            command.uid(owner.uid()).gid(owner.gid());
        }
        let process = command.spawn().unwrap();
        let id = process.id().to_string();
        self.process = Some(process);
        let file = self.root.join("data/postmaster.pid");
        wait_until("the server is ready", || {
            fs::read_to_string(&file).is_ok_and(|text| text.starts_with(&id) && text.contains("ready"))
        });
    }

    /// Stops it in order, as `pg_ctl stop -m fast` does.
    pub fn stop(&mut self) {
        self.end(Signal::SIGINT);
    }

    /// Kills all its processes.
    pub fn kill(&mut self) {
        let all = self.processes();
        signal(&all, Signal::SIGKILL);
        self.end(Signal::SIGKILL);
        wait_until("its processes are gone", || {
            all.iter().all(|process| !is_running(*process))
        });
    }

    /// Makes it hang: none of its processes goes on, and none ends.
    pub fn freeze(&self) {
        // Of those that were started meanwhile, too.
        while self.processes().iter().any(|process| state(*process) != Some('T')) {
            signal(&self.processes(), Signal::SIGSTOP);
        }
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        signal(&self.processes(), Signal::SIGCONT);
    }

    fn end(&mut self, first: Signal) {
        let Some(mut process) = self.process.take() else { return };
        signal(&[Pid::from_raw(process.id().cast_signed())], first);
        process.wait().unwrap();
    }

    /// The server's process and those it has started.
    fn processes(&self) -> Vec<Pid> {
        let Some(server) = self.process.as_ref().map(Child::id) else {
            return Vec::new();
        };
        let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().unwrap();
        let listed = String::from_utf8(listed.stdout).unwrap();
        let pairs = listed.lines().filter_map(|line| {
            let mut numbers = line.split_whitespace().filter_map(|word| word.parse::<u32>().ok());
            Some((numbers.next()?, numbers.next()?))
        });
        let own = pairs.filter(|(process, parent)| *process == server || *parent == server);
        own.map(|(process, _)| Pid::from_raw(process.cast_signed())).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn signal(processes: &[Pid], signal: Signal) {
    for process in processes {
        // It may have ended by itself.
        let _ = kill(*process, signal);
    }
}

fn is_running(process: Pid) -> bool {
    state(process).is_some_and(|state| state != 'Z')
}

/// What `ps` says of a process: `T` for one that is stopped, `Z` for one that has ended; `None` where there is none.
fn state(process: Pid) -> Option<char> {
    let found = Command::new("ps")
        .args(["-o", "stat=", "-p", &process.to_string()])
        .output();
    String::from_utf8(found.unwrap().stdout).unwrap().trim().chars().next()
}
