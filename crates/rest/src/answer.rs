//! Re-shapes a GraphQL answer: connections become `data` and `page`.

use serde_json::{Map, Value};

use demarche_graphql::selection::Selected;

/// A page as GraphQL tells of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFacts {
    /// The cursor of the first entry, where there are entries before it.
    pub before: Option<String>,
    /// The cursor of the last entry, where there are entries after it.
    pub after: Option<String>,
    /// How many entries the whole list has.
    pub total: Value,
    /// How many undated records might belong in it; `None` where records have no dates.
    pub undated: Option<Value>,
    /// Whether something is left out; `None` where nothing ever is.
    pub truncated: Option<Value>,
    /// How the whole list spreads over the values of fields; `None` where that was not asked.
    pub facets: Option<Value>,
}

/// Takes a connection apart.
pub fn page(connection: Value, shown: &[Selected]) -> (Value, PageFacts) {
    let mut connection = object(connection);
    let nodes = connection.shift_remove("nodes").unwrap_or_default();
    let info = object(connection.shift_remove("pageInfo").unwrap_or_default());
    let cursor = |more: &str, name: &str| match info.get(more) {
        Some(Value::Bool(true)) => info.get(name).and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let facts = PageFacts {
        before: cursor("hasPreviousPage", "startCursor"),
        after: cursor("hasNextPage", "endCursor"),
        total: connection.shift_remove("totalCount").unwrap_or_default(),
        undated: connection.shift_remove("undatedCount"),
        truncated: connection.shift_remove("truncated"),
        facets: connection.shift_remove("facets"),
    };
    (shape(nodes, shown), facts)
}

/// Re-shapes a record, or each of a list: embedded connections become `data` and `page` too.
pub fn shape(value: Value, shown: &[Selected]) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(|item| shape(item, shown)).collect(),
        Value::Object(mut fields) => {
            for selected in shown.iter().filter(|selected| !selected.fields.is_empty()) {
                if let Some(field) = fields.get_mut(&selected.name) {
                    let value = field.take();
                    *field = embedded(value, selected);
                }
            }
            Value::Object(fields)
        }
        single => single,
    }
}

/// Whether the field is a connection, and by which part its entries are asked for.
pub fn entries(selected: &Selected) -> Option<&Selected> {
    selected.part("edges").or_else(|| selected.part("nodes"))
}

fn embedded(value: Value, selected: &Selected) -> Value {
    let Some(entries) = entries(selected).filter(|_| value.is_object()) else {
        return shape(value, &selected.fields);
    };
    let mut connection = object(value);
    let data = connection.shift_remove(&entries.name).unwrap_or_default();
    let total = connection.shift_remove("totalCount").unwrap_or_default();
    let page = Map::from_iter([("total".to_owned(), total)]);
    let data = shape(data, &entries.fields);
    Value::Object(Map::from_iter([
        ("data".to_owned(), data),
        ("page".to_owned(), Value::Object(page)),
    ]))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_connection_becomes_a_page() {
        let shown =
            Selected::read("id parts(first: 100) { edges { role node { id } } totalCount }").expect("a selection");
        let answer = json!({
            "nodes": [{"id": "a", "parts": {"edges": [{"role": "HOST", "node": {"id": "b"}}], "totalCount": 1}}],
            "pageInfo": {"hasNextPage": true, "hasPreviousPage": false, "startCursor": "s", "endCursor": "e"},
            "totalCount": 7, "undatedCount": 2,
        });
        let (data, facts) = page(answer, &shown);
        assert_eq!(
            data,
            json!([{"id": "a", "parts": {"data": [{"role": "HOST", "node": {"id": "b"}}], "page": {"total": 1}}}])
        );
        assert_eq!((facts.before, facts.after), (None, Some("e".into())));
        assert_eq!((facts.total, facts.undated), (json!(7), Some(json!(2))));
    }

    #[test]
    fn what_is_no_connection_stays_as_it_is() {
        let shown = Selected::read("id claims { id by { id } }").expect("a selection");
        let answer = json!({"id": "a", "claims": [{"id": "c", "by": null}]});
        assert_eq!(shape(answer.clone(), &shown), answer);
    }
}
