//! From the database's rows to the model's values.

use serde_json::Value;

use demarche_model::{
    date::{UncertainDate, UncertainPeriod},
    error::{Error, Result},
    node::{Attribute, Key, Node},
    vocabulary::Vocabulary,
};

/// Reads a code of a closed list.
///
/// # Errors
/// `Internal` for a code that the model does not know.
pub fn code<V: Vocabulary>(text: &str) -> Result<V> {
    V::from_code(text).ok_or_else(|| Error::internal(format!("the database holds an unknown code `{text}`")))
}

/// Reads a code that may be missing.
///
/// # Errors
/// As [`code`].
pub fn optional_code<V: Vocabulary>(text: Option<String>) -> Result<Option<V>> {
    text.map(|text| code(&text)).transpose()
}

/// Reads the date of a point.
///
/// # Errors
/// `Internal` for text that is no date.
pub fn date(text: Option<String>) -> Result<Option<UncertainDate>> {
    text.map(|text| UncertainDate::parse(&text).map_err(Error::internal))
        .transpose()
}

/// Reads an extent.
///
/// # Errors
/// `Internal` for text that is no extent.
pub fn period(text: Option<String>) -> Result<Option<UncertainPeriod>> {
    text.map(|text| UncertainPeriod::parse(&text).map_err(Error::internal))
        .transpose()
}

/// Reads a list that is kept as JSON.
///
/// # Errors
/// `Internal` for JSON of another shape.
pub fn json<T: serde::de::DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(Error::internal)
}

/// Reads what a record has in common with every record.
///
/// # Errors
/// `Internal` where the database holds what the model does not know.
pub fn node(row: super::node::Model) -> Result<Node> {
    let super::node::Model {
        release: _,
        key,
        kind: _,
        id,
        label,
        label_key: _,
        summary,
        note,
        attributes,
        quantities,
        disputed,
        redirected_from,
    } = row;
    Ok(Node {
        key: Key(key),
        id: id.parse().map_err(Error::internal)?,
        label,
        summary,
        note,
        attributes: Attribute::list(&json(attributes)?),
        quantities: json(quantities)?,
        disputed,
        redirected_from,
    })
}
