//! Creates `node`: what every record has in common.

use sea_orm_migration::prelude::*;

/// Creates `node`: what every record has in common.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE node (
    release integer NOT NULL REFERENCES release,
    key integer NOT NULL CHECK (key > 0),
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN (
            'ACTOR', 'PLACE', 'TOPIC', 'INTEREST', 'EVENT', 'ARTIFACT', 'RELATION', 'DOCUMENT', 'CLAIM'
        )),
    id text COLLATE "C" NOT NULL,
    label text NOT NULL CHECK (label <> ''),
    label_key text COLLATE "C" NOT NULL,
    summary text,
    note text,
    attributes json NOT NULL DEFAULT '{}' CHECK (json_typeof(attributes) = 'object'),
    quantities jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(quantities) = 'array'),
    disputed boolean NOT NULL DEFAULT false,
    redirected_from text[] COLLATE "C" NOT NULL DEFAULT '{}',
    words tsvector NOT NULL,
    PRIMARY KEY (release, key),
    UNIQUE (release, id),
    CHECK (starts_with(id, lower(kind) || '/'))
);
CREATE INDEX node_label ON node (release, kind, label_key, key);
CREATE INDEX node_disputed ON node (release, kind, key) WHERE disputed;
CREATE INDEX node_words ON node USING gin (words)
"#;

const DOWN: &str = r#"
DROP TABLE node
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
