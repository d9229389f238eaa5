//! Creates `place`: places on the map.

use sea_orm_migration::prelude::*;

/// Creates `place`: places on the map.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE place (
    release integer NOT NULL,
    key integer NOT NULL,
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN (
            'REGION', 'COUNTRY_TERRITORY', 'ADMINISTRATIVE_AREA', 'SETTLEMENT', 'CITY', 'CORRIDOR', 'BORDER',
            'MILITARY_BASE', 'DISPUTED_TERRITORY'
        )),
    within integer,
    country integer,
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    geo_precision smallint CHECK (geo_precision BETWEEN 1 AND 7),
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, within) REFERENCES place,
    FOREIGN KEY (release, country) REFERENCES actor,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE INDEX place_kind ON place (release, kind, key);
CREATE INDEX place_within ON place (release, within, key);
CREATE INDEX place_country ON place (release, country, key)
"#;

const DOWN: &str = r#"
DROP TABLE place
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
