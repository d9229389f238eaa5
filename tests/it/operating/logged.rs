//! The service as a process of its own, whose log is read.

use std::ops::Deref;

use reqwest::{
    Method,
    header::{ACCEPT, CONTENT_TYPE},
};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Answer, Door, Program, patiently, program::serve, published, sample};

/// A running `demarche serve` over a database with the sample.
pub struct Logged {
    program: Program,
    /// What it said before it listened.
    pub beginning: Vec<Value>,
    _datasets: TempDir,
}

impl Deref for Logged {
    type Target = Door;

    fn deref(&self) -> &Door {
        &self.program
    }
}

impl Logged {
    /// Starts it with these variables, and waits until it answers.
    pub async fn start(variables: &[(&str, &str)]) -> Self {
        let logged = Self::over(&published::records(&sample()).await, variables);
        let answers = async { while logged.get("/v1/actors").await.status != 200 {} };
        patiently(answers).await;
        logged
    }

    fn over(url: &str, variables: &[(&str, &str)]) -> Self {
        let datasets = TempDir::new().unwrap();
        let mut command = serve(url);
        command.env_remove("RUST_LOG").envs(variables.iter().copied());
        let program = Program::spawn(&mut command, datasets.path());
        let beginning = program.beginning.iter().map(|line| read(line)).collect();
        Self {
            program,
            beginning,
            _datasets: datasets,
        }
    }

    /// Asks over GraphQL, under a request id.
    pub async fn ask_as(&self, id: &str, question: &Value) -> Answer {
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
        read(&self.program.line().await.unwrap())
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
        self.program.terminate();
        let mut said = Vec::new();
        while let Some(line) = self.program.line().await {
            said.push(line);
        }
        (self.program.end().await, said)
    }
}

/// A line of the log, which is JSON like every other.
fn read(line: &str) -> Value {
    assert!(line.len() < 4_096, "a line of {} bytes", line.len());
    serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))
}
