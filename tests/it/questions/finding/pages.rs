//! Pages of what a search finds.

use demarche_bench::Sample;
use demarche_model::{
    node::Key,
    page::{Cursor, Position, SortValue},
};

use super::*;

#[tokio::test]
async fn a_walk_in_either_direction_meets_every_hit_once_and_in_order() {
    let service = Service::with_fixture("names").await;
    for text in ["harbour", "harbur"] {
        let all = found(&service, text).await;
        assert_eq!(all.len(), 5, "{text}");
        for (size, cursor) in [("first", "after"), ("last", "before")] {
            let mut variables = json!({"text": text, (size): 2});
            let mut walked: Vec<Vec<String>> = Vec::new();
            loop {
                let page = service.data(SEARCH, variables.clone()).await["search"].take();
                assert_eq!(page["totalCount"], 5);
                walked.push(ids(&page));
                let edges = page["edges"].as_array().unwrap();
                let (more, next) = match size {
                    "first" => ("hasNextPage", edges.last()),
                    _ => ("hasPreviousPage", edges.first()),
                };
                if page["pageInfo"][more] == false {
                    break;
                }
                variables[cursor] = next.unwrap()["cursor"].clone();
            }
            if size == "last" {
                walked.reverse();
            }
            assert_eq!(walked.concat(), all, "{text} {size}");
        }
    }
}

#[tokio::test]
async fn cursors_that_no_search_gave_are_bad_input() {
    let service = Service::with_fixture("names").await;
    let made = |order: &str, sort| {
        let position = Position {
            sort,
            key: Key(1),
            tie: 0,
        };
        let (release, order) = ("small@1.0.0".to_owned(), order.to_owned());
        Cursor {
            release,
            order,
            position,
        }
        .encode()
    };
    for cursor in [
        "x".to_owned(),
        made("ActorOrder.ID_ASC", SortValue::None),
        made("SearchHit.WORDS", SortValue::None),
        made("SearchHit.WORDS", SortValue::Text("a".into())),
        made("SearchHit.SIMILAR", SortValue::Text("a".into())),
    ] {
        for text in ["harbour", "harbur"] {
            let answer = service.answer(SEARCH, json!({"text": text, "after": cursor})).await;
            assert_eq!(
                answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
                "{text} {cursor}"
            );
        }
    }
    for (size, value) in [("first", 101), ("last", -1)] {
        let answer = service.answer(SEARCH, json!({"text": "%", (size): value})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{size}");
    }
}

#[tokio::test]
async fn a_cursor_of_another_release_is_a_conflict() {
    let service = Service::with_fixture("names").await;
    let position = Position {
        sort: SortValue::Number(0),
        key: Key(1),
        tie: 0,
    };
    let cursor = Cursor {
        release: "small@0.9.0".into(),
        order: "SearchHit.WORDS".into(),
        position,
    };
    let answer = service
        .answer(SEARCH, json!({"text": "harbour", "after": cursor.encode()}))
        .await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "CONFLICT");
}

#[tokio::test]
async fn at_most_two_thousand_hits_are_ranked_and_the_list_says_so() {
    let service = Service::with(&Sample::of_records(1, 9_000)).await;
    let hits = search(&service, "event").await;
    assert_eq!((&hits["totalCount"], &hits["truncated"]), (&json!(2_000), &json!(true)));
    let few = search(&service, "\"event 000003\"").await;
    assert_eq!(few["truncated"], false);
    let mut variables = json!({"text": "event", "last": 100});
    variables["before"] = service.data(SEARCH, variables.clone()).await["search"]["edges"][0]["cursor"].take();
    let page = service.data(SEARCH, variables).await["search"].take();
    assert_eq!(ids(&page).len(), 100);
}
