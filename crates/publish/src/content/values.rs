//! The values of a dataset as the model has them.

use demarche_dataset::{At, AttributeEntry, AttributeValue, Extent, Point, QuantityEntry};
use demarche_model::{
    date::{UncertainDate, UncertainPeriod},
    node::{Attribute, Quantity},
};

pub(crate) fn attribute(entry: &AttributeEntry) -> Attribute {
    let AttributeEntry { key, value } = entry;
    let (text, number, boolean) = match value {
        AttributeValue::Text(text) => (Some(text.clone()), None, None),
        AttributeValue::Number(number) => (None, Some(*number), None),
        AttributeValue::Boolean(boolean) => (None, None, Some(*boolean)),
    };
    Attribute {
        key: key.value.clone(),
        text,
        number,
        boolean,
    }
}

pub(crate) fn quantity(entry: &QuantityEntry) -> Quantity {
    let QuantityEntry {
        value,
        unit,
        of,
        qualifier,
    } = entry;
    Quantity {
        value: value.value,
        unit: unit.clone(),
        of: of.clone(),
        qualifier: *qualifier,
    }
}

pub(crate) fn period(written: Option<&At<Extent>>) -> Option<UncertainPeriod> {
    written.map(|extent| extent.value.0.clone())
}

pub(crate) fn point(written: Option<&At<Point>>) -> Option<UncertainDate> {
    written.map(|point| point.value.0.clone())
}

pub(crate) fn text(written: Option<&At<String>>) -> Option<String> {
    written.map(|text| text.value.clone())
}

pub(crate) fn texts(written: &[At<String>]) -> Vec<String> {
    written.iter().map(|text| text.value.clone()).collect()
}

/// A small number that the check of the dataset found to be in its range.
pub(crate) fn small(written: &At<i64>) -> Option<i16> {
    i16::try_from(written.value).ok()
}
