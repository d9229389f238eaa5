//! Each release has a graph of its own.

use std::fs;

use super::*;

const QUESTION: &str = r#"{ paths(from: "actor/a", to: "actor/b", maxLength: 2, first: 100,
    filter: {relationKinds: [SUPPLY]}) { paths { label } } }"#;

#[tokio::test]
async fn each_release_answers_from_its_own_ties() {
    let folder = written::folder();
    let service = service_of(folder.path()).await;
    let labels_at = async |path: &str| {
        let answer = service.answer_at(path, QUESTION, Value::Null).await;
        let labels = labels(&answer["data"]["paths"]);
        labels.into_iter().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(labels_at("/graphql").await, ["A –supplies→ Filed –supplies→ B"]);
    let header = folder.path().join("dataset.yaml");
    let text = fs::read_to_string(&header).unwrap();
    fs::write(&header, text.replace("1.0.0", "1.1.0")).unwrap();
    let relations = folder.path().join("relations.yaml");
    let text = fs::read_to_string(&relations).unwrap();
    let text = text.replace("from: actor/filed, to: actor/b", "from: actor/b, to: actor/filed");
    fs::write(&relations, text).unwrap();
    publish(&service, folder.path()).await;
    assert_eq!(labels_at("/graphql").await, ["A –supplies→ Filed ←supplies– B"]);
    let old = "/datasets/small@1.0.0/graphql";
    assert_eq!(labels_at(old).await, ["A –supplies→ Filed –supplies→ B"]);
}
