//! A level of a question of which half fails: what has failed is null and told, what was found is answered.

use serde_json::Value;

use crate::harness::{Service, assert_discreet, run};

/// Events of two sorts in one level: their places, which cannot be read, and the events of which they are a part.
const QUESTION: &str = "{ events(first: 100) { nodes {
    place { label } partOf { label } topics { label } aliases { text }
    participants(first: 2) { totalCount nodes { label } } } } }";

#[tokio::test]
async fn a_read_that_fails_takes_no_other_read_of_its_level_with_it() {
    let service = Service::with_sample().await;
    let before = service.ask(QUESTION).await.json();
    run(service.database().pool(), "ALTER TABLE place RENAME TO place_elsewhere").await;
    let fresh = Service::over(service.url.clone()).await;
    let answer = fresh.ask(QUESTION).await;
    assert_discreet(&answer.body);
    let after = answer.json();
    let (places, events) = places(&before);
    assert!(places > 0, "the sample tests nothing: no event has a place");
    let errors = after["errors"].as_array().unwrap();
    assert!(!errors.is_empty() && errors.len() <= places, "{errors:?}");
    for error in errors {
        assert_eq!(error["extensions"]["code"], "INTERNAL_SERVER_ERROR");
        assert_eq!(error["path"][3], "place");
    }
    assert_eq!(without_places(&after), without_places(&before), "{events} events");
}

/// How many places the events have, and how many events there are.
fn places(answer: &Value) -> (usize, usize) {
    let events = answer["data"]["events"]["nodes"].as_array().unwrap();
    let placed = events.iter().filter(|event| !event["place"].is_null());
    (placed.count(), events.len())
}

fn without_places(answer: &Value) -> Value {
    let mut events = answer["data"]["events"]["nodes"].clone();
    for event in events.as_array_mut().unwrap() {
        event.as_object_mut().unwrap().remove("place");
    }
    events
}
