//! The rows of the node table, and the words by which a record is found.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use sqlx::PgConnection;

use super::{
    copy::{Line, copy},
    derive::disputed,
};
use demarche_model::{
    Result,
    fold::fold,
    node::{Attribute, Key, Node},
};

use crate::batch::Batch;

/// Postgres cuts the folded texts into words itself, the same way as it will cut a question.
const INCOMING: &str = r#"
CREATE TEMPORARY TABLE incoming_node (
    LIKE node, alias_words text NOT NULL, summary_words text NOT NULL
) ON COMMIT DROP"#;

const NULLABLE: &str = "ALTER TABLE incoming_node ALTER words DROP NOT NULL";

const TARGET: &str = "incoming_node (release, key, kind, id, label, label_key, summary, note, attributes, quantities, \
     disputed, redirected_from, alias_words, summary_words)";

const MOVE: &str = "
INSERT INTO node (release, key, kind, id, label, label_key, summary, note, attributes, quantities, disputed,
    redirected_from, words)
SELECT release, key, kind, id, label, label_key, summary, note, attributes, quantities, disputed, redirected_from,
    setweight(to_tsvector('simple', label_key), 'A') || setweight(to_tsvector('simple', alias_words), 'B')
        || setweight(to_tsvector('simple', summary_words), 'C')
FROM incoming_node ORDER BY key";

/// Copies the nodes of a release.
pub(super) async fn load(connection: &mut PgConnection, release: i32, batch: &Batch) -> Result<()> {
    let disputed = disputed(&batch.claims);
    let aliases: HashMap<Key, String> = batch
        .aliases
        .iter()
        .map(|(key, aliases)| {
            (
                *key,
                aliases
                    .iter()
                    .map(|alias| fold(&alias.text))
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        })
        .collect();
    let mut retired: HashMap<Key, Vec<String>> = HashMap::new();
    for (id, key) in &batch.redirects {
        retired.entry(*key).or_default().push(id.clone());
    }
    for statement in [INCOMING, NULLABLE] {
        sqlx::raw_sql(statement).execute(&mut *connection).await?;
    }
    let rows = batch.nodes();
    let write = |line: &mut Line, node: &Node| {
        let key = node.key;
        row(
            line,
            node,
            disputed.contains(&key),
            retired.get(&key).map_or(&[], Vec::as_slice),
        );
        line.text(aliases.get(&key).map_or("", String::as_str));
        line.text(&node.summary.as_deref().map(fold).unwrap_or_default());
    };
    copy(connection, release, TARGET, (rows, write)).await?;
    sqlx::raw_sql(MOVE).execute(connection).await?;
    Ok(())
}

/// The columns of a node; whether it is disputed and what it replaces comes from the rest of the release.
fn row(line: &mut Line, node: &Node, is_disputed: bool, retired: &[String]) {
    let Node {
        key,
        id,
        label,
        summary,
        note,
        attributes,
        quantities,
        disputed: _,
        redirected_from: _,
    } = node;
    line.key(*key).code(id.kind()).plain(id);
    line.text(label).text(&fold(label));
    line.optional_text(summary.as_ref()).optional_text(note.as_ref());
    line.json(&map(attributes)).json(&json!(quantities));
    line.flag(is_disputed).texts(retired);
}

fn map(attributes: &[Attribute]) -> Value {
    let entries = attributes.iter().map(
        |Attribute {
             key,
             text,
             number,
             boolean,
         }| {
            let text = text.as_ref().map(|text| json!(text));
            let number = number.map(|number| json!(number));
            let value = text.or(number).or(boolean.map(|value| json!(value)));
            (key.clone(), value.unwrap_or(Value::Null))
        },
    );
    Value::Object(entries.collect::<Map<_, _>>())
}
