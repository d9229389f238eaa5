//! Creates `artifact`: texts and made things.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `artifact`: texts and made things.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
DROP TABLE artifact
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let date = columns::point("date");
        let sql = format!(
            r#"
CREATE TABLE artifact (
    release integer NOT NULL,
    key integer NOT NULL,
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN (
            'AGREEMENT', 'MEMORANDUM', 'STATEMENT', 'PROVISION', 'SANCTIONS', 'PROJECT', 'INFRASTRUCTURE',
            'EQUIPMENT', 'FUNDING', 'INITIATIVE', 'PROCESS'
        )),
    part_of integer,
    status text COLLATE "C" CHECK (status IN ('IN_FORCE', 'ONGOING', 'PLANNED', 'EXPIRED')),
    {date},
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, part_of) REFERENCES artifact
);
CREATE INDEX artifact_kind ON artifact (release, kind, key);
CREATE INDEX artifact_part_of ON artifact (release, part_of, key);
CREATE INDEX artifact_status ON artifact (release, status, key);
CREATE INDEX artifact_date_ascending ON artifact (release, date_ascending, key);
CREATE INDEX artifact_date_descending ON artifact (release, date_descending, key);
CREATE INDEX artifact_date_hull ON artifact USING gist (date_hull)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
