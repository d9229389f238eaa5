//! The operations that routes stand for.

use super::*;
use crate::question::{Accepted, pairs};

const SDL: &str = "
    enum ThingOrder { ID_ASC }
    input ThingFilter { kinds: [String!] }
    type Thing { id: ID! label: String! }
    enum ThingFacet { KIND YEAR }
    type Facet { by: String! }
    type ThingConnection { nodes: [Thing!]! totalCount: Int undatedCount: Int facets(by: [ThingFacet!]!): [Facet!] }
    type Query {
        thing(id: ID!): Thing
        things(filter: ThingFilter, orderBy: ThingOrder, first: Int, after: String, last: Int, before: String): ThingConnection!
    }
";

#[test]
fn a_list_is_one_operation_with_its_counts() {
    let schema = SchemaModel::read(SDL).expect("a schema");
    let kind = Parameter::leaf("kind", &["kinds"]);
    let endpoint = Endpoint::page(&schema, "/things", "things", "id label")
        .and_then(|endpoint| endpoint.filter(&schema, [&kind].into_iter()))
        .expect("a route");
    assert_eq!(
        endpoint.operation(&Question::default()),
        "query Rest($filter: ThingFilter, $first: Int, $after: String, $last: Int, $before: String) { answer: \
         things(filter: $filter, first: $first, after: $after, last: $last, before: $before) { nodes { id label } \
         pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount undatedCount } }"
    );
}

#[test]
fn a_list_is_counted_where_the_question_says_by_what() {
    let schema = SchemaModel::read(SDL).expect("a schema");
    let endpoint = Endpoint::page(&schema, "/things", "things", "id").expect("a route");
    let accepted = Accepted {
        parameters: &endpoint.parameters,
        includes: &[],
        format: true,
    };
    let question = accepted.read(&pairs("facet=kind&facet=year")).expect("a question");
    assert_eq!(question.variables[FACETS], serde_json::json!(["KIND", "YEAR"]));
    let operation = endpoint.operation(&question);
    assert!(
        operation.contains("$facets: [ThingFacet!]!) { answer: things("),
        "{operation}"
    );
    assert!(
        operation.contains("undatedCount facets(by: $facets) { by values {"),
        "{operation}"
    );
}

#[test]
fn a_record_is_asked_for_by_its_path_and_shows_what_is_embedded() {
    let schema = SchemaModel::read(SDL).expect("a schema");
    let endpoint = Endpoint::plain(&schema, "/things/{slug}", "thing", "id")
        .and_then(|endpoint| endpoint.in_path(&schema, "id")?.offer(&["label"]))
        .expect("a route");
    let accepted = Accepted {
        parameters: &endpoint.parameters,
        includes: &["label"],
        format: false,
    };
    let question = accepted.read(&pairs("include=label")).expect("a question");
    assert_eq!(
        endpoint.operation(&question),
        "query Rest($id: ID!) { answer: thing(id: $id) { id label } }"
    );
}
