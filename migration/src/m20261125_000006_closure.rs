//! Creates `closure`: each topic, place and actor with everything above it, itself included.

use sea_orm_migration::prelude::*;

/// Creates `closure`: each topic, place and actor with everything above it, itself included.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE closure (
    release integer NOT NULL,
    ancestor integer NOT NULL,
    descendant integer NOT NULL,
    PRIMARY KEY (release, ancestor, descendant),
    FOREIGN KEY (release, ancestor) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, descendant) REFERENCES node ON DELETE CASCADE
);
CREATE INDEX closure_descendant ON closure (release, descendant, ancestor)
"#;

const DOWN: &str = r#"
DROP TABLE closure
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
