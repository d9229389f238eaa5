//! The description of REST in OpenAPI 3.1, made from the routes and the GraphQL schema so that it cannot drift.

mod paths;
mod schemas;

use serde_json::{Map, Value, json};

use super::interface::{Interface, RESOURCES};
use demarche_model::error::{Error, Result};
use schemas::Schemas;

/// What a reader should know before the first request.
const ABOUT: &str = "The structured analysis of international politics: who wants what, what happened, and who says \
    so. REST gives the same answers as GraphQL.\n\n\
    Paths answer from the newest release; below `/datasets/{dataset}` from that dataset's newest, below \
    `/datasets/{dataset}@{version}` from exactly that one, whose answers never change.\n\n\
    Lists take filters as flat parameters, which must all fit; one that is repeated is met by any of its values. \
    `page.next` and the `Link` header lead to the next page, on the same release. Lists come as CSV too \
    (`Accept: text/csv`). Errors are problem details (RFC 9457) with a stable `code`.";

/// Describes the REST interface of this service.
///
/// # Errors
/// `Internal` where the routes do not fit the schema.
pub fn document(interface: &Interface) -> Result<Value> {
    let mut schemas = Schemas::new(interface.schema);
    for (name, schema) in own_schemas() {
        schemas.share(name, schema);
    }
    let mut paths = Map::new();
    for endpoint in &interface.endpoints {
        let operation = paths::operation(endpoint, &mut schemas)?;
        paths.insert(format!("/v1{}", endpoint.path), json!({ "get": operation }));
    }
    paths.extend(own_paths());
    Ok(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Demarche",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": { "name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE") },
        },
        "servers": [{ "url": "..", "description": "The release from which this document was read." }],
        "security": [],
        "tags": tags(interface),
        "paths": paths,
        "components": { "schemas": schemas.finish(), "responses": own_responses(), "headers": own_headers() },
    }))
}

/// The document as a file.
///
/// # Errors
/// As [`document`]'s.
pub fn text(interface: &Interface) -> Result<String> {
    let document = document(interface)?;
    let text = serde_json::to_string_pretty(&document).map_err(Error::internal)?;
    Ok(text + "\n")
}

fn tags(interface: &Interface) -> Vec<Value> {
    let kinds = RESOURCES.iter().filter_map(|resource| {
        let of = interface
            .endpoints
            .iter()
            .find(|endpoint| endpoint.kind == Some(resource.kind))?;
        let description = &interface.schema.find(&of.of)?.description;
        Some(json!({ "name": resource.kind.plural(), "description": description }))
    });
    let others = [
        ("release", "From what this path answers."),
        ("datasets", "What the service has."),
        ("codes", "What codes mean."),
        ("citation", "How to cite."),
        ("openapi.json", "This description."),
    ];
    let others = others.map(|(name, description)| json!({ "name": name, "description": description }));
    kinds.chain(others).collect()
}

fn own_paths() -> Vec<(String, Value)> {
    let answer = |summary: &str, id: &str, media: &str, kind: &str| {
        json!({ "get": {
            "operationId": id, "summary": summary, "tags": ["openapi.json"],
            "responses": { "200": { "description": summary, "content": { media: { "schema": { "type": kind } } } } },
        }})
    };
    let document = answer(
        "This description in OpenAPI 3.1",
        "openapi",
        "application/json",
        "object",
    );
    let page = answer("A page to read and try this description", "docs", "text/html", "string");
    vec![("/v1/openapi.json".into(), document), ("/v1/docs/".into(), page)]
}

fn own_schemas() -> [(&'static str, Value); 5] {
    let link = |what: &str| json!({ "type": ["string", "null"], "description": what });
    let total = json!({ "type": ["integer", "null"], "description": "How many records the whole list has." });
    let next = link("The path of the next page, on the same release; null at the end.");
    let previous = link("The path of the page before; null at the start.");
    let undated = "How many undated records the filter does not rule out; whether they belong here, no source says.";
    let page = json!({
        "type": "object", "description": "Where in the list this page is.",
        "properties": { "next": next, "previous": previous, "total": total },
        "required": ["next", "previous", "total"],
    });
    let mut dated = page.clone();
    dated["properties"]["undated"] = json!({ "type": ["integer", "null"], "description": undated });
    dated["required"] = json!(["next", "previous", "total", "undated"]);
    let mut truncated = page.clone();
    let more = "Whether more fits than the list has.";
    truncated["properties"]["truncated"] = json!({ "type": "boolean", "description": more });
    truncated["required"] = json!(["next", "previous", "total", "truncated"]);
    let embedded = json!({
        "type": "object", "description": "How long an embedded list is.",
        "properties": { "total": total }, "required": ["total"],
    });
    [
        ("Page", page),
        ("DatedPage", dated),
        ("TruncatedPage", truncated),
        ("EmbeddedPage", embedded),
        ("Problem", problem()),
    ]
}

fn problem() -> Value {
    let text = |what: &str| json!({ "type": "string", "description": what });
    json!({
        "type": "object",
        "description": "What went wrong (RFC 9457).",
        "properties": {
            "type": text("Always `about:blank`: `code` tells what sort of problem it is."),
            "title": text("The status in words."),
            "status": { "type": "integer", "description": "The status of the answer." },
            "detail": text("What the client can change."),
            "code": text("The stable code, the same as in GraphQL: BAD_USER_INPUT, NOT_FOUND, CONFLICT, …"),
            "requestId": text("The id under which the log has the request; the header x-request-id says it too."),
            "release": text("CONFLICT: the release to which the cursor belongs."),
            "path": text("CONFLICT: the path at which to go on."),
        },
        "required": ["type", "title", "status", "detail", "code", "requestId"],
    })
}

fn own_responses() -> Value {
    let schema = schemas::reference("Problem");
    json!({ "Problem": {
        "description": "What went wrong, and what the client can change.",
        "content": { "application/problem+json": { "schema": schema } },
    }})
}

fn own_headers() -> Value {
    let header = |what: &str| json!({ "description": what, "schema": { "type": "string" } });
    json!({
        "ETag": header("The strong validator of this answer, for If-None-Match."),
        "Link": header("The pages around this one, as rel=\"next\" and rel=\"prev\"."),
    })
}
