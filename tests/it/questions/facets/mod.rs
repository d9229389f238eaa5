//! Facets: counted beside a list, they are what one counts by hand over all that the list holds.

mod bad;
mod releases;
mod rest;
mod spread;
mod within;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::harness::Service;

/// Everything that a facet answers, apart from the record.
pub const FACET: &str = "by values { value label count possibleCount } missing truncated";

/// All nodes of a list, page by page.
pub async fn all(service: &Service, list: &str, filter: &Value, fields: &str) -> Vec<Value> {
    let question = format!(
        "query($filter: {}Filter, $after: String) {{ {list}(filter: $filter, first: 20, after: $after) {{
            nodes {{ {fields} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        type_name(list)
    );
    let (mut nodes, mut after) = (Vec::new(), Value::Null);
    loop {
        let mut data = service.data(&question, json!({"filter": filter, "after": after})).await;
        let page = data[list].take();
        nodes.extend(page["nodes"].as_array().unwrap().iter().cloned());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return nodes;
        }
    }
}

/// The facets of a list, and how long it is.
pub async fn facets(service: &Service, list: &str, filter: &Value, by: &[String]) -> (Vec<Value>, i64) {
    let mut all = (Vec::new(), 0);
    // More at once cost too much.
    for some in by.chunks(2) {
        let (found, total) = some_facets(service, list, filter, some).await;
        all = (all.0.into_iter().chain(found).collect(), total);
    }
    all
}

async fn some_facets(service: &Service, list: &str, filter: &Value, by: &[String]) -> (Vec<Value>, i64) {
    let kind = type_name(list);
    let question = format!(
        "query($filter: {kind}Filter, $by: [{kind}Facet!]!) {{ {list}(filter: $filter, first: 0) {{
            totalCount facets(by: $by) {{ {FACET} }} }} }}"
    );
    let mut data = service.data(&question, json!({"filter": filter, "by": by})).await;
    let total = data[list]["totalCount"].as_i64().unwrap();
    (serde_json::from_value(data[list]["facets"].take()).unwrap(), total)
}

/// `Actor` of `actors`.
pub fn type_name(list: &str) -> String {
    let kind = list.trim_end_matches('s');
    kind[..1].to_uppercase() + &kind[1..]
}

/// The codes of an enum of the schema.
pub async fn codes(service: &Service, name: &str) -> BTreeSet<String> {
    let question = "query($name: String!) { __type(name: $name) { enumValues { name } } }";
    let data = service.data(question, json!({"name": name})).await;
    let values = data["__type"]["enumValues"].as_array().unwrap();
    values
        .iter()
        .map(|value| value["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The values at a path such as `participants.edges.role`: lists are gone through, null is nothing.
pub fn values_at(value: &Value, path: &str) -> BTreeSet<String> {
    if let Value::Array(items) = value {
        return items.iter().flat_map(|item| values_at(item, path)).collect();
    }
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    match value {
        Value::Null => BTreeSet::new(),
        Value::String(text) if step.is_empty() => BTreeSet::from([text.clone()]),
        Value::Object(fields) => {
            let field = fields
                .get(step)
                .unwrap_or_else(|| panic!("{step} is not asked for: {value}"));
            let texts = values_at(field, rest).into_iter();
            texts
                .map(|text| {
                    if step == "__typename" {
                        text.to_uppercase()
                    } else {
                        text
                    }
                })
                .collect()
        }
        single => BTreeSet::from([single.to_string()]),
    }
}

/// Records counted by hand: how many have each value, and how many none.
pub struct ByHand {
    pub counts: BTreeMap<String, i64>,
    pub missing: i64,
}

impl ByHand {
    /// Counts what stands at any of the paths.
    pub fn count(nodes: &[Value], paths: &[&str]) -> Self {
        let (mut counts, mut missing) = (BTreeMap::new(), 0);
        for node in nodes {
            let values: BTreeSet<String> = paths.iter().flat_map(|path| values_at(node, path)).collect();
            missing += i64::from(values.is_empty());
            for value in values {
                *counts.entry(value).or_insert(0) += 1;
            }
        }
        Self { counts, missing }
    }

    /// Fails unless the facet says the same.
    pub fn assert_is(&self, facet: &Value, about: &str) {
        let Self { counts, missing } = self;
        let answered: Vec<(String, i64)> = facet["values"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| {
                (
                    value["value"].as_str().unwrap().to_owned(),
                    value["count"].as_i64().unwrap(),
                )
            })
            .collect();
        assert_eq!(facet["missing"].as_i64(), Some(*missing), "{about}: missing");
        assert_eq!(
            facet["truncated"].as_bool(),
            Some(counts.len() > 50),
            "{about}: truncated"
        );
        assert_eq!(answered.len(), counts.len().min(50), "{about}: {answered:?}");
        for (value, count) in &answered {
            assert_eq!(counts.get(value), Some(count), "{about}: {value}");
        }
        assert!(
            answered.is_sorted_by(|a, b| a.1 >= b.1),
            "{about}: the most frequent first"
        );
        let mut sorted: Vec<i64> = counts.values().map(|count| -count).collect();
        sorted.sort_unstable();
        let most: Vec<i64> = sorted.iter().take(50).map(|count| -count).collect();
        let listed: Vec<i64> = answered.iter().map(|(_, count)| *count).collect();
        assert_eq!(listed, most, "{about}: the 50 most frequent");
    }
}
