//! The description of REST in OpenAPI, and the page that shows it.

use super::KINDS;
use crate::harness::Service;

#[tokio::test]
async fn the_description_lists_every_route_and_the_page_needs_nothing_from_elsewhere() {
    let service = Service::with_sample().await;
    let description = service.json("/v1/openapi.json").await;
    assert_eq!(description["openapi"], "3.1.0");
    for (_, plural, _, _) in KINDS {
        assert!(
            description["paths"][format!("/v1/{plural}")]["get"].is_object(),
            "{plural}"
        );
    }
    assert_eq!(service.get("/v1/docs").await.header("location"), "docs/");
    for file in ["", "swagger-ui-bundle.js", "swagger-ui.css", "swagger-initializer.js"] {
        let answer = service.get(&format!("/v1/docs/{file}")).await;
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.header("content-encoding").is_empty(), "{file}");
        assert!(
            answer.body.is_ascii() || answer.body.contains("swagger"),
            "{file} is readable"
        );
    }
    let settings = service.get("/v1/docs/swagger-initializer.js").await.body;
    assert!(settings.contains("../openapi.json"), "{settings}");
}

#[test]
fn the_committed_description_is_up_to_date() {
    let interface = demarche_rest::Interface::read(demarche_graphql::schema_model()).unwrap();
    let made = demarche_rest::openapi::text(&interface).unwrap();
    let committed = std::fs::read_to_string("openapi.json").unwrap_or_default();
    assert!(committed == made, "openapi.json is stale: run `make schema`");
}
