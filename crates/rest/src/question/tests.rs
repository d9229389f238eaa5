//! How query strings are read, and refused.

use serde_json::json;

use super::*;
use crate::parameter::{Parameter, Text};

const PARAMETERS: [Parameter; 8] = [
    Parameter::leaf("kind", &["kinds"]),
    Parameter::leaf("topic", &["topic.id"]),
    Parameter::modifier("includeNarrower", &["topic.includeNarrower"]),
    Parameter::leaf("from", &["during.from"]),
    Parameter::leaf("to", &["during.to"]),
    Parameter::leaf("asOf", &["asOf.date"]),
    Parameter::modifier("match", &["during.match", "asOf.match"]),
    Parameter::leaf("end", &["ends[].ids[]"]),
];

fn known() -> Vec<Known> {
    let repeats = |name: &str| matches!(name, "kind" | "end");
    let complete = |parameter: &Parameter| Known {
        name: parameter.name.into(),
        description: String::new(),
        repeats: repeats(parameter.name),
        text: if parameter.name == "includeNarrower" {
            Text::Boolean
        } else {
            Text::Any
        },
        paths: parameter.paths.iter().map(|path| format!("filter.{path}")).collect(),
        modifies: parameter.modifies,
        default: None,
        required: false,
    };
    PARAMETERS.iter().map(complete).collect()
}

fn read(query: &str) -> Result<Question> {
    let accepted = Accepted {
        parameters: &known(),
        includes: &["claims", "participants"],
        format: true,
    };
    accepted.read(&pairs(query))
}

fn refusal(query: &str) -> String {
    let error = read(query).expect_err("the query is wrong");
    assert_eq!(error.code(), "BAD_USER_INPUT");
    error.to_string()
}

#[test]
fn flat_parameters_become_a_filter() {
    let question = read("kind=A&kind=B&topic=eu&includeNarrower=TRUE&from=2016&match=surely").expect("a question");
    assert_eq!(
        Value::Object(question.variables),
        json!({"filter": {
            "kinds": ["A", "B"],
            "topic": {"id": "eu", "includeNarrower": true},
            "during": {"from": "2016", "match": "surely"},
        }})
    );
}

#[test]
fn a_modifier_reaches_every_condition_that_is_set_wherever_it_stands() {
    let question = read("match=surely&asOf=2021&to=2020").expect("a question");
    assert_eq!(
        Value::Object(question.variables),
        json!({"filter": {
            "asOf": {"date": "2021", "match": "surely"},
            "during": {"to": "2020", "match": "surely"},
        }})
    );
}

#[test]
fn a_modifier_alone_says_what_it_needs() {
    assert_eq!(
        refusal("match=surely"),
        "`match` says more about `from`, `to`, `asOf`: pass one of them, or leave it out"
    );
}

#[test]
fn a_list_of_conditions_gets_an_item_a_value() {
    let question = read("end=actor/a&end=actor/b").expect("a question");
    assert_eq!(
        Value::Object(question.variables),
        json!({"filter": {"ends": [{"ids": ["actor/a"]}, {"ids": ["actor/b"]}]}})
    );
}

#[test]
fn an_unknown_parameter_is_refused_with_the_likely_and_the_known_ones() {
    assert_eq!(
        refusal("topics=eu"),
        "unknown parameter `topics`; did you mean `topic`? known are kind, topic, includeNarrower, from, to, asOf, \
         match, end, include, format"
    );
}

#[test]
fn a_single_parameter_is_not_repeated() {
    assert_eq!(refusal("topic=a&topic=b"), "`topic` takes one value: pass it once");
    assert_eq!(
        refusal("format=csv&format=csv"),
        "`format` takes one value: pass it once"
    );
}

#[test]
fn embeds_are_listed_or_repeated_and_each_is_taken_once() {
    let question = read("include=claims,participants&include=claims").expect("a question");
    assert_eq!(question.include, ["claims", "participants"]);
    assert!(refusal("include=claim").contains("did you mean `claims`?"));
}

#[test]
fn what_must_be_passed_and_is_not_is_named_with_its_meaning() {
    let mut parameters = known();
    parameters[0].required = true;
    parameters[0].description = "Of these sorts.".into();
    let accepted = Accepted {
        parameters: &parameters,
        includes: &[],
        format: false,
    };
    let error = accepted.read(&pairs("topic=eu")).expect_err("it is missing");
    assert_eq!(error.to_string(), "the parameter `kind` is missing: Of these sorts.");
    assert!(accepted.read(&pairs("kind=A")).is_ok());
}
