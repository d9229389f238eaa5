//! Resolves references: by what they say exactly and, only where nothing fits, by how they are spelt.

use std::ops::RangeInclusive;

use super::{
    Candidate, Resolution,
    rules::{self, Reading},
    store::{self, Place, Placed},
};
use crate::{app::App, error::Result, node::NodeKind, release::Release};

/// The records among which to look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Among {
    /// The kinds that are asked for; empty for all.
    pub kinds: Vec<NodeKind>,
    /// Their keys; `None` for all.
    pub keys: Option<Vec<RangeInclusive<i32>>>,
}

/// Finds what the references may mean, in their order.
///
/// # Errors
/// Where the database cannot answer.
pub async fn resolve(app: &App, release: &Release, references: &[String], among: &Among) -> Result<Vec<Resolution>> {
    let readings: Vec<Reading> = references
        .iter()
        .map(|reference| rules::read(reference, &among.kinds))
        .collect();
    let place = Place {
        release: release.id,
        among: among.keys.as_deref(),
    };
    let db = app.database().orm();
    let mut found: Vec<Vec<Candidate>> = vec![Vec::new(); references.len()];
    if readings.iter().any(|reading| *reading != Reading::default()) {
        sort(store::exact(db, place, &readings).await?, &mut found);
    }
    let mut misspelt = readings;
    for (reading, found) in misspelt.iter_mut().zip(&found) {
        if !found.is_empty() {
            *reading = Reading::default();
        }
    }
    if misspelt.iter().any(|reading| !reading.name.is_empty()) {
        sort(store::alike(db, place, &misspelt).await?, &mut found);
    }
    let judge = |(reference, candidates): (&String, _)| rules::judge(reference, candidates);
    Ok(references.iter().zip(found).map(judge).collect())
}

/// Puts candidates to their references.
fn sort(candidates: Vec<Placed>, found: &mut [Vec<Candidate>]) {
    for (place, candidate) in candidates {
        if let Some(of_reference) = found.get_mut(place) {
            of_reference.push(candidate);
        }
    }
}
