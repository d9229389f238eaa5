//! What one operation reads: gathered a level of the query at a time, and remembered until the operation ends.

use std::{
    collections::HashMap,
    hash::Hash,
    mem::take,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_channel::oneshot;
use futures_util::future::BoxFuture;

use super::level::Level;
use demarche_model::error::{Error, Result};

/// Questions that are answered together.
pub trait Batched: Clone + Eq + Hash + Send + Sync + 'static {
    /// An answer; clones are cheap.
    type Found: Clone + Send + Sync + 'static;
    /// What they are answered from.
    type Reader: Clone + Send + Sync + 'static;

    /// Answers all of them; one without an answer is left out. The fault of one is not the fault of the others.
    fn read(reader: Self::Reader, asked: Vec<Self>) -> BoxFuture<'static, HashMap<Self, Result<Self::Found>>>;
}

/// The questions of one operation: each is answered once, together with all others of its level.
pub struct Batch<Q: Batched> {
    reader: Q::Reader,
    level: Level,
    state: Arc<Mutex<State<Q>>>,
}

type Answer<Q> = Result<Option<<Q as Batched>::Found>>;

struct State<Q: Batched> {
    /// What has been answered.
    found: HashMap<Q, Option<Q::Found>>,
    /// What the next read is for.
    asked: Vec<Q>,
    /// Who waits for what is asked, or being read.
    waiting: HashMap<Q, Vec<oneshot::Sender<Answer<Q>>>>,
}

impl<Q: Batched> Batch<Q> {
    /// The questions of an operation that runs with this level.
    pub fn new(reader: Q::Reader, level: Level) -> Self {
        let state = State {
            found: HashMap::new(),
            asked: Vec::new(),
            waiting: HashMap::new(),
        };
        Self {
            reader,
            level,
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// What the questions are answered from.
    pub fn reader(&self) -> &Q::Reader {
        &self.reader
    }

    /// The answer to a question, if there is one.
    ///
    /// # Errors
    /// The question's own.
    pub async fn load(&self, question: Q) -> Answer<Q> {
        let answer = self.ask(question);
        match answer {
            Pending::Known(found) => Ok(found),
            Pending::Later(answer) => answer.await.map_err(|_| Error::internal("a read was given up"))?,
        }
    }

    /// The answers to many questions, in their order.
    ///
    /// # Errors
    /// The first question's that has one.
    pub async fn load_many(&self, questions: impl IntoIterator<Item = Q>) -> Result<Vec<Option<Q::Found>>> {
        let asked: Vec<Pending<Q>> = questions.into_iter().map(|question| self.ask(question)).collect();
        let mut found = Vec::with_capacity(asked.len());
        for answer in asked {
            found.push(match answer {
                Pending::Known(known) => known,
                Pending::Later(answer) => answer.await.map_err(|_| Error::internal("a read was given up"))??,
            });
        }
        Ok(found)
    }

    fn ask(&self, question: Q) -> Pending<Q> {
        let mut state = lock(&self.state);
        if let Some(found) = state.found.get(&question) {
            return Pending::Known(found.clone());
        }
        // Not the channel of tokio, which lets a task go on only so often at a time: a level would not be whole.
        let (sender, answer) = oneshot::channel();
        let waiting = state.waiting.entry(question.clone()).or_default();
        let is_new = waiting.is_empty();
        waiting.push(sender);
        if is_new {
            if state.asked.is_empty() {
                self.level.add(self.read());
            }
            state.asked.push(question);
        }
        Pending::Later(answer)
    }

    /// Reads what will have been asked when the level is whole.
    fn read(&self) -> impl Future<Output = ()> + Send + 'static {
        let (reader, state) = (self.reader.clone(), self.state.clone());
        async move {
            let asked = take(&mut lock(&state).asked);
            let mut found = Q::read(reader, asked.clone()).await;
            let mut state = lock(&state);
            for question in asked {
                let answer = found.remove(&question).transpose();
                let waiting = state.waiting.remove(&question).unwrap_or_default();
                // Who has been given up meanwhile no longer waits.
                waiting.into_iter().for_each(|sender| drop(sender.send(answer.clone())));
                if let Ok(answer) = answer {
                    state.found.insert(question, answer);
                }
            }
        }
    }
}

enum Pending<Q: Batched> {
    Known(Option<Q::Found>),
    Later(oneshot::Receiver<Answer<Q>>),
}

fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
