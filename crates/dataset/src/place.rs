//! Places in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{At, Checker, Entry, HasKind, OwnFields, Ref, actor::ActorFields, actor::check_state};
use demarche_model::{node::NodeKind, place::PlaceKind};

/// The fields of a place in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceFields {
    /// What sort of place it is.
    pub kind: At<PlaceKind>,
    /// The place it lies in.
    pub within: Option<At<Ref<PlaceFields>>>,
    /// The state it belongs to.
    pub country: Option<At<Ref<ActorFields>>>,
    /// Degrees north (WGS 84), −90 to 90.
    pub latitude: Option<At<f64>>,
    /// Degrees east (WGS 84), −180 to 180.
    pub longitude: Option<At<f64>>,
    /// How precisely the coordinates are known: UCDP's `where_prec`, 1 (exact) to 7.
    pub geo_precision: Option<At<i64>>,
}

impl HasKind for PlaceFields {
    const KIND: NodeKind = NodeKind::Place;
}

impl OwnFields for PlaceFields {
    // Checks coordinates and the country.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        checker.range(head, ("latitude", own.latitude.as_ref()), (-90.0, 90.0));
        checker.range(head, ("longitude", own.longitude.as_ref()), (-180.0, 180.0));
        checker.range(head, ("geoPrecision", own.geo_precision.as_ref()), (1, 7));
        if let (Some(one), None) | (None, Some(one)) = (&own.latitude, &own.longitude)
            && entry.is_whole
        {
            let message = "`latitude` and `longitude` are given together or not at all";
            checker.error(head, one.mark, "half-coordinates", message);
        }
        if let Some(country) = &own.country {
            check_state(head, "country", country, checker);
        }
    }
}
