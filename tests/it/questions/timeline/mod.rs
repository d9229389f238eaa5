//! Time lines and dyads, as both APIs answer them.

mod bad;
mod dyads;
mod filters;
mod indexes;
mod order;
mod rest;
mod statements;

use serde_json::{Value, json};

use crate::harness::Service;

const TIMELINE: &str = "
    query($filter: TimelineFilter) {
        timeline(filter: $filter, first: 100) {
            totalCount undatedCount nodes { date { edtf } what record { id } }
        }
    }";

/// A time line of at most a hundred entries.
struct Line {
    /// `2016 START interest/x`, `? EVENT event/y`.
    entries: Vec<String>,
    total: Value,
    undated: Value,
}

/// The time line that a filter lists.
async fn line(service: &Service, filter: Value) -> Line {
    let data = service.data(TIMELINE, json!({"filter": filter})).await;
    let line = &data["timeline"];
    Line {
        entries: entries(&line["nodes"]),
        total: line["totalCount"].clone(),
        undated: line["undatedCount"].clone(),
    }
}

/// Entries as text.
fn entries(nodes: &Value) -> Vec<String> {
    let nodes = nodes.as_array().unwrap().iter();
    nodes.map(entry).collect()
}

fn entry(node: &Value) -> String {
    let date = node["date"]["edtf"].as_str().unwrap_or("?");
    let what = node["what"].as_str().unwrap();
    format!("{date} {what} {}", node["record"]["id"].as_str().unwrap())
}
