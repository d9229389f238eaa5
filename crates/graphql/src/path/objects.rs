//! What paths show.

use async_graphql::{Context, Object};
use futures_util::future::try_join_all;

use demarche_model::{
    claim::Credibility,
    date::UncertainPeriod,
    error::{Error, Result},
    node::{HopDirection, HopKind, Key},
    page::LARGEST_SIZE,
};
use demarche_questions::claim;
use demarche_questions::path::{Path, PathHop, PathResult, label};

use crate::{
    RecordObject,
    claim::ClaimObject,
    cost::AsLongAs,
    event::EventObject,
    interest::InterestObject,
    neighbor::{HopVia, via},
    object, record,
    relation::RelationObject,
    required,
    session::reads,
};

object! {
    /// The paths that were found, as GraphQL shows them.
    pub struct PathResultObject(PathResult);
}

/// The paths that were found.
#[Object(name = "PathResult")]
impl PathResultObject {
    /// The best ones, in their order; empty where the two do not hang together within the length that was asked for.
    async fn paths(&self) -> Vec<PathObject<'_>> {
        self.paths.iter().map(PathObject).collect()
    }

    /// Whether the search gave up before it had seen all: what is shown is real, but of the last length there may be
    /// others and better ones. A smaller `maxLength` or a filter helps.
    async fn truncated(&self) -> bool {
        self.truncated
    }
}

object! {
    /// A path, as GraphQL shows it.
    pub struct PathObject<'a>(&'a Path);
}

/// A way from one record to another.
#[Object(name = "Path")]
impl PathObject<'_> {
    /// The number of hops.
    async fn length(&self) -> usize {
        self.hops.len()
    }

    /// The way in one line, such as `Russia –leads→ Eurasian Development Bank`; `←leads–` where a tie is gone against its
    /// direction, `–cooperation–` where it has none.
    async fn label(&self, ctx: &Context<'_>) -> Result<String> {
        let first = self.hops.first().map(|hop| hop.from);
        let keys = first.into_iter().chain(self.hops.iter().map(|hop| hop.to));
        let records = try_join_all(keys.map(|key| record(ctx, key))).await?;
        let mut records = records.iter().map(|record| record.node().label.as_str());
        let mut line = records.next().unwrap_or_default().to_owned();
        for (hop, to) in self.hops.iter().zip(records) {
            line.push_str(&arrow(hop)?);
            line.push_str(to);
        }
        Ok(line)
    }

    /// The hops, from the start to the end.
    async fn hops(&self) -> Vec<PathHopObject<'_>> {
        self.hops.iter().map(PathHopObject).collect()
    }

    /// The credibility of the weakest hop (Admiralty code); null where nobody has judged one of them.
    async fn credibility(&self) -> Option<Credibility> {
        self.credibility
    }
}

/// What stands between the labels of two records.
fn arrow(hop: &PathHop) -> Result<String> {
    let label = label(&hop.tie)?;
    Ok(match hop.direction {
        _ if !hop.is_directed => format!(" –{label}– "),
        HopDirection::Forward => format!(" –{label}→ "),
        HopDirection::Backward => format!(" ←{label}– "),
    })
}

object! {
    /// A step of a path, as GraphQL shows it.
    pub struct PathHopObject<'a>(&'a PathHop);
}

/// A step of a path, along one tie.
#[Object(name = "Hop")]
impl PathHopObject<'_> {
    /// The record from which it goes. Where a tie starts from or leads to a claim, this is the record that the claim is
    /// about.
    async fn from(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.from).await
    }

    /// The record to which it leads.
    async fn to(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.to).await
    }

    /// Whether the tie is gone as it points; FORWARD also where it has no direction.
    async fn direction(&self) -> HopDirection {
        self.direction
    }

    /// What sort of tie it goes along.
    async fn hop_kind(&self) -> HopKind {
        self.tie.kind
    }

    /// The tie in words, as it points: the kind of a relation ("leads"), the role in an event ("speaker in"), the kind of
    /// an interest ("red line on"), what a field says ("is part of").
    async fn label(&self) -> Result<String> {
        label(&self.tie)
    }

    /// The tie.
    async fn via(&self, ctx: &Context<'_>) -> Result<HopVia> {
        via(ctx, &self.tie).await
    }

    /// The record that is the tie: the relation, the interest, the event in which a part is taken; null for an
    /// affiliation, which is a field of one of the two records.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<RecordObject>> {
        match self.tie.carrier {
            Some(key) => record(ctx, key).await.map(Some),
            None => Ok(None),
        }
    }

    /// When it holds; of a part in an event, when that happened. Null where the source does not say, and for
    /// affiliations.
    async fn date(&self, ctx: &Context<'_>) -> Result<Option<UncertainPeriod>> {
        Ok(match (self.tie.kind, self.tie.carrier) {
            (HopKind::Relation, Some(key)) => required::<RelationObject>(ctx, key).await?.valid.clone(),
            (HopKind::Interest, Some(key)) => required::<InterestObject>(ctx, key).await?.valid.clone(),
            (HopKind::Participation, Some(key)) => {
                let event = required::<EventObject>(ctx, key).await?;
                event.date.clone().map(UncertainPeriod::within)
            }
            (HopKind::Affiliation, _) | (_, None) => None,
        })
    }

    /// The best credibility of the claims that assert it (Admiralty code); null where nobody has judged.
    async fn credibility(&self) -> Option<Credibility> {
        self.credibility
    }

    /// Who asserts the tie, where, how, and how sure: the claims about the relation or interest; of an event or of the
    /// record that has the field, those about all of it or about its participants or that field.
    #[graphql(directive = AsLongAs::apply("first"))]
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The most claims to answer, 0 to 100.", default_with = "Some(100)")] first: Option<i32>,
    ) -> Result<Vec<ClaimObject>> {
        let size = first.unwrap_or(LARGEST_SIZE.cast_signed());
        let Some(size) = usize::try_from(size).ok().filter(|size| *size <= LARGEST_SIZE as usize) else {
            return Err(Error::bad_input(format!("`first` is {size}: pass 0 to {LARGEST_SIZE}")));
        };
        let bearer = self.tie.carrier.unwrap_or(self.tie.from);
        let mut claims = claims_of(ctx, bearer).await?;
        claims.retain(|claim| self.is_backed_by(claim));
        claims.truncate(size);
        Ok(claims)
    }
}

impl PathHopObject<'_> {
    /// Whether a claim about the record that bears the tie backs the tie.
    fn is_backed_by(&self, claim: &ClaimObject) -> bool {
        let field = match self.tie.kind {
            HopKind::Relation | HopKind::Interest => return true,
            HopKind::Participation => Some("participants"),
            HopKind::Affiliation => self.tie.role.as_deref(),
        };
        claim.property.is_none() || claim.property.as_deref() == field
    }
}

/// The first hundred claims about a record, or the dataset's own where it has none.
async fn claims_of(ctx: &Context<'_>, subject: Key) -> Result<Vec<ClaimObject>> {
    let subject = record(ctx, subject).await?;
    let page = claim::first(LARGEST_SIZE.cast_signed())?;
    let claims = claim::claims(reads(ctx)?, subject.node(), None, page).await?;
    Ok(claims.into_iter().map(ClaimObject::from).collect())
}
