//! The service as a process of its own, for tests that kill it or take away what it stands on.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use reqwest::{Client, Method};
use serde_json::json;

use super::Answer;
use crate::socket::patiently;

/// A running `demarche serve`.
pub struct Program {
    process: Child,
    pub address: SocketAddr,
    client: Client,
}

impl Program {
    /// Starts it over a database, with a folder of datasets, and waits until it listens.
    pub fn start(url: &str, datasets: &Path) -> Self {
        Self::with_files(4_096, url, datasets)
    }

    /// As [`Self::start`], with so many files that it may have open.
    pub fn with_files(most: usize, url: &str, datasets: &Path) -> Self {
        let mut command = Command::new("sh");
        let program = format!("ulimit -n {most} && exec \"$0\" serve");
        command.args(["-c", &program, env!("CARGO_BIN_EXE_demarche")]);
        // A connection without a request ends soon, and gives its place to the next.
        command.env("DATABASE_URL", url).env("DEMARCHE_RECEIVE_TIMEOUT", "1");
        Self::run(&mut command, datasets)
    }

    /// Starts it over a primary, with a replica that answers.
    pub fn with_replica((url, read_url): (&str, &str), datasets: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        command.arg("serve").args(["--database-url", url]);
        command.env("DATABASE_READ_URL", read_url);
        Self::run(&mut command, datasets)
    }

    /// Starts it with a Postgres of its own.
    pub fn with_own_postgres(data: &Path, datasets: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        command
            .args(["serve", "--data-dir"])
            .arg(data)
            .env_remove("DATABASE_URL");
        Self::run(&mut command, datasets)
    }

    fn run(command: &mut Command, datasets: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut process = command
            .env("DEMARCHE_BIND", address.to_string())
            .env("DEMARCHE_DATASETS", datasets)
            .env("RUST_LOG", "info")
            // What is kept would be answered whatever happens to the database.
            .env("DEMARCHE_CACHE_MB", "0")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap())
            .lines()
            .map_while(Result::ok);
        assert!(
            log.any(|line| line.contains("listening on")),
            "it ended before it listened"
        );
        // What it says further is read, so that it never waits for a reader.
        std::thread::spawn(move || log.for_each(drop));
        let client = Client::new();
        Self {
            process,
            address,
            client,
        }
    }

    /// Asks over GraphQL.
    pub async fn ask(&self, query: &str) -> Answer {
        let request = self
            .client
            .request(Method::POST, format!("http://{}/graphql", self.address));
        Answer::of(request.json(&json!({"query": query}))).await
    }

    /// Asks for a path.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(
            self.client
                .request(Method::GET, format!("http://{}{path}", self.address)),
        )
        .await
    }

    /// Asks until there is an answer without errors.
    pub async fn ask_until_answered(&self, query: &str) -> Answer {
        let asking = async {
            loop {
                let answer = self.ask(query).await;
                if answer.json().get("errors").is_none() {
                    return answer;
                }
                super::assert_code(&answer, "SERVICE_UNAVAILABLE");
            }
        };
        patiently(asking).await
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
