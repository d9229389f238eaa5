//! Copies the content of a release into its tables, parents first.

mod copy;
mod derive;
mod node;
mod parts;
mod search;

use sqlx::PgConnection;

pub(crate) use self::copy::Line;
use self::copy::copy;
use crate::{actor, artifact, batch::Batch, claim, document, event, interest, place, relation, topic};
use demarche_model::Result;

/// The tables of a release's content, parents first.
pub(super) const TABLES: [&str; 25] = [
    "node",
    "redirect",
    "external_id",
    "closure",
    "document",
    "passage",
    "actor",
    "alias",
    "place",
    "topic",
    "topic_broader",
    "topic_related",
    "topic_option",
    "node_topic",
    "interest",
    "event",
    "participant",
    "artifact",
    "party",
    "relation",
    "claim",
    "claim_passage",
    "link",
    "search_entry",
    "search_word",
];

/// The indexes that Postgres writes behind a waiting list, which is emptied before readers come.
const DEFERRED_INDEXES: [&str; 8] = [
    "node_words",
    "node_label_trigrams",
    "alias_trigrams",
    "actor_sectors",
    "event_modes",
    "event_contexts",
    "search_entry_words",
    "search_word_trigrams",
];

/// Copies everything, inside the transaction that the connection is in, and tells the planner about it.
pub(super) async fn load(connection: &mut PgConnection, release: i32, batch: &Batch) -> Result<()> {
    node::load(connection, release, batch).await?;
    load_records(connection, release, batch).await?;
    load_parts(connection, release, batch).await?;
    load_derived(connection, release, batch).await?;
    search::load(connection, release, batch).await?;
    for index in DEFERRED_INDEXES {
        let statement = "SELECT gin_clean_pending_list($1::text::regclass)";
        sqlx::query(statement).bind(index).execute(&mut *connection).await?;
    }
    let analyze = format!("ANALYZE {}, release", TABLES.join(", "));
    sqlx::raw_sql(sqlx::AssertSqlSafe(analyze)).execute(connection).await?;
    Ok(())
}

async fn load_records(to: &mut PgConnection, release: i32, batch: &Batch) -> Result<()> {
    copy(to, release, document::COLUMNS, (&batch.documents, document::line)).await?;
    copy(to, release, actor::COLUMNS, (&batch.actors, actor::line)).await?;
    copy(to, release, place::COLUMNS, (&batch.places, place::line)).await?;
    copy(to, release, topic::COLUMNS, (&batch.topics, topic::line)).await?;
    copy(
        to,
        release,
        parts::OPTION,
        (batch.options.iter().enumerate(), parts::option),
    )
    .await?;
    copy(to, release, interest::COLUMNS, (&batch.interests, interest::line)).await?;
    copy(to, release, event::COLUMNS, (&batch.events, event::line)).await?;
    copy(to, release, artifact::COLUMNS, (&batch.artifacts, artifact::line)).await?;
    copy(to, release, relation::COLUMNS, (&batch.relations, relation::line)).await?;
    copy(to, release, claim::COLUMNS, (&batch.claims, claim::line)).await
}

async fn load_parts(to: &mut PgConnection, release: i32, batch: &Batch) -> Result<()> {
    let placed_aliases = parts::placed(&batch.aliases);
    let placed_ids = parts::placed(&batch.external_ids);
    copy(to, release, parts::REDIRECT, (&batch.redirects, parts::redirect)).await?;
    copy(to, release, parts::ALIAS, (placed_aliases, parts::alias)).await?;
    copy(to, release, parts::EXTERNAL_ID, (placed_ids, parts::external_id)).await?;
    copy(
        to,
        release,
        parts::NODE_TOPIC,
        (parts::placed(&batch.topics_of), parts::reference),
    )
    .await?;
    copy(
        to,
        release,
        parts::BROADER,
        (parts::placed(&batch.broader), parts::reference),
    )
    .await?;
    copy(
        to,
        release,
        parts::RELATED,
        (parts::placed(&batch.related), parts::reference),
    )
    .await?;
    copy(
        to,
        release,
        parts::PARTICIPANT,
        (&batch.participants, parts::participant),
    )
    .await?;
    copy(to, release, parts::PARTY, (&batch.parties, parts::party)).await?;
    copy(to, release, parts::PASSAGE, (&batch.passages, parts::passage)).await?;
    copy(
        to,
        release,
        parts::CLAIM_PASSAGE,
        (&batch.claim_passages, parts::claim_passage),
    )
    .await
}

async fn load_derived(to: &mut PgConnection, release: i32, batch: &Batch) -> Result<()> {
    let hops = derive::hops(batch);
    copy(to, release, parts::CLOSURE, (derive::closure(batch), parts::closure)).await?;
    copy(to, release, parts::LINK, ((1..).zip(&hops), parts::link)).await
}
