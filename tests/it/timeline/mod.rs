//! Time lines and dyads, as both APIs answer them.

mod bad;
mod dyads;
mod filters;
mod indexes;
mod order;
mod rest;
mod statements;

use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::service::Service;

const TIMELINE: &str = "
    query($filter: TimelineFilter) {
        timeline(filter: $filter, first: 100) {
            totalCount undatedCount nodes { date { edtf } what record { id } }
        }
    }";

/// A service over `fixtures/dates`. The tests that ask for it share one database, so they only read.
async fn small() -> Service {
    static URL: OnceCell<String> = OnceCell::const_new();
    let url = URL.get_or_init(|| async { Service::with_fixture("dates").await.url });
    Service::over(url.await.clone()).await
}

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
