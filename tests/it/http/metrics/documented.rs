//! Every number has its line in the manual, and every line its number.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::Numbers;
use crate::{
    harness::{Answer, Service},
    socket::{Client, RELEASES},
};

/// Names of numbers with the names of their labels.
type Table = BTreeMap<String, BTreeSet<String>>;

/// The names in the manual's table.
fn documented() -> Table {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operations.md");
    let manual = fs::read_to_string(manual).unwrap();
    let (_, table) = manual.split_once("| name | what it tells |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let names = rows.map(|row| row.split('|').nth(1).unwrap());
    let names = names.flat_map(|names| names.split('`').skip(1).step_by(2));
    let entry = |name: &str| {
        let (name, labels) = name.split_once('{').unwrap_or((name, ""));
        let labels = labels
            .trim_end_matches('}')
            .split(',')
            .filter(|label| !label.is_empty());
        (name.to_owned(), labels.map(str::to_owned).collect())
    };
    names.map(entry).collect()
}

/// The names that a service tells, as the manual writes them.
fn told(text: &str) -> Table {
    let types = text.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    let named = types.map(|line| {
        let (name, sort) = line.split_once(' ').unwrap();
        let suffix = match sort {
            "counter" => "_total",
            "info" => "_info",
            _ => "",
        };
        (format!("{name}{suffix}"), name)
    });
    let labels = |name: &str| {
        let series = text.lines().filter(|line| !line.starts_with('#'));
        let labels = series
            .filter_map(|line| line.split_once('{'))
            .filter_map(|(series, labels)| {
                let of = series.strip_prefix(name)?;
                ["", "_total", "_info", "_bucket"].contains(&of).then_some(labels)
            });
        let names = labels.flat_map(|labels| labels.split("\",").filter_map(|label| label.split_once('=')));
        let names = names.map(|(name, _)| name.to_owned()).filter(|name| name != "le");
        names.collect()
    };
    named.map(|(full, name)| (full, labels(name))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manual_has_every_number_and_no_other() {
    let service = Service::with_sample().await;
    // Each number that has labels has one series at least.
    service.ask("{ actors { nodes { id } } }").await;
    let deep = format!("{{ a {} }}", "{ a ".repeat(20) + &"}".repeat(20));
    service.ask(&deep).await;
    let mut client = Client::open_at(&service, "/graphql").await;
    client.ask("1", RELEASES).await;
    assert_eq!(client.closed().await, 4401);
    Numbers::of(&service).await;
    let Answer { body, .. } = service.get("/metrics").await;
    assert!(body.ends_with("# EOF\n"), "{body}");
    assert_eq!(told(&body), documented());
}
