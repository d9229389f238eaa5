//! Pages of a parent's records: their places first, then the records that are not known yet.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

use async_graphql::dataloader::Loader;

use super::{
    key::{ByKey, ChildrenOf},
    loader::Scope,
};
use crate::{
    error::{Error, Result},
    node::{
        Key, Kind,
        store::{self, Branch, Edge, ListingOf, Placed, Row},
    },
    page::Slice,
};

impl<K: Kind, E: Edge> Loader<ChildrenOf<K, E>> for Scope {
    type Value = Arc<Slice<Row<K, E>>>;
    type Error = Error;

    async fn load(&self, keys: &[ChildrenOf<K, E>]) -> Result<HashMap<ChildrenOf<K, E>, Self::Value>> {
        self.kept(keys, async |keys| self.children(keys).await).await
    }
}

impl Scope {
    /// Reads pages of children: the places in a statement for each list that is asked for, then the records that are not
    /// known yet in one more.
    async fn children<K: Kind, E: Edge>(
        &self,
        keys: Vec<ChildrenOf<K, E>>,
    ) -> Result<HashMap<ChildrenOf<K, E>, Arc<Slice<Row<K, E>>>>> {
        let mut groups: HashMap<(&'static Branch, Arc<ListingOf<K>>), Vec<Key>> = HashMap::new();
        for ChildrenOf {
            parent,
            branch,
            listing,
            edge: _,
        } in keys
        {
            groups.entry((branch, listing)).or_default().push(parent);
        }
        let mut placed = HashMap::new();
        for ((branch, listing), parents) in groups {
            let mut names = self.names(&listing.filter).await?;
            let mut slices = store::list_of::<K, E>(self.db(), branch, &parents, &listing, &mut names).await?;
            // A parent without children has an empty page, which is worth keeping too.
            let mut page = |parent| slices.remove(&parent).unwrap_or_else(|| listing.page.slice(Vec::new()));
            let named = |parent| (ChildrenOf::new(parent, branch, listing.clone()), page(parent));
            placed.extend(parents.into_iter().map(named));
        }
        self.with_records(placed).await
    }

    /// Puts the records to their places.
    async fn with_records<Q: Eq + Hash, K: Kind, E: Edge>(
        &self,
        placed: HashMap<Q, Slice<Placed<E>>>,
    ) -> Result<HashMap<Q, Arc<Slice<Row<K, E>>>>> {
        let keys: HashSet<Key> = placed
            .values()
            .flat_map(|slice| &slice.rows)
            .map(|row| row.position.key)
            .collect();
        let keys: Vec<ByKey<K>> = keys.into_iter().map(ByKey::new).collect();
        let records = match keys.as_slice() {
            [] => HashMap::new(),
            keys => Loader::<ByKey<K>>::load(self, keys).await?,
        };
        let row = |Placed { edge, position }: Placed<E>| {
            let record = records.get(&ByKey::new(position.key)).cloned();
            let record = record.ok_or_else(|| Error::internal("a list names a record that is not there"))?;
            Ok(Row { record, edge, position })
        };
        let slice = |(question, slice): (Q, Slice<Placed<E>>)| Ok((question, Arc::new(slice.try_map(row)?)));
        placed.into_iter().map(slice).collect()
    }
}
