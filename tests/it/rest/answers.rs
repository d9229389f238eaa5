//! The answers of REST: the same as GraphQL's, page by page, as JSON and as tables.

use reqwest::Method;
use serde_json::{Value, json};

use super::KINDS;
use crate::harness::{Answer, DATASET, Service, sample};

#[tokio::test]
async fn both_apis_answer_the_same_question_about_every_kind_alike() {
    let service = Service::with_sample().await;
    for (_, plural, parameters, filter) in KINDS {
        for (parameters, filter) in [("", "{}"), (parameters, filter)] {
            let rest = service.json(&format!("/v1/{plural}?first=100&{parameters}")).await;
            let query = format!("{{ {plural}(filter: {filter}, first: 100) {{ nodes {{ id label }} totalCount }} }}");
            let graphql = service.data(&query, json!({})).await;
            let names = |records: &Value| -> Vec<(Value, Value)> {
                let records = records.as_array().unwrap().iter();
                records
                    .map(|record| (record["id"].clone(), record["label"].clone()))
                    .collect()
            };
            assert_eq!(
                names(&rest["data"]),
                names(&graphql[plural]["nodes"]),
                "{plural}?{parameters}"
            );
            assert_eq!(
                rest["page"]["total"], graphql[plural]["totalCount"],
                "{plural}?{parameters}"
            );
        }
    }
}

#[tokio::test]
async fn a_record_of_every_kind_is_the_same_alone_and_in_its_list() {
    let service = Service::with_sample().await;
    for (kind, plural, _, _) in KINDS {
        let list = service.json(&format!("/v1/{plural}?first=1")).await;
        let record = &list["data"][0];
        let id = record["id"].as_str().unwrap();
        let slug = id.strip_prefix(&format!("{kind}/")).unwrap();
        let single = service.json(&format!("/v1/{plural}/{slug}")).await;
        assert_eq!(single["data"], *record, "{id}");
    }
}

#[tokio::test]
async fn every_embed_of_every_kind_is_answered() {
    let service = Service::with_sample().await;
    let description = service.json("/v1/openapi.json").await;
    for (_, plural, _, _) in KINDS {
        let parameters = &description["paths"][format!("/v1/{plural}")]["get"]["parameters"];
        let include = parameters.as_array().unwrap().iter().find(|p| p["name"] == "include");
        let names: Vec<&str> = include
            .and_then(|include| include["schema"]["items"]["enum"].as_array())
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let question = format!("/v1/{plural}?first=3&include={}", names.join(","));
        let answer = service.json(question.trim_end_matches("&include=")).await;
        for name in names {
            let embedded = &answer["data"][0][name];
            match name {
                "claims" | "conflicts" | "redLines" => assert!(embedded.is_array(), "{plural}: {name}: {embedded}"),
                "dispute" => assert!(
                    embedded.is_object() || embedded.is_null(),
                    "{plural}: {name}: {embedded}"
                ),
                _ => assert!(embedded["data"].is_array(), "{plural}: {name}: {embedded}"),
            }
        }
    }
}

#[tokio::test]
async fn participants_say_what_they_do() {
    let service = Service::with_sample().await;
    let answer = service.json("/v1/events?first=1&include=participants").await;
    let participants = &answer["data"][0]["participants"];
    assert_eq!(participants["page"]["total"], 3);
    assert!(participants["data"][0]["role"].is_string());
    assert!(
        participants["data"][0]["node"]["id"]
            .as_str()
            .unwrap()
            .starts_with("actor/")
    );
}

