//! `dataset.yaml`: what a dataset is called, and what holds for all of it.

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
    ser::SerializeMap,
};

use crate::{AnyRef, At, Ref};
use crate::{claim::ClaimEntry, document::DocumentFields};

/// The file `dataset.yaml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Header {
    /// The dataset's name in addresses.
    pub slug: At<String>,
    /// The version (semantic versioning), raised with every publication.
    #[schemars(with = "String")]
    pub version: At<semver::Version>,
    /// The title.
    pub title: At<String>,
    /// What it holds and where it comes from.
    pub description: Option<String>,
    /// The licence of the dataset, as an SPDX identifier.
    pub licence: At<String>,
    /// The document that claims are about where they name none.
    pub document: Option<At<Ref<DocumentFields>>>,
    /// Retired ids and the ids that they lead to now.
    #[serde(default)]
    pub redirects: Redirects,
    /// The claim of every record that has none.
    pub claim: Option<At<ClaimEntry>>,
}

/// Retired ids and where they lead.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema)]
#[schemars(transparent)]
pub struct Redirects(#[schemars(with = "BTreeMap<String, AnyRef>")] pub Vec<Redirect>);

/// A retired id and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The retired id.
    pub from: At<RetiredId>,
    /// The living one.
    pub to: At<AnyRef>,
}

/// An id that is no longer in use: it is read as an id, and no record is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetiredId(pub demarche_model::node::NodeId);

impl Serialize for Redirects {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for Redirect { from, to } in &self.0 {
            map.serialize_entry(&from.0.to_string(), to)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Redirects {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RedirectsVisitor)
    }
}

struct RedirectsVisitor;

impl<'de> Visitor<'de> for RedirectsVisitor {
    type Value = Redirects;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("redirects (`actor/old: actor/new`)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Redirects, A::Error> {
        let mut redirects = Vec::new();
        while let Some(from) = map.next_key()? {
            let to = map.next_value()?;
            redirects.push(Redirect { from, to });
        }
        Ok(Redirects(redirects))
    }
}

impl<'de> Deserialize<'de> for RetiredId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}
