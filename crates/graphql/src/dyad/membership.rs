//! What two actors are both in, page by page.

use async_graphql::{
    Context, Object,
    connection::{Connection, Edge, EmptyFields},
};

use demarche_model::{
    error::Result,
    event::ParticipantRole,
    page::{Cursor, ListName, PageArguments, Position, Slice, SortValue},
    relation::RelationStatus,
};
use demarche_questions::dyad::{Dyad, MembershipTie, SharedMembership, service};

use crate::{
    RecordObject, actor::ActorObject, cost::Count, object, optional, record, relation::RelationObject, required,
    session::analysis,
};

/// The order of what two actors are both in: by its ids.
const ORDER: &str = "SharedMembership.ID_ASC";

/// A list of what two actors are both in.
pub type SharedMembershipConnection = Connection<Cursor, SharedMembershipObject, SharedMembershipCounts, EmptyFields>;

object! {
    /// What two actors are both in, as GraphQL shows it.
    pub struct SharedMembershipObject(SharedMembership);
}

/// What both actors of a dyad are in.
#[Object(name = "SharedMembership")]
impl SharedMembershipObject {
    /// The organisation, format, collective, body, event or artifact.
    async fn record(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.record).await
    }

    /// What ties the one actor to it; several ties where it, or its parts, are in it in several ways.
    async fn a(&self) -> Vec<MembershipTieObject<'_>> {
        self.ties.a.iter().map(MembershipTieObject).collect()
    }

    /// What ties the other actor to it.
    async fn b(&self) -> Vec<MembershipTieObject<'_>> {
        self.ties.b.iter().map(MembershipTieObject).collect()
    }
}

object! {
    /// A tie to what two actors are both in, as GraphQL shows it.
    pub struct MembershipTieObject<'a>(&'a MembershipTie);
}

/// What ties an actor to what it is in: a relation, or a line among the parties of an artifact.
#[Object(name = "MembershipTie")]
impl MembershipTieObject<'_> {
    /// Who is tied: the actor of the dyad or, with `includeParts`, one below it.
    async fn actor(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.actor).await
    }

    /// The relation of the sort MEMBER_OF, PARTICIPANT_OF or HOLDS_POST; null where the artifact itself names the
    /// actor among its parties.
    async fn relation(&self, ctx: &Context<'_>) -> Option<Result<RelationObject>> {
        optional(ctx, self.relation).await
    }

    /// What a party is to the artifact; null for a plain party, and where a relation is the tie.
    async fn party_role(&self) -> Option<ParticipantRole> {
        self.party_role
    }
}

/// How much two actors are both in.
pub struct SharedMembershipCounts {
    dyad: Dyad,
    statuses: Vec<RelationStatus>,
}

#[Object]
impl SharedMembershipCounts {
    /// How many records the whole list has. Counted only when asked for.
    #[graphql(directive = Count::apply())]
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        Some(self.count(ctx).await)
    }
}

impl SharedMembershipCounts {
    async fn count(&self, ctx: &Context<'_>) -> Result<i32> {
        let answering = analysis(ctx)?;
        let asked = (&self.dyad, self.statuses.as_slice());
        let count = service::count_shared(answering, asked).await?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

/// Answers a page of what two actors are both in.
pub(super) async fn shared(
    ctx: &Context<'_>,
    (dyad, statuses): (&Dyad, Vec<RelationStatus>),
    arguments: PageArguments,
) -> Result<SharedMembershipConnection> {
    let answering = analysis(ctx)?;
    let release = &answering.release().name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let asked = (dyad, statuses.as_slice());
    let Slice {
        rows,
        has_previous,
        has_next,
    } = service::shared(answering, asked, &page).await?;
    let counts = SharedMembershipCounts { dyad: *dyad, statuses };
    let mut connection = Connection::with_additional_fields(has_previous, has_next, counts);
    connection.edges.extend(rows.into_iter().map(|shared| {
        let position = Position {
            sort: SortValue::None,
            key: shared.record,
            tie: 0,
        };
        let cursor = Cursor {
            release: release.clone(),
            order: ORDER.to_owned(),
            position,
        };
        Edge::new(cursor, shared.into())
    }));
    Ok(connection)
}
