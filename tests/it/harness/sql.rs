//! Statements that a test sends past the service.

use sqlx::{AssertSqlSafe, Executor, Postgres};

/// Runs statements.
pub async fn run(at: impl Executor<'_, Database = Postgres>, statements: &str) {
    at.execute(sqlx::raw_sql(AssertSqlSafe(statements))).await.unwrap();
}
