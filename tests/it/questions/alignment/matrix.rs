//! Many actors on one topic.

use super::*;

const MATRIX: &str = "
    query($actors: [ID!]!, $topic: ID!) {
        alignmentMatrix(actors: $actors, topic: $topic) {
            topic { id } actors { id } cells { a { id } b { id } verdict closeness agreement }
        }
    }";

#[tokio::test]
async fn each_actor_is_compared_with_each() {
    let service = Service::with_south_caucasus().await;
    let actors = ["russia", "iran", "turkey", "azerbaijan"];
    let variables = json!({"actors": actors, "topic": "post-2020-status-quo"});
    let matrix = service.data(MATRIX, variables).await["alignmentMatrix"].take();
    assert_eq!(slugs(&matrix["actors"]), actors);
    let cells: Vec<(&str, &str, &str)> = matrix["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            let id = |side: &str| cell[side]["id"].as_str().unwrap().strip_prefix("actor/").unwrap();
            (id("a"), id("b"), cell["verdict"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("russia", "iran", "CONVERGE"),
            ("russia", "turkey", "DIVERGE"),
            ("russia", "azerbaijan", "DIVERGE"),
            ("iran", "turkey", "DIVERGE"),
            ("iran", "azerbaijan", "DIVERGE"),
            ("turkey", "azerbaijan", "CONVERGE"),
        ]
    );
}

#[tokio::test]
async fn a_cell_says_what_the_alignment_says() {
    let service = Service::with_south_caucasus().await;
    let variables = json!({"actors": ["russia", "iran"], "topic": "topic/eu-monitoring-mission"});
    let matrix = service.data(MATRIX, variables).await["alignmentMatrix"].take();
    let alignment = align(&service, ("russia", "iran"), "eu-monitoring-mission", Value::Null).await;
    for field in ["verdict", "closeness", "agreement"] {
        assert_eq!(matrix["cells"][0][field], alignment[field], "{field}");
    }
}
