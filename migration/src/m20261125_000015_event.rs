//! Creates `event`: what happened, is planned, or is said to have happened.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `event`: what happened, is planned, or is said to have happened.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
DROP TABLE event
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let date = columns::point("date");
        let sql = format!(
            r#"
CREATE TABLE event (
    release integer NOT NULL,
    key integer NOT NULL,
    kind text COLLATE "C"
        CHECK (kind IN (
            'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE',
            'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'
        )),
    modes text[] COLLATE "C" NOT NULL DEFAULT '{{}}'
        CHECK (modes <@ ARRAY[
            'abduct', 'access', 'aerial', 'allege', 'arrest', 'assist', 'beat', 'boycott', 'ceasefire',
            'censor', 'change', 'convict', 'crowd-control', 'curfew', 'cyber', 'demo', 'deport', 'destroy',
            'disapprove', 'disarm', 'discontinue', 'drone', 'expel', 'explosives', 'firearms', 'heavy-weapons',
            'hunger', 'investigate', 'martial-law', 'meet', 'militia', 'misinformation', 'multilateral',
            'obstruct', 'phone', 'police', 'primitive', 'relations', 'release', 'resign', 'restrict', 'riot',
            'seize', 'sexual', 'strike', 'suicide-attack', 'targeted', 'territory', 'third-party', 'torture',
            'troops', 'unconventional', 'vandalize', 'violence', 'visit', 'weapons', 'withdraw', 'withhold',
            'yield'
        ]),
    contexts text[] COLLATE "C" NOT NULL DEFAULT '{{}}'
        CHECK (contexts <@ ARRAY[
            'military', 'intelligence', 'executive', 'legislative', 'election', 'political_institutions',
            'pro_democracy', 'pro_autocracy', 'economic', 'legal', 'reparations', 'human_rights',
            'rights_freedoms', 'repression', 'human_security', 'gender', 'lgbt', 'religion_ethnicity',
            'inequality', 'diplomatic', 'territory', 'peacekeeping', 'health', 'asylum', 'migration',
            'disasters', 'natural_resource', 'environment', 'technology', 'terrorism', 'cbrn', 'cyber',
            'misinformation', 'crime', 'corruption', 'illegal_drugs', 'trafficking'
        ]),
    {date},
    place integer,
    part_of integer,
    status text COLLATE "C" NOT NULL
        CHECK (status IN (
            'HAPPENED', 'ONGOING', 'RECURRING', 'PLANNED', 'REPORTED', 'DENIED', 'HYPOTHETICAL'
        )),
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE,
    FOREIGN KEY (release, place) REFERENCES place,
    FOREIGN KEY (release, part_of) REFERENCES event
);
CREATE INDEX event_kind ON event (release, kind, key);
CREATE INDEX event_place ON event (release, place, key);
CREATE INDEX event_part_of ON event (release, part_of, key);
CREATE INDEX event_status ON event (release, status, key);
CREATE INDEX event_modes ON event USING gin (modes);
CREATE INDEX event_contexts ON event USING gin (contexts);
CREATE INDEX event_date_ascending ON event (release, date_ascending, key);
CREATE INDEX event_date_descending ON event (release, date_descending, key);
CREATE INDEX event_date_hull ON event USING gist (date_hull)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
