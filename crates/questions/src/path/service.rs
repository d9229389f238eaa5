//! Answers how records hang together: takes the release's graph, searches it apart from the requests, reads the hops.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    CausalDirection, Chain, Path, PathHop, PathResult, Terms,
    model::number,
    rules::{Between, Causal, Filter, Found, Graph, Sorts, Statuses, Step, Trail, Work, chains, paths},
    store,
};
use demarche_model::{
    claim::{Credibility, StandingClaim},
    error::{Error, Result},
    node::{Hop, HopDirection, HopKind, Key},
    relation::RelationKind,
};
use demarche_store::{hops_by_key, row};

use crate::Analysis;

/// How many ties a search looks at before it gives up; some tens of milliseconds.
const MOST_TIES: usize = 2_000_000;

/// Finds the best paths between two records.
///
/// # Errors
/// Where the database cannot answer.
pub async fn between(analysis: &Analysis, asked: Between, terms: Terms) -> Result<PathResult> {
    let graph = graph(analysis).await?;
    let Terms { mut filter, topic } = terms;
    if let Some(topic) = topic {
        filter.carriers = Some(store::filed_under(analysis.db(), analysis.release().id, topic).await?);
    }
    let searched = Arc::clone(&graph);
    let found = search(move |work| paths(&searched, &filter, asked, work)).await?;
    result(analysis, &graph, found).await
}

/// Finds the best chains of causes that end at a record, or start from it.
///
/// # Errors
/// Where the database cannot answer.
pub async fn causes(analysis: &Analysis, asked: Chain) -> Result<PathResult> {
    let graph = graph(analysis).await?;
    let filter = Filter {
        sorts: Sorts::causal(),
        statuses: Statuses::NOT_DENIED,
        ..Filter::all()
    };
    let Chain {
        of,
        direction,
        longest,
        most,
    } = asked;
    let asked = Causal {
        of: number(of.0),
        is_upstream: direction == CausalDirection::Upstream,
        reversed: Sorts::from_effect(),
        longest,
        most,
    };
    let searched = Arc::clone(&graph);
    let found = search(move |work| chains(&searched, &filter, asked, work)).await?;
    result(analysis, &graph, found).await
}

/// The graph of a release: read once, whoever asks for it meanwhile, and kept while there is room.
///
/// It is read in a task of its own, so that an asker who leaves does not end what others wait for.
///
/// # Errors
/// Where the database cannot answer.
pub async fn graph(analysis: &Analysis) -> Result<Arc<Graph>> {
    let publication = analysis.release().publication();
    if let Some(graph) = analysis.caches().graphs.get(&publication).await {
        return Ok(graph);
    }
    let analysis = analysis.clone();
    let loading = async move {
        let load = async { load(&analysis).await.map(Arc::new) };
        analysis.caches().graphs.find(publication, load).await
    };
    let loaded = tokio::spawn(loading).await.map_err(Error::internal)?;
    loaded.map_err(|error| Error::clone(&error))
}

async fn load(analysis: &Analysis) -> Result<Graph> {
    let release = analysis.release();
    let standing = release.default_claim.as_ref().map(StandingClaim::read).transpose()?;
    let credibility = standing.and_then(|claim| claim.asserted_credibility());
    let database = analysis.reader().database();
    let graph = database.watch(store::load(database, release.id, credibility)).await??;
    let (ties, bytes) = (graph.len(), graph.bytes());
    tracing::info!(release.name = %release.name, ties, bytes, "read the graph of {}", release.name);
    Ok(graph)
}

/// Stops a search when nobody waits for it any more.
#[derive(Default)]
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Searches on a thread on which requests do not wait.
async fn search(find: impl FnOnce(&mut Work<'_>) -> Found + Send + 'static) -> Result<Found> {
    let stop = Stop::default();
    let is_stopped = Arc::clone(&stop.0);
    let searching = tokio::task::spawn_blocking(move || find(&mut Work::new(MOST_TIES, &is_stopped)));
    searching.await.map_err(Error::internal)
}

/// Reads the ties of what was found, all in one statement.
async fn result(analysis: &Analysis, graph: &Graph, found: Found) -> Result<PathResult> {
    let Found { trails, truncated } = found;
    let key = |step: &Step| Key(graph.tie(step.tie).key.cast_signed());
    let mut keys: Vec<Key> = trails.iter().flat_map(|trail| &trail.steps).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    let ties = match keys.as_slice() {
        [] => HashMap::new(),
        keys => hops_by_key(analysis.db(), analysis.release().id, keys).await?,
    };
    let tie = |step: &Step| {
        let tie = ties.get(&key(step)).cloned();
        tie.ok_or_else(|| Error::internal("a tie of the graph that the release has not"))
    };
    let paths = trails.iter().map(|trail| path(trail, tie)).collect::<Result<_>>()?;
    Ok(PathResult { paths, truncated })
}

fn path(trail: &Trail, tie: impl Fn(&Step) -> Result<Hop>) -> Result<Path> {
    let mut at = trail.from;
    let mut hops = Vec::with_capacity(trail.steps.len());
    for step in &trail.steps {
        let tie = tie(step)?;
        let is_directed = is_directed(&tie)?;
        hops.push(PathHop {
            from: Key(at.cast_signed()),
            to: Key(step.to.cast_signed()),
            direction: direction(step.is_backward && is_directed),
            is_directed,
            credibility: credibility(step.credibility),
            tie,
        });
        at = step.to;
    }
    Ok(Path {
        hops,
        credibility: trail.credibility().and_then(credibility),
    })
}

/// Whether a tie says different things of its two ends.
fn is_directed(tie: &Hop) -> Result<bool> {
    match (tie.kind, tie.role.as_deref()) {
        (HopKind::Relation, Some(kind)) => Ok(row::code::<RelationKind>(kind)?.is_directed()),
        _ => Ok(true),
    }
}

fn direction(is_backward: bool) -> HopDirection {
    match is_backward {
        true => HopDirection::Backward,
        false => HopDirection::Forward,
    }
}

fn credibility(digit: u8) -> Option<Credibility> {
    Credibility::from_number(digit.into())
}
