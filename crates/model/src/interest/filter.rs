//! How interests are filtered and ordered.

use async_graphql::InputObject;
use serde::Serialize;

use super::{InterestKind, InterestStatus};
use crate::{
    error::{Error, Result},
    filter::{self, DateColumns, Filter, Leaf, Tree},
    node::{ActorCondition, DayCondition, NodeKind, PeriodCondition, RecordFilter},
    order::Order,
    vocabulary::vocabulary,
};

/// Which interests are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct InterestFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Interests of one of these sorts.
    pub kinds: Option<Vec<InterestKind>>,
    /// Interests that are still held, or dropped.
    pub statuses: Option<Vec<InterestStatus>>,
    /// Interests of this actor.
    pub holder: Option<ActorCondition>,
    /// Interests that this person or body voiced.
    pub speaker: Option<ActorCondition>,
    /// Interests toward the topic's option of this key.
    pub option: Option<String>,
    /// Interests with one of these stances, −2 to 2; an interest without a stance does not fit.
    pub stances: Option<Vec<i32>>,
    /// Interests in a good that only one can have (true), or others (false).
    pub rival: Option<bool>,
    /// Interests of this salience or a higher one, 0 to 3; an interest without one does not fit.
    pub salience_at_least: Option<i32>,
    /// Interests said in so many words (true), or inferred (false).
    pub explicit: Option<bool>,
    /// Interests under a condition (true), or without one (false).
    pub conditional: Option<bool>,
    /// Held in this span of days.
    pub during: Option<PeriodCondition>,
    /// Held on this day.
    pub as_of: Option<DayCondition>,
    /// With a period of validity (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<InterestFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<InterestFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<InterestFilter>>,
}

vocabulary! {
    /// In what order interests are listed; the id decides ties, in the same direction.
    pub enum InterestOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
        /// By period of validity, the earliest first: by the earliest day it may be, then the latest; undated ones last.
        DateAsc,
        /// By period of validity, the latest first: by the earliest day it may be, then the latest; undated ones last.
        DateDesc,
    }
}

impl Filter for InterestFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            kinds,
            statuses,
            holder,
            speaker,
            option,
            stances,
            rival,
            salience_at_least,
            explicit,
            conditional,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Interest)?;
        leaves.extend([
            filter::codes("kind", kinds.as_ref()),
            filter::codes("status", statuses.as_ref()),
            filter::actor("holder", holder.as_ref())?,
            filter::actor("speaker", speaker.as_ref())?,
            filter::text("option", option.as_ref()),
            stances.as_deref().map(has_stance).transpose()?,
            filter::flag("rival", *rival),
            salience_at_least.map(has_salience).transpose()?,
            filter::flag("explicit", *explicit),
            filter::present("condition", *conditional),
        ]);
        leaves.extend(filter::dates(DateColumns::VALID, (during, as_of, *dated)));
        filter::tree(leaves, (and, or, not))
    }
}

fn has_stance(stances: &[i32]) -> Result<Tree> {
    if let Some(stance) = stances.iter().find(|stance| !(-2..=2).contains(*stance)) {
        return Err(Error::bad_input(format!("`stances` has {stance}: pass -2 to 2")));
    }
    Ok(Leaf::Numbers {
        column: "stance",
        numbers: stances.to_vec(),
    }
    .into())
}

fn has_salience(number: i32) -> Result<Tree> {
    if !(0..=3).contains(&number) {
        return Err(Error::bad_input(format!("`salienceAtLeast` is {number}: pass 0 to 3")));
    }
    let column = "salience";
    Ok(Leaf::AtLeast { column, number }.into())
}

impl Order for InterestOrder {}
