//! What was read of releases, by the question that it answers, whatever the type of either.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fmt::{self, Debug, Write},
    hash::{Hash, Hasher},
    sync::Arc,
};

use moka::sync::Cache;

use super::counted::{Tally, Usage};
use crate::{error::Result, release::Publication};

/// What an entry costs beside its value, in bytes, about.
const ENTRY: usize = 256;

/// Answers to questions of many types. A question of one type has answers of one type.
pub struct Kept {
    cache: Cache<Name, Answer>,
    tally: Tally,
}

impl Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Kept({} answers)", self.cache.entry_count())
    }
}

/// A question to one release.
struct Name {
    release: Publication,
    question: Box<dyn Question>,
}

#[derive(Clone)]
struct Answer {
    value: Arc<dyn Any + Send + Sync>,
    bytes: u32,
}

impl Kept {
    /// Keeps so many bytes at most; with none, nothing is kept.
    pub fn new(most: u64) -> Self {
        let cache = Cache::builder()
            .max_capacity(most)
            .weigher(|_: &Name, answer: &Answer| answer.bytes);
        let (cache, tally) = (cache.build(), Tally::default());
        Self { cache, tally }
    }

    /// How it is used.
    pub fn usage(&self, name: &'static str) -> Usage {
        let size = (self.cache.entry_count(), self.cache.weighted_size());
        self.tally.usage(name, size)
    }

    /// Answers what is kept, reads the rest, and keeps that.
    ///
    /// # Errors
    /// The reading's; then nothing new is kept.
    pub async fn read<Q, A, F>(
        &self,
        release: Publication,
        questions: &[Q],
        read: impl FnOnce(Vec<Q>) -> F,
    ) -> Result<HashMap<Q, A>>
    where
        Q: Clone + Eq + Hash + Send + Sync + 'static,
        A: Clone + Debug + Send + Sync + 'static,
        F: Future<Output = Result<HashMap<Q, A>>>,
    {
        let mut found = HashMap::new();
        let mut missing = Vec::new();
        for question in questions {
            match self.get::<Q, A>(release, question) {
                Some(answer) => drop(found.insert(question.clone(), answer)),
                None => missing.push(question.clone()),
            }
        }
        self.tally.add(found.len() as u64, missing.len() as u64);
        if !missing.is_empty() {
            let new = read(missing).await?;
            new.iter()
                .for_each(|(question, answer)| self.put(release, question, answer));
            found.extend(new);
        }
        Ok(found)
    }

    fn get<Q, A>(&self, release: Publication, question: &Q) -> Option<A>
    where
        Q: Clone + Eq + Hash + Send + Sync + 'static,
        A: Clone + 'static,
    {
        let answer = self.cache.get(&Name::new(release, question))?;
        answer.value.downcast_ref::<A>().cloned()
    }

    fn put<Q, A>(&self, release: Publication, question: &Q, answer: &A)
    where
        Q: Clone + Eq + Hash + Send + Sync + 'static,
        A: Clone + Debug + Send + Sync + 'static,
    {
        let bytes = u32::try_from(ENTRY + size_of::<A>() + text_of(answer)).unwrap_or(u32::MAX);
        let value = Arc::new(answer.clone());
        self.cache.insert(Name::new(release, question), Answer { value, bytes });
    }
}

/// The length of a value as text: what it holds on the heap is not more, since its text has all of that and the names
/// of its fields.
fn text_of(value: &impl Debug) -> usize {
    struct Length(usize);
    impl Write for Length {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut length = Length(0);
    match write!(length, "{value:?}") {
        Ok(()) => length.0,
        Err(fmt::Error) => usize::MAX,
    }
}

/// A question whose type is not known here.
trait Question: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn equals(&self, other: &dyn Any) -> bool;
    fn hash_into(&self, state: &mut dyn Hasher);
}

impl<Q: Eq + Hash + Send + Sync + 'static> Question for Q {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Q>() == Some(self)
    }

    fn hash_into(&self, mut state: &mut dyn Hasher) {
        TypeId::of::<Q>().hash(&mut state);
        self.hash(&mut state);
    }
}

impl Name {
    fn new<Q: Clone + Eq + Hash + Send + Sync + 'static>(release: Publication, question: &Q) -> Self {
        let question = Box::new(question.clone());
        Self { release, question }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.release == other.release && self.question.equals(other.question.as_any())
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.release.hash(state);
        self.question.hash_into(state);
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn publication(release: i32) -> Publication {
        Publication {
            release,
            published_at: DateTime::UNIX_EPOCH,
        }
    }

    /// Answers each question with its own number, and says which were asked.
    async fn ask(kept: &Kept, release: i32, questions: &[u8]) -> (Vec<u8>, HashMap<u8, String>) {
        let mut asked = Vec::new();
        let read = async |missing: Vec<u8>| {
            asked.clone_from(&missing);
            Ok(missing
                .into_iter()
                .map(|number| (number, format!("{release}/{number}")))
                .collect())
        };
        let found = kept.read(publication(release), questions, read).await.unwrap();
        (asked, found)
    }

    #[tokio::test]
    async fn what_is_kept_is_not_read_again() {
        let kept = Kept::new(1_000_000);
        assert_eq!(ask(&kept, 1, &[1, 2]).await.0, [1, 2]);
        let (asked, found) = ask(&kept, 1, &[1, 2, 3]).await;
        assert_eq!(asked, [3]);
        assert_eq!(
            found,
            HashMap::from([1, 2, 3].map(|number| (number, format!("1/{number}"))))
        );
    }

    #[tokio::test]
    async fn one_release_never_answers_for_another() {
        let kept = Kept::new(1_000_000);
        ask(&kept, 1, &[1]).await;
        assert_eq!(
            ask(&kept, 2, &[1]).await,
            (vec![1], HashMap::from([(1, "2/1".to_owned())]))
        );
    }

    #[tokio::test]
    async fn a_number_that_comes_again_is_another_release() {
        let kept = Kept::new(1_000_000);
        ask(&kept, 1, &[1]).await;
        let restored = Publication {
            release: 1,
            published_at: DateTime::from_timestamp_micros(1).unwrap(),
        };
        let read = async |missing: Vec<u8>| Ok(missing.into_iter().map(|number| (number, "new".to_owned())).collect());
        let found = kept.read(restored, &[1_u8], read).await.unwrap();
        assert_eq!(found, HashMap::from([(1, "new".to_owned())]));
    }

    #[tokio::test]
    async fn questions_of_different_types_are_different() {
        let kept = Kept::new(1_000_000);
        ask(&kept, 1, &[1]).await;
        let read = async |missing: Vec<u16>| Ok(missing.into_iter().map(|number| (number, true)).collect());
        assert_eq!(
            kept.read(publication(1), &[1_u16], read).await.unwrap(),
            HashMap::from([(1, true)])
        );
    }

    #[tokio::test]
    async fn what_is_kept_stays_below_the_bound() {
        let kept = Kept::new(10_000);
        for number in 0..=u8::MAX {
            ask(&kept, 1, &[number]).await;
        }
        kept.cache.run_pending_tasks();
        assert!(kept.cache.weighted_size() <= 10_000 && kept.cache.entry_count() > 10);
    }

    #[tokio::test]
    async fn without_bytes_nothing_is_kept() {
        let kept = Kept::new(0);
        ask(&kept, 1, &[1]).await;
        kept.cache.run_pending_tasks();
        assert_eq!(ask(&kept, 1, &[1]).await.0, [1]);
    }
}
