//! The GraphQL schema as clients meet it: every element described, and fields that two types share of one shape.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::harness::Service;

/// Everything that introspection tells, three wrappings of a type deep.
const INTROSPECTION: &str = "{ __schema { types {
    name kind description
    fields(includeDeprecated: true) { name description args { name description } type { ...Ref } }
    inputFields { name description }
    enumValues(includeDeprecated: true) { name description }
    possibleTypes { name }
} } }
fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// The types of the schema by name, introspection's own left out.
async fn types() -> BTreeMap<String, Value> {
    let answer = demarche_graphql::schema().execute(INTROSPECTION).await;
    assert!(answer.is_ok(), "{:?}", answer.errors);
    let data = answer.data.into_json().expect("an answer is JSON");
    let types = data["__schema"]["types"].as_array().expect("types").clone();
    let named = types.into_iter().map(|kind| (text(&kind["name"]), kind));
    named.filter(|(name, _)| !name.starts_with("__")).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[tokio::test]
async fn every_element_is_described() {
    let types = types().await;
    let mut missing = Vec::new();
    let mut note = |path: String, element: &Value| {
        if element["description"].as_str().is_none_or(str::is_empty) {
            missing.push(path);
        }
    };
    for (name, kind) in &types {
        note(name.clone(), kind);
        for part in ["fields", "inputFields", "enumValues"] {
            for element in items(&kind[part]) {
                let path = format!("{name}.{}", text(&element["name"]));
                note(path.clone(), element);
                for argument in items(&element["args"]) {
                    note(format!("{path}({})", text(&argument["name"])), argument);
                }
            }
        }
    }
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}

/// Enums without a scheme in `codes`, each with the reason.
const WITHOUT_SCHEME: [(&str, &str); 3] = [
    ("CodeScheme", "it is the list of the schemes"),
    (
        "CausalDirection",
        "it chooses which way causes are followed and stands in no answer",
    ),
    ("CitationStyle", "it chooses the form of an answer and stands in none"),
];

#[tokio::test]
async fn every_enum_has_a_scheme_that_explains_its_codes() {
    let types = types().await;
    let codes = |name: &str| -> BTreeSet<String> {
        let values = items(&types[name]["enumValues"]).iter();
        values.map(|value| text(&value["name"])).collect()
    };
    let schemes = codes("CodeScheme");
    let enums = types
        .iter()
        .filter(|(_, kind)| kind["kind"] == "ENUM")
        .map(|(name, _)| name);
    let mut faults = Vec::new();
    for name in enums {
        // Orders choose how a list is sorted and facets how it is counted: neither stands in a record.
        let chooses = ["Order", "Facet"].iter().any(|ending| name.ends_with(ending));
        let exempt = chooses || WITHOUT_SCHEME.iter().any(|(exempt, _)| exempt == name);
        let scheme = scheme_of(name);
        match (schemes.contains(&scheme), exempt) {
            (true, false) => {
                let query = format!("{{ codes(scheme: {scheme}) {{ code }} }}");
                let answer = demarche_graphql::schema()
                    .execute(query)
                    .await
                    .data
                    .into_json()
                    .unwrap();
                let listed: BTreeSet<String> = items(&answer["codes"]).iter().map(|code| text(&code["code"])).collect();
                if listed != codes(name) {
                    faults.push(format!("{scheme} lists {listed:?}, {name} has {:?}", codes(name)));
                }
            }
            (false, true) => {}
            (false, false) => faults.push(format!("{name} has no scheme: add {scheme}, or say here why not")),
            (true, true) => faults.push(format!("{name} has a scheme and is said to have none")),
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The scheme of an enum: `STATE_BODY` of `StateBody`.
fn scheme_of(name: &str) -> String {
    let capital = |letter: char| {
        if letter.is_uppercase() {
            format!("_{letter}")
        } else {
            letter.to_uppercase().to_string()
        }
    };
    name.chars()
        .map(capital)
        .collect::<String>()
        .trim_start_matches('_')
        .to_owned()
}

#[tokio::test]
async fn fields_that_two_possible_types_share_have_one_shape() {
    let types = types().await;
    let mut schema_model = SchemaModel {
        types: &types,
        seen: BTreeSet::new(),
        clashes: BTreeSet::new(),
    };
    for kind in types.values() {
        let possible: Vec<String> = items(&kind["possibleTypes"])
            .iter()
            .map(|kind| text(&kind["name"]))
            .collect();
        for (index, one) in possible.iter().enumerate() {
            for other in &possible[index + 1..] {
                schema_model.compare(one, other);
            }
        }
    }
    assert!(
        schema_model.clashes.is_empty(),
        "fragments cannot merge: {:#?}",
        schema_model.clashes
    );
}

/// Compares types as GraphQL's "fields in set can merge" does.
struct SchemaModel<'a> {
    types: &'a BTreeMap<String, Value>,
    seen: BTreeSet<(String, String)>,
    clashes: BTreeSet<String>,
}

impl SchemaModel<'_> {
    fn compare(&mut self, one: &str, other: &str) {
        if one == other || !self.seen.insert((one.to_owned(), other.to_owned())) {
            return;
        }
        for left in items(&self.types[one]["fields"]) {
            for right in items(&self.types[other]["fields"]) {
                if left["name"] == right["name"] {
                    let path = format!("{one}.{0} and {other}.{0}", text(&left["name"]));
                    self.compare_references(&path, &left["type"], &right["type"]);
                }
            }
        }
    }

    fn compare_references(&mut self, path: &str, left: &Value, right: &Value) {
        let wrapped = |reference: &Value| !reference["ofType"].is_null();
        if wrapped(left) && wrapped(right) && left["kind"] == right["kind"] {
            return self.compare_references(path, &left["ofType"], &right["ofType"]);
        }
        let is_leaf = |reference: &Value| matches!(reference["kind"].as_str(), Some("SCALAR" | "ENUM"));
        let clash = match (wrapped(left) || wrapped(right), is_leaf(left) || is_leaf(right)) {
            (true, _) => true,
            (false, true) => left["name"] != right["name"],
            (false, false) => {
                self.compare(&text(&left["name"]), &text(&right["name"]));
                false
            }
        };
        if clash {
            self.clashes.insert(format!("{path}: {left} and {right}"));
        }
    }
}

#[tokio::test]
async fn the_schema_says_itself_what_it_is_for() {
    let question = "{ __schema { description } a: __schema { ...All } __typename }
        fragment All on __Schema { ... on __Schema { b: description } }";
    let data = Service::empty().await.data(question, json!({})).await;
    let description = text(&data["__schema"]["description"]);
    assert_eq!(data["a"]["b"], description);
    assert!(
        description.starts_with("Analyses of international politics"),
        "{description}"
    );
    assert!(demarche_graphql::described_sdl().contains(&description));
}
