//! The order of a time line, and its pages in both directions.

use chrono::NaiveDate;
use demarche_model::date::{DatePrecision, UncertainDate, UncertainPeriod};
use serde_json::{Value, json};

use super::*;
use crate::graphql::{content, shared, walk::Walk};

const LINE: Walk<'static> = Walk {
    parent: None,
    field: "timeline",
    arguments: String::new(),
    node: "date { edtf } what record { id }",
    size: 17,
};

/// What an entry is ordered by, and the entry as text.
type Placed = (bool, (NaiveDate, NaiveDate), String, usize, String);

fn placed(id: &str, (rank, what): (usize, &str), date: Option<&UncertainDate>) -> Placed {
    let bounds = date.map(|date| {
        let (first, last) = (date.earliest, date.latest);
        (first.unwrap_or(NaiveDate::MIN), last.unwrap_or(NaiveDate::MAX))
    });
    let text = format!("{} {what} {id}", date.map_or("?", |date| &date.edtf));
    (bounds.is_none(), bounds.unwrap_or_default(), id.to_owned(), rank, text)
}

/// The start and the end of what holds for a while, where there are such.
fn extent(id: &str, valid: Option<&UncertainPeriod>) -> Vec<Placed> {
    let Some(UncertainPeriod { start, end, .. }) = valid else {
        return vec![placed(id, (1, "START"), None)];
    };
    let ends = [((1, "START"), start), ((2, "END"), end)];
    let some = ends.iter().filter(|(_, date)| date.precision != DatePrecision::Open);
    some.map(|(what, date)| {
        placed(
            id,
            *what,
            Some(*date).filter(|date| date.precision != DatePrecision::None),
        )
    })
    .collect()
}

/// The entries of the sample, in order.
fn expected() -> Vec<String> {
    let batch = content();
    let events = batch.events.iter();
    let events = events.map(|it| placed(&it.node.id.to_string(), (0, "EVENT"), it.date.as_ref()));
    let interests = batch.interests.iter();
    let interests = interests.flat_map(|it| extent(&it.node.id.to_string(), it.valid.as_ref()));
    let relations = batch.relations.iter().filter(|it| !it.derived);
    let relations = relations.flat_map(|it| extent(&it.node.id.to_string(), it.valid.as_ref()));
    let mut all: Vec<Placed> = events.chain(interests).chain(relations).collect();
    all.sort();
    all.into_iter().map(|(.., text)| text).collect()
}

fn texts(edges: &[Value]) -> Vec<String> {
    edges.iter().map(|edge| entry(&edge["node"])).collect()
}

#[tokio::test]
async fn dates_of_every_sort_stand_in_one_order() {
    let line = line(&Service::with_fixture("dates").await, Value::Null).await;
    let expected = [
        "../2005 EVENT event/before",
        "2001 START relation/a-in-league",
        "2007 EVENT event/signing",
        "2007 START relation/alliance",
        "2010 START interest/open-end",
        "2016 EVENT event/delivery",
        "2016 START interest/lone",
        "2016 END interest/lone",
        "2016 END interest/open-start",
        "2016 START interest/unknown-end",
        "2016 END relation/alliance",
        "2016-05 EVENT event/rumour",
        "2016-05 START relation/of-parts",
        "2022/.. EVENT event/later",
        "2024-08 EVENT event/talks",
        "? EVENT event/meeting",
        "? START interest/undated",
        "? END interest/unknown-end",
        "? START relation/a-in-union",
        "? START relation/b-in-club",
        "? START relation/b-in-league",
        "? START relation/b-in-project",
        "? START relation/b-in-union",
        "? START relation/ministry-in-club",
        "? START relation/post",
        "? START relation/rivalry",
    ];
    assert_eq!(line.entries, expected);
    assert_eq!((line.total, line.undated), (json!(26), json!(11)));
}

#[tokio::test]
async fn pages_one_after_the_other_are_the_whole_time_line() {
    let all = LINE.forward(&shared().await).await;
    assert_eq!(texts(&all), expected());
}

#[tokio::test]
async fn walking_backward_gives_the_same_time_line_with_the_same_cursors() {
    let service = shared().await;
    assert_eq!(LINE.backward(&service).await, LINE.forward(&service).await);
}

#[tokio::test]
async fn pages_of_one_entry_tell_entries_of_one_record_and_day_apart() {
    let one = Walk {
        size: 1,
        arguments: ", filter: {actors: [\"b\"], during: {from: \"2016\", to: \"2016\"}}".into(),
        ..LINE
    };
    let service = Service::with_fixture("dates").await;
    let forward = one.forward(&service).await;
    assert_eq!(
        texts(&forward)[1..3],
        ["2016 START interest/lone", "2016 END interest/lone"]
    );
    assert_eq!(one.backward(&service).await, forward);
}

#[tokio::test]
async fn a_page_ends_before_the_cursor_that_closes_it() {
    let service = shared().await;
    let all = LINE.forward(&service).await;
    for (from, to) in [(0, 3), (40, 41), (100, 120)] {
        let between = json!({"first": 50, "after": all[from]["cursor"], "before": all[to]["cursor"]});
        let page = LINE.page(&service, between).await;
        assert_eq!(page["edges"], json!(all[from + 1..to]));
    }
}

#[tokio::test]
async fn the_sample_has_entries_of_every_sort() {
    let all = expected();
    for sort in [
        "EVENT",
        "START interest",
        "END interest",
        "START relation",
        "END relation",
    ] {
        let of_sort = |undated: bool| {
            all.iter()
                .filter(|it| it.contains(sort) && it.starts_with('?') == undated)
                .count()
        };
        assert!(of_sort(false) > 0 && of_sort(true) > 0, "{sort}");
    }
}
