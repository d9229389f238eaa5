//! What OpenAPI says of a route: its parameters and its answers.

use serde_json::{Value, json};

use super::schemas::{Schemas, reference};
use demarche_graphql::{schema_model::Code, selection::Selected};
use demarche_model::{error::Result, node::NodeKind};

use crate::{
    endpoint::{Answer, Endpoint, FACET},
    parameter::{Known, Text},
};

/// Describes the `GET` of a route.
///
/// # Errors
/// `Internal` where the schema lacks what the route shows.
pub fn operation(endpoint: &Endpoint, schemas: &mut Schemas<'_>) -> Result<Value> {
    let record = schemas.record(&endpoint.of, &endpoint.selection, &endpoint.includes)?;
    let name = &endpoint.field.name;
    let tag = endpoint
        .path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    Ok(json!({
        "operationId": name,
        "tags": [tag],
        "summary": summary(&endpoint.field.description),
        "description": endpoint.field.description,
        "parameters": parameters(endpoint),
        "responses": responses(endpoint, &record, schemas)?,
    }))
}

/// The first sentence, without its full stop.
fn summary(description: &str) -> &str {
    let end = description.find([':', ';']).or_else(|| description.find(". "));
    description[..end.unwrap_or(description.len())].trim_end_matches('.')
}

fn parameters(endpoint: &Endpoint) -> Vec<Value> {
    let mut parameters = in_path(endpoint);
    parameters.extend(endpoint.parameters.iter().map(in_query));
    if !endpoint.includes.is_empty() {
        let names: Vec<&str> = endpoint.includes.iter().map(|include| include.name.as_str()).collect();
        parameters.push(json!({
            "name": "include", "in": "query", "style": "form", "explode": false,
            "description": "What to embed in each record, separated by commas; of a list the first 100 entries.",
            "schema": { "type": "array", "items": { "type": "string", "enum": names } },
        }));
    }
    if endpoint.is_list() {
        parameters.push(json!({
            "name": "format", "in": "query",
            "description": "The form of the answer; without it, the Accept header decides.",
            "schema": { "type": "string", "enum": ["json", "csv"] },
        }));
    }
    parameters
}

fn in_path(endpoint: &Endpoint) -> Vec<Value> {
    let part = |name: &str, description: &str, schema: Value| json!({ "name": name, "in": "path", "required": true, "description": description, "schema": schema });
    let text = || json!({ "type": "string" });
    match (endpoint.kind, &endpoint.in_path) {
        (Some(NodeKind::Claim), _) => vec![
            part("kind", "The kind of the claim's subject, such as `event`.", text()),
            part("slug", "The slug of the claim's subject.", text()),
            part("claim", "The claim's own slug, or its position there, from 1.", text()),
        ],
        (Some(kind), _) => {
            let description = format!("The part of the id after `{}/`.", kind.prefix());
            vec![part("slug", &description, text())]
        }
        (None, Some(known)) => vec![part(&known.name, &known.description, schema(&known.text))],
        (None, None) => Vec::new(),
    }
}

fn in_query(known: &Known) -> Value {
    let mut schema = schema(&known.text);
    if let Some(default) = &known.default {
        schema["default"] = default.clone();
    }
    let mut description = known.description.clone();
    if let Text::Code(codes) = &known.text {
        description.push_str(&meanings(codes));
    }
    let mut parameter = json!({ "name": known.name, "in": "query", "description": description, "schema": schema });
    if known.repeats {
        parameter = json!({
            "name": known.name, "in": "query", "description": description, "style": "form", "explode": true,
            "schema": { "type": "array", "items": parameter["schema"] },
        });
    }
    if known.required {
        parameter["required"] = json!(true);
    }
    parameter
}

fn meanings(codes: &[Code]) -> String {
    let lines = codes
        .iter()
        .map(|code| format!("\n- `{}`: {}", code.name, code.description));
    format!(" In any case, one of:\n{}", lines.collect::<String>())
}

fn schema(text: &Text) -> Value {
    match text {
        Text::Any => json!({ "type": "string" }),
        Text::Boolean => json!({ "type": "boolean" }),
        Text::Integer => json!({ "type": "integer", "format": "int32" }),
        Text::Date => json!({ "type": "string", "examples": ["2016", "2024-08", "2024-08-17"] }),
        Text::Code(codes) => {
            let names: Vec<&str> = codes.iter().map(|code| code.name.as_str()).collect();
            json!({ "type": "string", "enum": names })
        }
    }
}

fn responses(endpoint: &Endpoint, record: &Value, schemas: &mut Schemas<'_>) -> Result<Value> {
    let problem = || json!({ "$ref": "#/components/responses/Problem" });
    let mut responses = json!({
        "200": found(endpoint, record, schemas)?,
        "304": { "description": "The client has this answer already, as its If-None-Match says." },
        "400": problem(),
        "404": problem(),
        "406": problem(),
        "410": problem(),
        "500": problem(),
        "503": problem(),
        "504": problem(),
    });
    if endpoint.kind.is_some() {
        let header = json!({ "description": "Where the record is now.", "schema": { "type": "string" } });
        let description = "The id is a retired one; the record has another one now.";
        responses["308"] = json!({ "description": description, "headers": { "Location": header } });
    }
    if endpoint.answer == Answer::Page {
        responses["409"] = problem();
    }
    Ok(responses)
}

fn found(endpoint: &Endpoint, record: &Value, schemas: &mut Schemas<'_>) -> Result<Value> {
    let (data, page) = match endpoint.answer {
        Answer::Page if endpoint.dated => (list(record), Some("DatedPage")),
        Answer::Page if endpoint.truncates => (list(record), Some("TruncatedPage")),
        Answer::Page | Answer::List => (list(record), Some("Page")),
        Answer::Object => (record.clone(), None),
    };
    let mut schema = json!({ "type": "object", "properties": { "data": data }, "required": ["data"] });
    let mut headers = json!({ "ETag": { "$ref": "#/components/headers/ETag" } });
    if let Some(page) = page {
        schema["properties"]["page"] = reference(page);
        schema["required"] = json!(["data", "page"]);
        headers["Link"] = json!({ "$ref": "#/components/headers/Link" });
    }
    if endpoint.facets.is_some() {
        let facet = schemas.record("Facet", &Selected::read(FACET)?, &[])?;
        schema["properties"]["facets"] = json!({
            "type": "array", "items": facet,
            "description": "How the whole list spreads over the values of each `facet` that was asked for.",
        });
    }
    let mut content = json!({ "application/json": { "schema": schema } });
    if endpoint.is_list() {
        content["text/csv"] = json!({ "schema": { "type": "string" } });
    }
    Ok(json!({ "description": endpoint.field.description, "headers": headers, "content": content }))
}

fn list(record: &Value) -> Value {
    json!({ "type": "array", "items": record })
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_summary_is_the_first_part_of_a_sentence() {
        assert_eq!(
            summary("The actor with this id; null where there is none."),
            "The actor with this id"
        );
        assert_eq!(summary("The release's actors."), "The release's actors");
    }
}
