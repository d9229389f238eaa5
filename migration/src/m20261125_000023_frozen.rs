//! Freezes what is published: the database refuses every change to a published release but its withdrawal.

use sea_orm_migration::prelude::*;

/// Freezes what is published: the database refuses every change to a published release but its withdrawal.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The tables whose rows belong to a release.
const TABLES: [&str; 23] = [
    "node",
    "redirect",
    "external_id",
    "closure",
    "document",
    "passage",
    "actor",
    "alias",
    "place",
    "topic",
    "topic_broader",
    "topic_related",
    "topic_option",
    "node_topic",
    "interest",
    "event",
    "participant",
    "artifact",
    "party",
    "relation",
    "claim",
    "claim_passage",
    "link",
];

/// `demarche.withdrawing` holds the id of the release that the session takes back, in its transaction only.
const FUNCTIONS: &str = r#"
CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen text;
BEGIN
    SELECT release.name INTO frozen
    FROM (SELECT DISTINCT changed.release FROM changed) AS touched
    JOIN release ON release.id = touched.release
    WHERE release.published_at IS NOT NULL
        AND NOT (TG_OP = 'DELETE' AND current_setting('demarche.withdrawing', true) IS NOT DISTINCT FROM release.id::text)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'release % is published and never changes', frozen
            USING ERRCODE = 'restrict_violation', HINT = 'publish a higher version, or withdraw this one';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % holds published releases and cannot be truncated', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    withdrawing boolean := coalesce(current_setting('demarche.withdrawing', true) = OLD.id::text, false);
    open_columns text[] := ARRAY['document', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    ELSIF TG_OP = 'DELETE' AND withdrawing AND OLD.draft THEN
        RETURN OLD;
    ELSIF TG_OP = 'UPDATE' AND withdrawing AND to_jsonb(NEW) - open_columns = to_jsonb(OLD) - open_columns THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'release % is published and never changes', OLD.name
        USING ERRCODE = 'restrict_violation', HINT = 'publish a higher version, or withdraw this one';
END $$;

CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON release FOR EACH ROW EXECUTE FUNCTION guard_release();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON release FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
"#;

/// The triggers of one table.
fn freeze(table: &str) -> String {
    format!(
        "CREATE TRIGGER refuse_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER refuse_update AFTER UPDATE ON {table} REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER refuse_move AFTER UPDATE ON {table} REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER refuse_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let triggers: String = TABLES.into_iter().map(freeze).collect();
        let sql = format!("{FUNCTIONS}{triggers}");
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = "DROP FUNCTION refuse_change_of_published CASCADE;
DROP FUNCTION refuse_truncate CASCADE;
DROP FUNCTION guard_release CASCADE";
        manager.get_connection().execute_unprepared(sql).await.map(drop)
    }
}
