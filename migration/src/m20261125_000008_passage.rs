//! Creates `passage`: the numbered passages of a document.

use sea_orm_migration::prelude::*;

/// Creates `passage`: the numbered passages of a document.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE passage (
    release integer NOT NULL,
    document integer NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    locator text,
    paraphrase text,
    quote text,
    PRIMARY KEY (release, document, number),
    FOREIGN KEY (release, document) REFERENCES document ON DELETE CASCADE
)
"#;

const DOWN: &str = r#"
DROP TABLE passage
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
