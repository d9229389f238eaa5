//! What one operation reads: batched per level of the query, and kept until the operation ends.

use std::{collections::HashMap, fmt::Debug, hash::Hash, sync::Arc};

use async_graphql::{
    Context,
    dataloader::{DataLoader, HashMapCache, Loader},
};
use sea_orm::DatabaseConnection;

use super::{
    key::{AttachedTo, ById, ByKey, CountOf, KeyOf},
    reads::{AtOnce, Reads},
};
use crate::{
    app::App,
    error::{Error, Result},
    node::{
        self, Attached, Filter, Key, Kind, Names, NodeId,
        store::{self, Branch, Counted},
    },
    release::Release,
};

/// What an operation answers from: the service and one release.
#[derive(Clone)]
pub struct Scope {
    /// The service.
    pub app: App,
    /// The release, chosen when the operation started.
    pub release: Arc<Release>,
}

/// The loaders of one operation.
pub type Loaders = DataLoader<Scope, HashMapCache>;

/// What an operation has: its loaders, or why no release answers.
pub struct Answering(pub Result<Loaders>);

impl Scope {
    /// Makes the loaders of one operation, which runs with these reads.
    pub(super) fn loaders(self, reads: &Reads) -> Loaders {
        DataLoader::with_cache(self, reads.clone(), AtOnce, HashMapCache::default()).max_batch_size(1_000)
    }

    /// The records that a filter names.
    ///
    /// # Errors
    /// As the filter's, or where the database cannot answer.
    pub async fn names(&self, filter: &impl Filter) -> Result<Names> {
        let mut names = Names::new(self.release.id, self.release.key_ranges());
        filter.condition(&mut names)?;
        let wanted: Vec<KeyOf> = names.wanted().iter().cloned().map(KeyOf).collect();
        let found = match wanted.as_slice() {
            [] => HashMap::new(),
            wanted => Loader::<KeyOf>::load(self, wanted).await?,
        };
        let found = found.into_iter().map(|(KeyOf(id), key)| (id, key));
        Ok(names.with(found.collect()))
    }

    /// The database.
    pub fn db(&self) -> &DatabaseConnection {
        self.app.database().orm()
    }
}

/// The loaders of the operation that is answered.
///
/// # Errors
/// `NotFound`, `Withdrawn` or `Unavailable` where no release answers.
pub fn loaders<'a>(ctx: &Context<'a>) -> Result<&'a Loaders> {
    match ctx.data::<Answering>() {
        Ok(Answering(Ok(loaders))) => Ok(loaders),
        Ok(Answering(Err(error))) => Err(error.clone()),
        Err(_) => Err(Error::internal("an operation without a release")),
    }
}

/// The service, whether or not a release answers.
///
/// # Errors
/// None in an operation that [`super::execute`] runs.
pub fn app<'a>(ctx: &Context<'a>) -> Result<&'a App> {
    ctx.data::<App>()
        .map_err(|_| Error::internal("an operation without its service"))
}

/// What the operation answers from.
///
/// # Errors
/// As [`loaders`].
pub fn scope<'a>(ctx: &Context<'a>) -> Result<&'a Scope> {
    loaders(ctx).map(DataLoader::loader)
}

impl<K: Kind> Loader<ByKey<K>> for Scope {
    type Value = K;
    type Error = Error;

    async fn load(&self, keys: &[ByKey<K>]) -> Result<HashMap<ByKey<K>, K>> {
        self.kept(keys, async |keys: Vec<ByKey<K>>| {
            let keys: Vec<Key> = keys.iter().map(ByKey::key).collect();
            let found = store::by_keys::<K>(self.db(), self.release.id, &keys).await?;
            let named = |(key, record)| (ByKey::new(key), record);
            Ok(found.into_iter().map(named).collect())
        })
        .await
    }
}

impl<K: Kind> Loader<ById<K>> for Scope {
    type Value = K;
    type Error = Error;

    async fn load(&self, ids: &[ById<K>]) -> Result<HashMap<ById<K>, K>> {
        self.kept(ids, async |ids: Vec<ById<K>>| {
            let ids: Vec<NodeId> = ids.iter().map(ById::id).cloned().collect();
            let found = store::by_ids::<K>(self.db(), self.release.id, &ids).await?;
            let named = |(id, record)| (ById::new(id), record);
            Ok(found.into_iter().map(named).collect())
        })
        .await
    }
}

impl Loader<KeyOf> for Scope {
    type Value = Key;
    type Error = Error;

