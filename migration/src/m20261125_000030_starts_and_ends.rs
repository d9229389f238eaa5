//! Adds the starts and ends of interests and relations, as a time line orders and filters them.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Adds the starts and ends of interests and relations, as a time line orders and filters them.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The tables whose records hold for a while.
const TABLES: [&str; 2] = ["interest", "relation"];

fn up(table: &str) -> String {
    let moments = columns::start_and_end("valid");
    format!(
        "ALTER TABLE {table}
    {moments};
CREATE INDEX {table}_valid_start ON {table} (release, valid_start_ascending, key)
    WHERE valid_start_ascending IS NOT NULL;
CREATE INDEX {table}_valid_end ON {table} (release, valid_end_ascending, key)
    WHERE valid_end_ascending IS NOT NULL;
CREATE INDEX {table}_valid_start_hull ON {table} USING gist (valid_start_hull);
CREATE INDEX {table}_valid_end_hull ON {table} USING gist (valid_end_hull);
"
    )
}

fn down(table: &str) -> String {
    format!(
        "ALTER TABLE {table}
    DROP COLUMN valid_start_ascending,
    DROP COLUMN valid_end_ascending,
    DROP COLUMN valid_start_hull,
    DROP COLUMN valid_end_hull;
"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql: String = TABLES.into_iter().map(up).collect();
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql: String = TABLES.into_iter().map(down).collect();
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }
}
