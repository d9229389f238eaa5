//! The questions about how records hang together.

use std::ops::RangeInclusive;

use async_graphql::{Context, ID, Object};

use demarche_model::{
    error::{Error, Result},
    node::{Key, NodeKind},
    release::Release,
};
use demarche_questions::path::{CausalDirection, Chain, PathFilter, Terms, number, rules::Between, service};

use crate::{Named, cost::Points, find_named, path::objects::PathResultObject, session::analysis};

/// What a walk through the graph costs, in points.
const WALK: u64 = 50;

/// The most hops of a path.
const LONGEST: i32 = 8;

/// The most paths of an answer.
const MOST: i32 = 100;

/// The most records that a path can be asked to avoid.
const MOST_AVOIDED: usize = 100;

/// Asks how records hang together.
#[derive(Default)]
pub struct PathQuery;

#[Object]
impl PathQuery {
    /// How two records hang together: the best ways from one to the other, along relations, parts in events, interests
    /// and affiliations, in either direction. None meets a record twice. Shorter ones come first, then those whose
    /// weakest hop is more credible (a hop that nobody has judged counts as 6), then by the records' ids.
    #[graphql(directive = Points::apply(WALK))]
    async fn paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where paths start: the full id of a record of any kind but claims, such as `actor/russia`.")]
        from: ID,
        #[graphql(desc = "Where they end: the full id of another record.")] to: ID,
        #[graphql(desc = "How many hops they have at most, 1 to 8.", default_with = "Some(4)")] max_length: Option<i32>,
        #[graphql(desc = "How many are wanted, 1 to 100.", default_with = "Some(5)")] first: Option<i32>,
        #[graphql(desc = "Which hops they may take; all but denied ones by default.")] filter: Option<PathFilter>,
    ) -> Result<PathResultObject> {
        let (longest, most) = limits(max_length.unwrap_or(4), first.unwrap_or(5))?;
        let filter = filter.unwrap_or_default();
        let ([from, to], terms) = find(ctx, [&from, &to], &filter).await?;
        let asked = Between {
            from: number(from.0),
            to: number(to.0),
            longest,
            most,
            is_distinct: filter.distinct.unwrap_or(false),
        };
        let answering = analysis(ctx)?;
        let found = service::between(answering, asked, terms).await?;
        Ok(found.into())
    }

    /// What led to a record, or what it led to: chains of the relations CAUSES, ENABLES, PREVENTS, THREATENS and
    /// ADVANCES, and of RESPONDS_TO from what is answered to the answer; none that is DENIED, and no PRECEDES. Every
    /// chain leads from cause to effect, upstream ones to the record, downstream ones from it; each beginning of a longer
    /// chain, seen from the record, is a chain of its own. Ranked as `paths` are; the claims of each hop say whose view
    /// it is.
    #[graphql(directive = Points::apply(WALK))]
    async fn causes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The full id of a record of any kind but claims, such as `event/second-karabakh-war`.")]
        of: ID,
        #[graphql(desc = "To its causes or to its effects.")] direction: CausalDirection,
        #[graphql(desc = "How many hops a chain has at most, 1 to 8.", default_with = "Some(4)")] max_length: Option<
            i32,
        >,
        #[graphql(desc = "How many are wanted, 1 to 100.", default_with = "Some(20)")] first: Option<i32>,
    ) -> Result<PathResultObject> {
        let (longest, most) = limits(max_length.unwrap_or(4), first.unwrap_or(20))?;
        let found = find_named(ctx, &[any("of", &of)]).await?;
        let answering = analysis(ctx)?;
        let of = end(answering.release(), "of", found.first().copied())?;
        let asked = Chain {
            of,
            direction,
            longest,
            most,
        };
        let found = service::causes(answering, asked).await?;
        Ok(found.into())
    }
}

/// How long paths may be, and how many are wanted.
fn limits(length: i32, first: i32) -> Result<(usize, usize)> {
    Ok((within("maxLength", length, LONGEST)?, within("first", first, MOST)?))
}

fn within(argument: &str, value: i32, most: i32) -> Result<usize> {
    match usize::try_from(value) {
        Ok(number) if (1..=most).contains(&value) => Ok(number),
        _ => Err(Error::bad_input(format!("`{argument}` is {value}: pass 1 to {most}"))),
    }
}

/// An argument that names a record of any kind.
fn any<'a>(argument: &'a str, id: &'a ID) -> Named<'a> {
    Named {
        argument,
        kind: None,
        id,
    }
}

/// Finds both ends and all that the filter names, at once.
async fn find(ctx: &Context<'_>, ends: [&ID; 2], filter: &PathFilter) -> Result<([Key; 2], Terms)> {
    let avoid = filter.avoid.as_deref().unwrap_or_default();
    if avoid.len() > MOST_AVOIDED {
        let many = avoid.len();
        return Err(Error::bad_input(format!(
            "`filter.avoid` has {many}: pass at most {MOST_AVOIDED}"
        )));
    }
    let topic = filter.topic.as_ref();
    let topic = topic.map(|topic| Named::of_kind("filter.topic", NodeKind::Topic, &topic.id));
    let mut named = vec![any("from", ends[0]), any("to", ends[1])];
    named.extend(topic);
    named.extend(avoid.iter().map(|id| any("filter.avoid", id)));
    let mut found = find_named(ctx, &named).await?.into_iter();
    let release = analysis(ctx)?.release();
    let (from, to) = (end(release, "from", found.next())?, end(release, "to", found.next())?);
    let topic = topic.and_then(|_| found.next());
    let avoided: Vec<Key> = found.collect();
    if from == to {
        return Err(Error::bad_input(
            "`from` and `to` are the same record: a path is between two",
        ));
    }
    if avoided.contains(&from) || avoided.contains(&to) {
        return Err(Error::bad_input("`filter.avoid` has an end of the paths: leave it out"));
    }
    let terms = Terms::of(filter, topic, &avoided, &ranges(release, filter));
    Ok(([from, to], terms))
}

/// The keys of the kinds through which paths may go.
fn ranges(release: &Release, filter: &PathFilter) -> Vec<RangeInclusive<i32>> {
    let kinds = filter.kinds.iter().flatten();
    kinds.filter_map(|kind| release.keys_of(*kind)).collect()
}

/// A record at the end of paths. A claim is none: paths go through what it is about.
fn end(release: &Release, argument: &str, key: Option<Key>) -> Result<Key> {
    let key = key.ok_or_else(|| Error::internal("fewer keys than arguments"))?;
    if release.kind_of(key) == Some(NodeKind::Claim) {
        return Err(Error::bad_input(format!(
            "`{argument}`: a claim is no end of a path: pass the record that it is about"
        )));
    }
    Ok(key)
}
