//! The facets of every kind's list, compared with a count by hand over all of its records.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{ByHand, all, codes, facets, type_name};
use crate::graphql::shared;

/// A facet and where its values stand in a record of the answer.
type Place = (&'static str, &'static [&'static str]);

/// What records of every kind but claims have.
const COMMON: [Place; 5] = [
    ("TOPIC", &["topics.id"]),
    ("DISPUTED", &["disputed"]),
    ("CLAIM_MODE", &["claims.mode"]),
    ("CLAIM_BY", &["claims.by.id"]),
    ("CLAIM_SOURCE", &["claims.reportedIn.id"]),
];

/// How it is asked for.
const COMMON_FIELDS: &str = "topics { id } disputed claims { mode by { id } reportedIn { id } }";

/// A kind's list, what is asked of its records, and where the values of its own facets stand.
struct List {
    name: &'static str,
    fields: &'static str,
    places: &'static [Place],
}

const LISTS: [List; 9] = [
    List {
        name: "actors",
        fields: "actorKind partOf { id } nationality { id } sectors named",
        places: &[
            ("KIND", &["actorKind"]),
            ("PART_OF", &["partOf.id"]),
            ("NATIONALITY", &["nationality.id"]),
            ("SECTOR", &["sectors"]),
            ("NAMED", &["named"]),
        ],
    },
    List {
        name: "places",
        fields: "placeKind within { id } country { id } geoPrecision",
        places: &[
            ("KIND", &["placeKind"]),
            ("WITHIN", &["within.id"]),
            ("COUNTRY", &["country.id"]),
            ("GEO_PRECISION", &["geoPrecision"]),
        ],
    },
    List {
        name: "topics",
        fields: "broader { id } exclusive",
        places: &[("BROADER", &["broader.id"]), ("EXCLUSIVE", &["exclusive"])],
    },
    List {
        name: "interests",
        fields: "interestKind interestStatus holder { id } speaker { id } option { key } stance rival salience explicit",
        places: &[
            ("KIND", &["interestKind"]),
            ("STATUS", &["interestStatus"]),
            ("HOLDER", &["holder.id"]),
            ("SPEAKER", &["speaker.id"]),
            ("OPTION", &["option.key"]),
            ("STANCE", &["stance"]),
            ("RIVAL", &["rival"]),
            ("SALIENCE", &["salience"]),
            ("EXPLICIT", &["explicit"]),
        ],
    },
    List {
        name: "events",
        fields: "eventKind eventStatus modes contexts place { id } partOf { id }
            participants(first: 100) { edges { role side node { id } } }",
        places: &[
            ("KIND", &["eventKind"]),
            ("STATUS", &["eventStatus"]),
            ("MODE", &["modes"]),
            ("CONTEXT", &["contexts"]),
            ("PLACE", &["place.id"]),
            ("PART_OF", &["partOf.id"]),
            ("PARTICIPANT", &["participants.edges.node.id"]),
            ("ROLE", &["participants.edges.role"]),
            ("SIDE", &["participants.edges.side"]),
        ],
    },
    List {
        name: "artifacts",
        fields: "artifactKind artifactStatus partOf { id } parties { role actor { id } }",
        places: &[
            ("KIND", &["artifactKind"]),
            ("STATUS", &["artifactStatus"]),
            ("PART_OF", &["partOf.id"]),
            ("PARTY", &["parties.actor.id"]),
            ("ROLE", &["parties.role"]),
        ],
    },
    List {
        name: "relations",
        fields: "relationKind relationStatus from { __typename id } to { __typename id } derived",
        places: &[
            ("KIND", &["relationKind"]),
            ("STATUS", &["relationStatus"]),
            ("FROM", &["from.id"]),
            ("TO", &["to.id"]),
            ("END", &["from.id", "to.id"]),
            ("FROM_KIND", &["from.__typename"]),
            ("TO_KIND", &["to.__typename"]),
            ("DERIVED", &["derived"]),
        ],
    },
    List {
        name: "documents",
        fields: "authors publisher language reliability",
        places: &[
            ("AUTHOR", &["authors"]),
            ("PUBLISHER", &["publisher"]),
            ("LANGUAGE", &["language"]),
            ("RELIABILITY", &["reliability"]),
        ],
    },
    List {
        name: "claims",
        fields: "mode by { id } reportedIn { id } polarity attitude likelihood credibility confidence hedge property
            subject { __typename id topics { id } }",
        places: &[
            ("MODE", &["mode"]),
            ("BY", &["by.id"]),
            ("SOURCE", &["reportedIn.id"]),
            ("POLARITY", &["polarity"]),
            ("ATTITUDE", &["attitude"]),
            ("LIKELIHOOD", &["likelihood"]),
            ("CREDIBILITY", &["credibility"]),
            ("CONFIDENCE", &["confidence"]),
            ("HEDGE", &["hedge"]),
            ("PROPERTY", &["property"]),
            ("SUBJECT", &["subject.id"]),
            ("SUBJECT_KIND", &["subject.__typename"]),
            ("TOPIC", &["subject.topics.id"]),
        ],
    },
];

impl List {
    fn places(&self) -> Vec<Place> {
        let common: &[Place] = if self.name == "claims" { &[] } else { &COMMON };
        self.places.iter().chain(common).copied().collect()
    }

    fn fields(&self) -> String {
        let common = if self.name == "claims" { "" } else { COMMON_FIELDS };
        format!("{} {common}", self.fields)
    }

    /// All records, and some.
    fn filters(&self) -> [Value; 2] {
        let some = if self.name == "claims" {
            json!({"polarities": ["ASSERTS"]})
        } else {
            json!({"disputed": false})
        };
        [json!({}), some]
    }

    /// Whether a record can have but one value.
    fn is_single(&self, paths: &[&str]) -> bool {
        let several = [
            "sectors",
            "modes",
            "contexts",
            "authors",
            "broader",
            "participants",
            "parties",
            "claims",
        ];
        let first = |path: &str| path.split('.').next().unwrap_or_default().to_owned();
        let topics = |path: &&str| path.contains("topics");
        paths.len() == 1 && !several.contains(&first(paths[0]).as_str()) && !paths.iter().any(topics)
    }
}

#[tokio::test]
async fn every_facet_of_every_list_is_what_one_counts_by_hand() {
    let service = shared().await;
    for list in LISTS {
        let places = list.places();
        let by: Vec<String> = places.iter().map(|(facet, _)| (*facet).to_owned()).collect();
        for filter in list.filters() {
            let nodes = all(&service, list.name, &filter, &list.fields()).await;
            let (answered, total) = facets(&service, list.name, &filter, &by).await;
            assert_eq!(usize::try_from(total), Ok(nodes.len()));
            for ((facet, paths), answered) in places.iter().zip(&answered) {
                let about = format!("{} by {facet} where {filter}", list.name);
                assert_eq!(answered["by"], *facet, "{about}");
                let by_hand = ByHand::count(&nodes, paths);
                by_hand.assert_is(answered, &about);
                if list.is_single(paths) {
                    let sum: i64 = by_hand.counts.values().sum();
                    assert_eq!(sum + by_hand.missing, total, "{about}");
                }
            }
        }
    }
}

#[tokio::test]
async fn no_facet_goes_unchecked() {
    let service = shared().await;
    for list in LISTS {
        let checked: BTreeSet<String> = list.places().iter().map(|(facet, _)| (*facet).to_owned()).collect();
        let mut known = codes(&service, &format!("{}Facet", type_name(list.name))).await;
        known.remove("YEAR");
        assert_eq!(checked, known, "{}", list.name);
    }
}

#[tokio::test]
async fn a_value_that_is_a_record_has_its_id_its_label_and_the_record() {
    let question =
        "{ events(first: 0) { facets(by: [PLACE, KIND]) { values { value label record { __typename id label } } } } }";
    let data = shared().await.data(question, json!({})).await;
    let facets = data["events"]["facets"].as_array().unwrap();
    for value in facets[0]["values"].as_array().unwrap() {
        let record = &value["record"];
        assert_eq!(record["__typename"], "Place");
        assert_eq!((&value["value"], &value["label"]), (&record["id"], &record["label"]));
    }
    for value in facets[1]["values"].as_array().unwrap() {
        let (code, label) = (value["value"].as_str().unwrap(), value["label"].as_str().unwrap());
        assert_eq!(label.to_uppercase().replace(' ', "_"), code);
        assert!(value["record"].is_null());
    }
}
