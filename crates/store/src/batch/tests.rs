//! What a batch promises, with numbers as questions and what a number is as its answer.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{
    FutureExt,
    future::{join, join3},
};

use super::*;

/// Asks what a number is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Number(u32);

/// A number that has no answer.
const NOTHING: u32 = 404;
/// A number whose answer fails.
const FAULT: u32 = 500;
/// A number whose reading panics.
const PANIC: u32 = 666;
/// A number that is never answered.
const FOREVER: u32 = 1_000;

/// What was read, and how many readings have begun and were not given up.
#[derive(Clone, Default)]
struct Book {
    read: Arc<Mutex<Vec<Vec<u32>>>>,
    open: Arc<AtomicUsize>,
}

/// A reading that has begun.
struct Open(Arc<AtomicUsize>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Batched for Number {
    type Found = String;
    type Reader = Book;

    fn read(book: Book, asked: Vec<Self>) -> BoxFuture<'static, HashMap<Self, Result<String>>> {
        async move {
            book.open.fetch_add(1, Ordering::SeqCst);
            let _open = Open(book.open.clone());
            let mut numbers: Vec<u32> = asked.iter().map(|Number(number)| *number).collect();
            numbers.sort_unstable();
            lock(&book.read).push(numbers.clone());
            assert!(!numbers.contains(&PANIC), "on purpose");
            if numbers.contains(&FOREVER) {
                std::future::pending::<()>().await;
            }
            let known = asked.into_iter().filter(|Number(number)| *number != NOTHING);
            known.map(|number| (number.clone(), answer(number.0))).collect()
        }
        .boxed()
    }
}

fn answer(number: u32) -> Result<String> {
    match number {
        FAULT => Err(Error::not_found("no such number")),
        number => Ok(format!("the number {number}")),
    }
}

/// A batch, the level it runs with, and the book from which it is answered.
fn batch() -> (Batch<Number>, Level, Book) {
    let (level, book) = (Level::default(), Book::default());
    (Batch::new(book.clone(), level.clone()), level, book)
}

#[tokio::test]
async fn what_a_level_asks_is_read_at_once_and_each_question_once() {
    let (batch, level, book) = batch();
    let asked = join3(batch.load(Number(1)), batch.load(Number(2)), batch.load(Number(1)));
    let (one, two, again) = level.run(asked).await;
    assert_eq!(one.unwrap().as_deref(), Some("the number 1"));
    assert_eq!(two.unwrap().as_deref(), Some("the number 2"));
    assert_eq!(again.unwrap().as_deref(), Some("the number 1"));
    assert_eq!(*lock(&book.read), [[1, 2]]);
}

#[tokio::test]
async fn what_follows_from_an_answer_is_a_level_of_its_own_and_what_is_known_is_not_read_again() {
    let (batch, level, book) = batch();
    let asked = async {
        batch.load(Number(1)).await?;
        join(batch.load(Number(1)), batch.load(Number(2))).await.1
    };
    assert_eq!(level.run(asked).await.unwrap().as_deref(), Some("the number 2"));
    assert_eq!(*lock(&book.read), [[1], [2]]);
}

#[tokio::test]
async fn many_answers_stand_in_the_order_of_the_questions() {
    let (batch, level, _) = batch();
    let found = level.run(batch.load_many([3, NOTHING, 1].map(Number))).await;
    let expected = [Some("the number 3".to_owned()), None, Some("the number 1".to_owned())];
    assert_eq!(found.unwrap(), expected);
}

#[tokio::test]
async fn the_fault_of_one_is_not_the_fault_of_the_others() {
    let (batch, level, book) = batch();
    let (one, fault) = level.run(join(batch.load(Number(1)), batch.load(Number(FAULT)))).await;
    assert_eq!(one.unwrap().as_deref(), Some("the number 1"));
    assert_eq!(fault.expect_err("a fault").code(), "NOT_FOUND");
    assert_eq!(lock(&book.read).len(), 1);
}

#[tokio::test]
async fn a_fault_is_not_remembered() {
    let (batch, level, book) = batch();
    for _ in 0..2 {
        assert!(level.run(batch.load(Number(FAULT))).await.is_err());
    }
    assert_eq!(*lock(&book.read), [[FAULT], [FAULT]]);
}

#[tokio::test]
async fn a_panic_in_a_reading_ends_the_operation_and_no_other() {
    let (batch, level, book) = batch();
    let operation = async move { level.run(batch.load(Number(PANIC))).await };
    assert!(tokio::spawn(operation).await.expect_err("a panic").is_panic());
    let level = Level::default();
    let other = Batch::<Number>::new(book, level.clone());
    assert_eq!(
        level.run(other.load(Number(1))).await.unwrap().as_deref(),
        Some("the number 1")
    );
}

#[tokio::test]
async fn an_operation_that_is_given_up_within_a_level_ends_its_readings() {
    let (batch, level, book) = batch();
    let mut operation = Box::pin(level.run(batch.load(Number(FOREVER))));
    assert!(operation.as_mut().now_or_never().is_none());
    assert_eq!(book.open.load(Ordering::SeqCst), 1);
    drop(operation);
    assert_eq!(book.open.load(Ordering::SeqCst), 0);
}
