//! Variables: the guard takes the values that the oracle takes, and makes of them the same.

use apollo_compiler::{
    ExecutableDocument, Node,
    ast::{InputValueDefinition, Type},
    request::coerce_variable_values,
    response::JsonMap,
    schema::ExtendedType,
};
use async_graphql::{Variables, parser::parse_query};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Choices, SCHEMA};
use crate::guard::variables::coerce;

/// The variables as the guard has them; `None` where it refuses them.
fn ours(document: &str, given: &Value) -> Option<Value> {
    let document = parse_query(document).expect("a document");
    let (_, operation) = document.operations.iter().next().expect("an operation");
    let given = Variables::from_json(given.clone());
    let coerced = coerce(crate::schema_model(), &operation.node, &given, usize::MAX).ok()?;
    Some(serde_json::to_value(coerced).expect("variables are JSON"))
}

/// The same as the oracle has them.
fn theirs(document: &str, given: &Value) -> Option<Value> {
    let document = ExecutableDocument::parse(&SCHEMA, document, "query.graphql").expect("a document");
    let operation = document.operations.get(None).expect("an operation");
    let given: JsonMap = serde_json::from_value(given.clone()).expect("an object");
    let coerced = coerce_variable_values(&SCHEMA, operation, &given).ok()?;
    Some(serde_json::to_value(&*coerced).expect("variables are JSON"))
}

/// A document with a variable of this type.
fn with(r#type: &str) -> String {
    format!("query($v: {type}) {{ __typename }}")
}

/// Compares both. The oracle puts the defaults of inputs in, which here the engine does: it is asked to do so with what
/// the guard made.
fn compare(document: &str, given: &Value) -> Result<(), TestCaseError> {
    let (ours, theirs) = (ours(document, given), theirs(document, given));
    let completed = ours.as_ref().and_then(|ours| self::theirs(document, ours));
    prop_assert_eq!(
        ours.is_some(),
        theirs.is_some(),
        "{} with {}: ours {:?}",
        document,
        given,
        ours
    );
    prop_assert_eq!(completed.map(told), theirs.map(told), "{} with {}", document, given);
    Ok(())
}

/// A value in which numbers are text: an id that is given as a number is a text in the guard, as it is in answers.
fn told(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(items) => items.into_iter().map(told).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, told(value))).collect(),
        other => other,
    }
}

/// The types of all arguments of the root.
fn types() -> Vec<&'static Type> {
    let query = SCHEMA.get_object("Query").expect("a root");
    let arguments = query.fields.values().flat_map(|field| &field.arguments);
    arguments.map(|argument| &*argument.ty).collect()
}

/// Makes values of types, and now and then something else.
struct Values<'a>(Choices<'a>);

