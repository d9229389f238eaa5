//! The questions that an operation asks many at once: gathered a level at a time, and answered together.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use demarche_model::{
    error::{Error, Result},
    node::Key,
    page::Page,
};
use demarche_store::{Batch, Batched};
use futures_util::future::{BoxFuture, FutureExt};

use crate::{
    Analysis,
    alignment::{self, Alignment},
    red_line::{Assertion, Tested, store},
};

/// A question that is answered together with its like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Query {
    /// How two actors stand on a topic.
    Alignment(alignment::Question),
    /// What sources say that a record does to red lines.
    Assertions(Key),
    /// The red lines that have a test.
    TestedLines,
    /// A page of the records that a red line is about.
    Subjects(Tested, Page),
    /// How many records a red line is about.
    SubjectCount(Tested),
}

/// The answer to a [`Query`]. Clones are cheap.
#[derive(Clone, Debug)]
pub enum Answer {
    /// How two actors stand on a topic.
    Alignment(Arc<Alignment>),
    /// What sources say.
    Assertions(Arc<[Assertion]>),
    /// Records.
    Keys(Arc<[Key]>),
    /// A number of records.
    Count(i64),
}

/// The questions of one operation.
pub type Queries = Batch<Query>;

impl Batched for Query {
    type Found = Answer;
    type Reader = Analysis;

    fn read(analysis: Analysis, asked: Vec<Self>) -> BoxFuture<'static, HashMap<Self, Result<Answer>>> {
        async move {
            let sorted = Sorted::of(asked);
            let mut answers = HashMap::new();
            sorted.alignments(&analysis, &mut answers).await;
            sorted.assertions(&analysis, &mut answers).await;
            sorted.tested_lines(&analysis, &mut answers).await;
            sorted.subjects(&analysis, &mut answers).await;
            sorted.subject_counts(&analysis, &mut answers).await;
            answers
        }
        .boxed()
    }
}

/// The queries of a level by their like.
#[derive(Default)]
struct Sorted {
    alignments: Vec<alignment::Question>,
    assertions: Vec<Key>,
    tested_lines: bool,
    subjects: HashMap<Page, Vec<Tested>>,
    counts: Vec<Tested>,
}

type Answers = HashMap<Query, Result<Answer>>;

impl Sorted {
    fn of(asked: Vec<Query>) -> Self {
        let mut sorted = Self::default();
        for query in asked {
            match query {
                Query::Alignment(question) => sorted.alignments.push(question),
                Query::Assertions(subject) => sorted.assertions.push(subject),
                Query::TestedLines => sorted.tested_lines = true,
                Query::Subjects(line, page) => sorted.subjects.entry(page).or_default().push(line),
                Query::SubjectCount(line) => sorted.counts.push(line),
            }
        }
        sorted
    }

    async fn alignments(&self, analysis: &Analysis, answers: &mut Answers) {
        if self.alignments.is_empty() {
            return;
        }
        let found = alignment::service::align(analysis, &self.alignments).await;
        let answer = |found: &mut HashMap<_, _>, question: &alignment::Question| {
            found.remove(question).map(|found| Answer::Alignment(Arc::new(found)))
        };
        fill(answers, found, &self.alignments, Query::Alignment, answer);
    }

    async fn assertions(&self, analysis: &Analysis, answers: &mut Answers) {
        if self.assertions.is_empty() {
            return;
        }
        let found = store::assertions(analysis.db(), analysis.release().id, &self.assertions).await;
        let answer = |found: &mut HashMap<Key, Vec<Assertion>>, subject: &Key| {
            Some(Answer::Assertions(found.remove(subject).unwrap_or_default().into()))
        };
        fill(answers, found, &self.assertions, Query::Assertions, answer);
    }

    async fn tested_lines(&self, analysis: &Analysis, answers: &mut Answers) {
        if self.tested_lines {
            let found = store::tested(analysis.db(), analysis.release().id).await;
            answers.insert(Query::TestedLines, found.map(|lines| Answer::Keys(lines.into())));
        }
    }

    async fn subjects(&self, analysis: &Analysis, answers: &mut Answers) {
        for (page, lines) in &self.subjects {
            let asked: Vec<&Tested> = lines.iter().collect();
            let found = store::subjects(analysis.db(), analysis.release(), &asked, page).await;
            let answer = |found: &mut HashMap<Key, Vec<Key>>, line: &Tested| {
                Some(Answer::Keys(found.remove(&line.red_line).unwrap_or_default().into()))
            };
            let query = |line| Query::Subjects(line, page.clone());
            fill(answers, found, lines, query, answer);
        }
    }

    async fn subject_counts(&self, analysis: &Analysis, answers: &mut Answers) {
        if self.counts.is_empty() {
            return;
        }
        let asked: Vec<&Tested> = self.counts.iter().collect();
        let found = store::count_subjects(analysis.db(), analysis.release(), &asked).await;
        let answer = |found: &mut HashMap<Key, i64>, line: &Tested| {
            Some(Answer::Count(found.remove(&line.red_line).unwrap_or(0)))
        };
        fill(answers, found, &self.counts, Query::SubjectCount, answer);
    }
}

/// Gives each question its answer, or all of them the fault of their statement.
fn fill<Q: Clone, T>(
    answers: &mut Answers,
    mut found: Result<T>,
    questions: &[Q],
    query: impl Fn(Q) -> Query,
    answer: impl Fn(&mut T, &Q) -> Option<Answer>,
) {
    for question in questions {
        let answer = match &mut found {
            Ok(found) => answer(found, question).map(Ok),
            Err(error) => Some(Err(error.clone())),
        };
        answers.extend(answer.map(|answer| (query(question.clone()), answer)));
    }
}

/// How two actors stand on topics, in the order of the questions.
///
/// # Errors
/// Where the database cannot answer.
pub async fn align(queries: &Queries, questions: Vec<alignment::Question>) -> Result<Vec<Arc<Alignment>>> {
    let answers = queries.load_many(questions.into_iter().map(Query::Alignment)).await?;
    let alignment = |answer| match answer {
        Some(Answer::Alignment(alignment)) => Ok(alignment),
        other => Err(mismatch(other.as_ref())),
    };
    answers.into_iter().map(alignment).collect()
}

/// What sources say that a record does to red lines.
///
/// # Errors
/// Where the database cannot answer.
pub async fn assertions(queries: &Queries, subject: Key) -> Result<Arc<[Assertion]>> {
    match queries.load(Query::Assertions(subject)).await? {
        Some(Answer::Assertions(assertions)) => Ok(assertions),
        other => Err(mismatch(other.as_ref())),
    }
}

/// The red lines that have a test, in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn tested_lines(queries: &Queries) -> Result<Arc<[Key]>> {
    keys(queries, Query::TestedLines).await
}

/// A page of the records that a red line is about, with one more than its size, in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn subjects(queries: &Queries, line: Tested, page: Page) -> Result<Arc<[Key]>> {
    keys(queries, Query::Subjects(line, page)).await
}

/// How many records a red line is about.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count_subjects(queries: &Queries, line: Tested) -> Result<i64> {
    match queries.load(Query::SubjectCount(line)).await? {
        Some(Answer::Count(count)) => Ok(count),
        other => Err(mismatch(other.as_ref())),
    }
}

async fn keys(queries: &Queries, query: Query) -> Result<Arc<[Key]>> {
    match queries.load(query).await? {
        Some(Answer::Keys(keys)) => Ok(keys),
        other => Err(mismatch(other.as_ref())),
    }
}

fn mismatch(answer: Option<&Answer>) -> Error {
    Error::internal(format!("a query was answered with {answer:?}"))
}
