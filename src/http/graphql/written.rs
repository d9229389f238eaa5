//! Answers as JSON, written at once from what the engine brings.

use std::collections::BTreeMap;

use async_graphql::{Response as Answer, ServerError, Value};
use serde::Serialize;

/// An answer to a request that was refused before execution: it has no data, not even null.
#[derive(Serialize)]
struct Refusal<'a> {
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// Why writing cannot fail.
const PLAIN: &str = "an answer has only texts as keys";

/// An answer as JSON.
pub fn written(answer: &Answer) -> String {
    if !demarche_graphql::is_refused(answer) {
        return serde_json::to_string(answer).expect(PLAIN);
    }
    let Answer { errors, extensions, .. } = answer;
    serde_json::to_string(&Refusal { errors, extensions }).expect(PLAIN)
}

/// A list of errors as JSON.
pub fn written_errors(errors: &[ServerError]) -> String {
    serde_json::to_string(errors).expect(PLAIN)
}

fn is_empty(extensions: &&BTreeMap<String, Value>) -> bool {
    extensions.is_empty()
}

#[cfg(test)]
mod tests {
    use async_graphql::{Name, Pos, value};
    use serde_json::json;

    use super::*;

    /// The same by way of a tree of JSON.
    fn as_tree(answer: &Answer) -> String {
        let mut body = json!(answer);
        if demarche_graphql::is_refused(answer) {
            body.as_object_mut().and_then(|fields| fields.shift_remove("data"));
        }
        body.to_string()
    }

    #[test]
    fn an_answer_has_the_same_bytes_as_its_tree() {
        let data = value!({ "b": [1, -2.5, 1e300, "\u{1}é\"/", null, true], "a": { "z": {}, "y": [] } });
        let mut error = ServerError::new("no\nsuch", Some(Pos { line: 1, column: 2 }));
        let refused = Answer::from_errors(vec![error.clone()]);
        error
            .extensions
            .get_or_insert_default()
            .set("code", Value::Enum(Name::new("A")));
        let answers = [
            Answer::new(data.clone()),
            Answer::new(data.clone())
                .extension("release", "a@1".into())
                .extension("cost", 7.into()),
            refused,
            Answer::from_errors(vec![error.clone()]).extension("release", "a@1".into()),
            Answer::from_errors(vec![
                error.clone().with_path(vec![async_graphql::PathSegment::Index(3)]),
            ]),
            Answer::new(Value::Null),
        ];
        for answer in answers {
            assert_eq!(written(&answer), as_tree(&answer));
            assert_eq!(written_errors(&answer.errors), json!(answer.errors).to_string());
        }
        let mut half = Answer::new(data);
        half.errors.push(error);
        assert_eq!(written(&half), as_tree(&half));
    }
}
