//! What the schema says of costs: the directives `@cost` and `@listSize`.

use async_graphql::{Positioned, Value, from_value, parser::types::ConstDirective};
use demarche_model::error::{Error, Result};
use serde::{Deserialize, Deserializer, de};

/// What a field costs, or a condition, or a code to ask by.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cost {
    /// The points.
    #[serde(deserialize_with = "points")]
    pub weight: u64,
    /// The points on a list of the whole release, where they are others.
    #[serde(default, deserialize_with = "other_points")]
    pub release_weight: Option<u64>,
    /// The argument for each of whose items it costs that.
    pub per: Option<String>,
    /// The argument for each pair of whose items it costs that.
    pub per_pair: Option<String>,
    /// How many items of that argument count at most.
    pub most: Option<u64>,
    /// The fields of a filter that are no condition.
    #[serde(default)]
    pub free: Vec<String>,
}

/// How long a list is taken to be.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListSize {
    /// How many it has where no argument says it.
    pub assumed_size: Option<u64>,
    /// The arguments that say how many it has.
    #[serde(default)]
    pub slicing_arguments: Vec<String>,
    /// The fields below that list the objects; the field itself where there are none.
    #[serde(default)]
    pub sized_fields: Vec<String>,
}

/// What a directive says; `None` where it is not among these.
pub(super) fn said<T: de::DeserializeOwned>(
    directives: &[Positioned<ConstDirective>],
    name: &str,
) -> Result<Option<T>> {
    let found = directives.iter().find(|directive| directive.node.name.node == name);
    let read = |directive: &Positioned<ConstDirective>| {
        let arguments = directive.node.arguments.iter();
        let arguments = arguments.map(|(name, value)| (name.node.clone(), value.node.clone()));
        from_value(Value::Object(arguments.collect())).map_err(Error::internal)
    };
    found.map(read).transpose()
}

fn points<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<u64, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(de::Error::custom)
}

fn other_points<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<u64>, D::Error> {
    points(deserializer).map(Some)
}
