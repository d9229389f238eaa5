//! All routes of REST over one schema, worked out once.

use super::{
    endpoint::Endpoint,
    parameter::Parameter,
    resource::{DATED, Resource},
};
use crate::{
    actor, alignment, artifact, claim, coverage, document, dyad, event, interest, path, place, red_line, relation,
    resolve, search, timeline, topic,
};
use demarche_graphql::schema_model::SchemaModel;
use demarche_model::{error::Result, node::NodeKind};

/// The kinds, in the order of their routes.
pub const RESOURCES: [&Resource; 9] = [
    &actor::RESOURCE,
    &place::RESOURCE,
    &topic::RESOURCE,
    &interest::RESOURCE,
    &event::RESOURCE,
    &artifact::RESOURCE,
    &relation::RESOURCE,
    &document::RESOURCE,
    &claim::RESOURCE,
];

/// What a release shows of itself.
const RELEASE: &str = "name version title description licence publishedAt sha256 dataset { slug } \
    counts { kind count } graphqlPath restPath";

/// What a dataset shows.
const DATASET: &str = "slug title licence \
    releases(first: 100) { nodes { name version publishedAt sha256 graphqlPath restPath } totalCount }";

/// What a code shows.
const CODE: &str = "code label definition source number eventKind quadCategory requiresRecipient relationGroup \
    directed allowedEnds { from to }";

/// What a citation shows.
const CITATION: &str = "text release title version publishedAt releaseSha256 querySha256 question path url";

/// The routes, and the schema that they speak of.
#[derive(Debug)]
pub struct Interface {
    /// The routes.
    pub endpoints: Vec<Endpoint>,
    /// The types that their answers are made of.
    pub schema: &'static SchemaModel,
}

impl Interface {
    /// Works the routes out.
    ///
    /// # Errors
    /// `Internal` where a kind shows or takes what the schema does not have.
    pub fn read(schema: &'static SchemaModel) -> Result<Self> {
        let mut endpoints = Vec::new();
        for resource in RESOURCES {
            endpoints.push(list(schema, resource)?);
            endpoints.push(record(schema, resource)?);
        }
        endpoints.push(Endpoint::plain(schema, "/release", "release", RELEASE)?.offer(&[coverage::COVERAGE])?);
        endpoints.push(
            Endpoint::page(schema, "/datasets", "datasets", DATASET)?
                .changing()
                .without_release(),
        );
        let codes = Endpoint::plain(schema, "/codes/{scheme}", "codes", CODE)?;
        endpoints.push(codes.in_path(schema, "scheme")?.without_release());
        let citation = Endpoint::plain(schema, "/citation", "citation", CITATION)?;
        endpoints.push(citation.take(schema, &["style"])?.changing().citing());
        endpoints.extend(alignments(schema)?);
        let check = Endpoint::plain(schema, "/red-lines/{redLine}/checks", "redLineCheck", red_line::CHECK)?;
        endpoints.push(check.in_path(schema, "redLine")?.take(schema, &["subject"])?);
        endpoints.extend(ties(schema)?);
        endpoints.extend(finding(schema)?);
        endpoints.extend(courses(schema)?);
        Ok(Self { endpoints, schema })
    }
}

/// The path of a kind's list.
pub fn list_path(kind: NodeKind) -> String {
    format!("/{}", kind.plural())
}

/// The path of a kind's record: a claim's id carries its subject's.
pub fn record_path(kind: NodeKind) -> String {
    match kind {
        NodeKind::Claim => "/claims/{kind}/{slug}/{claim}".into(),
        kind => format!("/{}/{{slug}}", kind.plural()),
    }
}

fn list(schema: &SchemaModel, resource: &Resource) -> Result<Endpoint> {
    let kind = resource.kind;
    let parameters = resource.parameters.iter();
    let shared = resource.shared.iter().flat_map(|shared| shared.iter());
    let parameters: Vec<&Parameter> = parameters.chain(shared).collect();
    Endpoint::page(schema, &list_path(kind), kind.plural(), resource.fields)?
        .take(schema, &["orderBy"])?
        .filter(schema, parameters.into_iter())?
        .offer(resource.includes)
}

