//! Relations with ends of their own sort: claims, of which the record is shown, and records that contradict.

use serde_json::json;

use crate::harness::Service;

#[tokio::test]
async fn a_relation_to_a_claim_shows_its_record_and_the_claim() {
    let question = "{ relation(id: \"about\") { from { id } to { id } fromClaim { id } toClaim { id } } }";
    let answer = Service::with_fixture("ends").await.data(question, json!({})).await;
    let expected = json!({
        "from": {"id": "event/answer"},
        "to": {"id": "event/delivery"},
        "fromClaim": null,
        "toClaim": {"id": "claim/event/delivery/told"},
    });
    assert_eq!(answer["relation"], expected);
}

#[tokio::test]
async fn a_neighbour_across_a_claim_is_its_record() {
    let question = "{ event(id: \"answer\") { neighbors { nodes { id } } } }";
    let answer = Service::with_fixture("ends").await.data(question, json!({})).await;
    let expected = json!({"neighbors": {"nodes": [{"id": "event/delivery"}]}});
    assert_eq!(answer["event"], expected);
}

#[tokio::test]
async fn contradicting_records_name_each_other() {
    let question =
        "{ events(filter: {ids: [\"delivery\", \"other-delivery\", \"answer\"]}) { nodes { id conflicts { id } } } }";
    let answer = Service::with_fixture("ends").await.data(question, json!({})).await;
    let expected = json!([
        {"id": "event/answer", "conflicts": []},
        {"id": "event/delivery", "conflicts": [{"id": "event/other-delivery"}]},
        {"id": "event/other-delivery", "conflicts": [{"id": "event/delivery"}]},
    ]);
    assert_eq!(answer["events"]["nodes"], expected);
}
