//! REST over HTTP: the same answers as GraphQL, in the forms and under the rules of the web.

mod answers;
mod caching;
mod description;
mod refusals;
mod transport;

/// The kinds by their singular and plural names, with a filter of each in both languages.
const KINDS: [(&str, &str, &str, &str); 9] = [
    (
        "actor",
        "actors",
        "kind=state&kind=COMPANY",
        "{kinds: [STATE, COMPANY]}",
    ),
    (
        "place",
        "places",
        "within=place-000000",
        r#"{within: {id: "place-000000"}}"#,
    ),
    ("topic", "topics", "top=true", "{top: true}"),
    ("interest", "interests", "stance=-2&stance=1", "{stances: [-2, 1]}"),
    (
        "event",
        "events",
        "from=2000&to=2015&match=surely",
        r#"{during: {from: "2000", to: "2015", match: SURELY}}"#,
    ),
    ("artifact", "artifacts", "dated=true", "{dated: true}"),
    (
        "relation",
        "relations",
        "end=actor/actor-000000",
        r#"{ends: [{ids: ["actor/actor-000000"]}]}"#,
    ),
    ("document", "documents", "dated=false", "{dated: false}"),
    ("claim", "claims", "subjectKind=EVENT", "{subject: {kinds: [EVENT]}}"),
];
