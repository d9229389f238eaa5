//! The words by which records are found: of their names, their texts, and the passages that back them.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::PgConnection;

use super::copy::{Line, copy};
use demarche_model::{
    Result,
    fold::plain,
    node::{Key, Node, NodeKind},
};

use crate::batch::Batch;

/// What parts two texts, so that no phrase reaches from one into the next; the database takes it out again.
const FENCE: &str = " qqfencqq ";

/// How much of a record's texts of one weight is searched, in bytes: Postgres keeps at most a megabyte of words.
const MOST_TEXT: usize = 60_000;

/// How much of a name is compared as a whole, in characters.
const MOST_NAME: usize = 200;

/// Words that somebody may misspell, in characters.
const WORD_LENGTHS: std::ops::RangeInclusive<usize> = 3..=40;

/// Postgres reduces the words to their stems itself, the same way as it will those of a question.
const INCOMING: &str = "
CREATE TEMPORARY TABLE incoming_search (
    release integer, node integer, label text, aliases text, summary text, claims text, names text[]
) ON COMMIT DROP";

const TARGET: &str = "incoming_search (release, node, label, aliases, summary, claims, names)";

const MOVE: &str = "
INSERT INTO search_entry (release, node, words)
SELECT release, node, search_words(label, aliases, summary, claims, names) FROM incoming_search ORDER BY node";

const WORD: &str = "search_word (release, word)";

/// What a record is found by beside its label.
#[derive(Default)]
struct Entry<'a> {
    aliases: Vec<&'a str>,
    details: Vec<&'a str>,
    claims: Vec<&'a str>,
}

/// Copies what records are found by.
pub(super) async fn load(connection: &mut PgConnection, release: i32, batch: &Batch) -> Result<()> {
    sqlx::raw_sql(INCOMING).execute(&mut *connection).await?;
    let entries = entries(batch);
    let nodes = batch.nodes();
    let records = nodes.into_iter().filter(|node| node.id.kind() != NodeKind::Claim);
    let rows: Vec<Row> = records.map(|node| Row::of(node, entries.get(&node.key))).collect();
    copy(connection, release, TARGET, (&rows, write)).await?;
    sqlx::raw_sql(MOVE).execute(&mut *connection).await?;
    copy(
        connection,
        release,
        WORD,
        (vocabulary(&rows), |line: &mut Line, word: &str| {
            line.text(word);
        }),
    )
    .await
}

/// The texts of a record, folded and parted.
struct Row {
    node: Key,
    label: String,
    aliases: String,
    summary: String,
    claims: String,
    names: Vec<String>,
}

impl Row {
    fn of(node: &Node, entry: Option<&Entry<'_>>) -> Self {
        let nothing = Entry::default();
        let Entry {
            aliases,
            details,
            claims,
        } = entry.unwrap_or(&nothing);
        let label = [node.label.as_str()];
        let (named, composed) = if is_composed(node.id.kind()) {
            (None, Some(label))
        } else {
            (Some(label), None)
        };
        let texts = node.summary.iter().chain(&node.note).map(String::as_str);
        let name = |mark: char, text: &str| format!("{mark}{}", start(&plain(text), MOST_NAME));
        let mut names = vec![name('=', &node.label)];
        names.extend(aliases.iter().map(|alias| name('~', alias)));
        Self {
            node: node.key,
            label: joined(named.into_iter().flatten()),
            aliases: joined(composed.into_iter().flatten().chain(aliases.iter().copied())),
            summary: joined(texts.chain(details.iter().copied())),
            claims: joined(claims.iter().copied()),
            names,
        }
    }
}

/// Labels of interests and relations are mostly put together from those of other records: they weigh as other names.
fn is_composed(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Interest | NodeKind::Relation)
}

fn write(line: &mut Line, row: &Row) {
    let Row {
        node,
        label,
        aliases,
        summary,
        claims,
        names,
    } = row;
    line.key(*node).text(label).text(aliases);
    line.text(summary).text(claims).texts(names);
}

/// The words of all texts that are long enough to be misspelt, numbers left out; in order.
fn vocabulary(rows: &[Row]) -> BTreeSet<&str> {
    let texts = rows
        .iter()
        .flat_map(|row| [&row.label, &row.aliases, &row.summary, &row.claims]);
    let words: HashSet<&str> = texts.flat_map(|text| text.split(' ')).collect();
    let misspelt = |word: &&str| {
        *word != FENCE.trim()
            && WORD_LENGTHS.contains(&word.chars().count())
            && !word.chars().all(|letter| letter.is_ascii_digit())
    };
    words.into_iter().filter(misspelt).collect()
}

/// What the records have beside labels, summaries and notes.
fn entries(batch: &Batch) -> HashMap<Key, Entry<'_>> {
    let mut entries: HashMap<Key, Entry<'_>> = HashMap::new();
    for (key, aliases) in &batch.aliases {
        let texts = aliases.iter().map(|alias| alias.text.as_str());
        entries.entry(*key).or_default().aliases.extend(texts);
    }
    for (key, text) in details(batch) {
        entries.entry(key).or_default().details.push(text);
    }
    for (key, text) in evidence(batch) {
        entries.entry(key).or_default().claims.push(text);
    }
    entries
}

/// The texts that only records of one kind have.
fn details(batch: &Batch) -> Vec<(Key, &str)> {
    let mut found = Vec::new();
    for document in &batch.documents {
        let texts = document
            .title
            .iter()
            .chain(&document.authors)
            .chain(&document.publisher);
        found.extend(texts.map(|text| (document.node.key, text.as_str())));
    }
    for topic in &batch.topics {
        found.extend(topic.scope_note.as_deref().map(|text| (topic.node.key, text)));
    }
    for option in &batch.options {
        found.push((option.topic, option.label.as_str()));
    }
    for interest in &batch.interests {
        found.extend(interest.condition.as_deref().map(|text| (interest.node.key, text)));
    }
    for relation in &batch.relations {
        found.extend(relation.role.as_deref().map(|text| (relation.node.key, text)));
    }
    found
}

/// What the passages say to which a record's claims point, each passage once.
fn evidence(batch: &Batch) -> Vec<(Key, &str)> {
    let passages: HashMap<(Key, i32), _> = batch
        .passages
        .iter()
        .map(|passage| ((passage.document, passage.number), passage))
        .collect();
    let subjects: HashMap<Key, Key> = batch
        .claims
        .iter()
        .map(|claim| (claim.node.key, claim.subject))
        .collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for place in &batch.claim_passages {
        let at = (place.document, place.number);
        let (Some(subject), Some(passage)) = (subjects.get(&place.claim), passages.get(&at)) else {
            continue;
        };
        if seen.insert((*subject, at)) {
            let texts = passage.paraphrase.iter().chain(&passage.quote);
            found.extend(texts.map(|text| (*subject, text.as_str())));
        }
    }
    found
}

fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for text in texts {
        let text = plain(text);
        let room = MOST_TEXT.saturating_sub(all.len());
        all.push_str(&text[..text.floor_char_boundary(room)]);
        all.push_str(FENCE);
    }
    all
}

fn start(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}
