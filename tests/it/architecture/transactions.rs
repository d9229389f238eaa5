//! Transactions begin on connections of their own, never on the pool that answers.

use super::{assert_none, product};

/// The files that open such a connection.
const OWN: [&str; 2] = ["crates/postgres/src/migrate.rs", "crates/publish/src/transaction.rs"];

/// A question that is dropped while its transaction begins would leave it open on a connection that others get.
#[test]
fn no_transaction_begins_on_the_pool() {
    let files = product().filter(|file| !OWN.contains(&file.path.as_str()));
    assert_none(files.flat_map(|file| {
        let begun = file
            .code()
            .filter(|(_, line)| line.contains(".begin()") || line.contains("begin_with("));
        let found = begun.map(|(number, line)| format!("{}:{number}: {line}", file.path));
        found.collect::<Vec<_>>()
    }));
}
