//! How an answer is cited: the release, and the hash of the question.

use std::collections::BTreeMap;

use async_graphql::{
    Context, SimpleObject, Value, Variables,
    parser::{parse_query, types::ExecutableDocument},
};
use chrono::{Datelike, NaiveDate};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    loader::{app, scope},
    print::print,
};
use crate::{
    error::{Error, Result},
    release::Release,
    vocabulary::vocabulary,
};

vocabulary! {
    /// The form of a citation.
    pub enum CitationStyle {
        /// A sentence for people.
        Text,
        /// An entry for BibTeX.
        Bibtex,
        /// An item of the Citation Style Language, as JSON.
        CslJson,
    }
}

/// How to cite an answer.
#[derive(SimpleObject)]
pub struct Citation {
    /// The citation in the form that was asked for.
    text: String,
    /// The release that answered, as `dataset@version`.
    release: String,
    /// The SHA-256 of the release's content, 64 hexadecimal digits.
    release_sha256: String,
    /// The SHA-256 of the question, 64 hexadecimal digits: the same for the same question, however it is spaced.
    query_sha256: String,
    /// The path at which the question can be asked again of the same release.
    path: String,
}

/// The question of the operation, as the request stated it.
#[derive(Clone, Debug)]
pub struct Question {
    /// The document's text.
    pub query: String,
    /// Which of its operations was asked.
    pub operation: Option<String>,
    /// The variables that were given.
    pub variables: Variables,
}

/// Cites the operation that is answered.
///
/// # Errors
/// Where no release answers.
pub fn cite(ctx: &Context<'_>, style: CitationStyle) -> Result<Citation> {
    let release = scope(ctx)?.release.clone();
    let question = ctx
        .data::<Question>()
        .map_err(|_| Error::internal("an operation without its question"))?;
    let query_sha256 = question.sha256()?;
    let path = format!("/datasets/{}/graphql", release.name);
    let accessed = app(ctx)?.now().date_naive();
    let reference = Reference {
        release: &release,
        query_sha256: &query_sha256,
        path: &path,
        accessed,
    };
    let text = match style {
        CitationStyle::Text => reference.text(),
        CitationStyle::Bibtex => reference.bibtex(),
        CitationStyle::CslJson => reference.csl_json(),
    };
    let Release { name, sha256, .. } = release.as_ref();
    Ok(Citation {
        text,
        release: name.clone(),
        release_sha256: sha256.clone(),
        query_sha256,
        path,
    })
}

impl Question {
    /// The hash over the printed document without `citation`, the operation's name and the sorted variables.
    fn sha256(&self) -> Result<String> {
        let Self {
            query,
            operation,
            variables,
        } = self;
        let document = parse_query(query).map_err(Error::internal)?;
        let variables = serde_json::to_string(&with_defaults(&document, operation.as_deref(), variables));
        let parts = [
            print(&document, "citation"),
            operation.clone().unwrap_or_default(),
            variables.unwrap_or_default(),
        ];
        let hash = Sha256::digest(parts.join("\0"));
        Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The variables in the order of their names, those that were left out at their defaults.
fn with_defaults(
    document: &ExecutableDocument,
    operation: Option<&str>,
    given: &Variables,
) -> BTreeMap<String, serde_json::Value> {
    let json = |value: &Value| value.clone().into_json().unwrap_or_default();
    let mut variables: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    let asked = document
        .operations
        .iter()
        .find(|(name, _)| name.map(|name| name.as_str()) == operation);
    for definition in asked
        .iter()
        .flat_map(|(_, operation)| &operation.node.variable_definitions)
    {
        let default = definition.node.default_value.as_ref().map(|value| &value.node);
        variables.extend(default.map(|value| (definition.node.name.node.to_string(), json(value))));
    }
    variables.extend(
        given
            .iter()
            .map(|(name, value)| (name.to_string(), sorted(json(value)))),
    );
    variables
}

/// The same value with the keys of its objects in order.
fn sorted(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(map) => {
            let entries: BTreeMap<_, _> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            serde_json::Value::Object(entries.into_iter().collect())
        }
        serde_json::Value::Array(items) => serde_json::Value::Array(items.into_iter().map(sorted).collect()),
        scalar => scalar,
    }
}

/// What the forms of a citation are made of.
struct Reference<'a> {
    release: &'a Release,
    query_sha256: &'a str,
    path: &'a str,
    accessed: NaiveDate,
}

impl Reference<'_> {
    fn text(&self) -> String {
        let Self {
            release,
            query_sha256,
            path,
            accessed,
        } = self;
        let Release {
            title,
            version,
            sha256,
            licence,
            published_at,
            ..
        } = release;
        let year = published_at.year();
        format!(
            "{title}, version {version} ({year}). Demarche. {path}, release sha256 {sha256}, query sha256 {query_sha256}, \
             accessed {accessed}. Licence: {licence}."
        )
    }

    fn bibtex(&self) -> String {
        let Self {
            release,
            query_sha256,
            path,
            accessed,
        } = self;
        let Release {
            title,
            version,
            dataset,
            sha256,
            licence,
            published_at,
            ..
        } = release;
        let year = published_at.year();
        let key = format!("{dataset}-{version}-{}", &query_sha256[..8]);
        format!(
            "@misc{{{key},\n  title = {{{{{title}}}}},\n  year = {{{year}}},\n  version = {{{version}}},\n  \
             howpublished = {{Demarche, {path}}},\n  note = {{release sha256 {sha256}; query sha256 {query_sha256}; \
             accessed {accessed}; licence {licence}}}\n}}"
        )
    }

    fn csl_json(&self) -> String {
        let Self {
            release,
            query_sha256,
            path,
            accessed,
        } = self;
        let Release {
            name,
            title,
            version,
            sha256,
            licence,
            published_at,
            ..
        } = release;
        json!([{
            "id": format!("{name}-{}", &query_sha256[..8]),
            "type": "dataset",
            "title": title,
            "version": version,
            "publisher": "Demarche",
            "issued": {"date-parts": [[published_at.year(), published_at.month(), published_at.day()]]},
            "accessed": {"date-parts": [[accessed.year(), accessed.month(), accessed.day()]]},
            "source": path,
            "note": format!("release sha256 {sha256}; query sha256 {query_sha256}; licence {licence}"),
        }])
        .to_string()
    }
}
