//! Creates `link`: every hop that a path through the records can take.

use sea_orm_migration::prelude::*;

/// Creates `link`: every hop that a path through the records can take.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE link (
    release integer NOT NULL,
    key integer NOT NULL CHECK (key > 0),
    "from" integer NOT NULL,
    "to" integer NOT NULL,
    via text COLLATE "C" NOT NULL CHECK (via IN ('RELATION', 'PARTICIPATION', 'INTEREST', 'AFFILIATION')),
    carrier integer,
    role text,
    position integer NOT NULL DEFAULT 0,
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, "from") REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, "to") REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, carrier) REFERENCES node ON DELETE CASCADE
);
CREATE INDEX link_from ON link (release, "from", key);
CREATE INDEX link_to ON link (release, "to", key);
CREATE INDEX link_carrier ON link (release, carrier, key)
"#;

const DOWN: &str = r#"
DROP TABLE link
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
