//! Creates `topic`: issues on which one can take a stance, their order and their options.

use sea_orm_migration::prelude::*;

/// Creates `topic`: issues on which one can take a stance, their order and their options.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE topic (
    release integer NOT NULL,
    key integer NOT NULL,
    scope_note text,
    exclusive boolean NOT NULL DEFAULT false,
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE
);
CREATE INDEX topic_exclusive ON topic (release, key) WHERE exclusive;
CREATE TABLE topic_broader (
    release integer NOT NULL,
    topic integer NOT NULL,
    position integer NOT NULL,
    broader integer NOT NULL,
    PRIMARY KEY (release, topic, position),
    UNIQUE (release, topic, broader),
    FOREIGN KEY (release, topic) REFERENCES topic ON DELETE CASCADE,
    FOREIGN KEY (release, broader) REFERENCES topic
);
CREATE INDEX topic_broader_broader ON topic_broader (release, broader, topic);
CREATE TABLE topic_related (
    release integer NOT NULL,
    topic integer NOT NULL,
    position integer NOT NULL,
    related integer NOT NULL,
    PRIMARY KEY (release, topic, position),
    UNIQUE (release, topic, related),
    FOREIGN KEY (release, topic) REFERENCES topic ON DELETE CASCADE,
    FOREIGN KEY (release, related) REFERENCES topic
);
CREATE INDEX topic_related_related ON topic_related (release, related, topic);
CREATE TABLE topic_option (
    release integer NOT NULL,
    topic integer NOT NULL,
    key text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    label text NOT NULL CHECK (label <> ''),
    PRIMARY KEY (release, topic, key),
    UNIQUE (release, topic, position),
    FOREIGN KEY (release, topic) REFERENCES topic ON DELETE CASCADE
)
"#;

const DOWN: &str = r#"
DROP TABLE topic_option;
DROP TABLE topic_related;
DROP TABLE topic_broader;
DROP TABLE topic
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
