//! Each release has a graph of its own.

use super::*;
use crate::harness::{folder::change, folder::copy_of};

const QUESTION: &str = r#"{ paths(from: "actor/a", to: "actor/b", maxLength: 2, first: 100,
    filter: {relationKinds: [SUPPLY]}) { paths { label } } }"#;

#[tokio::test]
async fn each_release_answers_from_its_own_ties() {
    let folder = copy_of("ways");
    let service = Service::empty().await;
    service.publish_folder(folder.path()).await;
    let labels_at = async |path: &str| {
        let answer = service.answer_at(path, QUESTION, Value::Null).await;
        let labels = labels(&answer["data"]["paths"]);
        labels.into_iter().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(labels_at("/graphql").await, ["A –supplies→ Filed –supplies→ B"]);
    change(&folder.path().join("dataset.yaml"), "1.0.0", "1.1.0");
    let (there, back) = ("from: actor/filed, to: actor/b", "from: actor/b, to: actor/filed");
    change(&folder.path().join("relations.yaml"), there, back);
    service.publish_folder(folder.path()).await;
    assert_eq!(labels_at("/graphql").await, ["A –supplies→ Filed ←supplies– B"]);
    let old = "/datasets/small@1.0.0/graphql";
    assert_eq!(labels_at(old).await, ["A –supplies→ Filed –supplies→ B"]);
}