    async fn load(&self, ids: &[KeyOf]) -> Result<HashMap<KeyOf, Key>> {
        self.kept(ids, async |ids: Vec<KeyOf>| {
            let ids: Vec<NodeId> = ids.into_iter().map(|KeyOf(id)| id).collect();
            let found = store::keys_of(self.db(), self.release.id, &ids).await?;
            Ok(found.into_iter().map(|(id, key)| (KeyOf(id), key)).collect())
        })
        .await
    }
}

impl<A: Attached> Loader<AttachedTo<A>> for Scope {
    type Value = Vec<A>;
    type Error = Error;

    async fn load(&self, keys: &[AttachedTo<A>]) -> Result<HashMap<AttachedTo<A>, Vec<A>>> {
        self.kept(keys, async |keys: Vec<AttachedTo<A>>| {
            let parents: Vec<Key> = keys.iter().map(AttachedTo::key).collect();
            let mut found = node::attached::<A>(self.db(), self.release.id, &parents).await?;
            // A record without such a list has an empty one, which is worth keeping too.
            let list = |parent| (AttachedTo::new(parent), found.remove(&parent).unwrap_or_default());
            Ok(parents.into_iter().map(list).collect())
        })
        .await
    }
}

impl Scope {
    /// Answers what is kept of earlier operations on this release, and reads and keeps the rest.
    pub async fn kept<Q, A, F>(&self, keys: &[Q], read: impl FnOnce(Vec<Q>) -> F) -> Result<HashMap<Q, A>>
    where
        Q: Clone + Eq + Hash + Send + Sync + 'static,
        A: Clone + Debug + Send + Sync + 'static,
        F: Future<Output = Result<HashMap<Q, A>>>,
    {
        self.app
            .caches()
            .reads
            .read(self.release.publication(), keys, read)
            .await
    }
}

/// What the counts of one statement share.
type CountGroup<K> = (Option<&'static Branch>, Counted, Arc<<K as Kind>::Filter>);

impl<K: Kind> Loader<CountOf<K>> for Scope {
    type Value = i64;
    type Error = Error;

    async fn load(&self, keys: &[CountOf<K>]) -> Result<HashMap<CountOf<K>, i64>> {
        self.kept(keys, async |keys| self.counts(keys).await).await
    }
}

impl Scope {
    /// Counts lists, in a statement for each that is asked for.
    async fn counts<K: Kind>(&self, keys: Vec<CountOf<K>>) -> Result<HashMap<CountOf<K>, i64>> {
        let mut groups: HashMap<CountGroup<K>, Vec<Key>> = HashMap::new();
        for CountOf {
            parent,
            counted,
            filter,
        } in keys
        {
            let group = groups
                .entry((parent.map(|(branch, _)| branch), counted, filter))
                .or_default();
            group.extend(parent.map(|(_, key)| key));
        }
        let mut found = HashMap::new();
        for ((branch, counted, filter), parents) in groups {
            found.extend(self.count_group(branch, counted, filter, &parents).await?);
        }
        Ok(found)
    }

    /// Counts one list for all parents that ask for it.
    async fn count_group<K: Kind>(
        &self,
        branch: Option<&'static Branch>,
        counted: Counted,
        filter: Arc<K::Filter>,
        parents: &[Key],
    ) -> Result<Vec<(CountOf<K>, i64)>> {
        let Some(branch) = branch else {
            let count = self.count_all::<K>(counted, &filter).await?;
            let parent = None;
            return Ok(vec![(
                CountOf {
                    parent,
                    counted,
                    filter,
                },
                count,
            )]);
        };
        let mut names = self.names(filter.as_ref()).await?;
        let counts = store::count_of::<K>(self.db(), (branch, counted), parents, &filter, &mut names).await?;
        let count = |parent: &Key| {
            let key = CountOf {
                parent: Some((branch, *parent)),
                counted,
                filter: filter.clone(),
            };
            (key, counts.get(parent).copied().unwrap_or(0))
        };
        Ok(parents.iter().map(count).collect())
    }

    /// Counts a list of the whole release; how many records there are of a kind, the release itself knows.
    async fn count_all<K: Kind>(&self, counted: Counted, filter: &K::Filter) -> Result<i64> {
        let known = self.release.range(K::KIND).filter(|_| counted == Counted::Listed);
        if let Some(range) = known.filter(|_| *filter == K::Filter::default()) {
            return Ok(i64::from(range.count));
        }
        let mut names = self.names(filter).await?;
        store::count::<K>(self.db(), counted, filter, &mut names).await
    }
}
