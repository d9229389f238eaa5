//! What records of every kind may write: names, figures, attributes, ids in other registers, claims.

use std::fmt;

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{At, AttributeMap, Extent, Ref};
use crate::{actor::ActorFields, claim::ClaimEntry, topic::TopicFields};
use demarche_model::node::{AliasKind, ExternalIdScheme, QuantityQualifier};

/// The fields that records of every kind have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Common {
    /// The name to show; interests and relations may leave it out.
    pub label: Option<At<String>>,
    /// What the record is about, in one or two sentences of your own.
    pub summary: Option<String>,
    /// Other names: text alone, or `{text, kind, lang, by}`.
    #[serde(default)]
    pub aliases: Vec<AliasEntry>,
    /// Ids in other registers.
    #[serde(default)]
    pub external_ids: Vec<ExternalIdEntry>,
    /// The topics it belongs to.
    #[serde(default)]
    pub topics: Vec<At<Ref<TopicFields>>>,
    /// Facts: dotted keys, each with a text, a number, true or false.
    #[serde(default)]
    pub attributes: AttributeMap,
    /// Figures that the source gives.
    #[serde(default)]
    pub quantities: Vec<QuantityEntry>,
    /// What a reader should know: what can be read in two ways, how a date was derived.
    pub note: Option<String>,
    /// Who asserts the record, where, how, and how sure.
    #[serde(default)]
    pub claims: Vec<At<ClaimEntry>>,
    /// The short form of one claim: the paragraphs of the default document in which its author says so.
    #[serde(default)]
    pub at: Vec<At<u32>>,
}

/// The names of [`Common`]'s fields in files.
pub const COMMON_FIELDS: [&str; 10] = [
    "label",
    "summary",
    "aliases",
    "externalIds",
    "topics",
    "attributes",
    "quantities",
    "note",
    "claims",
    "at",
];

/// Another name of a record.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AliasEntry {
    /// The name.
    pub text: At<String>,
    /// What sort of name it is; NAME where nothing is said.
    pub kind: AliasKind,
    /// The language of the name, as `ru`.
    pub lang: Option<String>,
    /// The actor that uses the name, where it is not everybody's.
    pub by: Option<At<Ref<ActorFields>>>,
}

impl<'de> Deserialize<'de> for AliasEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, mark } = At::<WrittenAlias>::deserialize(deserializer)?;
        let (text, kind, lang, by) = match value {
            WrittenAlias::Text(value) => (At { value, mark }, None, None, None),
            WrittenAlias::Fields(AliasFields { text, kind, lang, by }) => (text, kind, lang, by),
        };
        Ok(Self {
            text,
            kind: kind.unwrap_or(AliasKind::Name),
            lang,
            by,
        })
    }
}

/// An alias as text alone, or with its fields.
enum WrittenAlias {
    Text(String),
    Fields(AliasFields),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasFields {
    text: At<String>,
    kind: Option<AliasKind>,
    lang: Option<String>,
    by: Option<At<Ref<ActorFields>>>,
}

impl<'de> Deserialize<'de> for WrittenAlias {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AliasVisitor)
    }
}

struct AliasVisitor;

impl<'de> Visitor<'de> for AliasVisitor {
    type Value = WrittenAlias;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name, or fields (`text: …`)")
    }

    fn visit_str<E>(self, text: &str) -> Result<WrittenAlias, E> {
        Ok(WrittenAlias::Text(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<WrittenAlias, E> {
        Ok(WrittenAlias::Text(number.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WrittenAlias, A::Error> {
        AliasFields::deserialize(MapAccessDeserializer::new(map)).map(WrittenAlias::Fields)
    }
}

/// The id of a record in another register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExternalIdEntry {
    /// The register.
    pub scheme: ExternalIdScheme,
    /// The id, as the register writes it.
    pub value: At<String>,
    /// While the id means this record.
    pub active: Option<At<Extent>>,
}

/// A figure that the source gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuantityEntry {
    /// The number.
    pub value: At<f64>,
    /// What it counts: a currency code, `percent`, `year`, `person`.
    pub unit: Option<String>,
    /// What is measured: `duration`, `trade turnover`.
    pub of: Option<String>,
    /// How exact it is; EXACT where nothing is said.
    #[serde(default)]
    pub qualifier: QuantityQualifier,
}
