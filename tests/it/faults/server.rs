//! A Postgres for one test, which stops it, kills it and makes it hang.

use std::{
    fs,
    os::unix::{
        fs::{MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use demarche_postgres::{Cluster, ClusterSettings, Durability};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tempfile::TempDir;

use crate::harness::wait_until;

/// A server with its data, which runs or does not.
pub struct Server {
    root: PathBuf,
    url: String,
    /// The program and what it is started with.
    words: Vec<String>,
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
        let options = fs::read_to_string(root.join("data/postmaster.opts")).unwrap();
        let words = options.split('"').map(str::trim).filter(|word| !word.is_empty());
        Self {
            root: root.into(),
            url,
            words: words.map(str::to_owned).collect(),
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
        let [program, arguments @ ..] = self.words.as_slice() else {
            panic!("no program")
        };
        let mut command = self.command(Path::new(program));
        command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        let process = command.spawn().unwrap();
        let id = process.id().to_string();
        self.process = Some(process);
        let file = self.root.join("data/postmaster.pid");
        wait_until("the server is ready", || {
            fs::read_to_string(&file).is_ok_and(|text| text.starts_with(&id) && text.contains("ready"))
        });
    }

    /// A new server that runs and can have replicas.
    pub fn start_primary() -> Self {
        let mut server = Self::stopped();
        server.set("wal_level=replica");
        server.set("max_wal_senders=8");
        server.restart();
        server
    }

    /// The user that it runs as.
    pub fn owner(&self) -> u32 {
        fs::metadata(&self.root).unwrap().uid()
    }

    /// Gives it a setting from its next start on.
    pub fn set(&mut self, setting: &str) {
        self.words.extend(["-c", setting].map(str::to_owned));
    }

    /// Takes a setting away again.
    pub fn unset(&mut self, setting: &str) {
        let place = self.words.iter().position(|word| word == setting).unwrap();
        self.words.drain(place - 1..=place);
    }

    /// A new replica of this server that runs and has all that this one has.
    pub fn replica(&self) -> Self {
        let mut replica = self.stopped_replica(None);
        replica.restart();
        replica
    }

    /// A new replica of this server that does not run yet; where it is to stand in the place of another one, at that
    /// one's address.
    pub fn stopped_replica(&self, place: Option<&Self>) -> Self {
        let folder = TempDir::new().unwrap();
        let owner = fs::metadata(&self.root).unwrap();
        chown(folder.path(), Some(owner.uid()), Some(owner.gid())).unwrap();
        let copying = self
            .client("pg_basebackup")
            .args([
                "--checkpoint=fast",
                "--wal-method=stream",
                "--no-sync",
                "--write-recovery-conf",
            ])
            .arg("--pgdata")
            .arg(folder.path().join("data"))
            .status();
        assert!(copying.unwrap().success());
        let (ours, root) = (self.root.to_str().unwrap(), folder.path().to_str().unwrap());
        let place = place.map_or(root, |other| other.root.to_str().unwrap());
        let word = |word: &String| match word.strip_prefix(ours) {
            Some("") => place.to_owned(),
            Some(below) => format!("{root}{below}"),
            None => word.clone(),
        };
        Self {
            root: root.into(),
            url: self.url.replace(&encoded(ours), &encoded(place)),
            words: self.words.iter().map(word).collect(),
            process: None,
            _folder: Some(folder),
        }
    }

    /// A program of Postgres that speaks with this server, run as the server's user.
    pub fn client(&self, name: &str) -> Command {
        let mut command = self.command(&Path::new(&self.words[0]).with_file_name(name));
        command.arg("--host").arg(&self.root).args(["--username", "postgres"]);
        command
    }

    /// A program in the server's folder, run as its user.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        let owner = fs::metadata(&self.root).unwrap();
        command.current_dir(&self.root);
        if owner.uid() != nix::unistd::geteuid().as_raw() {
            command.uid(owner.uid()).gid(owner.gid());
        }
        command
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

fn encoded(path: &str) -> String {
    path.replace('/', "%2F")
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
