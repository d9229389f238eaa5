//! The guard held to another reading of the specification: `apollo-compiler`, on the service's own schema.

mod conflicts;
mod documents;
mod syntax;
mod variables;

use std::{fs, path::Path, slice, sync::LazyLock};

use apollo_compiler::{Schema, validation::Valid};

/// The service's schema, as the oracle reads it.
static SCHEMA: LazyLock<Valid<Schema>> = LazyLock::new(|| {
    Schema::parse_and_validate(crate::described_sdl(), "schema.graphql").expect("the schema is valid")
});

/// The documents that the service's tests ask.
static ASKED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut found = Vec::new();
    gather(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/it")),
        &mut found,
    );
    found.sort();
    found
});

fn gather(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "graphql") {
            found.push(fs::read_to_string(path).expect("a document"));
        }
    }
}

/// Numbers that lead a generator; without any left it takes the first of everything, and comes to an end.
struct Choices<'a>(slice::Iter<'a, u8>);

impl Choices<'_> {
    /// A number below this one.
    fn below(&mut self, most: usize) -> usize {
        self.0.next().map_or(0, |choice| usize::from(*choice) % most.max(1))
    }
}
