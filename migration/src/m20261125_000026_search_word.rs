//! Creates `search_word`: the words that a release uses, to find those that a misspelt one is like.

use sea_orm_migration::prelude::*;

use crate::freeze::freeze;

/// Creates `search_word`: the words that a release uses, to find those that a misspelt one is like.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE search_word (
    release integer NOT NULL REFERENCES release,
    word text COLLATE "C" NOT NULL,
    PRIMARY KEY (release, word)
);
"#;

/// Releases that are published already: the words of their names and summaries.
const FILL: &str = r#"
INSERT INTO search_word (release, word)
SELECT DISTINCT n.release, word
FROM node AS n, unnest(tsvector_to_array(n.words)) AS word
WHERE n.kind <> 'CLAIM' AND length(word) BETWEEN 3 AND 40 AND word !~ '[[:punct:][:space:]]' AND word !~ '^[[:digit:]]+$';
CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops);
"#;

const DOWN: &str = r#"
DROP TABLE search_word
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = format!("{UP}{FILL}{}", freeze("search_word"));
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
