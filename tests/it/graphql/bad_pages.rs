//! Pages that cannot be answered: wrong sizes, cursors of elsewhere.

use demarche_bench::Sample;
use demarche_model::{
    node::Key,
    page::{Cursor, Position, SortValue},
};
use serde_json::{Value, json};

use super::{code, shared, walk::Walk};
use crate::harness::Service;

fn events(order: &str) -> Walk<'static> {
    let arguments = format!(", orderBy: {order}");
    Walk {
        parent: None,
        field: "events",
        arguments,
        node: "id",
        size: 5,
    }
}

fn of_actor(field: &'static str) -> Walk<'static> {
    let parent = Some("actor(id: \"actor-000000\")".into());
    Walk {
        parent,
        field,
        arguments: String::new(),
        node: "id",
        size: 5,
    }
}

fn of_document() -> Walk<'static> {
    let parent = Some("document(id: \"document-000000\")".into());
    Walk {
        parent,
        field: "passages",
        arguments: String::new(),
        node: "number",
        size: 5,
    }
}

/// A list at the top, and one of each sort below a record.
fn lists() -> [Walk<'static>; 4] {
    [
        events("DATE_ASC"),
        of_actor("events"),
        of_actor("neighbors"),
        of_document(),
    ]
}

async fn cursor(service: &Service, walk: &Walk<'_>) -> Value {
    walk.page(service, json!({"first": 3})).await["pageInfo"]["endCursor"].clone()
}

#[tokio::test]
async fn first_and_last_exclude_each_other() {
    let service = shared().await;
    for walk in lists() {
        let answer = walk.answer(&service, json!({"first": 1, "last": 1})).await;
        assert_eq!(code(&answer), "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn sizes_out_of_range_are_refused() {
    let service = shared().await;
    for walk in lists() {
        for size in [-1, 101, i64::from(i32::MAX), i64::from(i32::MIN)] {
            for side in ["first", "last"] {
                let answer = walk.answer(&service, json!({side: size})).await;
                assert_eq!(code(&answer), "BAD_USER_INPUT", "{side}: {size}");
            }
        }
    }
}

#[tokio::test]
async fn a_size_that_is_no_int_has_a_code() {
    let service = shared().await;
    for size in [json!(3_000_000_000_i64), json!(1.5), json!("3"), json!(true)] {
        let answer = events("ID_ASC").answer(&service, json!({"first": size})).await;
        let code = code(&answer);
        assert!(
            ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&code),
            "{size}: {answer:#}"
        );
    }
}

#[tokio::test]
async fn a_broken_cursor_is_refused() {
    let service = shared().await;
    for walk in lists() {
        for cursor in ["", "x", "%%%", "WyJhIl0", "bnVsbA", "\0", &"A".repeat(10_000)] {
            for side in ["after", "before"] {
                let answer = walk.answer(&service, json!({"first": 1, side: cursor})).await;
                assert_eq!(code(&answer), "BAD_USER_INPUT", "{side}: {cursor:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_cursor_of_another_order_is_refused() {
    let service = shared().await;
    let cursor = cursor(&service, &events("DATE_ASC")).await;
    for order in ["DATE_DESC", "LABEL_ASC", "ID_ASC"] {
        let answer = events(order)
            .answer(&service, json!({"first": 1, "after": cursor}))
            .await;
        assert_eq!(code(&answer), "BAD_USER_INPUT", "{order}");
    }
}

#[tokio::test]
async fn a_cursor_of_another_kind_of_list_is_refused() {
    let service = shared().await;
    let all = lists();
    let passages = cursor(&service, &all[3]).await;
    for walk in &all[..3] {
        let answer = walk.answer(&service, json!({"first": 1, "after": passages})).await;
        assert_eq!(code(&answer), "BAD_USER_INPUT", "{}", walk.field);
    }
}

#[tokio::test]
async fn a_cursor_that_somebody_made_up_is_refused() {
    let service = shared().await;
    let values = || {
        [
            SortValue::None,
            SortValue::Number(7),
            SortValue::Text("x".into()),
            SortValue::Text("\0".into()),
        ]
    };
    for (order, fitting) in [("ID_ASC", 0), ("DATE_ASC", 1), ("LABEL_DESC", 2)] {
        for (index, sort) in values().into_iter().enumerate().filter(|(index, _)| *index != fitting) {
            let position = Position {
                sort,
                key: Key(3),
                tie: 0,
            };
            let order_name = format!("EventOrder.{order}");
            let cursor = Cursor {
                release: "sample@1.0.0".into(),
                order: order_name,
                position,
            }
            .encode();
            let answer = events(order)
                .answer(&service, json!({"first": 1, "after": cursor}))
                .await;
            assert_eq!(code(&answer), "BAD_USER_INPUT", "{order}, value {index}");
        }
    }
}

#[tokio::test]
async fn a_cursor_of_another_release_names_the_release_and_where_to_go_on() {
    let sample = Sample::of_records(3, 60);
    let service = Service::with(&sample).await;
    let mut cursors = Vec::new();
    for walk in lists() {
        cursors.push(cursor(&service, &walk).await);
    }
    service.publish(&sample, "1.1.0").await;
    for (walk, cursor) in lists().iter().zip(cursors) {
        let answer = walk.answer(&service, json!({"first": 1, "after": cursor})).await;
        assert_eq!(code(&answer), "CONFLICT", "{}", walk.field);
        let extensions = &answer["errors"][0]["extensions"];
        assert_eq!(extensions["release"], "sample@1.0.0");
        assert_eq!(extensions["path"], "/datasets/sample@1.0.0/graphql");
    }
}
