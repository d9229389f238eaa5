//! Creates `relation`: standing ties between two records.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `relation`: standing ties between two records.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
DROP TABLE relation
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let valid = columns::extent("valid");
        let sql = format!(
            r#"
CREATE TABLE relation (
    release integer NOT NULL,
    key integer NOT NULL,
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN (
            'COOPERATION', 'COMPETITION', 'ALLIANCE', 'RIVALRY', 'CONVERGENCE', 'DIVERGENCE', 'ARMS_TRANSFER',
            'SUPPLY', 'LOAN', 'INVESTMENT', 'AID', 'TRADE_AGREEMENT', 'BASING', 'SANCTION', 'MEMBER_OF',
            'PARTICIPANT_OF', 'PART_OF', 'LOCATED_IN', 'HOLDS_POST', 'SUCCEEDS', 'FUNDS', 'MANAGES', 'LEADS',
            'CONTROLS', 'CONTRACTOR_OF', 'CONNECTS', 'CAUSES', 'ENABLES', 'PREVENTS', 'THREATENS', 'ADVANCES',
            'RESPONDS_TO', 'PRECEDES', 'SUPPORTS', 'OPPOSES', 'INITIATES', 'ABOUT', 'VOICES', 'CONTRADICTS',
            'CROSSES', 'RESPECTS', 'AT_RISK'
        )),
    "from" integer NOT NULL,
    "to" integer NOT NULL,
    role text,
    status text COLLATE "C"
        CHECK (status IN (
            'HAPPENED', 'ONGOING', 'RECURRING', 'PLANNED', 'REPORTED', 'DENIED', 'HYPOTHETICAL'
        )),
    derived boolean NOT NULL DEFAULT false,
    {valid},
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, "from") REFERENCES node,
    FOREIGN KEY (release, "to") REFERENCES node,
    CHECK (NOT derived OR kind IN ('PART_OF', 'LOCATED_IN'))
);
CREATE INDEX relation_kind ON relation (release, kind, key);
CREATE INDEX relation_from_kind ON relation (release, "from", kind, key);
CREATE INDEX relation_to_kind ON relation (release, "to", kind, key);
CREATE INDEX relation_from ON relation (release, "from", key);
CREATE INDEX relation_to ON relation (release, "to", key);
CREATE INDEX relation_status ON relation (release, status, key);
CREATE INDEX relation_derived ON relation (release, key) WHERE derived;
CREATE INDEX relation_valid_ascending ON relation (release, valid_ascending, key);
CREATE INDEX relation_valid_descending ON relation (release, valid_descending, key);
CREATE INDEX relation_valid_hull ON relation USING gist (valid_hull);
CREATE INDEX relation_valid_core ON relation USING gist (valid_core)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
