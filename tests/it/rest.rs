//! REST over HTTP: the same answers as GraphQL, in the forms and under the rules of the web.

use demarche::release::withdraw;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    running::{Answer, Running, sample},
    service::{DATASET, Service},
};

/// The kinds by their singular and plural names, with a filter of each in both languages.
const KINDS: [(&str, &str, &str, &str); 9] = [
    (
        "actor",
        "actors",
        "kind=state&kind=COMPANY",
        "{kinds: [STATE, COMPANY]}",
    ),
    (
        "place",
        "places",
        "within=place-000000",
        r#"{within: {id: "place-000000"}}"#,
    ),
    ("topic", "topics", "top=true", "{top: true}"),
    ("interest", "interests", "stance=-2&stance=1", "{stances: [-2, 1]}"),
    (
        "event",
        "events",
        "from=2000&to=2015&match=surely",
        r#"{during: {from: "2000", to: "2015", match: SURELY}}"#,
    ),
    ("artifact", "artifacts", "dated=true", "{dated: true}"),
    (
        "relation",
        "relations",
        "end=actor/actor-000000",
        r#"{ends: [{ids: ["actor/actor-000000"]}]}"#,
    ),
    ("document", "documents", "dated=false", "{dated: false}"),
    ("claim", "claims", "subjectKind=EVENT", "{subject: {kinds: [EVENT]}}"),
];

