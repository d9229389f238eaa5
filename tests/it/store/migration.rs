//! The schema: its steps go up and down, the entities match it, it holds the closed lists and freezes what is published.

use std::collections::BTreeSet;

use demarche_postgres::{Database, DatabaseSettings};
use demarche_store::{MappedColumn, mapped_columns};
use migration::{Migrator, MigratorTrait};
use sqlx::{PgPool, Row};

use crate::harness::cluster;

/// Columns that only filters and searches use; nobody reads them.
const UNMAPPED_TYPES: [&str; 2] = ["int8range", "tsvector"];

async fn columns(pool: &PgPool) -> BTreeSet<MappedColumn> {
    let statement = "SELECT table_name::text, column_name::text, udt_name::text, is_nullable = 'YES'
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'";
    let rows = sqlx::query(statement).fetch_all(pool).await.unwrap();
    rows.iter()
        .map(|row| MappedColumn {
            table: row.get(0),
            column: row.get(1),
            data_type: row.get(2),
            nullable: row.get(3),
        })
        .collect()
}

async fn fresh(url: &str) -> Database {
    Database::connect(url, &DatabaseSettings::default()).unwrap()
}

#[tokio::test]
async fn steps_go_up_down_and_up_again() {
    let database = fresh(&cluster().empty_database().await).await;
    Migrator::up(database.orm(), None).await.unwrap();
    let first = columns(database.pool()).await;
    Migrator::down(database.orm(), None).await.unwrap();
    assert_eq!(columns(database.pool()).await, BTreeSet::new());
    let functions = "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace";
    let functions: i64 = sqlx::query_scalar(functions).fetch_one(database.pool()).await.unwrap();
    assert_eq!(functions, 0);
    Migrator::up(database.orm(), None).await.unwrap();
    assert_eq!(columns(database.pool()).await, first);
}

#[tokio::test]
async fn each_step_alone_can_be_taken_back() {
    let database = fresh(&cluster().empty_database().await).await;
    let steps = u32::try_from(Migrator::migrations().len()).unwrap();
    Migrator::up(database.orm(), None).await.unwrap();
    for step in 1..=steps {
        Migrator::down(database.orm(), Some(1))
            .await
            .unwrap_or_else(|error| panic!("down {step}: {error}"));
    }
    for step in 1..=steps {
        Migrator::up(database.orm(), Some(1))
            .await
            .unwrap_or_else(|error| panic!("up {step}: {error}"));
    }
}

#[tokio::test]
async fn entities_match_the_tables() {
    let database = fresh(&cluster().database().await).await;
    let mut there = columns(database.pool()).await;
    there.retain(|column| !UNMAPPED_TYPES.contains(&column.data_type.as_str()));
    let mapped: BTreeSet<MappedColumn> = mapped_columns().into_iter().collect();
    let missing: Vec<_> = there.difference(&mapped).collect();
    let surplus: Vec<_> = mapped.difference(&there).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "not mapped: {missing:#?}\nnot there: {surplus:#?}"
    );
}

#[tokio::test]
async fn every_reference_has_an_index_on_both_sides() {
    let database = fresh(&cluster().database().await).await;
    let statement = "SELECT conrelid::regclass::text || ' ' || pg_get_constraintdef(reference.oid)
        FROM pg_constraint AS reference
        WHERE contype = 'f' AND NOT EXISTS (
            SELECT FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL
                AND (string_to_array(indkey::text, ' ')::int2[])[1:cardinality(conkey)] @> conkey)
            AND NOT EXISTS (
                SELECT FROM pg_index WHERE indrelid = conrelid AND conkey[cardinality(conkey)] = ANY (indkey)
                    AND indpred IS NOT NULL AND cardinality(conkey) = 3)
            AND conrelid <> 'release'::regclass";
    let found: Vec<String> = sqlx::query_scalar(statement).fetch_all(database.pool()).await.unwrap();
    assert_eq!(found, Vec::<String>::new());
}

/// A closed list as the table's check has it.
async fn checked(pool: &PgPool, table: &str, column: &str) -> BTreeSet<String> {
    let statement = "SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE contype = 'c' AND conrelid = $1::text::regclass AND conkey = ARRAY[(
            SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = $2)]";
    let found: Vec<String> = sqlx::query_scalar(statement)
        .bind(table)
        .bind(column)
        .fetch_all(pool)
        .await
        .unwrap();
    let quoted = found.iter().flat_map(|text| text.split('\'').skip(1).step_by(2));
    quoted.map(str::to_owned).collect()
}

fn codes<T: demarche_model::vocabulary::Vocabulary>() -> BTreeSet<String> {
    T::ALL.iter().map(|code| code.code().to_owned()).collect()
}

#[tokio::test]
async fn checks_hold_the_closed_lists_of_the_model() {
    use demarche_model::{actor, artifact, claim, code::CodeScheme, document, event, interest, node, place, relation};
    let database = fresh(&cluster().database().await).await;
    let lists = [
        ("node", "kind", codes::<node::NodeKind>()),
        ("alias", "kind", codes::<node::AliasKind>()),
        ("external_id", "scheme", codes::<node::ExternalIdScheme>()),
        ("actor", "kind", codes::<actor::ActorKind>()),
        ("place", "kind", codes::<place::PlaceKind>()),
        ("interest", "kind", codes::<interest::InterestKind>()),
        ("interest", "status", codes::<interest::InterestStatus>()),
        ("event", "kind", codes::<event::EventKind>()),
        ("event", "status", codes::<event::EventStatus>()),
        ("participant", "role", codes::<event::ParticipantRole>()),
        ("participant", "side", codes::<event::Side>()),
        ("artifact", "kind", codes::<artifact::ArtifactKind>()),
        ("artifact", "status", codes::<artifact::ArtifactStatus>()),
        ("party", "role", codes::<event::ParticipantRole>()),
        ("relation", "kind", codes::<relation::RelationKind>()),
        ("relation", "status", codes::<relation::RelationStatus>()),
        ("document", "reliability", codes::<document::Reliability>()),
        ("claim", "mode", codes::<claim::ClaimMode>()),
        ("claim", "polarity", codes::<claim::Polarity>()),
        ("claim", "attitude", codes::<claim::Attitude>()),
        ("claim", "likelihood", codes::<claim::Likelihood>()),
        ("claim", "confidence", codes::<claim::Confidence>()),
    ];
    let plover = |scheme| {
        demarche_questions::code::codes(scheme)
            .into_iter()
            .map(|code| code.code)
            .collect()
    };
    let schemes = [
        ("actor", "sectors", plover(CodeScheme::PloverSector)),
        ("event", "modes", plover(CodeScheme::PloverMode)),
        ("event", "contexts", plover(CodeScheme::PloverContext)),
    ];
    for (table, column, expected) in lists.into_iter().chain(schemes) {
        assert_eq!(
            checked(database.pool(), table, column).await,
            expected,
            "{table}.{column}"
        );
    }
}
