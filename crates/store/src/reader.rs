//! The reader of one release: from questions to statements, with what is kept in between.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use demarche_postgres::Database;
use futures_util::{
    StreamExt,
    future::{BoxFuture, FutureExt},
    stream,
};
use sea_orm::DatabaseConnection;

use super::{
    batch::Batched,
    group::{Answers, Group, GroupReads, Outcome, groups},
    kept::Kept,
    keys::Keys,
    list::{Placed, with_records},
    read::{Found, Read},
};
use demarche_model::{
    error::Result,
    filter::Tree,
    node::{NodeId, NodeKind},
    page::Slice,
    release::Release,
};

/// How many statements of one level run at once: enough to fill the wait for the database, and few enough to leave its
/// connections to others.
const AT_ONCE: usize = 4;

/// Reads one release; clones are cheap.
#[derive(Clone)]
pub struct Reader(Arc<Parts>);

struct Parts {
    database: Database,
    release: Arc<Release>,
    kept: Arc<Kept>,
}

impl Reader {
    /// A reader of the release, with what is kept of it and of others.
    pub fn new(database: Database, release: Arc<Release>, kept: Arc<Kept>) -> Self {
        Self(Arc::new(Parts {
            database,
            release,
            kept,
        }))
    }

    /// The database.
    pub fn db(&self) -> &DatabaseConnection {
        self.0.database.orm()
    }

    /// The database with its pools.
    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// The release.
    pub fn release(&self) -> &Arc<Release> {
        &self.0.release
    }

    /// The keys of the records that filters name.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn keys(&self, trees: impl IntoIterator<Item = &Tree>) -> Result<Keys<'_>> {
        let ids: HashSet<&NodeId> = trees.into_iter().flat_map(Tree::ids).collect();
        let ids: Vec<Read> = ids.into_iter().cloned().map(Read::Key).collect();
        let mut found = HashMap::new();
        for (read, key) in self.all(ids).await {
            if let (Read::Key(id), Found::Key(key)) = (read, key?) {
                found.insert(id, key);
            }
        }
        Ok(Keys::new(self.release(), found))
    }

    /// Answers all reads: what is kept at once, the rest in a statement for all that differ in their key alone.
    fn all(&self, reads: Vec<Read>) -> BoxFuture<'_, Answers> {
        async move {
            let publication = self.release().publication();
            let (found, missing) = self.0.kept.split(publication, reads);
            let mut answers: Answers = found.into_iter().map(|(read, found)| (read, Ok(found))).collect();
            if !missing.is_empty() {
                let new = self.statements(missing).await;
                self.0.kept.keep(publication, &new);
                answers.extend(new);
            }
            answers
        }
        .boxed()
    }

    async fn statements(&self, missing: Vec<Read>) -> Answers {
        let groups = groups(missing);
        let keys = self.names(&groups).await;
        let nothing = Keys::new(self.release(), HashMap::new());
        let read = |(group, asked): (Group, GroupReads)| {
            // Who names no record goes on where those that are named could not be found.
            let keys = if group.tree().is_some() {
                keys.as_ref()
            } else {
                Ok(&nothing)
            };
            group.read(self.db(), keys, asked)
        };
        let outcomes: Vec<Outcome> = stream::iter(groups).map(read).buffer_unordered(AT_ONCE).collect().await;
        let (mut answers, mut placed) = (Answers::new(), Vec::new());
        for outcome in outcomes {
            match outcome {
                Outcome::Found(found) => answers.extend(found),
                Outcome::Placed(kind, pages) => placed.push((kind, pages)),
            }
        }
        if !placed.is_empty() {
            answers.extend(self.pages(placed).await);
        }
        answers
    }

    /// The keys of what the filters of all lists name.
    async fn names(&self, groups: &HashMap<Group, GroupReads>) -> Result<Keys<'_>> {
        let mut trees = groups.keys().filter_map(Group::tree).peekable();
        match trees.peek() {
            None => Ok(Keys::new(self.release(), HashMap::new())),
            Some(_) => self.keys(trees).await,
        }
    }

    /// Reads the records that stand in pages, those of a kind in one statement.
    async fn pages(&self, placed: Vec<(NodeKind, HashMap<Read, Slice<Placed>>)>) -> Answers {
        let wanted: HashSet<Read> = placed
            .iter()
            .flat_map(|(kind, pages)| pages.values().map(|page| (*kind, page)))
            .flat_map(|(kind, page)| page.rows.iter().map(move |row| Read::Record(kind, row.position.key)))
            .collect();
        let mut records = HashMap::new();
        let mut fault = None;
        for (_, found) in self.all(wanted.into_iter().collect()).await {
            match found {
                Ok(Found::Record(record)) => drop(records.insert(record.node().key, record)),
                Ok(_) => {}
                Err(error) => fault = Some(error),
            }
        }
        let page = |(read, page): (Read, Slice<Placed>)| {
            let page = with_records(page, &records).map_err(|missing| fault.clone().unwrap_or(missing));
            (read, page.map(Found::Page))
        };
        placed.into_iter().flat_map(|(_, pages)| pages).map(page).collect()
    }
}

impl Batched for Read {
    type Found = Found;
    type Reader = Reader;

    fn read(reader: Reader, asked: Vec<Self>) -> BoxFuture<'static, Answers> {
        async move { reader.all(asked).await }.boxed()
    }
}
