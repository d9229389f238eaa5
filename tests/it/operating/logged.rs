//! The service as a process of its own, whose log is read.

use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    thread,
};

use demarche::release::{Standing, publish};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use reqwest::{
    Client, Method, RequestBuilder,
    header::{ACCEPT, CONTENT_TYPE},
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::{
    cluster::cluster,
    running::{Answer, sample},
    service::{DATASET, Service},
    socket::patiently,
};

/// A running `demarche serve` over a database with the sample.
pub struct Logged {
    process: Child,
    pub address: SocketAddr,
    log: UnboundedReceiver<String>,
    client: Client,
    /// What it said before it listened.
    pub beginning: Vec<Value>,
    _datasets: TempDir,
}

impl Logged {
    /// Starts it with these variables, and waits until it answers.
    pub async fn start(variables: &[(&str, &str)]) -> Self {
        let service = Service::over(cluster().database().await).await;
        let edition = sample().edition(DATASET, "1.0.0".parse().unwrap());
        let database = service.app.database();
        publish(database, &edition, &sample().batch().unwrap(), Standing::Final)
            .await
            .unwrap();
        let logged = Self::over(&service.url, variables).await;
        let answers = async { while logged.get("/v1/actors").await.status != 200 {} };
        patiently(answers).await;
        logged
    }

    async fn over(url: &str, variables: &[(&str, &str)]) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let datasets = TempDir::new().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .arg("serve")
            .env("DATABASE_URL", url)
            .env("DEMARCHE_BIND", address.to_string())
            .env("DEMARCHE_DATASETS", datasets.path())
            .env_remove("RUST_LOG")
            .envs(variables.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let (say, log) = unbounded_channel();
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(say.send(line))));
        let mut logged = Self {
            process,
            address,
            log,
            client: Client::new(),
            beginning: Vec::new(),
            _datasets: datasets,
        };
        loop {
            let line = logged.line().await;
            if line["message"].as_str().unwrap().contains("listening on") {
                return logged;
            }
            logged.beginning.push(line);
        }
    }

    /// Starts a request.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    /// Asks for a path.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// Asks over GraphQL, under a request id.
    pub async fn ask(&self, id: &str, question: &Value) -> Answer {
        let request = self.request(Method::POST, "/graphql").header("x-request-id", id);
        Answer::of(request.json(question)).await
    }

    /// Asks for an event stream, under a request id, and reads it to its end.
    pub async fn stream(&self, id: &str, question: &Value) -> Answer {
        let request = self.request(Method::POST, "/graphql").header("x-request-id", id);
        let request = request.header(ACCEPT, "text/event-stream");
        Answer::of(
            request
                .header(CONTENT_TYPE, "application/json")
                .body(question.to_string()),
        )
        .await
    }

    /// The next line of the log, which is JSON like every other.
    pub async fn line(&mut self) -> Value {
        let line = patiently(self.log.recv()).await.unwrap();
        assert!(line.len() < 4_096, "a line of {} bytes", line.len());
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    }

    /// The next line that is about the request with this id and has a text; those before it are left out.
    pub async fn line_of(&mut self, id: &str, text: &str) -> Value {
        loop {
            let line = self.line().await;
            if line["span"]["request.id"] == id && line["message"].as_str().unwrap().contains(text) {
                return line;
            }
        }
    }

    /// The next line that has a text.
    pub async fn line_with(&mut self, text: &str) -> Value {
        loop {
            let line = self.line().await;
            if line["message"].as_str().is_some_and(|message| message.contains(text)) {
                return line;
            }
        }
    }

    /// Stops it as an administrator does, and gives its exit code and what else it said.
    pub async fn stop(mut self) -> (Option<i32>, Vec<String>) {
        kill(
            Pid::from_raw(i32::try_from(self.process.id()).unwrap()),
            Signal::SIGTERM,
        )
        .unwrap();
        let mut said = Vec::new();
        while let Some(line) = patiently(self.log.recv()).await {
            said.push(line);
        }
        let code = self.process.wait().unwrap().code();
        (code, said)
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        // Where it has ended, there is nothing to kill.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
