//! The service as a process of its own, for tests that kill it, read its log or take away what it stands on.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    ops::Deref,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::{Door, patiently};

/// A running `demarche serve`.
pub struct Program {
    process: Child,
    door: Door,
    /// The lines of its log up to the one that says that it listens.
    pub beginning: Vec<String>,
    /// The lines after that.
    log: UnboundedReceiver<String>,
}

impl Deref for Program {
    type Target = Door;

    fn deref(&self) -> &Door {
        &self.door
    }
}

/// The program, without arguments.
pub fn demarche() -> Command {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
}

/// A command that serves over a database.
pub fn serve(url: &str) -> Command {
    let mut command = demarche();
    command.arg("serve").env("DATABASE_URL", url);
    command
}

/// As [`serve`], with so many files that it may have open.
pub fn serve_with_files(most: usize, url: &str) -> Command {
    let mut command = Command::new("sh");
    let program = format!("ulimit -n {most} && exec \"$0\" serve");
    command.args(["-c", &program, env!("CARGO_BIN_EXE_demarche")]);
    command.env("DATABASE_URL", url);
    command
}

impl Program {
    /// Starts it over a database, with a folder of datasets, and waits until it listens.
    pub fn start(url: &str, datasets: &Path) -> Self {
        Self::with_files(4_096, url, datasets)
    }

    /// As [`Self::start`], with so many files that it may have open.
    pub fn with_files(most: usize, url: &str, datasets: &Path) -> Self {
        let mut command = serve_with_files(most, url);
        // A connection without a request ends soon, and gives its place to the next.
        command.env("DEMARCHE_RECEIVE_TIMEOUT", "1");
        Self::forgetful(&mut command, datasets)
    }

    /// Starts it over a primary, with a replica that answers.
    pub fn with_replica((url, read_url): (&str, &str), datasets: &Path) -> Self {
        let mut command = demarche();
        command.arg("serve").args(["--database-url", url]);
        command.env("DATABASE_READ_URL", read_url);
        Self::forgetful(&mut command, datasets)
    }

    /// Starts it with a Postgres of its own.
    pub fn with_own_postgres(data: &Path, datasets: &Path) -> Self {
        let mut command = demarche();
        command
            .args(["serve", "--data-dir"])
            .arg(data)
            .env_remove("DATABASE_URL");
        Self::forgetful(&mut command, datasets)
    }

    /// Starts it without caches: what is kept would be answered whatever happens to the database.
    fn forgetful(command: &mut Command, datasets: &Path) -> Self {
        command.env("RUST_LOG", "info").env("DEMARCHE_CACHE_MB", "0");
        Self::spawn(command, datasets)
    }

    /// Starts a command on a free port, with a folder of datasets, and waits until it listens.
    pub fn spawn(command: &mut Command, datasets: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        command
            .env("DEMARCHE_BIND", address.to_string())
            .env("DEMARCHE_DATASETS", datasets)
            .stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let beginning = until_it_listens(&mut lines);
        let (say, log) = unbounded_channel();
        // What it says further is read at once, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(|line| drop(say.send(line))));
        Self {
            process,
            door: Door::at(address),
            beginning,
            log,
        }
    }

    /// The next line of its log; `None` where it has ended.
    pub async fn line(&mut self) -> Option<String> {
        patiently(self.log.recv()).await
    }

    /// Tells it to stop.
    pub fn terminate(&self) {
        kill(self.id(), Signal::SIGTERM).unwrap();
    }

    /// Waits for its end, and gives its exit code.
    pub async fn end(mut self) -> Option<i32> {
        let ended = tokio::task::spawn_blocking(move || self.process.wait());
        patiently(ended).await.unwrap().unwrap().code()
    }

    /// Kills it: it has no chance to take anything back.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// How many files and connections it has open.
    pub fn open_files(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.id())).unwrap().count()
    }

    fn id(&self) -> Pid {
        Pid::from_raw(self.process.id().cast_signed())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The lines up to the one that says that it listens.
fn until_it_listens(lines: &mut impl Iterator<Item = String>) -> Vec<String> {
    let mut beginning = Vec::new();
    for line in lines {
        let listens = line.contains("listening on");
        beginning.push(line);
        if listens {
            return beginning;
        }
    }
    panic!("it ended before it listened: {beginning:#?}");
}
