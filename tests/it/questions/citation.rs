//! Citations: what they tell, in which forms, and that the same question has the same hash in both APIs.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::harness::{Answer, Service};

/// The citation of an address, in a form.
async fn cited(service: &Service, url: &str, style: &str) -> Value {
    service.json(&path(url, style)).await["data"].take()
}

fn path(url: &str, style: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("url", url)
        .append_pair("style", style)
        .finish();
    format!("/v1/citation?{query}")
}

async fn hash_of(service: &Service, url: &str) -> String {
    let citation = cited(service, url, "text").await;
    citation["querySha256"].as_str().unwrap().to_owned()
}

async fn refusal(service: &Service, url: &str) -> (u16, String) {
    let answer = service.get(&path(url, "text")).await;
    let problem = answer.json();
    (answer.status.as_u16(), problem["detail"].as_str().unwrap().to_owned())
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_question_in_graphql_has_one_hash_however_it_is_written() {
    let service = Service::with_fixture("mini").await;
    let hash = async |query: &str, variables: Value| {
        let data = service.data(query, variables).await;
        let citation = &data["citation"];
        assert_eq!(citation["querySha256"], sha256(citation["question"].as_str().unwrap()));
        citation["querySha256"].as_str().unwrap().to_owned()
    };
    let one = hash(
        "query Q($f: ActorFilter, $n: Int = 5) { actors(filter: $f, first: $n) { nodes { id } }
           citation { querySha256 question } }",
        json!({"f": {"kinds": ["STATE"], "named": true}}),
    )
    .await;
    let same = hash(
        "# the same\nquery Q($n: Int = 5, $s: CitationStyle, $f: ActorFilter) {
           actors(first: $n filter: $f) { nodes { id, } } ...C }
         fragment C on Query { citation(style: $s) { querySha256 question text } }",
        json!({"s": "BIBTEX", "n": 5, "f": {"named": true, "kinds": ["STATE"]}}),
    )
    .await;
    let other = hash(
        "query Q($f: ActorFilter, $n: Int = 5) { actors(filter: $f, first: $n) { nodes { id } }
           citation { querySha256 question } }",
        json!({"f": {"kinds": ["PERSON"], "named": true}}),
    )
    .await;
    assert_eq!(one, same);
    assert_ne!(one, other);
}

#[tokio::test]
async fn a_question_in_rest_has_the_hash_of_the_operation_that_it_stands_for() {
    let service = Service::with_fixture("mini").await;
    for url in [
        "/v1/actors?kind=STATE&kind=PERSON&include=claims&first=5",
        "/v1/events/talks",
        "/v1/alignments/order?a=land&b=zuid&mode=author_assessment",
        "/v1/places?within=strait&include=relations&orderBy=label_desc&first=5",
        "/v1/claims/interest/land-keeps/1",
        "/v1/release?include=coverage",
    ] {
        let citation = cited(&service, url, "text").await;
        let question = citation["question"].as_str().unwrap();
        assert_eq!(citation["querySha256"], sha256(question), "{url}");
        let (rest, variables) = question.rsplit_once('\n').unwrap();
        let (document, name) = rest.rsplit_once('\n').unwrap();
        assert_eq!(name, "Rest");
        let asking = format!("{} citation {{ querySha256 }} }}", document.strip_suffix('}').unwrap());
        let variables = serde_json::from_str(variables).unwrap();
        let answer = service.answer(&asking, variables).await;
        assert_eq!(
            answer["data"]["citation"]["querySha256"], citation["querySha256"],
            "{url}: {answer:#}"
        );
    }
}

#[tokio::test]
async fn orders_without_meaning_do_not_change_a_citation_and_its_path_asks_the_same_again() {
    let service = Service::with_fixture("mini").await;
    let citation = cited(
        &service,
        "/v1/actors?named=true&kind=STATE&kind=PERSON&include=claims,relations",
        "text",
    )
    .await;
    let same = "/v1/actors?kind=person&include=relations&kind=STATE&include=claims&named=TRUE&format=json";
    assert_eq!(hash_of(&service, same).await, citation["querySha256"]);
    assert_ne!(
        hash_of(&service, "/v1/actors?named=true&kind=STATE").await,
        citation["querySha256"]
    );
    let path = citation["path"].as_str().unwrap();
    assert!(path.starts_with("/datasets/mini@1.0.0/v1/actors?"), "{path}");
    let (again, first) = (service.json(path).await, service.json(same).await);
    assert_eq!(again["data"], first["data"]);
    assert_eq!(hash_of(&service, path).await, citation["querySha256"]);
}

