//! The course of a graphql-transport-ws connection: what each message leads to. It knows neither network nor clock.

use serde_json::{Map, Value, json};

use super::{
    close::Close,
    message::{self, Said},
};

/// Names one run of an operation. A client's id may come again; this does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticket(u64);

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Send this message.
    Send(String),
    /// Send this message, which refuses an operation because of the limit of this name.
    Refuse(String, &'static str),
    /// Run an operation with these parameters.
    Start(Ticket, Map<String, Value>),
    /// Run it no longer.
    Stop(Ticket),
}

/// What an operation brings; texts are JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A result.
    Next(String),
    /// The list of errors for which it did not run: its end.
    Error(String),
    /// Its end.
    Complete,
}

/// How much runs at once on a connection.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// The most operations.
    pub operations: usize,
    /// The most bytes that their messages may have together.
    pub bytes: usize,
}

/// A connection.
#[derive(Debug)]
pub struct Protocol {
    capacity: Capacity,
    acknowledged: bool,
    started: u64,
    running: Vec<Running>,
}

/// An operation that runs.
#[derive(Debug)]
struct Running {
    ticket: Ticket,
    id: String,
    bytes: usize,
}

impl Protocol {
    /// A connection on which nothing was said.
    pub fn new(capacity: Capacity) -> Self {
        Self {
            capacity,
            acknowledged: false,
            started: 0,
            running: Vec::new(),
        }
    }

    /// Whether the client has begun.
    pub fn is_acknowledged(&self) -> bool {
        self.acknowledged
    }

    /// Takes a message from the client.
    ///
    /// # Errors
    /// Why the connection is to be closed.
    pub fn hear(&mut self, text: &str) -> Result<Option<Step>, Close> {
        Ok(match message::read(text)? {
            Said::Init if self.acknowledged => return Err(Close::again()),
            Said::Init => {
                self.acknowledged = true;
                Some(Step::Send(message::ack()))
            }
            Said::Ping(payload) => Some(Step::Send(message::pong(payload))),
            Said::Pong => None,
            Said::Subscribe { id, parameters } => Some(self.subscribe(id, parameters, text.len())?),
            Said::Complete(id) => self
                .end(|running| running.id == id)
                .map(|ended| Step::Stop(ended.ticket)),
        })
    }

    /// Takes what an operation brings, and gives the message that says so; none where the client wants no more of it.
    pub fn tell(&mut self, ticket: Ticket, news: &News) -> Option<String> {
        let is_it = |running: &Running| running.ticket == ticket;
        match news {
            News::Next(result) => {
                let running = self.running.iter().find(|running| is_it(running))?;
                Some(message::next(&running.id, result))
            }
            News::Error(errors) => self.end(is_it).map(|ended| message::error(&ended.id, errors)),
            News::Complete => self.end(is_it).map(|ended| message::complete(&ended.id)),
        }
    }

    fn subscribe(&mut self, id: String, parameters: Map<String, Value>, bytes: usize) -> Result<Step, Close> {
        if !self.acknowledged {
            return Err(Close::unauthorized());
        }
        if self.running.iter().any(|running| running.id == id) {
            return Err(Close::taken(&id));
        }
        if let Some((refusal, limit)) = self.refusal(bytes) {
            return Ok(Step::Refuse(message::error(&id, &refusal), limit));
        }
        let ticket = Ticket(self.started);
        self.started += 1;
        self.running.push(Running { ticket, id, bytes });
        Ok(Step::Start(ticket, parameters))
    }

    /// Why one more operation is too much: a list of errors, and the limit.
    fn refusal(&self, bytes: usize) -> Option<(String, &'static str)> {
        let Capacity {
            operations,
            bytes: most,
        } = self.capacity;
        let held: usize = self.running.iter().map(|running| running.bytes).sum();
        let (limit, allowed, message) = if self.running.len() >= operations {
            let message =
                format!("{operations} operations run on this socket, and that is the most: complete one first");
            ("socketOperations", operations, message)
        } else if held + bytes > most {
            let message =
                format!("the operations that run on this socket have more than {most} bytes: complete one first");
            ("socketBytes", most, message)
        } else {
            return None;
        };
        let extensions = json!({"code": "LIMIT_EXCEEDED", "limit": limit, "allowed": allowed});
        Some((
            json!([{"message": message, "extensions": extensions}]).to_string(),
            limit,
        ))
    }

    fn end(&mut self, is_it: impl Fn(&Running) -> bool) -> Option<Running> {
        let place = self.running.iter().position(is_it)?;
        Some(self.running.swap_remove(place))
    }
}
