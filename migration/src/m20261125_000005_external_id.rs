//! Creates `external_id`: what other lists call a record.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `external_id`: what other lists call a record.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
DROP TABLE external_id
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let active = columns::extent_bounds("active");
        let sql = format!(
            r#"
CREATE TABLE external_id (
    release integer NOT NULL,
    node integer NOT NULL,
    position integer NOT NULL,
    scheme text COLLATE "C" NOT NULL
        CHECK (scheme IN (
            'ISO_ALPHA3', 'ISO_ALPHA2', 'M49', 'COW', 'GLEDITSCH_WARD', 'UCDP', 'ICEWS', 'WIKIDATA', 'GEONAMES', 'LEI',
            'DOI', 'UN_SYMBOL'
        )),
    value text COLLATE "C" NOT NULL CHECK (value <> ''),
    {active},
    PRIMARY KEY (release, node, position),
    FOREIGN KEY (release, node) REFERENCES node ON DELETE CASCADE
);
CREATE INDEX external_id_value ON external_id (release, scheme, value, node)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
