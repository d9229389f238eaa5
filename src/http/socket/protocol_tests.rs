//! What the protocol demands of a server, message by message.

use serde_json::{Value, json};

use super::protocol::{Capacity, News, Protocol, Step, Ticket};

const CAPACITY: Capacity = Capacity {
    operations: 2,
    bytes: 500,
};

/// A connection that has begun.
fn begun() -> Protocol {
    let mut protocol = Protocol::new(CAPACITY);
    let step = hear(
        &mut protocol,
        &json!({"type": "connection_init", "payload": {"token": "x"}}),
    );
    assert_eq!(sent(step), json!({"type": "connection_ack"}));
    protocol
}

fn hear(protocol: &mut Protocol, message: &Value) -> Option<Step> {
    protocol.hear(&message.to_string()).unwrap()
}

fn code(protocol: &mut Protocol, text: &str) -> Option<u16> {
    protocol.hear(text).err().map(|close| close.code)
}

fn sent(step: Option<Step>) -> Value {
    match step {
        Some(Step::Send(text) | Step::Refuse(text, _)) => serde_json::from_str(&text).unwrap(),
        other => panic!("nothing is sent, but {other:?}"),
    }
}

fn subscribe(id: &str) -> Value {
    json!({"type": "subscribe", "id": id, "payload": {"query": "{a}"}})
}

fn start(protocol: &mut Protocol, id: &str) -> Ticket {
    match hear(protocol, &subscribe(id)) {
        Some(Step::Start(ticket, _)) => ticket,
        other => panic!("{id} does not start, but {other:?}"),
    }
}

#[test]
fn a_message_that_is_none_of_the_protocol_closes_with_4400() {
    for text in [
        "",
        "{",
        "null",
        "[]",
        "{}",
        r#"{"type":1}"#,
        r#"{"type":"nonsense"}"#,
        r#"{"type":"start","id":"1","payload":{"query":"{a}"}}"#,
        r#"{"type":"next","id":"1","payload":{}}"#,
        r#"{"type":"connection_ack"}"#,
        r#"{"type":"connection_init","payload":"x"}"#,
        r#"{"type":"ping","payload":[]}"#,
        r#"{"type":"pong","payload":1}"#,
        r#"{"type":"complete"}"#,
        r#"{"type":"complete","id":1}"#,
        r#"{"type":"subscribe","payload":{"query":"{a}"}}"#,
        r#"{"type":"subscribe","id":"","payload":{"query":"{a}"}}"#,
        r#"{"type":"subscribe","id":1,"payload":{"query":"{a}"}}"#,
        r#"{"type":"subscribe","id":"1"}"#,
        r#"{"type":"subscribe","id":"1","payload":"{a}"}"#,
        r#"{"type":"subscribe","id":"1","payload":{}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":"{a}","operationName":1}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":[]}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":"{a}","extensions":"x"}}"#,
    ] {
        assert_eq!(code(&mut begun(), text), Some(4400), "{text}");
    }
    let long = subscribe(&"x".repeat(257)).to_string();
    assert_eq!(code(&mut begun(), &long), Some(4400));
}

#[test]
fn an_operation_before_the_beginning_closes_with_4401() {
    let mut protocol = Protocol::new(CAPACITY);
    assert_eq!(code(&mut protocol, &subscribe("1").to_string()), Some(4401));
}

#[test]
fn a_second_beginning_closes_with_4429() {
    assert_eq!(code(&mut begun(), r#"{"type":"connection_init"}"#), Some(4429));
}

#[test]
fn a_ping_is_answered_with_its_payload_before_the_beginning_too() {
    let mut protocol = Protocol::new(CAPACITY);
    let pong = sent(hear(&mut protocol, &json!({"type": "ping", "payload": {"n": 1}})));
    assert_eq!(pong, json!({"type": "pong", "payload": {"n": 1}}));
    assert_eq!(
        sent(hear(&mut protocol, &json!({"type": "ping"}))),
        json!({"type": "pong"})
    );
    assert!(!protocol.is_acknowledged());
}

#[test]
fn a_pong_and_the_end_of_what_does_not_run_lead_to_nothing() {
    let mut protocol = begun();
    assert_eq!(hear(&mut protocol, &json!({"type": "pong"})), None);
    assert_eq!(hear(&mut protocol, &json!({"type": "complete", "id": "1"})), None);
}

#[test]
fn an_operation_brings_its_results_under_its_id_and_ends() {
    let mut protocol = begun();
    let ticket = start(&mut protocol, "a\"b");
    let next = protocol.tell(ticket, &News::Next(r#"{"data":1}"#.into())).unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&next).unwrap(),
        json!({"id": "a\"b", "type": "next", "payload": {"data": 1}})
    );
    let end = protocol.tell(ticket, &News::Complete).unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&end).unwrap(),
        json!({"id": "a\"b", "type": "complete"})
    );
    assert_eq!(protocol.tell(ticket, &News::Complete), None);
}

#[test]
fn an_error_is_the_end_of_its_operation() {
    let mut protocol = begun();
    let ticket = start(&mut protocol, "1");
    let error = protocol
        .tell(ticket, &News::Error(r#"[{"message":"no"}]"#.into()))
        .unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&error).unwrap(),
        json!({"id": "1", "type": "error", "payload": [{"message": "no"}]})
    );
    assert_eq!(protocol.tell(ticket, &News::Complete), None);
    start(&mut protocol, "1");
}

#[test]
fn what_was_stopped_says_nothing_more_even_under_an_id_that_came_again() {
    let mut protocol = begun();
    let old = start(&mut protocol, "1");
    assert_eq!(
        hear(&mut protocol, &json!({"type": "complete", "id": "1"})),
        Some(Step::Stop(old))
    );
    let new = start(&mut protocol, "1");
    assert_eq!(protocol.tell(old, &News::Next("{}".into())), None);
    assert_eq!(protocol.tell(old, &News::Complete), None);
    assert!(protocol.tell(new, &News::Next("{}".into())).is_some());
}

#[test]
fn an_id_that_runs_closes_with_4409() {
    let mut protocol = begun();
    start(&mut protocol, "1");
    assert_eq!(code(&mut protocol, &subscribe("1").to_string()), Some(4409));
}

#[test]
fn too_many_operations_are_refused_one_by_one() {
    let mut protocol = begun();
    let first = start(&mut protocol, "1");
    start(&mut protocol, "2");
    let refusal = sent(hear(&mut protocol, &subscribe("3")));
    assert_eq!(refusal["type"], "error");
    assert_eq!(refusal["id"], "3");
    let extensions = json!({"code": "LIMIT_EXCEEDED", "limit": "socketOperations", "allowed": 2});
    assert_eq!(refusal["payload"][0]["extensions"], extensions);
    protocol.tell(first, &News::Complete);
    start(&mut protocol, "3");
}

#[test]
fn operations_that_are_too_long_together_are_refused() {
    let mut protocol = begun();
    start(&mut protocol, "1");
    let long = json!({"type": "subscribe", "id": "2", "payload": {"query": "x".repeat(450)}});
    let refusal = sent(hear(&mut protocol, &long));
    assert_eq!(refusal["payload"][0]["extensions"]["limit"], "socketBytes");
}
