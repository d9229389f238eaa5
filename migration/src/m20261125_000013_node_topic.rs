//! Creates `node_topic`: what a record is about.

use sea_orm_migration::prelude::*;

/// Creates `node_topic`: what a record is about.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE node_topic (
    release integer NOT NULL,
    node integer NOT NULL,
    position integer NOT NULL,
    topic integer NOT NULL,
    PRIMARY KEY (release, node, position),
    UNIQUE (release, topic, node),
    FOREIGN KEY (release, node) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, topic) REFERENCES topic
)
"#;

const DOWN: &str = r#"
DROP TABLE node_topic
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
