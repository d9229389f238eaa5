//! The leaves that the filters of all kinds share.
//!
//! A filter is true where all its leaves are; an absent or null leaf asks nothing, an empty list is met by no record.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::NodeKind;
use crate::{
    claim::ClaimFilter,
    date::{DateMatch, Edtf},
    event::{ParticipantRole, Side},
};

/// What records of every kind but claims can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct RecordFilter {
    /// Records with one of these ids; the slug alone will do.
    pub ids: Option<Vec<ID>>,
    /// Records whose label, aliases or summary have all of these words; case and accents do not matter.
    pub text: Option<String>,
    /// Records filed under this topic; interests, those about it.
    pub topic: Option<TopicCondition>,
    /// Records of which one claim asserts what another denies, or whose author disputes what he reports (true); or the
    /// others (false).
    pub disputed: Option<bool>,
    /// Records that have at least one claim of their own that fits; the one that a dataset may make for all records
    /// without claims does not count here.
    pub claim: Option<ClaimFilter>,
}

/// A topic, alone or with the topics below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct TopicCondition {
    /// The topic: its id, or its slug alone.
    pub id: ID,
    /// Whether every topic below it counts too.
    #[graphql(default = false)]
    pub include_narrower: bool,
}

/// A place, alone or with the places inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct PlaceCondition {
    /// The place: its id, or its slug alone.
    pub id: ID,
    /// Whether every place inside it counts too.
    #[graphql(default = false)]
    pub include_within: bool,
}

/// An actor, alone or with its parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct ActorCondition {
    /// The actor: its id, or its slug alone.
    pub id: ID,
    /// Whether everything below it by `partOf`, and whoever holds a post there, counts too.
    #[graphql(default = false)]
    pub include_parts: bool,
}

/// A part in an event: one that fits in all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantCondition {
    /// Who takes part: an actor's id, or its slug alone; null for anybody.
    pub actor: Option<ID>,
    /// What the actor does: any of these roles.
    pub role: Option<Vec<ParticipantRole>>,
    /// On which side the actor stands.
    pub side: Option<Side>,
    /// Whether everything below the actor by `partOf`, and whoever holds a post there, counts too.
    #[graphql(default = false)]
    pub include_parts: bool,
}

/// An end of a relation, or the subject of a claim: a record that fits in all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct RecordCondition {
    /// One of these records, by their full ids.
    pub ids: Option<Vec<ID>>,
    /// A record of one of these kinds.
    pub kinds: Option<Vec<NodeKind>>,
    /// Whether everything below the actors among `ids` by `partOf`, and whoever holds a post there, counts too.
    #[graphql(default = false)]
    pub include_parts: bool,
}

/// A span of days. Records without a date do not fit and do not fail: `undatedCount` counts them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, InputObject)]
pub struct PeriodCondition {
    /// Counted from the earliest day that it may be, that day included; null for no beginning.
    pub from: Option<Edtf>,
    /// Counted to the latest day that it may be, that day included; null for no end.
    pub to: Option<Edtf>,
    /// Whether all of what a record's date may be must lie in the span, or some of it.
    #[graphql(default_with = "DateMatch::Possibly")]
    pub r#match: DateMatch,
}

/// A day, or what is known of one: what holds has to hold on it, what happens at one moment to lie no later. Records
/// without a date do not fit and do not fail: `undatedCount` counts them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, InputObject)]
pub struct DayCondition {
    /// The day; a month or year stands for each of its days.
    pub date: Edtf,
    /// Whether it must fit whatever the uncertain dates turn out to be, on each of the days, or may fit on one.
    #[graphql(default_with = "DateMatch::Possibly")]
    pub r#match: DateMatch,
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};

    use crate::{actor::ActorFilter, event::EventFilter};

    struct Echo;

    /// Answers with the filter as the service reads it.
    #[Object]
    impl Echo {
        async fn actors(&self, filter: ActorFilter) -> String {
            serde_json::to_string(&filter).expect("a filter is plain data")
        }

        async fn events(&self, filter: EventFilter) -> bool {
            filter == filter.clone()
        }
    }

    fn echo() -> Schema<Echo, EmptyMutation, EmptySubscription> {
        Schema::new(Echo, EmptyMutation, EmptySubscription)
    }

    async fn read(filter: &str) -> serde_json::Value {
        let answer = echo().execute(format!("{{ actors(filter: {filter}) }}")).await;
        assert!(answer.is_ok(), "{:?}", answer.errors);
        let data = answer.data.into_json().expect("JSON");
        let mut value: serde_json::Value =
            serde_json::from_str(data["actors"].as_str().expect("text")).expect("a filter in JSON");
        strip(&mut value);
        value
    }

    /// Takes the leaves away that ask nothing.
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.retain(|_, leaf| !leaf.is_null());
                map.values_mut().for_each(strip);
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }

    #[tokio::test]
    async fn shared_and_own_leaves_stand_beside_each_other_at_any_depth() {
        let filter = r#"{text: "army", kinds: [STATE], not: {topic: {id: "trade", includeNarrower: true}}, or: [{disputed: true, claim: {modes: [FORECAST], hedged: true}}]}"#;
        assert_eq!(
            read(filter).await,
            serde_json::json!({
                "text": "army",
                "kinds": ["STATE"],
                "not": {"topic": {"id": "trade", "includeNarrower": true}},
                "or": [{"disputed": true, "claim": {"modes": ["FORECAST"], "hedged": true}}],
            })
        );
    }

    #[tokio::test]
    async fn defaults_are_applied_and_null_asks_nothing() {
        let filter = r#"{text: null, kinds: null, partOf: {id: "russia"}, asOf: {date: "2016"}}"#;
        assert_eq!(
            read(filter).await,
            serde_json::json!({
                "partOf": {"id": "russia", "includeParts": false},
                "asOf": {"date": "2016", "match": "POSSIBLY"},
            })
        );
    }

    #[tokio::test]
    async fn a_leaf_of_another_kind_and_an_impossible_date_are_refused() {
        for filter in [
            "{participant: {}}",
            "{record: {}}",
            r#"{asOf: {date: "2016-13"}}"#,
            "{kinds: [ARMY]}",
        ] {
            let answer = echo().execute(format!("{{ actors(filter: {filter}) }}")).await;
            assert!(answer.is_err(), "{filter}");
        }
    }

    #[tokio::test]
    async fn every_input_and_every_leaf_is_described() {
        let question = "{ __schema { types { name kind description inputFields { name description } } } }";
        let answer = echo().execute(question).await.data.into_json().expect("JSON");
        let types = answer["__schema"]["types"].as_array().expect("types");
        for input in types.iter().filter(|input| input["kind"] == "INPUT_OBJECT") {
            assert!(input["description"].is_string(), "{}", input["name"]);
            for leaf in input["inputFields"].as_array().expect("leaves") {
                assert!(leaf["description"].is_string(), "{}.{}", input["name"], leaf["name"]);
            }
        }
        assert!(
            types.iter().all(|input| input["name"] != "RecordFilter"),
            "flattened, it is no type of its own"
        );
    }
}
