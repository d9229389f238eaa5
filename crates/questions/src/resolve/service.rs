//! Resolves references: by what they say exactly and, only where nothing fits, by how they are spelt.

use std::ops::RangeInclusive;

use super::{
    Candidate, Resolution,
    rules::{self, Reading},
    store::{self, Place, Placed},
};
use demarche_model::{error::Result, node::NodeKind};

use crate::Analysis;

/// For how many references of one request names spelt alike are looked for: each may take some 50 ms of the database.
pub const MOST_MISSPELT: usize = 20;

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
pub async fn resolve(analysis: &Analysis, references: &[String], among: &Among) -> Result<Vec<Resolution>> {
    let readings: Vec<Reading> = references
        .iter()
        .map(|reference| rules::read(reference, &among.kinds))
        .collect();
    let place = Place {
        release: analysis.release().id,
        among: among.keys.as_deref(),
    };
    let db = analysis.db();
    let mut found: Vec<Vec<Candidate>> = vec![Vec::new(); references.len()];
    if readings.iter().any(|reading| *reading != Reading::default()) {
        sort(store::exact(db, place, &readings).await?, &mut found);
    }
    let (misspelt, tried) = misspelt(readings, &found);
    if tried.contains(&true) {
        sort(store::alike(db, place, &misspelt).await?, &mut found);
    }
    let found = references.iter().zip(found).zip(tried);
    let judge = |((reference, candidates), tried): ((&String, _), bool)| rules::judge(reference, candidates, tried);
    Ok(found.map(judge).collect())
}

/// What is left of the readings where nothing fits exactly, and for which of them spelling is tried.
fn misspelt(readings: Vec<Reading>, found: &[Vec<Candidate>]) -> (Vec<Reading>, Vec<bool>) {
    let mut left = MOST_MISSPELT;
    let of = |(reading, found): (Reading, &Vec<Candidate>)| {
        if left == 0 || !found.is_empty() || reading.name.is_empty() {
            return (Reading::default(), false);
        }
        left -= 1;
        (reading, true)
    };
    readings.into_iter().zip(found).map(of).unzip()
}

/// Puts candidates to their references.
fn sort(candidates: Vec<Placed>, found: &mut [Vec<Candidate>]) {
    for (place, candidate) in candidates {
        if let Some(of_reference) = found.get_mut(place) {
            of_reference.push(candidate);
        }
    }
}
