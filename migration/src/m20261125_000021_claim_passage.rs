//! Creates `claim_passage`: where in its document a claim stands.

use sea_orm_migration::prelude::*;

/// Creates `claim_passage`: where in its document a claim stands.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE claim_passage (
    release integer NOT NULL,
    claim integer NOT NULL,
    position integer NOT NULL,
    document integer NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (release, claim, position),
    FOREIGN KEY (release, claim) REFERENCES claim ON DELETE CASCADE,
    FOREIGN KEY (release, document, number) REFERENCES passage
);
CREATE INDEX claim_passage_passage ON claim_passage (release, document, number, claim)
"#;

const DOWN: &str = r#"
DROP TABLE claim_passage
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
