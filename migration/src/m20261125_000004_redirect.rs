//! Creates `redirect`: retired ids and the records they lead to.

use sea_orm_migration::prelude::*;

/// Creates `redirect`: retired ids and the records they lead to.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE redirect (
    release integer NOT NULL,
    id text COLLATE "C" NOT NULL,
    node integer NOT NULL,
    PRIMARY KEY (release, id),
    FOREIGN KEY (release, node) REFERENCES node ON DELETE CASCADE
);
CREATE INDEX redirect_node ON redirect (release, node)
"#;

const DOWN: &str = r#"
DROP TABLE redirect
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
