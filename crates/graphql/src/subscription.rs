//! The subscription root: what happens, told as it happens.

use std::sync::Arc;

use async_graphql::{Context, Subscription as Root};
use futures_util::{Stream, stream};

use demarche_model::{
    error::{Error, Result},
    node::is_slug,
    release::Release,
};

use crate::catalogue::ReleaseObject;

use crate::cost::LookUp;

/// The subscription root.
pub struct Subscription;

/// What a subscription is asked about: one event, or none where the operation is only checked.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// The release that was published.
    pub release: Option<Arc<Release>>,
    /// The dataset that the URL names.
    pub dataset: Option<String>,
}

/// What one can be told of as it happens, over a web socket (graphql-transport-ws) or as server-sent events
/// (graphql-sse). Each event is answered from the release that it is about.
#[Root]
impl Subscription {
    /// Tells of each release that is published from now on, once and in the order of publication. Drafts are not told
    /// of. What was published before, or while a client was away, is in `datasets`.
    #[graphql(directive = LookUp::apply())]
    async fn release_published(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The slug of the dataset whose releases are told of, by default the one that the URL names, else \
                    all; one that has no release yet is waited for."
        )]
        dataset: Option<String>,
    ) -> Result<impl Stream<Item = ReleaseObject> + use<>> {
        if let Some(slug) = dataset.as_deref().filter(|slug| !is_slug(slug)) {
            let form = "expected its slug: lower-case letters, digits and single hyphens";
            return Err(Error::bad_input(format!("`{slug}` names no dataset: {form}")));
        }
        let Ok(occasion) = ctx.data::<Occasion>() else {
            return Err(Error::internal("a subscription without its occasion"));
        };
        let wanted = dataset.as_ref().or(occasion.dataset.as_ref());
        let release = occasion.release.clone();
        let told = release.filter(|release| wanted.is_none_or(|slug| *slug == release.dataset));
        Ok(stream::iter(told.map(ReleaseObject::new)))
    }
}
