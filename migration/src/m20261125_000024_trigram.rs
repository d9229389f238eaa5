//! Adds Postgres's own extension that compares words by their trigrams.

use sea_orm_migration::prelude::*;

/// Adds Postgres's own extension that compares words by their trigrams.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "CREATE EXTENSION IF NOT EXISTS pg_trgm";

/// Refused where something else in the database uses the extension.
const DOWN: &str = "DROP EXTENSION IF EXISTS pg_trgm";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
