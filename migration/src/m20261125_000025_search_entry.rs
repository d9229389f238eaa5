//! Creates `search_entry`: the words by which each record but a claim is found, its evidence included.

use sea_orm_migration::prelude::*;

use crate::freeze::freeze;

/// Creates `search_entry`: the words by which each record but a claim is found, its evidence included.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Texts come as folded words between blanks. The word `qqfencqq` parts two texts, so that no phrase reaches from one
/// into the next; it is taken out again.
const UP: &str = r#"
CREATE FUNCTION search_words(label text, aliases text, summary text, claims text, names text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ts_delete(
        setweight(to_tsvector('pg_catalog.simple', label) || to_tsvector('pg_catalog.english', label), 'A')
        || setweight(to_tsvector('pg_catalog.simple', aliases) || to_tsvector('pg_catalog.english', aliases), 'B')
        || setweight(to_tsvector('pg_catalog.simple', summary) || to_tsvector('pg_catalog.english', summary), 'C')
        || setweight(to_tsvector('pg_catalog.simple', claims) || to_tsvector('pg_catalog.english', claims), 'D'),
        'qqfencqq'
    ) || array_to_tsvector(names)
$$;
CREATE TABLE search_entry (
    release integer NOT NULL,
    node integer NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (release, node),
    FOREIGN KEY (release, node) REFERENCES node ON DELETE CASCADE
);
"#;

/// Releases that are published already: folded as nearly as Postgres can.
const FILL: &str = r#"
CREATE FUNCTION pg_temp.plain(text text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(trim(regexp_replace(
        lower(regexp_replace(normalize(text, NFKD), '[\u0300-\u036f]', '', 'g')),
        '[[:space:][:punct:]–—‐‑−’‘“”«»…]+', ' ', 'g')), '')
$$;
INSERT INTO search_entry (release, node, words)
SELECT n.release, n.key, search_words(
    CASE WHEN n.kind IN ('INTEREST', 'RELATION') THEN '' ELSE pg_temp.plain(n.label) || ' qqfencqq' END,
    CASE WHEN n.kind IN ('INTEREST', 'RELATION') THEN pg_temp.plain(n.label) || ' qqfencqq ' ELSE '' END
        || coalesce(named.aliases, '') || ' qqfencqq',
    pg_temp.plain(n.summary) || ' qqfencqq ' || pg_temp.plain(n.note) || ' qqfencqq',
    coalesce(left(backed.claims, 60000), ''),
    ARRAY['=' || left(pg_temp.plain(n.label), 200)] || coalesce(named.names, '{}')
)
FROM node AS n
LEFT JOIN LATERAL (
    SELECT string_agg(pg_temp.plain(text), ' qqfencqq ' ORDER BY position) AS aliases,
        array_agg('~' || left(pg_temp.plain(text), 200)) AS names
    FROM alias WHERE alias.release = n.release AND alias.node = n.key
) AS named ON true
LEFT JOIN LATERAL (
    SELECT string_agg(pg_temp.plain(paraphrase) || ' qqfencqq ' || pg_temp.plain(quote), ' qqfencqq ') AS claims
    FROM (
        SELECT DISTINCT passage.document, passage.number, passage.paraphrase, passage.quote
        FROM claim
        JOIN claim_passage AS place ON place.release = claim.release AND place.claim = claim.key
        JOIN passage ON passage.release = place.release AND passage.document = place.document
            AND passage.number = place.number
        WHERE claim.release = n.release AND claim.subject = n.key
    ) AS said
) AS backed ON true
WHERE n.kind <> 'CLAIM'
ORDER BY n.release, n.key;
DROP FUNCTION pg_temp.plain;
CREATE INDEX search_entry_words ON search_entry USING gin (words);
"#;

const DOWN: &str = r#"
DROP TABLE search_entry;
DROP FUNCTION search_words
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = format!("{UP}{FILL}{}", freeze("search_entry"));
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
