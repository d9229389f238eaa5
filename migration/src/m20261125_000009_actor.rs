//! Creates `actor`: who acts or wants.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `actor`: who acts or wants.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
DROP TABLE actor
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let active = columns::extent("active");
        let sql = format!(
            r#"
CREATE TABLE actor (
    release integer NOT NULL,
    key integer NOT NULL,
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN (
            'STATE', 'FORMER_STATE', 'PARTIALLY_RECOGNISED_ENTITY', 'STATE_BODY', 'ARMED_FORCES',
            'INTERGOVERNMENTAL_ORGANISATION', 'FINANCIAL_INSTITUTION', 'FUND', 'FORMAT', 'MISSION', 'COMPANY',
            'NGO', 'THINK_TANK', 'PARTY', 'NON_STATE_ARMED_GROUP', 'PERSON', 'COLLECTIVE'
        )),
    part_of integer,
    nationality integer,
    sectors text[] COLLATE "C" NOT NULL DEFAULT '{{}}'
        CHECK (sectors <@ ARRAY[
            'COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM',
            'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC'
        ]),
    named boolean NOT NULL DEFAULT true,
    {active},
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, part_of) REFERENCES actor,
    FOREIGN KEY (release, nationality) REFERENCES actor
);
CREATE INDEX actor_kind ON actor (release, kind, key);
CREATE INDEX actor_part_of ON actor (release, part_of, key);
CREATE INDEX actor_nationality ON actor (release, nationality, key);
CREATE INDEX actor_unnamed ON actor (release, key) WHERE NOT named;
CREATE INDEX actor_sectors ON actor USING gin (sectors);
CREATE INDEX actor_active_ascending ON actor (release, active_ascending, key);
CREATE INDEX actor_active_descending ON actor (release, active_descending, key);
CREATE INDEX actor_active_hull ON actor USING gist (active_hull);
CREATE INDEX actor_active_core ON actor USING gist (active_core)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
