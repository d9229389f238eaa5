//! Creates `party`: whose an artifact is.

use sea_orm_migration::prelude::*;

/// Creates `party`: whose an artifact is.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE party (
    release integer NOT NULL,
    artifact integer NOT NULL,
    position integer NOT NULL,
    actor integer NOT NULL,
    role text COLLATE "C"
        CHECK (role IN (
            'INITIATOR', 'TARGET', 'PARTY', 'SPEAKER', 'ADDRESSEE', 'SUPPLIER', 'RECIPIENT', 'LENDER',
            'BORROWER', 'INVESTOR', 'HOST', 'VISITOR', 'MEDIATOR', 'BENEFICIARY', 'VICTIM', 'OBSERVER',
            'EXCLUDED', 'FUNDER', 'CONTRACTOR'
        )),
    PRIMARY KEY (release, artifact, position),
    FOREIGN KEY (release, artifact) REFERENCES artifact ON DELETE CASCADE,
    FOREIGN KEY (release, actor) REFERENCES actor
);
CREATE INDEX party_actor ON party (release, actor, role, artifact);
CREATE INDEX party_role ON party (release, role, artifact)
"#;

const DOWN: &str = r#"
DROP TABLE party
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
