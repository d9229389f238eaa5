//! Facets of many lists at once: the same facet of the same list costs one statement for all parents.

use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
    sync::Arc,
};

use async_graphql::dataloader::Loader;

use super::{
    Facet, FacetBy, Spread, rules,
    store::{Parents, WHOLE, spread},
};
use crate::{
    cache,
    error::{Error, Result},
    graphql::Scope,
    node::{Key, Kind, Names, store::Branch},
    vocabulary::Vocabulary,
};

/// Asks how a list spreads over the values of a field: a release's list, or a parent's.
#[derive(Debug)]
pub struct FacetOf<K: Kind> {
    /// Whose records, and how they hang on it; `None` for all of the release.
    pub parent: Option<(&'static Branch, Key)>,
    /// Which are in the list.
    pub filter: Arc<K::Filter>,
    /// By what they are counted.
    pub by: K::Facet,
}

impl<K: Kind> Clone for FacetOf<K> {
    fn clone(&self) -> Self {
        Self {
            parent: self.parent,
            filter: self.filter.clone(),
            by: self.by,
        }
    }
}

impl<K: Kind> PartialEq for FacetOf<K> {
    fn eq(&self, other: &Self) -> bool {
        (self.parent, self.by, &self.filter) == (other.parent, other.by, &other.filter)
    }
}

impl<K: Kind> Eq for FacetOf<K> {}

impl<K: Kind> Hash for FacetOf<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.parent, self.by, &self.filter).hash(state);
    }
}

/// What the facets of one statement share, apart from their filter.
type Group<K> = (Option<&'static Branch>, <K as Kind>::Facet);

/// Whose facets are asked for, by what they share.
type Groups<K> = HashMap<Group<K>, Vec<Key>>;

impl<K: Kind> Loader<FacetOf<K>> for Scope {
    type Value = Facet;
    type Error = Error;

    async fn load(&self, keys: &[FacetOf<K>]) -> Result<HashMap<FacetOf<K>, Facet>> {
        let mut filters: HashMap<Arc<K::Filter>, Groups<K>> = HashMap::new();
        for FacetOf { parent, filter, by } in keys {
            let groups = filters.entry(filter.clone()).or_default();
            let parents = groups.entry((parent.map(|(branch, _)| branch), *by)).or_default();
            parents.extend(parent.map(|(_, key)| key));
        }
        let mut found = HashMap::new();
        for (filter, groups) in filters {
            let mut names = None;
            for ((branch, by), parents) in groups {
                let list = (branch, filter.clone(), by);
                found.extend(self.facet_group::<K>(list, &parents, &mut names).await?);
            }
        }
        Ok(found)
    }
}

/// A list apart from its parents, and by what it is counted.
type List<K> = (Option<&'static Branch>, Arc<<K as Kind>::Filter>, <K as Kind>::Facet);

impl Scope {
    /// Counts one list by one field, for all parents that ask for it. What is counted of a whole release is kept.
    async fn facet_group<K: Kind>(
        &self,
        (branch, filter, by): List<K>,
        parents: &[Key],
        names: &mut Option<Names>,
    ) -> Result<Vec<(FacetOf<K>, Facet)>> {
        let key = |parent| FacetOf {
            parent,
            filter: filter.clone(),
            by,
        };
        let Some(branch) = branch else {
            let name = cache::name(self.release.publication(), &(K::KIND, by.code(), &filter));
            let counted = async {
                let mut facets = self.count_by::<K>(None, &filter, by, names).await?;
                facets
                    .remove(&WHOLE)
                    .map_or_else(|| rules::facet(by, Spread::default()), Ok)
            };
            let facet = self.app.caches().facets.find(name, counted).await;
            return Ok(vec![(key(None), facet.map_err(Arc::unwrap_or_clone)?)]);
        };
        let mut facets = self.count_by::<K>(Some((branch, parents)), &filter, by, names).await?;
        let facet = |parent: &Key| {
            let facet = facets
                .remove(parent)
                .map_or_else(|| rules::facet(by, Spread::default()), Ok)?;
            Ok((key(Some((branch, *parent))), facet))
        };
        parents.iter().map(facet).collect()
    }

    /// Counts by one field; the records that the filter names are looked for once.
    async fn count_by<K: Kind>(
        &self,
        parents: Parents<'_>,
        filter: &K::Filter,
        by: K::Facet,
        names: &mut Option<Names>,
    ) -> Result<HashMap<Key, Facet>> {
        let names = match names {
            Some(names) => names,
            None => names.insert(self.names(filter).await?),
        };
        let spreads = spread::<K>(self.db(), by.source().values, (parents, filter), names).await?;
        let facet = |(parent, spread)| Ok((parent, rules::facet(by, spread)?));
        spreads.into_iter().map(facet).collect()
    }
}
