//! What the edges of an actor's lists say.

use std::borrow::Cow;

use async_graphql::SimpleObject;
use demarche_model::{
    actor::Membership,
    date::UncertainPeriod,
    relation::{RelationKind, RelationStatus},
};

use super::ActorObject;
use crate::{
    connection::ConnectionType,
    event::{EventObject, ParticipationFields},
};

/// What ties a member to its organisation.
#[derive(SimpleObject)]
pub struct MembershipFields {
    /// The sort of tie: MEMBER_OF, PARTICIPANT_OF or HOLDS_POST.
    relation_kind: RelationKind,
    /// The title of the post, or what sort of member it is; null where the source does not say.
    role: Option<String>,
    /// While it holds; null where the source does not say.
    valid: Option<UncertainPeriod>,
    /// Whether it holds, is planned or disputed; null where nothing qualifies it.
    relation_status: Option<RelationStatus>,
}

impl From<&Membership> for MembershipFields {
    fn from(membership: &Membership) -> Self {
        let Membership {
            kind,
            role,
            valid,
            status,
        } = membership;
        Self {
            relation_kind: *kind,
            role: role.clone(),
            valid: valid.clone(),
            relation_status: *status,
        }
    }
}

/// The type of `Actor.events`.
pub struct ActorEvents;

impl ConnectionType for ActorEvents {
    type Object = EventObject;
    type Edge = ParticipationFields;

    fn name() -> Cow<'static, str> {
        "ActorEvent".into()
    }

    fn about() -> String {
        "A page of the events in which an actor takes part.".to_owned()
    }
}

/// The type of `Actor.members`.
pub struct ActorMembers;

impl ConnectionType for ActorMembers {
    type Object = ActorObject;
    type Edge = MembershipFields;

    fn name() -> Cow<'static, str> {
        "ActorMember".into()
    }

    fn about() -> String {
        "A page of the members of an actor.".to_owned()
    }
}
