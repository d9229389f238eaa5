//! The scalar `JSON`: values whose shape is no type of the schema.

use async_graphql::{InputValueResult, Scalar, ScalarType, Value};
use serde::Serialize;

use demarche_model::error::{Error, Result};

/// A value of any shape, as JSON (RFC 8259); the description of the field says which shapes there are.
pub struct Json(Value);

impl Json {
    /// Writes a value as JSON.
    ///
    /// # Errors
    /// Where it cannot be written so.
    pub fn of(value: &impl Serialize) -> Result<Self> {
        async_graphql::to_value(value).map(Self).map_err(Error::internal)
    }
}

#[Scalar(name = "JSON", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259")]
/// A value of any shape, as JSON (RFC 8259); the description of the field says which shapes there are.
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }
}
