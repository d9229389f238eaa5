//! Creates `participant`: who takes part in an event, and as what.

use sea_orm_migration::prelude::*;

/// Creates `participant`: who takes part in an event, and as what.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE participant (
    release integer NOT NULL,
    event integer NOT NULL,
    position integer NOT NULL,
    actor integer NOT NULL,
    role text COLLATE "C" NOT NULL
        CHECK (role IN (
            'INITIATOR', 'TARGET', 'PARTY', 'SPEAKER', 'ADDRESSEE', 'SUPPLIER', 'RECIPIENT', 'LENDER',
            'BORROWER', 'INVESTOR', 'HOST', 'VISITOR', 'MEDIATOR', 'BENEFICIARY', 'VICTIM', 'OBSERVER',
            'EXCLUDED', 'FUNDER', 'CONTRACTOR'
        )),
    side text COLLATE "C" CHECK (side IN ('A', 'B')),
    implied boolean NOT NULL DEFAULT false,
    PRIMARY KEY (release, event, position),
    FOREIGN KEY (release, event) REFERENCES event ON DELETE CASCADE,
    FOREIGN KEY (release, actor) REFERENCES actor
);
CREATE INDEX participant_actor_role ON participant (release, actor, role, event);
CREATE INDEX participant_actor ON participant (release, actor, event);
CREATE INDEX participant_role ON participant (release, role, event)
"#;

const DOWN: &str = r#"
DROP TABLE participant
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