fn record(schema: &SchemaModel, resource: &Resource) -> Result<Endpoint> {
    let kind = resource.kind;
    let mut endpoint = Endpoint::plain(schema, &record_path(kind), kind.prefix(), resource.fields)?
        .in_path(schema, "id")?
        .offer(resource.includes)?;
    endpoint.kind = Some(kind);
    Ok(endpoint)
}

/// How two records hang together, and what led to one.
fn ties(schema: &SchemaModel) -> Result<[Endpoint; 2]> {
    let paths = Endpoint::plain(schema, "/paths", "paths", path::RESULT)?
        .take(schema, &["from", "to", "maxLength", "first"])?
        .input(schema, "filter", path::FILTER)?;
    let causes = Endpoint::plain(schema, "/causes", "causes", path::RESULT)?
        .take(schema, &["of", "direction", "maxLength", "first"])?;
    Ok([paths, causes])
}

/// What happened in which order, and two actors side by side.
fn courses(schema: &SchemaModel) -> Result<[Endpoint; 2]> {
    let alignments = format!(
        "{} {{ nodes {{ {} }} totalCount }}",
        dyad::ALIGNMENTS,
        alignment::LISTED
    );
    let dyad = Endpoint::plain(schema, "/dyads", "dyad", dyad::DYAD)?
        .take(schema, &["a", "b", "includeParts"])?
        .offer(&[&alignments])?;
    let entries = timeline::PARAMETERS.iter().chain(DATED);
    let timeline = Endpoint::page(schema, "/timeline", "timeline", timeline::ENTRY)?.filter(schema, entries)?;
    Ok([dyad, timeline])
}

/// How two actors stand to each other: on every topic, and on one.
fn alignments(schema: &SchemaModel) -> Result<[Endpoint; 2]> {
    let scope = alignment::SCOPE;
    let all = Endpoint::page(schema, "/alignments", "alignments", alignment::LISTED)?
        .take(schema, &["a", "b", "under"])?
        .input(schema, "scope", scope)?;
    let selection = format!("{} {}", alignment::LISTED, alignment::ALONE);
    let one = Endpoint::plain(schema, "/alignments/{topic}", "alignment", &selection)?
        .in_path(schema, "topic")?
        .take(schema, &["a", "b"])?
        .input(schema, "scope", scope)?;
    Ok([all, one])
}

/// Records by words, and by names and codes.
fn finding(schema: &SchemaModel) -> Result<[Endpoint; 2]> {
    let search = Endpoint::page(schema, "/search", "search", search::HIT)?;
    let resolve = Endpoint::plain(schema, "/resolve", "resolveMany", resolve::RESOLUTION)?;
    Ok([
        search.take_as(schema, search::PARAMETERS)?,
        resolve.take_as(schema, resolve::PARAMETERS)?,
    ])
}

#[cfg(test)]
mod tests {
    use async_graphql::{Request, Variables};
    use serde_json::json;

    use super::*;
    use crate::question::Question;

    #[tokio::test]
    async fn every_route_stands_for_an_operation_that_the_schema_takes() {
        let schema = demarche_graphql::schema();
        let interface = Interface::read(demarche_graphql::schema_model()).expect("the kinds fit the schema");
        for endpoint in interface.endpoints {
            let include = endpoint.includes.iter().map(|include| include.name.clone()).collect();
            let question = Question {
                include,
                ..Question::default()
            };
            let operation = endpoint.operation(&question);
            let variables = Variables::from_json(json!({
                "id": "a", "scheme": "ACTOR_KIND", "style": "TEXT",
                "a": "a", "b": "b", "topic": "t", "redLine": "l", "subject": "actor/a",
                "from": "actor/a", "to": "actor/b", "of": "event/a", "direction": "UPSTREAM",
                "text": "a", "references": ["a"],
            }));
            let answer = schema.execute(Request::new(&operation).variables(variables)).await;
            let refused: Vec<_> = answer.errors.iter().filter(|error| error.path.is_empty()).collect();
            assert!(refused.is_empty(), "{}: {refused:?}\n{operation}", endpoint.path);
        }
    }
}
