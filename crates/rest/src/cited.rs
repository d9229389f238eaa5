//! The question that a citation is about: an address of REST, read as if it were asked.

use axum::http::{HeaderMap, header};
use serde_json::Value;

use super::{
    endpoint::Endpoint,
    links,
    question::{Question, pairs},
    scope::Scope,
};
use demarche_graphql::{self, Engine};
use demarche_model::error::{Error, Result};

/// The parameter that holds the address.
pub const URL: &str = "url";

/// What the parameter asks for.
pub const DESCRIPTION: &str = "The address of the question to cite, percent-encoded: its path and query, such as \
    `/v1/actors?kind=STATE`, or all of it. It answers from the release that it names, else from this one's. Without it, \
    the release itself is cited.";

/// What is cited where no address is given.
const RELEASE: &str = "/v1/release";

/// An address that is to be cited.
pub struct Address<'a> {
    /// What was passed; `None` for the release itself.
    pub url: Option<&'a str>,
    /// The headers of the request, which say what the service is called.
    pub headers: &'a HeaderMap,
}

/// Reads an address: from which release it answers, and what it asks.
///
/// # Errors
/// `BadInput` where it is no address of a route of this service, or no question that the route takes; `NotFound` and
/// `Withdrawn` where the release is not there.
pub fn read(
    engine: &Engine,
    endpoints: &[Endpoint],
    scope: Scope,
    address: &Address<'_>,
) -> Result<(Scope, demarche_graphql::Question)> {
    let url = address.url.unwrap_or(RELEASE);
    let fault = |reason: &str| Error::bad_input(format!("`{URL}`: {url} {reason}"));
    let path = without_origin(engine, url, address.headers)
        .ok_or_else(|| fault("is no address of this service: pass the path, such as /v1/actors?kind=STATE"))?;
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let (scope, below) = scoped(engine, scope, path);
    let release = scope.release.clone()?;
    let below = below.strip_prefix("/v1").ok_or_else(|| {
        fault("is no address of REST, whose paths begin with /v1/ (a GraphQL question is cited by its own field `citation`)")
    })?;
    let (endpoint, in_path) =
        matching(endpoints, below).ok_or_else(|| fault("is none of the paths that /v1/openapi.json lists"))?;
    if !endpoint.of_release || endpoint.cites {
        return Err(fault("does not answer from a release: there is nothing to cite"));
    }
    let mut pairs = pairs(query);
    let question = endpoint.read(&pairs, &in_path).map_err(|error| match error {
        Error::BadInput(reason) => Error::bad_input(format!("`{URL}`: {reason}")),
        other => other,
    })?;
    pairs.retain(|(name, _)| name != "format");
    pairs.sort();
    let path = format!("/datasets/{}/v1{below}{}", release.name, links::with_mark(&pairs));
    Ok((scope, cited(endpoint, question, path)))
}

/// The path of an address of this service.
fn without_origin<'a>(engine: &Engine, url: &'a str, headers: &HeaderMap) -> Option<&'a str> {
    if url.starts_with('/') {
        return Some(url);
    }
    let (scheme, rest) = url.split_once("://")?;
    let start = rest.find('/')?;
    let own = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let public = engine.public_url().and_then(|url| url.split_once("://"));
    let is_own = own == Some(&rest[..start]) || public.is_some_and(|(_, public)| public == &rest[..start]);
    (matches!(scheme, "http" | "https") && is_own).then_some(&rest[start..])
}

/// The release that a path names, or the one that the request is put to, and what follows.
fn scoped<'a>(engine: &Engine, scope: Scope, path: &'a str) -> (Scope, &'a str) {
    let named = path
        .strip_prefix("/datasets/")
        .and_then(|rest| Some((rest, rest.find('/')?)));
    match named {
        Some((rest, end)) => (
            Scope::of(engine.catalogue(), Some(&decoded(&rest[..end]))),
            &rest[end..],
        ),
        None => (scope, path),
    }
}

/// The route of a path, the one with the most of it in words, and what stands for its parameters.
fn matching<'a>(endpoints: &'a [Endpoint], path: &str) -> Option<(&'a Endpoint, String)> {
    let parts: Vec<String> = path.split('/').map(decoded).collect();
    let fits = endpoints
        .iter()
        .filter_map(|endpoint| Some((endpoint, parameters(&endpoint.path, &parts)?)));
    let (endpoint, parameters) = fits.min_by_key(|(_, parameters)| parameters.len())?;
    Some((endpoint, parameters.join("/")))
}

fn parameters(template: &str, parts: &[String]) -> Option<Vec<String>> {
    let template: Vec<&str> = template.split('/').collect();
    let mut parameters = Vec::new();
    for (wanted, part) in template.iter().zip(parts) {
        if wanted.starts_with('{') && !part.is_empty() {
            parameters.push(part.clone());
        } else if wanted != part {
            return None;
        }
    }
    (template.len() == parts.len()).then_some(parameters)
}

/// Undoes the percent-encoding of a part of a path.
fn decoded(part: &str) -> String {
    let part = part.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    let pair = form_urlencoded::parse(part.as_bytes()).next();
    pair.map(|(name, _)| name.into_owned()).unwrap_or_default()
}

/// The operation that the address stands for. In which order the values of a parameter come has no meaning.
fn cited(endpoint: &Endpoint, question: Question, path: String) -> demarche_graphql::Question {
    let query = endpoint.operation(&question);
    let variables = in_order(Value::Object(question.variables));
    demarche_graphql::Question::of(query, variables, path)
}

fn in_order(value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(in_order).collect();
            items.sort_by_key(ToString::to_string);
            Value::Array(items)
        }
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, in_order(value)))
            .collect(),
        single => single,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_fits_the_route_of_its_words_before_that_of_a_parameter() {
        let parts = |path: &str| -> Vec<String> { path.split('/').map(decoded).collect() };
        let fit = |template, path| parameters(template, &parts(path));
        assert_eq!(fit("/actors/{slug}", "/actors/iran"), Some(vec!["iran".into()]));
        assert_eq!(fit("/actors", "/actors"), Some(Vec::new()));
        assert_eq!(fit("/actors/{slug}", "/actors/"), None);
        assert_eq!(fit("/actors/{slug}", "/actors/iran/x"), None);
        assert_eq!(
            fit("/claims/{kind}/{slug}/{claim}", "/claims/event/a%2Db/1"),
            Some(vec!["event".into(), "a-b".into(), "1".into()])
        );
    }

    #[test]
    fn only_the_percent_signs_of_a_path_are_decoded() {
        assert_eq!(decoded("sample%401.0.0+x&y=z"), "sample@1.0.0+x&y=z");
    }
}