#[tokio::test]
async fn both_apis_answer_the_same_question_about_every_kind_alike() {
    let running = Running::with_sample().await;
    for (_, plural, parameters, filter) in KINDS {
        for (parameters, filter) in [("", "{}"), (parameters, filter)] {
            let rest = running.json(&format!("/v1/{plural}?first=100&{parameters}")).await;
            let query = format!("{{ {plural}(filter: {filter}, first: 100) {{ nodes {{ id label }} totalCount }} }}");
            let graphql = running.service.data(&query, json!({})).await;
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
    let running = Running::with_sample().await;
    for (kind, plural, _, _) in KINDS {
        let list = running.json(&format!("/v1/{plural}?first=1")).await;
        let record = &list["data"][0];
        let id = record["id"].as_str().unwrap();
        let slug = id.strip_prefix(&format!("{kind}/")).unwrap();
        let single = running.json(&format!("/v1/{plural}/{slug}")).await;
        assert_eq!(single["data"], *record, "{id}");
    }
}

#[tokio::test]
async fn every_embed_of_every_kind_is_answered() {
    let running = Running::with_sample().await;
    let description = running.json("/v1/openapi.json").await;
    for (_, plural, _, _) in KINDS {
        let parameters = &description["paths"][format!("/v1/{plural}")]["get"]["parameters"];
        let include = parameters.as_array().unwrap().iter().find(|p| p["name"] == "include");
        let names: Vec<&str> = include
            .and_then(|include| include["schema"]["items"]["enum"].as_array())
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let question = format!("/v1/{plural}?first=3&include={}", names.join(","));
        let answer = running.json(question.trim_end_matches("&include=")).await;
        for name in names {
            let embedded = &answer["data"][0][name];
            let list = if name == "claims" { embedded } else { &embedded["data"] };
            assert!(list.is_array(), "{plural}: {name}: {embedded}");
        }
    }
}

#[tokio::test]
async fn participants_say_what_they_do() {
    let running = Running::with_sample().await;
    let answer = running.json("/v1/events?first=1&include=participants").await;
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
    let running = Running::with_sample().await;
    for order in ["ID_ASC", "label_desc", "DATE_ASC"] {
        let mut seen = Vec::new();
        let mut next = Some(format!("/v1/events?first=7&orderBy={order}"));
        while let Some(path) = next {
            let answer = running.get(&path).await;
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
    let running = Running::with_sample().await;
    let first = running.json("/v1/actors?first=3").await;
    let second = running.json(first["page"]["next"].as_str().unwrap()).await;
    let back = running.json(second["page"]["previous"].as_str().unwrap()).await;
    assert_eq!(back["data"], first["data"]);
    assert_eq!(first["page"]["previous"], Value::Null);
}

fn links(answer: &Answer) -> Vec<String> {
    let links = answer.headers.get_all("link").iter();
    links.map(|link| link.to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_walk_stays_on_its_release_when_a_newer_one_is_published() {
    let running = Running::with_sample().await;
    let first = running.json("/v1/actors?first=3").await;
    running.publish("1.1.0").await;
    let next = first["page"]["next"].as_str().unwrap();
    assert_eq!(running.get(next).await.status, 200);
    let moving = next.replace(&format!("/datasets/{DATASET}@1.0.0"), "");
    let answer = running.get(&moving).await;
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
async fn a_known_answer_is_not_sent_again() {
    let running = Running::with_sample().await;
    for path in [
        "/v1/actors",
        "/v1/actors/actor-000000",
        "/v1/release",
        "/v1/datasets",
        "/v1/codes/actor-kind",
        "/v1/openapi.json",
    ] {
        let first = running.get(path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"'), "{path}: a strong validator: {tag}");
        let again = Answer::of(running.request(Method::GET, path).header("if-none-match", &tag)).await;
        assert_eq!(
            (again.status, again.body.as_str()),
            (StatusCode::NOT_MODIFIED, ""),
            "{path}"
        );
        assert_eq!(again.header("etag"), tag, "{path}");
    }
}

#[tokio::test]
async fn validators_tell_questions_forms_encodings_and_releases_apart() {
    let running = Running::with_sample().await;
    let tag = async |path: &str| running.get(path).await.header("etag").to_owned();
    let mut tags = vec![
        tag("/v1/actors").await,
        tag("/v1/actors?first=2").await,
        tag("/v1/actors?format=csv").await,
    ];
    let compressed = Answer::of(
        running
            .request(Method::GET, "/v1/actors")
            .header("accept-encoding", "gzip"),
    )
    .await;
    assert_eq!(compressed.header("content-encoding"), "gzip");
    tags.push(compressed.header("etag").to_owned());
    running.publish("1.1.0").await;
    tags.push(tag("/v1/actors").await);
    let mut distinct = tags.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), tags.len(), "{tags:?}");
}

#[tokio::test]
async fn a_compressed_answer_is_known_by_its_own_tag() {
    let running = Running::with_sample().await;
    let request = || {
        running
            .request(Method::GET, "/v1/actors")
            .header("accept-encoding", "gzip")
    };
    let tag = Answer::of(request()).await.header("etag").to_owned();
    let again = Answer::of(request().header("if-none-match", &tag)).await;
    assert_eq!(
        (again.status, again.header("etag")),
        (StatusCode::NOT_MODIFIED, tag.as_str())
    );
}

#[tokio::test]
async fn only_what_never_changes_may_be_kept() {
    let running = Running::with_sample().await;
    let caching = async |path: &str| running.get(path).await.header("cache-control").to_owned();
    assert_eq!(caching("/v1/actors").await, "no-cache");
    assert_eq!(caching(&format!("/datasets/{DATASET}/v1/actors")).await, "no-cache");
    assert_eq!(
        caching(&format!("/datasets/{DATASET}@1.0.0/v1/actors")).await,
        "public, max-age=86400"
    );
    assert_eq!(
        caching(&format!("/datasets/{DATASET}@1.0.0/v1/datasets")).await,
        "no-cache"
    );
    assert_eq!(caching("/v1/actors?first=-1").await, "no-store");
}

#[tokio::test]
async fn a_list_comes_as_a_table() {
    let running = Running::with_sample().await;
    let request = running
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
    let list = running.json("/v1/interests?first=5").await;
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    for (row, record) in rows.iter().zip(list["data"].as_array().unwrap()) {
        assert_eq!(row[0], *record["id"].as_str().unwrap());
    }
    assert_eq!(running.get("/v1/interests?first=5&format=csv").await.body, answer.body);
}

#[tokio::test]
async fn wrong_questions_say_what_to_change() {
    let running = Running::with_sample().await;
    for (path, part) in [
        ("/v1/actors?knd=STATE", "did you mean `kind`?"),
        ("/v1/actors?kind=STAT", "did you mean `STATE`?"),
        ("/v1/actors?topic=a&topic=b", "pass it once"),
        (
            "/v1/actors?match=surely",
            "`match` says more about `from`, `to`, `asOf`",
        ),
        ("/v1/actors?first=1&last=1", "exclude each other"),
        ("/v1/actors?first=-1", "pass 0 to 100"),
        ("/v1/actors?first=1000", "pass 0 to 100"),
        ("/v1/actors?first=x", "`x` is no whole number"),
        ("/v1/actors?after=broken", "the cursor is broken"),
        ("/v1/events?from=2016-13", "`from`"),
        ("/v1/actors?partOf=event/x", "an event"),
        ("/v1/actors/Not_A_Slug", "is no id of an actor"),
        ("/v1/actors/actor-000000?first=1", "unknown parameter `first`"),
        (
            "/v1/actors?include=nothing",
            "`include`: nothing to embed is called `nothing`",
        ),
        ("/v1/codes/nothing", "is no such code"),
        ("/v1/actors?text=%00", "no word"),
    ] {
        let answer = running.get(path).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["code"], "BAD_USER_INPUT", "{path}: {problem}");
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
        assert_eq!(problem["requestId"], answer.header("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_with_what_there_is() {
    let running = Running::with_sample().await;
    for (path, part) in [
        ("/v1/actors/nobody", "no record of sample@1.0.0 has the id actor/nobody"),
        ("/nothing", "/datasets/{dataset}"),
        ("/v1/nothing", "/v1/docs"),
        ("/datasets/other/v1/actors", "there are sample"),
        ("/datasets/sample@9.0.0/v1/actors", "sample@1.0.0"),
    ] {
        let answer = running.get(path).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        let problem = answer.json();
        assert_eq!(
            (&problem["code"], &problem["status"]),
            (&json!("NOT_FOUND"), &json!(404))
        );
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
    }
    let request = running
        .request(Method::POST, "/datasets/other/graphql")
        .json(&json!({"query": "{ __typename }"}));
    let answer = Answer::of(request).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "NOT_FOUND");
}

#[tokio::test]
async fn a_retired_id_leads_to_the_record_it_means_now() {
    let running = Running::with_sample().await;
    let record = running
        .service
        .data("{ actor(id: \"retired\") { id redirectedFrom } }", json!({}))
        .await;
    assert_eq!(record["actor"]["redirectedFrom"], json!(["actor/retired"]));
    let id = record["actor"]["id"].as_str().unwrap();
    let answer = running.get("/v1/actors/retired?include=claims").await;
    assert_eq!(answer.status, 308);
    let slug = id.strip_prefix("actor/").unwrap();
    assert_eq!(answer.header("location"), format!("/v1/actors/{slug}?include=claims"));
    let record = running.json(answer.header("location")).await;
    assert_eq!(record["data"]["redirectedFrom"], json!(["actor/retired"]));
}

#[tokio::test]
async fn a_withdrawn_release_is_gone_with_the_reason() {
    let running = Running::with_sample().await;
    running.publish("1.1.0").await;
    withdraw(running.service.app.database(), "sample@1.0.0", "a source was retracted")
        .await
        .unwrap();
    running.refresh().await;
    let answer = running.get("/datasets/sample@1.0.0/v1/actors").await;
    assert_eq!(answer.status, 410);
    assert!(answer.body.contains("a source was retracted"), "{}", answer.body);
    let request = running
        .request(Method::POST, "/datasets/sample@1.0.0/graphql")
        .json(&json!({"query": "{ __typename }"}));
    assert_eq!(Answer::of(request).await.status, 410);
    assert_eq!(running.get("/v1/actors").await.status, 200);
}

#[tokio::test]
async fn without_a_release_the_service_says_so_and_still_tells_its_codes() {
    let running = Running::start(Service::empty().await).await;
    let answer = running.get("/v1/actors").await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (StatusCode::SERVICE_UNAVAILABLE, "2")
    );
    assert_eq!(answer.json()["code"], "SERVICE_UNAVAILABLE");
    assert!(
        !running.json("/v1/codes/RELATION_KIND").await["data"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert_eq!(running.json("/v1/datasets").await["data"], json!([]));
}

#[tokio::test]
async fn methods_that_only_ask_work_and_others_are_refused() {
    let running = Running::with_sample().await;
    let head = Answer::of(running.request(Method::HEAD, "/v1/actors")).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    assert!(!head.header("etag").is_empty());
    let options = Answer::of(running.request(Method::OPTIONS, "/v1/actors")).await;
    assert_eq!(
        (options.status, options.header("allow")),
        (StatusCode::NO_CONTENT, "GET,HEAD,OPTIONS")
    );
    let post = Answer::of(running.request(Method::POST, "/v1/actors")).await;
    assert_eq!(
        (post.status, post.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD")
    );
    assert_eq!(post.json()["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn pages_of_other_sites_may_read() {
    let running = Running::with_sample().await;
    let read = running
        .request(Method::GET, "/v1/release")
        .header("origin", "https://example.org");
    assert_eq!(Answer::of(read).await.header("access-control-allow-origin"), "*");
    let preflight = running
        .request(Method::OPTIONS, "/graphql")
        .header("origin", "https://example.org")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type");
    let preflight = Answer::of(preflight).await;
    assert!(preflight.status.is_success());
    assert!(preflight.header("access-control-allow-methods").contains("POST"));
}

#[tokio::test]
async fn every_answer_has_an_id_and_is_taken_as_what_it_says() {
    let running = Running::with_sample().await;
    for path in ["/v1/actors", "/nothing", "/livez", "/readyz", "/v1/docs/"] {
        let answer = Answer::of(running.request(Method::GET, path).header("x-request-id", "mine-1")).await;
        assert_eq!(answer.header("x-request-id"), "mine-1", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
    assert!(!running.get("/livez").await.header("x-request-id").is_empty());
}

#[tokio::test]
async fn graphql_answers_over_http_and_shows_browsers_a_page() {
    let running = Running::with_sample().await;
    let body = json!({"query": "query Q($id: ID!) { actor(id: $id) { id } }", "variables": {"id": "actor-000000"}});
    let answer = Answer::of(running.request(Method::POST, "/graphql").json(&body))
        .await
        .json();
    assert_eq!(answer["data"]["actor"]["id"], "actor/actor-000000");
    assert_eq!(answer["extensions"]["release"], "sample@1.0.0");
    let get = running
        .json("/graphql?query=query%20Q%20%7B%20__typename%20%7D&operationName=Q")
        .await;
    assert_eq!(get["data"]["__typename"], "Query");
    let page = Answer::of(running.request(Method::GET, "/graphql").header("accept", "text/html")).await;
    assert!(page.header("content-type").starts_with("text/html"), "{}", page.body);
    let refused = Answer::of(
        running
            .request(Method::POST, "/graphql")
            .json(&json!({"query": "{ nothing }"})),
    )
    .await;
    assert!(refused.json().get("data").is_none(), "{}", refused.body);
    let plain = running
        .request(Method::POST, "/graphql")
        .header("content-type", "text/plain")
        .body("{}");
    assert_eq!(Answer::of(plain).await.status, 415);
    let large = running
        .request(Method::POST, "/graphql")
        .json(&json!({"query": " ".repeat(1_100_000)}));
    assert_eq!(Answer::of(large).await.status, 413);
}

#[tokio::test]
async fn the_description_lists_every_route_and_the_page_needs_nothing_from_elsewhere() {
    let running = Running::with_sample().await;
    let description = running.json("/v1/openapi.json").await;
    assert_eq!(description["openapi"], "3.1.0");
    for (_, plural, _, _) in KINDS {
        assert!(
            description["paths"][format!("/v1/{plural}")]["get"].is_object(),
            "{plural}"
        );
    }
    assert_eq!(running.get("/v1/docs").await.header("location"), "docs/");
    for file in ["", "swagger-ui-bundle.js", "swagger-ui.css", "swagger-initializer.js"] {
        let answer = running.get(&format!("/v1/docs/{file}")).await;
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.header("content-encoding").is_empty(), "{file}");
        assert!(
            answer.body.is_ascii() || answer.body.contains("swagger"),
            "{file} is readable"
        );
    }
    let settings = running.get("/v1/docs/swagger-initializer.js").await.body;
    assert!(settings.contains("../openapi.json"), "{settings}");
}

#[test]
fn the_committed_description_is_up_to_date() {
    let interface = demarche::rest::Interface::read(&demarche::graphql::sdl()).unwrap();
    let made = demarche::rest::openapi::text(&interface).unwrap();
    let committed = std::fs::read_to_string("openapi.json").unwrap_or_default();
    assert!(committed == made, "openapi.json is stale: run `make schema`");
}
