//! Pages of the nine lists, in every order.

use std::cmp::Reverse;

use chrono::NaiveDate;
use demarche_model::{
    date::{UncertainDate, UncertainPeriod},
    fold::fold,
    node::Node,
};
use serde_json::{Value, json};

use super::{content, shared, texts, walk::Walk};

/// The bounds of a date: its earliest and its latest day, where there are such.
type Bounds = (Option<NaiveDate>, Option<NaiveDate>);

/// What a record is ordered by.
struct Entry {
    id: String,
    label: String,
    date: Option<Bounds>,
}

/// The lists: the field, whether its records have dates.
const LISTS: [(&str, bool); 9] = [
    ("actors", true),
    ("places", false),
    ("topics", false),
    ("interests", true),
    ("events", true),
    ("artifacts", true),
    ("relations", true),
    ("documents", true),
    ("claims", false),
];

/// The orders of a list.
fn orders(dated: bool) -> &'static [&'static str] {
    let orders = &["ID_ASC", "ID_DESC", "LABEL_ASC", "LABEL_DESC", "DATE_ASC", "DATE_DESC"];
    if dated { orders } else { &orders[..4] }
}

fn list<'a>(field: &'a str, order: &str) -> Walk<'a> {
    let arguments = format!(", orderBy: {order}");
    Walk {
        parent: None,
        field,
        arguments,
        node: "id",
        size: 17,
    }
}

fn plain(node: &Node) -> Entry {
    Entry {
        id: node.id.to_string(),
        label: node.label.clone(),
        date: None,
    }
}

fn point(node: &Node, date: Option<&UncertainDate>) -> Entry {
    Entry {
        date: date.map(|date| (date.earliest, date.latest)),
        ..plain(node)
    }
}

fn extent(node: &Node, date: Option<&UncertainPeriod>) -> Entry {
    Entry {
        date: date.map(|date| (date.start.earliest, date.end.latest)),
        ..plain(node)
    }
}

fn entries(field: &str) -> Vec<Entry> {
    let batch = content();
    match field {
        "actors" => batch
            .actors
            .iter()
            .map(|it| extent(&it.node, it.active.as_ref()))
            .collect(),
        "places" => batch.places.iter().map(|it| plain(&it.node)).collect(),
        "topics" => batch.topics.iter().map(|it| plain(&it.node)).collect(),
        "interests" => batch
            .interests
            .iter()
            .map(|it| extent(&it.node, it.valid.as_ref()))
            .collect(),
        "events" => batch
            .events
            .iter()
            .map(|it| point(&it.node, it.date.as_ref()))
            .collect(),
        "artifacts" => batch
            .artifacts
            .iter()
            .map(|it| point(&it.node, it.date.as_ref()))
            .collect(),
        "relations" => batch
            .relations
            .iter()
            .map(|it| extent(&it.node, it.valid.as_ref()))
            .collect(),
        "documents" => batch
            .documents
            .iter()
            .map(|it| point(&it.node, it.published.as_ref()))
            .collect(),
        _ => batch.claims.iter().map(|it| plain(&it.node)).collect(),
    }
}

/// The ids in the order that its name says.
fn expected(field: &str, order: &str) -> Vec<String> {
    let mut entries = entries(field);
    let (first, last) = (NaiveDate::MIN, NaiveDate::MAX);
    match order {
        "ID_ASC" => entries.sort_by_key(|entry| entry.id.clone()),
        "ID_DESC" => entries.sort_by_key(|entry| Reverse(entry.id.clone())),
        "LABEL_ASC" => entries.sort_by_key(|entry| (fold(&entry.label), entry.id.clone())),
        "LABEL_DESC" => entries.sort_by_key(|entry| Reverse((fold(&entry.label), entry.id.clone()))),
        "DATE_ASC" => entries.sort_by_key(|entry| {
            let bounds = entry
                .date
                .map(|(earliest, latest)| (earliest.unwrap_or(first), latest.unwrap_or(last)));
            (bounds.is_none(), bounds, entry.id.clone())
        }),
        _ => entries.sort_by_key(|entry| {
            // An open start comes first in this direction too.
            let bounds = entry
                .date
                .map(|(earliest, latest)| (earliest.unwrap_or(last), latest.unwrap_or(last)));
            (bounds.is_none(), Reverse((bounds, entry.id.clone())))
        }),
    }
    entries.into_iter().map(|entry| entry.id).collect()
}

#[tokio::test]
async fn every_list_gives_every_record_once_in_the_order_that_was_asked_for() {
    let service = shared().await;
    for (field, dated) in LISTS {
        for order in orders(dated) {
            let edges = Value::Array(list(field, order).forward(&service).await);
            assert_eq!(texts(&edges, "/node/id"), expected(field, order), "{field} by {order}");
        }
    }
}

#[tokio::test]
async fn walking_backward_gives_the_same_list_with_the_same_cursors() {
    let service = shared().await;
    for (field, dated) in LISTS {
        for order in orders(dated) {
            let list = list(field, order);
            let forward = list.forward(&service).await;
            assert_eq!(list.backward(&service).await, forward, "{field} by {order}");
        }
    }
}

#[tokio::test]
async fn a_list_that_names_no_order_is_in_the_order_of_the_ids() {
    let service = shared().await;
    for (field, _) in LISTS {
        let data = service
            .data(&format!("{{ {field} {{ nodes {{ id }} }} }}"), json!({}))
            .await;
        let first: Vec<_> = expected(field, "ID_ASC").into_iter().take(20).collect();
        assert_eq!(texts(&data[field]["nodes"], "/id"), first, "{field}");
    }
}

#[tokio::test]
async fn the_sample_has_open_starts_and_undated_records_to_order() {
    let open = |field| entries(field).iter().any(|entry| matches!(entry.date, Some((None, _))));
    let undated = |field| entries(field).iter().any(|entry| entry.date.is_none());
    assert!(open("interests") && open("relations"));
    assert!(
        LISTS
            .iter()
            .filter(|(_, dated)| *dated)
            .all(|(field, _)| undated(field))
    );
}

#[tokio::test]
async fn a_page_of_none_still_knows_the_list() {
    let service = shared().await;
    let page = list("events", "DATE_ASC").page(&service, json!({"first": 0})).await;
    assert_eq!(page["edges"], json!([]));
    assert_eq!(page["totalCount"], 90);
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
}

#[tokio::test]
async fn a_page_ends_before_the_cursor_that_closes_it() {
    let service = shared().await;
    let list = list("events", "LABEL_ASC");
    let all = list.forward(&service).await;
    let (after, before) = (&all[9]["cursor"], &all[13]["cursor"]);
    let page = list
        .page(&service, json!({"first": 17, "after": after, "before": before}))
        .await;
    assert_eq!(page["edges"], json!(all[10..13]));
    let page = list
        .page(&service, json!({"last": 2, "after": after, "before": before}))
        .await;
    assert_eq!(page["edges"], json!(all[11..13]));
}