#[tokio::test]
async fn a_citation_tells_what_a_reader_needs() {
    let service = Service::with_fixture("mini").await;
    let citation = cited(&service, "/v1/events/talks", "text").await;
    let release = service.json("/v1/release").await["data"].take();
    let text = citation["text"].as_str().unwrap();
    let published = &release["publishedAt"].as_str().unwrap()[..10];
    for part in [
        "Two states and a strait (mini@1.0.0), version 1.0.0.",
        &format!("Demarche, {published}."),
        "/datasets/mini@1.0.0/v1/events/talks",
        citation["querySha256"].as_str().unwrap(),
        release["sha256"].as_str().unwrap(),
        "Coded from An Author, A report (2021-02).",
        "Licence: CC0-1.0.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(citation["release"], "mini@1.0.0");
    assert_eq!(citation["publishedAt"], release["publishedAt"]);
    assert_eq!(citation["url"], Value::Null);
}

#[tokio::test]
async fn bibtex_is_one_entry_with_balanced_braces() {
    let service = Service::with_fixture("mini").await;
    let citation = cited(&service, "/v1/actors?text=a%25b%7B_&first=2", "bibtex").await;
    let text = citation["text"].as_str().unwrap();
    let start = format!(
        "@misc{{mini-1.0.0-{},\n",
        &citation["querySha256"].as_str().unwrap()[..8]
    );
    assert!(text.starts_with(&start) && text.ends_with('}'), "{text}");
    let mut depth = 0;
    for letter in text.chars() {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        assert!(depth >= 0, "{text}");
    }
    assert_eq!(depth, 0, "{text}");
    for field in [
        "title = {{Two states and a strait}}",
        "version = {1.0.0}",
        "publisher = {Demarche}",
        "url = {/datasets/",
    ] {
        assert!(text.contains(field), "{field} in {text}");
    }
}

#[tokio::test]
async fn csl_json_is_a_list_of_one_dataset() {
    let service = Service::with_fixture("mini").await;
    let citation = cited(&service, "/v1/events", "csl-json").await;
    let items: Value = serde_json::from_str(citation["text"].as_str().unwrap()).unwrap();
    let [item] = items.as_array().unwrap().as_slice() else {
        panic!("{items:#}")
    };
    assert_eq!(item["type"], "dataset");
    assert_eq!(item["title"], "Two states and a strait");
    assert_eq!(item["original-author"], json!([{"literal": "An Author"}]));
    assert_eq!(item["URL"], citation["path"]);
    let date = item["issued"]["date-parts"][0].as_array().unwrap();
    assert!(date.len() == 3 && date.iter().all(Value::is_i64), "{item:#}");
    // The names that the schema of CSL-JSON knows.
    let known = [
        "id",
        "type",
        "title",
        "version",
        "publisher",
        "issued",
        "accessed",
        "URL",
        "note",
        "original-title",
        "original-author",
        "original-publisher",
    ];
    assert!(
        item.as_object()
            .unwrap()
            .keys()
            .all(|name| known.contains(&name.as_str())),
        "{item:#}"
    );
}

#[tokio::test]
async fn an_address_may_name_its_release_and_the_service() {
    let service = Service::with_sample().await;
    service.publish_another("1.1.0").await;
    let moving = cited(&service, "/v1/actors", "text").await;
    assert_eq!(moving["release"], "sample@1.1.0");
    for url in ["/datasets/sample@1.0.0/v1/actors", "/datasets/sample%401.0.0/v1/actors"] {
        let pinned = cited(&service, url, "text").await;
        assert_eq!(pinned["release"], "sample@1.0.0");
        assert_eq!(pinned["path"], "/datasets/sample@1.0.0/v1/actors");
        assert_eq!(pinned["querySha256"], moving["querySha256"]);
    }
    let request = service.request(reqwest::Method::GET, "/v1/release").build().unwrap();
    let whole = request.url().as_str().replace("/v1/release", "/v1/actors#top");
    assert_eq!(
        cited(&service, &whole, "text").await["querySha256"],
        moving["querySha256"]
    );
    let default = service.json("/v1/citation").await;
    assert_eq!(default["data"]["path"], "/datasets/sample@1.1.0/v1/release");
}

#[tokio::test]
async fn a_public_address_makes_citations_whole() {
    let service = Service::with_fixture("mini").await;
    let app = service.app.clone().reached_at("https://demarche.example".into());
    assert_eq!(app.engine().public_url(), Some("https://demarche.example"));
    let citation = cited(&service, "/v1/events", "bibtex").await;
    assert_eq!(
        citation["url"],
        "https://demarche.example/datasets/mini@1.0.0/v1/events"
    );
    assert!(
        citation["text"]
            .as_str()
            .unwrap()
            .contains("url = {https://demarche.example/datasets/mini@1.0.0/v1/events}")
    );
    let own = hash_of(&service, "https://demarche.example/v1/events").await;
    assert_eq!(own, citation["querySha256"]);
}

#[tokio::test]
async fn what_cannot_be_cited_is_refused_with_the_reason() {
    let service = Service::with_fixture("mini").await;
    for (url, status, reason) in [
        (
            "https://elsewhere.example/v1/actors",
            400,
            "is no address of this service",
        ),
        ("v1/actors", 400, "is no address of this service"),
        ("/graphql", 400, "is no address of REST"),
        ("/v1/actor", 400, "is none of the paths"),
        ("/v1/actors/a/b", 400, "is none of the paths"),
        ("/v1/datasets", 400, "does not answer from a release"),
        ("/v1/citation?url=/v1/actors", 400, "does not answer from a release"),
        ("/v1/actors?knid=STATE", 400, "did you mean `kind`?"),
        ("/v1/actors?kind=STAET", 400, "did you mean `STATE`?"),
        ("/v1/alignments?a=land", 400, "the parameter `b` is missing"),
        ("/datasets/mini@9.0.0/v1/actors", 404, "9.0.0"),
    ] {
        let (found, detail) = refusal(&service, url).await;
        assert_eq!(found, status, "{url}: {detail}");
        assert!(detail.contains(reason), "{url}: {detail}");
    }
    let answer = service.get("/v1/citation?style=harvard").await;
    assert_eq!(
        (answer.status.as_u16(), answer.json()["code"].as_str()),
        (400, Some("BAD_USER_INPUT"))
    );
    let twice: Answer = service.get("/v1/citation?url=/v1/actors&url=/v1/events").await;
    assert_eq!(twice.status, 400);
}
