//! Creates `claim`: who asserts a record, where, how, and how sure.

use sea_orm_migration::prelude::*;

/// Creates `claim`: who asserts a record, where, how, and how sure.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r#"
CREATE TABLE claim (
    release integer NOT NULL,
    key integer NOT NULL,
    subject integer NOT NULL,
    position integer NOT NULL,
    property text,
    mode text COLLATE "C" NOT NULL
        CHECK (mode IN (
            'FACT_AS_STATED', 'AUTHOR_ASSESSMENT', 'REPORTED_STATEMENT', 'REPORTED_VIEW', 'QUOTATION',
            'FORECAST', 'CONJECTURE', 'DENIAL', 'ABSENCE'
        )),
    by integer,
    reported_in integer NOT NULL,
    polarity text COLLATE "C" NOT NULL CHECK (polarity IN ('ASSERTS', 'DENIES')),
    attitude text COLLATE "C" CHECK (attitude IN ('ENDORSES', 'NEUTRAL', 'DISPUTES')),
    likelihood text COLLATE "C"
        CHECK (likelihood IN (
            'ALMOST_NO_CHANCE', 'VERY_UNLIKELY', 'UNLIKELY', 'ROUGHLY_EVEN_CHANCE', 'LIKELY', 'VERY_LIKELY',
            'ALMOST_CERTAIN'
        )),
    hedge text,
    credibility smallint CHECK (credibility BETWEEN 1 AND 6),
    confidence text COLLATE "C" CHECK (confidence IN ('LOW', 'MODERATE', 'HIGH')),
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    UNIQUE (release, subject, position),
    FOREIGN KEY (release, subject) REFERENCES node,
    FOREIGN KEY (release, by) REFERENCES actor,
    FOREIGN KEY (release, reported_in) REFERENCES document,
    CHECK (mode <> 'DENIAL' OR polarity = 'DENIES'),
    CHECK (subject <> key)
);
CREATE INDEX claim_property ON claim (release, property, key);
CREATE INDEX claim_mode ON claim (release, mode, key);
CREATE INDEX claim_by ON claim (release, by, key);
CREATE INDEX claim_reported_in ON claim (release, reported_in, key);
CREATE INDEX claim_credibility ON claim (release, credibility, key);
CREATE INDEX claim_confidence ON claim (release, confidence, key);
CREATE INDEX claim_likelihood ON claim (release, likelihood, key);
CREATE INDEX claim_attitude ON claim (release, attitude, key);
CREATE INDEX claim_denies ON claim (release, key) WHERE polarity = 'DENIES';
CREATE INDEX claim_hedged ON claim (release, key) WHERE hedge IS NOT NULL
"#;

const DOWN: &str = r#"
DROP TABLE claim
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
