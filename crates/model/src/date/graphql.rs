//! Dates in GraphQL: the scalars `Date` and `Edtf`, and the two dated types.

use std::str::FromStr;

use async_graphql::{InputValueError, InputValueResult, Object, Scalar, ScalarType, Value};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DateError, DatePrecision, UncertainDate, UncertainPeriod};

/// A day of the Gregorian calendar, as `2024-08-17` (ISO 8601, proleptic; years −4712 to 9999).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

#[Scalar(
    name = "Date",
    specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6"
)]
/// A day of the Gregorian calendar, as `2024-08-17` (ISO 8601, proleptic; years −4712 to 9999).
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        NaiveDate::from_str(text)
            .map(Self)
            .map_err(|_| InputValueError::custom(format!("`{text}` is no day: expected one as 2024-08-17")))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A date in EDTF (ISO 8601-2), as precise as it is known: `2024-08-17`, `2024-08`, `2024`, `202X`, `2016~`, `2022/..`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf(pub UncertainDate);

#[Scalar(name = "Edtf", specified_by_url = "https://www.loc.gov/standards/datetime/")]
/// A date in EDTF (ISO 8601-2), as precise as it is known: `2024-08-17`, `2024-08`, `2024`, `202X`, `2016~`, `2022/..`.
impl ScalarType for Edtf {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text
                .parse()
                .map_err(|error: DateError| InputValueError::custom(error.to_string())),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.edtf.clone())
    }
}

impl FromStr for Edtf {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        UncertainDate::parse(text).map(Self)
    }
}

impl TryFrom<String> for Edtf {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.0.edtf
    }
}

/// One moment, known as precisely as the source tells it: all days between the bounds are uncertainty about it.
#[Object]
impl UncertainDate {
    /// The date as written, in EDTF (ISO 8601-2). Empty where an end of a period is not known.
    async fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The first day that the text allows; null where it is open.
    async fn earliest(&self) -> Option<Date> {
        self.earliest.map(Date)
    }

    /// The last day that the text allows; null where it is open.
    async fn latest(&self) -> Option<Date> {
        self.latest.map(Date)
    }

    /// How precisely the date is stated.
    async fn precision(&self) -> DatePrecision {
        self.precision
    }

    /// Whether the source says "about" (EDTF `~` or `%`); it does not widen the bounds.
    async fn approximate(&self) -> bool {
        self.approximate
    }

    /// Whether the source itself is doubtful (EDTF `?` or `%`); it does not widen the bounds.
    async fn uncertain(&self) -> bool {
        self.uncertain
    }
}

/// A span of time with uncertain ends.
#[Object]
impl UncertainPeriod {
    /// The period as written, in EDTF (ISO 8601-2).
    async fn edtf(&self) -> &str {
        &self.edtf
    }

    /// When it starts; without bounds where it has always been so (`..`).
    async fn start(&self) -> &UncertainDate {
        &self.start
    }

    /// When it ends; without bounds where it does not end (`..`).
    async fn end(&self) -> &UncertainDate {
        &self.end
    }

    /// How precisely the period is stated.
    async fn precision(&self) -> DatePrecision {
        self.precision
    }
}
