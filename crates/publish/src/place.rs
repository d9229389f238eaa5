//! A place on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, place::PlaceFields};
use demarche_model::{
    Result,
    place::{GeoPrecision, Place},
};

use crate::{content::Content, content::values::small, load::Line};

impl Content<'_> {
    pub(crate) fn place(&self, entry: &Entry<PlaceFields>) -> Result<Place> {
        let PlaceFields {
            kind,
            within,
            country,
            latitude,
            longitude,
            geo_precision,
        } = &entry.own;
        let precision = geo_precision.as_ref().and_then(small);
        Ok(Place {
            node: self.node(entry.head())?,
            kind: kind.value,
            within: self.optional(within.as_ref())?,
            country: self.optional(country.as_ref())?,
            latitude: latitude.as_ref().map(|degrees| degrees.value),
            longitude: longitude.as_ref().map(|degrees| degrees.value),
            geo_precision: precision.and_then(GeoPrecision::from_number),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "place (release, key, kind, within, country, latitude, longitude, geo_precision)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Place) {
    let Place {
        node,
        kind,
        within,
        country,
        latitude,
        longitude,
        geo_precision,
    } = row;
    line.key(node.key).code(*kind).optional_key(*within);
    line.optional_key(*country).optional(*latitude).optional(*longitude);
    line.optional(geo_precision.map(|precision| precision.number()));
}
