//! Creates `alias`: what else a record is called, and by whom.

use sea_orm_migration::prelude::*;

/// Creates `alias`: what else a record is called, and by whom.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE alias (
    release integer NOT NULL,
    node integer NOT NULL,
    position integer NOT NULL,
    text text NOT NULL CHECK (text <> ''),
    text_key text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN ('NAME', 'ACRONYM', 'METONYM', 'TRANSLITERATION', 'DESIGNATION')),
    lang text COLLATE "C",
    by integer,
    PRIMARY KEY (release, node, position),
    FOREIGN KEY (release, node) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, by) REFERENCES actor
);
CREATE INDEX alias_text_key ON alias (release, text_key, node);
CREATE INDEX alias_by ON alias (release, by, node)
"#;

const DOWN: &str = r#"
DROP TABLE alias
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
