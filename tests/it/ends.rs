//! Relations with ends of their own sort: claims, of which the record is shown, and records that contradict.

use std::fs;

use demarche::release::{Checked, Standing};
use serde_json::json;
use tempfile::TempDir;

use crate::service::Service;

const FILES: [(&str, &str); 4] = [
    (
        "dataset.yaml",
        "slug: small\nversion: 1.0.0\ntitle: T\nlicence: CC0-1.0\ndocument: text\n",
    ),
    (
        "documents.yaml",
        "- {id: text, label: A text, language: en, passages: [{number: 1}], at: [1]}\n",
    ),
    (
        "events.yaml",
        "- {id: delivery, label: A delivery, claims: [{id: told, mode: FACT_AS_STATED, at: [1]}]}\n\
         - {id: answer, label: An answer, at: [1]}\n\
         - {id: other-delivery, label: Another delivery, at: [1]}\n",
    ),
    (
        "relations.yaml",
        "- {id: about, kind: ABOUT, from: event/answer, to: claim/event/delivery/told, at: [1]}\n\
         - {id: odds, kind: CONTRADICTS, from: event/delivery, to: event/other-delivery, at: [1]}\n",
    ),
];

async fn service() -> Service {
    let (service, dir) = (Service::empty().await, TempDir::new().unwrap());
    for (name, text) in FILES {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let checked = Checked::read(dir.path()).await.unwrap();
    let database = service.app.database();
    checked.publish(database, Standing::Final).await.unwrap();
    service.app.catalogue().refresh(database).await.unwrap();
    service
}

#[tokio::test]
async fn a_relation_to_a_claim_shows_its_record_and_the_claim() {
    let question = "{ relation(id: \"about\") { from { id } to { id } fromClaim { id } toClaim { id } } }";
    let answer = service().await.data(question, json!({})).await;
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
    let answer = service().await.data(question, json!({})).await;
    let expected = json!({"neighbors": {"nodes": [{"id": "event/delivery"}]}});
    assert_eq!(answer["event"], expected);
}

#[tokio::test]
async fn contradicting_records_name_each_other() {
    let question =
        "{ events(filter: {ids: [\"delivery\", \"other-delivery\", \"answer\"]}) { nodes { id conflicts { id } } } }";
    let answer = service().await.data(question, json!({})).await;
    let expected = json!([
        {"id": "event/answer", "conflicts": []},
        {"id": "event/delivery", "conflicts": [{"id": "event/other-delivery"}]},
        {"id": "event/other-delivery", "conflicts": [{"id": "event/delivery"}]},
    ]);
    assert_eq!(answer["events"]["nodes"], expected);
}
