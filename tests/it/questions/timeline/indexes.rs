//! On 20,000 records a page of a time line is read from indexes, however deep it lies.

use async_graphql::{InputType, Value};
use demarche_model::page::{Page, Position, Side};
use demarche_questions::timeline::{TimelineFilter, store};
use serde_json::json;

use crate::store::indexes::Subject;

/// A page of twenty.
const PAGE: Page = Page {
    side: Side::First,
    size: 20,
    after: None,
    before: None,
};

/// Tells what each step of a plan found, and no times, so that the text is the same in every run.
const ANALYZE: &str = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)";

/// Reads a page; the statement is the last one asked.
async fn read(subject: &Subject, filter: &TimelineFilter, page: &Page) -> Vec<Position> {
    subject.forget();
    let slice = store::page(&subject.reader, filter, page).await.unwrap();
    slice.rows.into_iter().map(|row| row.position).collect()
}

/// The most rows that a step of the plan finds.
fn most_rows(plan: &str) -> u64 {
    let found = plan.split("rows=").skip(1);
    let found = found.filter_map(|rest| rest.split(' ').next()?.parse().ok());
    found.max().unwrap()
}

/// The place of an entry in the middle.
async fn middle(subject: &Subject) -> Position {
    let asked = json!({"during": {"from": "2005-06-15", "to": "2005-06-15", "match": "SURELY"}});
    let day = read(subject, &filter(asked), &PAGE).await;
    day.first().unwrap().clone()
}

fn filter(leaves: serde_json::Value) -> TimelineFilter {
    TimelineFilter::parse(Some(Value::from_json(leaves).unwrap())).unwrap_or_else(|_| panic!("a filter of time lines"))
}

#[tokio::test]
async fn a_page_reads_no_more_of_a_list_than_it_may_show() {
    let subject = Subject::new().await;
    let middle = middle(&subject).await;
    let pages = [
        PAGE,
        Page {
            after: Some(middle.clone()),
            ..PAGE
        },
        Page {
            side: Side::Last,
            before: Some(middle),
            ..PAGE
        },
        Page {
            side: Side::Last,
            ..PAGE
        },
    ];
    for page in pages {
        assert_eq!(read(&subject, &TimelineFilter::default(), &page).await.len(), 20);
        let plan = subject.explain_as(ANALYZE).await;
        let indexes = [
            "event_date_ascending",
            "interest_valid_start",
            "interest_valid_end",
            "relation_valid_start",
            "relation_valid_end",
        ];
        for index in indexes {
            assert!(plan.contains(index), "{index} is not used:\n{plan}");
        }
        assert!(!subject.reads_whole_table(&plan), "{plan}");
        // Five lists of a page and one more, which the last step but one has together.
        assert!(most_rows(&plan) <= 5 * 21, "{plan}");
    }
}

#[tokio::test]
async fn selective_filters_use_an_index() {
    let subject = Subject::new().await;
    let filters = [
        json!({"actors": ["actor-000700"]}),
        json!({"actors": ["actor-000050"], "includeParts": true}),
        json!({"actorsAll": ["actor-000001", "actor-000050"]}),
        json!({"topic": {"id": "topic-000150"}}),
        json!({"place": {"id": "place-000300"}}),
        json!({"participant": {"actor": "actor-000700"}}),
        json!({"during": {"from": "1990-01-01", "to": "1990-02-28", "match": "SURELY"}}),
        json!({"eventStatuses": ["DENIED"]}),
        json!({"dated": false}),
        json!({"dated": false, "actors": ["actor-000050"]}),
    ];
    let mut faults = Vec::new();
    for leaves in filters {
        let found = read(&subject, &filter(leaves.clone()), &PAGE).await;
        let plan = subject.explain_as("EXPLAIN").await;
        if found.is_empty() || subject.reads_whole_table(&plan) {
            faults.push(format!("{leaves}, {} entries:\n{plan}", found.len()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// The most rows that a step of the plan reads in vain.
fn most_removed(plan: &str) -> u64 {
    let removed = plan.split("Rows Removed by Filter: ").skip(1);
    let removed = removed.filter_map(|rest| rest.split('\n').next()?.trim().parse().ok());
    removed.max().unwrap_or(0)
}

#[tokio::test]
async fn a_span_is_read_from_where_it_begins() {
    let subject = Subject::new().await;
    for r#match in ["SURELY", "POSSIBLY"] {
        let span = json!({"during": {"from": "2015-05", "to": "2015-06", "match": r#match}});
        assert_eq!(read(&subject, &filter(span), &PAGE).await.len(), 20);
        let plan = subject.explain_as(ANALYZE).await;
        assert!(!subject.reads_whole_table(&plan), "{plan}");
        assert!(most_removed(&plan) < 500, "{plan}");
    }
}
