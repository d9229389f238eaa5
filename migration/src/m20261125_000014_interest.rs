//! Creates `interest`: what actors want, fear or hold.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `interest`: what actors want, fear or hold.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
DROP TABLE interest
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let valid = columns::extent("valid");
        let sql = format!(
            r#"
CREATE TABLE interest (
    release integer NOT NULL,
    key integer NOT NULL,
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN (
            'INTEREST', 'GOAL', 'POSITION', 'PREFERENCE', 'RED_LINE', 'CONCERN', 'PERCEPTION', 'FRAMING',
            'STATEMENT', 'POLICY'
        )),
    holder integer NOT NULL,
    speaker integer,
    topic integer NOT NULL,
    option text COLLATE "C",
    stance smallint CHECK (stance BETWEEN -2 AND 2),
    rival boolean NOT NULL DEFAULT false,
    salience smallint CHECK (salience BETWEEN 0 AND 3),
    explicit boolean NOT NULL DEFAULT false,
    condition text,
    crossed_when jsonb CHECK (jsonb_typeof(crossed_when) = 'object'),
    {valid},
    status text COLLATE "C" NOT NULL CHECK (status IN ('HELD', 'DROPPED')),
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, holder) REFERENCES actor,
    FOREIGN KEY (release, speaker) REFERENCES actor,
    FOREIGN KEY (release, topic) REFERENCES topic,
    FOREIGN KEY (release, topic, option) REFERENCES topic_option,
    CHECK (crossed_when IS NULL OR kind = 'RED_LINE')
);
CREATE INDEX interest_kind ON interest (release, kind, key);
CREATE INDEX interest_holder ON interest (release, holder, key);
CREATE INDEX interest_speaker ON interest (release, speaker, key);
CREATE INDEX interest_topic ON interest (release, topic, key);
CREATE INDEX interest_option ON interest (release, topic, option, key) WHERE option IS NOT NULL;
CREATE INDEX interest_stance ON interest (release, stance, key);
CREATE INDEX interest_salience ON interest (release, salience, key);
CREATE INDEX interest_status ON interest (release, status, key);
CREATE INDEX interest_rival ON interest (release, key) WHERE rival;
CREATE INDEX interest_explicit ON interest (release, key) WHERE explicit;
CREATE INDEX interest_conditional ON interest (release, key) WHERE condition IS NOT NULL;
CREATE INDEX interest_valid_ascending ON interest (release, valid_ascending, key);
CREATE INDEX interest_valid_descending ON interest (release, valid_descending, key);
CREATE INDEX interest_valid_hull ON interest USING gist (valid_hull);
CREATE INDEX interest_valid_core ON interest USING gist (valid_core)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