impl Values<'_> {
    fn value(&mut self, of: &Type) -> Value {
        // Of these scalars the oracle knows nothing.
        let is_own = matches!(of.inner_named_type().as_str(), "Date" | "Edtf");
        match self.0.below(12) {
            1 => Value::Null,
            2 if !is_own => self.anything(),
            3 if !is_own => json!([self.plain(of)]),
            _ if of.is_list() => {
                let many = self.0.below(3);
                (0..many).map(|_| self.value(of.item_type())).collect()
            }
            _ => self.plain(of),
        }
    }

    fn anything(&mut self) -> Value {
        let values = [
            json!(true),
            json!(2_147_483_648_i64),
            json!("text"),
            json!({}),
            json!([]),
            json!(1.5),
            json!(-1),
        ];
        values[self.0.below(values.len())].clone()
    }

    /// A value of the type's name, not in a list.
    fn plain(&mut self, of: &Type) -> Value {
        let name = of.inner_named_type();
        match &SCHEMA.types[name] {
            ExtendedType::Enum(codes) => match self.0.below(6) {
                1 => json!("NO_CODE"),
                other => json!(codes.values[other % codes.values.len()].value.as_str()),
            },
            ExtendedType::InputObject(input) => self.input(input.fields.values().map(|field| &**field)),
            _ => match name.as_str() {
                "Int" => json!(self.0.below(100)),
                "Boolean" => json!(true),
                "Date" => json!("2000-01-01"),
                "Edtf" => json!("2000"),
                _ => json!("x"),
            },
        }
    }

    fn input<'s>(&mut self, fields: impl Iterator<Item = &'s Node<InputValueDefinition>>) -> Value {
        let mut given = serde_json::Map::new();
        for field in fields {
            if self.0.below(8) == 1 || (field.is_required() && self.0.below(20) != 1) {
                given.insert(field.name.to_string(), self.value(&field.ty));
            }
        }
        if self.0.below(20) == 1 {
            given.insert("unknown".to_owned(), json!(1));
        }
        Value::Object(given)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn the_guard_takes_the_values_that_the_oracle_takes(which in 0_usize..1_000, choices in prop::collection::vec(any::<u8>(), 0..120)) {
        let types = types();
        let of = types[which % types.len()];
        let value = Values(Choices(choices.iter())).value(of);
        compare(&with(&of.to_string()), &json!({"v": value}))?;
    }
}

/// An input with a field of each sort, and a variable of each way to be asked for.
const ASKED: &str =
    "query($filter: EventFilter, $first: Int = 5, $ids: [ID!]!, $by: EventFacet! = KIND) { __typename }";

#[test]
fn what_both_take_and_refuse_is_the_same() -> Result<(), TestCaseError> {
    let filters = [
        json!({}),
        json!(null),
        json!({"kinds": "PROTEST"}),
        json!({"kinds": ["PROTEST", null]}),
        json!({"kinds": ["protest"]}),
        json!({"kinds": 1}),
        json!({"unknown": 1}),
        json!({"dated": "true"}),
        json!({"dated": null}),
        json!({"text": 5}),
        json!({"not": {"unknown": 1}}),
        json!({"or": {"dated": true}}),
        json!({"or": [{"dated": true}, {"topic": {}}]}),
        json!({"topic": {"id": null}}),
        json!({"topic": {"id": "x", "includeNarrower": null}}),
        json!({"asOf": {"date": "2000"}}),
        json!([]),
        json!("x"),
    ];
    for filter in filters {
        compare(ASKED, &json!({"filter": filter, "ids": ["x"]}))?;
    }
    for given in [
        json!({}),
        json!({"ids": null}),
        json!({"ids": []}),
        json!({"ids": "x", "first": null}),
    ] {
        compare(ASKED, &given)?;
    }
    for given in [
        json!({"ids": [], "by": null}),
        json!({"ids": [], "by": "NO"}),
        json!({"ids": [], "more": 1}),
    ] {
        compare(ASKED, &given)?;
    }
    Ok(())
}

#[test]
fn what_the_guard_alone_refuses_is_no_value_of_the_schema() {
    let long = "x".repeat(10_001);
    let cases = [
        // The oracle does not know the schema's own scalars.
        ("Edtf", json!("yesterday")),
        ("Edtf", json!(2000)),
        ("Date", json!("2000-13-01")),
        // No text is that long.
        ("String", json!(long)),
    ];
    for (of, value) in cases {
        let (document, given) = (with(of), json!({"v": value}));
        assert!(
            ours(&document, &given).is_none() && theirs(&document, &given).is_some(),
            "{of}"
        );
    }
}

#[test]
fn what_the_guard_alone_takes_is_a_number_written_otherwise() {
    // JSON does not tell 3 from 3.0, and an id may be any whole number.
    for (of, value) in [("Int", json!(3.0)), ("ID", json!(u64::MAX))] {
        let (document, given) = (with(of), json!({"v": value}));
        assert!(
            ours(&document, &given).is_some() && theirs(&document, &given).is_none(),
            "{of}"
        );
    }
}
