//! Indexes names by their trigrams (labels of the kinds that bear names, all aliases), and codes without their registers.

use sea_orm_migration::prelude::*;

/// Indexes names by their trigrams (labels of the kinds that bear names, all aliases), and codes without their registers.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE INDEX node_label_trigrams ON node USING gin (label_key gin_trgm_ops)
    WHERE kind IN ('ACTOR', 'PLACE', 'TOPIC', 'ARTIFACT', 'DOCUMENT');
CREATE INDEX alias_trigrams ON alias USING gin (text_key gin_trgm_ops);
CREATE INDEX external_id_code ON external_id (release, value, node)
"#;

const DOWN: &str = r#"
DROP INDEX node_label_trigrams;
DROP INDEX alias_trigrams;
DROP INDEX external_id_code
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
