//! Indexes the attributes of records, so that a red line finds the records that its test is about.

use sea_orm_migration::prelude::*;

/// Indexes the attributes of records, so that a red line finds the records that its test is about.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE INDEX node_attributes ON node USING gin ((attributes::jsonb)) WHERE attributes::text <> '{}'
"#;

const DOWN: &str = r#"
DROP INDEX node_attributes
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