#[tokio::test]
async fn walking_the_links_gives_every_record_once() {
    let service = Service::with_sample().await;
    for order in ["ID_ASC", "label_desc", "DATE_ASC"] {
        let mut seen = Vec::new();
        let mut next = Some(format!("/v1/events?first=7&orderBy={order}"));
        while let Some(path) = next {
            let answer = service.get(&path).await;
            let records = answer.json()["data"].as_array().unwrap().clone();
            seen.extend(records.iter().map(|record| record["id"].as_str().unwrap().to_owned()));
            next = answer.json()["page"]["next"].as_str().map(str::to_owned);
            let link = next.as_ref().map(|path| format!("<{path}>; rel=\"next\""));
            assert!(
                link.is_none_or(|link| links(&answer).contains(&link)),
                "{:?}",
                links(&answer)
            );
            assert!(
                next.as_ref()
                    .is_none_or(|path| path.starts_with(&format!("/datasets/{DATASET}@1.0.0/v1/")))
            );
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((seen.len(), all), (sample().events, sample().events), "{order}");
    }
}

#[tokio::test]
async fn a_walk_leads_back_by_its_previous_links() {
    let service = Service::with_sample().await;
    let first = service.json("/v1/actors?first=3").await;
    let second = service.json(first["page"]["next"].as_str().unwrap()).await;
    let back = service.json(second["page"]["previous"].as_str().unwrap()).await;
    assert_eq!(back["data"], first["data"]);
    assert_eq!(first["page"]["previous"], Value::Null);
}

fn links(answer: &Answer) -> Vec<String> {
    let links = answer.headers.get_all("link").iter();
    links.map(|link| link.to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_walk_stays_on_its_release_when_a_newer_one_is_published() {
    let service = Service::with_sample().await;
    let first = service.json("/v1/actors?first=3").await;
    service.publish_another("1.1.0").await;
    let next = first["page"]["next"].as_str().unwrap();
    assert_eq!(service.get(next).await.status, 200);
    let moving = next.replace(&format!("/datasets/{DATASET}@1.0.0"), "");
    let answer = service.get(&moving).await;
    assert_eq!(answer.status, 409);
    let problem = answer.json();
    assert_eq!(problem["code"], "CONFLICT");
    assert_eq!(problem["release"], format!("{DATASET}@1.0.0"));
    assert_eq!(problem["path"], next);
    assert!(
        problem["detail"].as_str().unwrap().contains(next),
        "{}",
        problem["detail"]
    );
}

#[tokio::test]
async fn a_list_comes_as_a_table() {
    let service = Service::with_sample().await;
    let request = service
        .request(Method::GET, "/v1/interests?first=5")
        .header("accept", "text/csv");
    let answer = Answer::of(request).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert!(!links(&answer).is_empty());
    let mut table = csv::Reader::from_reader(answer.body.as_bytes());
    let columns: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    for column in [
        "id",
        "holder.id",
        "holder.label",
        "valid.edtf",
        "valid.start.earliest",
        "topics.id",
    ] {
        assert!(columns.iter().any(|other| other == column), "{column} in {columns:?}");
    }
    let list = service.json("/v1/interests?first=5").await;
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    for (row, record) in rows.iter().zip(list["data"].as_array().unwrap()) {
        assert_eq!(row[0], *record["id"].as_str().unwrap());
    }
    assert_eq!(service.get("/v1/interests?first=5&format=csv").await.body, answer.body);
}

#[tokio::test]
async fn a_retired_id_leads_to_the_record_it_means_now() {
    let service = Service::with_sample().await;
    let record = service
        .data("{ actor(id: \"retired\") { id redirectedFrom } }", json!({}))
        .await;
    assert_eq!(record["actor"]["redirectedFrom"], json!(["actor/retired"]));
    let id = record["actor"]["id"].as_str().unwrap();
    let answer = service.get("/v1/actors/retired?include=claims").await;
    assert_eq!(answer.status, 308);
    let slug = id.strip_prefix("actor/").unwrap();
    assert_eq!(answer.header("location"), format!("/v1/actors/{slug}?include=claims"));
    let record = service.json(answer.header("location")).await;
    assert_eq!(record["data"]["redirectedFrom"], json!(["actor/retired"]));
}

#[tokio::test]
async fn a_release_is_named_in_the_path_however_that_is_encoded() {
    let service = Service::with_sample().await;
    let plain = service.json("/datasets/sample@1.0.0/v1/actors?first=2").await;
    let encoded = service.json("/datasets/sample%401.0.0/v1/actors?first=2").await;
    assert_eq!(plain, encoded);
    let next = plain["page"]["next"].as_str().unwrap();
    assert!(next.starts_with("/datasets/sample@1.0.0/v1/actors?"), "{next}");
}
