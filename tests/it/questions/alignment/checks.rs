//! The checks of a red line, and the red lines of a record.

use super::*;

const MISSION: &str = "actor/eu-monitoring-mission-in-armenia";

/// All checks of the dataset's red lines, as (line, subject, computed).
async fn all(service: &Service) -> Vec<(String, String, Value)> {
    let query = "{ interests(filter: {kinds: [RED_LINE]}) { nodes { id checks(first: 100) { totalCount nodes {
        redLine { id } subject { id } computed } } } } }";
    let data = service.data(query, Value::Null).await;
    let mut found = Vec::new();
    for line in data["interests"]["nodes"].as_array().unwrap() {
        let checks = line["checks"]["nodes"].as_array().unwrap();
        assert_eq!(line["checks"]["totalCount"], checks.len());
        for check in checks {
            assert_eq!(check["redLine"]["id"], line["id"]);
            let id = |record: &Value| record["id"].as_str().unwrap().to_owned();
            found.push((id(line), id(&check["subject"]), check["computed"].clone()));
        }
    }
    found
}

#[tokio::test]
async fn a_red_line_is_checked_against_all_that_the_source_ties_to_it_or_its_test_is_about() {
    let service = Service::with_south_caucasus().await;
    let found = all(&service).await;
    let of = |line: &str, subject: &str| {
        let found = found.iter().find(|(own, of, _)| own.ends_with(line) && of == subject);
        found.map(|(_, _, computed)| computed.clone())
    };
    assert_eq!(of("iran-red-line-western-presence", MISSION), Some(json!("RESPECTED")));
    let unblocking = "event/unblocking-outside-armenian-sovereignty";
    assert_eq!(of("iran-red-line-sovereignty", unblocking), Some(json!("CROSSED")));
    assert_eq!(of("iran-red-line-western-presence", "actor/russia"), None);
    // What the relations say, read the other way.
    let query = "{ relations(filter: {groups: [RED_LINE]}, first: 100) { nodes { from { id } to { id } } } }";
    let data = service.data(query, Value::Null).await;
    for tie in data["relations"]["nodes"].as_array().unwrap() {
        let (subject, line) = (tie["from"]["id"].as_str().unwrap(), tie["to"]["id"].as_str().unwrap());
        assert!(of(line, subject).is_some(), "{subject} of {line}");
    }
}

#[tokio::test]
async fn the_red_lines_of_records_are_the_checks_of_the_lines() {
    let service = Service::with_south_caucasus().await;
    let mut lines = all(&service).await;
    let mut records = Vec::new();
    for list in ["actors", "events", "artifacts", "relations"] {
        let mut after = Value::Null;
        loop {
            let query = format!(
                "query($after: String) {{ {list}(first: 100, after: $after) {{ pageInfo {{ hasNextPage endCursor }}
                   nodes {{ id redLines {{ redLine {{ id }} subject {{ id }} computed }} }} }} }}"
            );
            let data = service.data(&query, json!({"after": after})).await;
            for record in data[list]["nodes"].as_array().unwrap() {
                for check in record["redLines"].as_array().unwrap() {
                    assert_eq!(check["subject"]["id"], record["id"]);
                    let line = check["redLine"]["id"].as_str().unwrap().to_owned();
                    records.push((
                        line,
                        record["id"].as_str().unwrap().to_owned(),
                        check["computed"].clone(),
                    ));
                }
            }
            after = data[list]["pageInfo"]["endCursor"].clone();
            if data[list]["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
    }
    let order =
        |one: &(String, String, Value), other: &(String, String, Value)| (&one.0, &one.1).cmp(&(&other.0, &other.1));
    lines.retain(|(_, subject, _)| !subject.starts_with("interest/"));
    lines.sort_by(order);
    records.sort_by(order);
    assert!(!lines.is_empty());
    assert_eq!(records, lines);
}

#[tokio::test]
async fn checks_come_in_pages_from_either_end() {
    let service = Service::with_south_caucasus().await;
    let query = "query($first: Int, $after: String, $last: Int, $before: String) {
        interest(id: \"iran-red-line-western-presence\") {
            checks(first: $first, after: $after, last: $last, before: $before) {
                totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { subject { id } } } } }";
    let ask = async |variables: Value| service.data(query, variables).await["interest"]["checks"].take();
    let whole = ask(json!({"first": 100})).await;
    let subjects: Vec<Value> = whole["nodes"].as_array().unwrap().clone();
    assert!(subjects.len() > 1, "{whole:#}");
    let first = ask(json!({"first": 1})).await;
    assert_eq!(first["nodes"], json!([subjects[0]]));
    assert_eq!(first["pageInfo"]["hasNextPage"], true);
    let next = ask(json!({"first": 100, "after": first["pageInfo"]["endCursor"]})).await;
    assert_eq!(next["nodes"], json!(subjects[1..]));
    let last = ask(json!({"last": 1})).await;
    assert_eq!(last["nodes"], json!([subjects[subjects.len() - 1]]));
    let before = ask(json!({"last": 100, "before": last["pageInfo"]["startCursor"]})).await;
    assert_eq!(before["nodes"], json!(subjects[..subjects.len() - 1]));
}

#[tokio::test]
async fn what_is_no_red_line_has_no_checks() {
    let service = Service::with_south_caucasus().await;
    let query =
        "{ interests(filter: {kinds: [GOAL]}, first: 5) { nodes { checks { totalCount nodes { computed } } } } }";
    let data = service.data(query, Value::Null).await;
    for goal in data["interests"]["nodes"].as_array().unwrap() {
        assert_eq!(goal["checks"], json!({"totalCount": 0, "nodes": []}));
    }
}

#[tokio::test]
async fn many_lines_and_records_take_no_more_statements_than_one() {
    let service = Service::with_south_caucasus().await;
    let lines = async |ids: Value| {
        let query = "query($ids: [ID!]) { interests(filter: {ids: $ids}) { nodes {
            checks { totalCount nodes { computed asserted { id } subject { id } } } } } }";
        let before = service.statements();
        service.data(query, json!({"ids": ids})).await;
        service.statements() - before
    };
    let alone = lines(json!(["iran-red-line-western-presence"])).await;
    let both = lines(json!(["iran-red-line-western-presence", "iran-red-line-sovereignty"])).await;
    // The lines' subjects are of more kinds than one line's: a statement a kind.
    assert!(both <= alone + 2, "{both} for two, {alone} for one");
    let records = async |first: i32| {
        let query = "query($first: Int) { events(first: $first) { nodes { redLines { computed } } } }";
        let before = service.statements();
        service.data(query, json!({"first": first})).await;
        service.statements() - before
    };
    let twenty = records(20).await;
    assert!(records(100).await <= twenty.max(4), "{twenty}");
}
