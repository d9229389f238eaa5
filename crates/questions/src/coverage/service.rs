//! Computes the coverage of a release once: a release never changes, so neither does what it covers.

use std::sync::Arc;

use super::{
    Coverage,
    rules::{Standing, coverage},
    store,
};
use demarche_model::{
    claim::StandingClaim,
    error::{Error, Result},
    release::Release,
};

use crate::Analysis;

/// The coverage of a release.
///
/// # Errors
/// Where the database cannot answer.
pub async fn of_release(analysis: &Analysis) -> Result<Arc<Coverage>> {
    let release = analysis.release();
    let compute = async {
        let counted = store::count(analysis.db(), release).await?;
        Ok(Arc::new(coverage(counted, standing(release)?)))
    };
    let kept = &analysis.caches().coverages;
    kept.find(release.publication(), compute)
        .await
        .map_err(|error: Arc<Error>| error.as_ref().clone())
}

fn standing(release: &Release) -> Result<Standing> {
    let Some(claim) = &release.default_claim else {
        return Ok(Standing::None);
    };
    Ok(match StandingClaim::read(claim)?.by {
        Some(_) => Standing::OfActor,
        None => Standing::OfAuthor,
    })
}
