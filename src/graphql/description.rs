//! Descriptions of what the GraphQL library makes: its connections, `ID`, and the schema itself.

use std::sync::Arc;

use async_graphql::{
    EmptyMutation, ID, SchemaBuilder, ServerResult, Value,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextResolve, ResolveInfo},
};

use super::{
    catalogue::{DatasetConnection, ReleaseConnection},
    connection::ConnectionOf,
    neighbor::NeighborConnection,
    query::Query,
    subscription::Subscription,
};
use crate::{
    actor::{
        Actor,
        graphql::{ActorEventConnection, ActorEventEdge, ActorMemberConnection, ActorMemberEdge, MembershipFields},
    },
    alignment::graphql::AlignmentConnection,
    artifact::Artifact,
    claim::Claim,
    document::{Document, PassageConnection},
    dyad::graphql::SharedMembershipConnection,
    event::{
        Event,
        graphql::{EventParticipantConnection, EventParticipantEdge, ParticipationFields},
    },
    interest::Interest,
    place::Place,
    red_line::graphql::RedLineCheckConnection,
    relation::Relation,
    search::graphql::SearchHitConnection,
    timeline::graphql::TimelineEntryConnection,
    topic::Topic,
};

type Builder = SchemaBuilder<Query, EmptyMutation, Subscription>;
type ActorEvents = ConnectionOf<Event, ParticipationFields, ActorEventConnection, ActorEventEdge>;
type ActorMembers = ConnectionOf<Actor, MembershipFields, ActorMemberConnection, ActorMemberEdge>;
type EventParticipants = ConnectionOf<Actor, ParticipationFields, EventParticipantConnection, EventParticipantEdge>;

/// What the schema as a whole is for.
const SCHEMA: &str = "Analyses of international politics as records: actors and places, what is at issue, who
wants what, what happened, what was signed or built, how it hangs together, and who says so. Every answer comes from one
release of a dataset, which `release` names and the URL chooses.";

/// Puts the description of the schema into its text.
pub(super) fn describe_schema(sdl: &str) -> String {
    let described = format!("\n\"\"\"\n{SCHEMA}\n\"\"\"\nschema {{");
    sdl.replacen("\nschema {", &described, 1)
}

/// Answers the description of the schema, where the library has one of its own. It stands in the way of every field, so
/// only documents that ask about the schema meet it.
pub(super) struct SchemaDescription;

impl ExtensionFactory for SchemaDescription {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for SchemaDescription {
    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        if info.parent_type == "__Schema" && info.name == "description" {
            return Ok(Some(Value::from(SCHEMA)));
        }
        next.run(ctx, info).await
    }
}

/// Gives the library's types a description each.
pub(super) fn describe(builder: Builder) -> Builder {
    builder
        .override_input_type_description::<ID>(
            "An id, `kind/slug`, for example `actor/russia`; stable across the releases of a dataset.",
        )
        .override_output_type_description::<ConnectionOf<Actor>>("A page of actors.")
        .override_output_type_description::<ActorEvents>("A page of the events in which an actor takes part.")
        .override_output_type_description::<ActorMembers>("A page of the members of an actor.")
        .override_output_type_description::<ConnectionOf<Place>>("A page of places.")
        .override_output_type_description::<ConnectionOf<Topic>>("A page of topics.")
        .override_output_type_description::<ConnectionOf<Interest>>("A page of interests.")
        .override_output_type_description::<ConnectionOf<Event>>("A page of events.")
        .override_output_type_description::<EventParticipants>("A page of the actors that take part in an event.")
        .override_output_type_description::<ConnectionOf<Artifact>>("A page of artifacts.")
        .override_output_type_description::<ConnectionOf<Relation>>("A page of relations.")
        .override_output_type_description::<ConnectionOf<Document>>("A page of documents.")
        .override_output_type_description::<PassageConnection>("A page of passages.")
        .override_output_type_description::<ConnectionOf<Claim>>("A page of claims.")
        .override_output_type_description::<AlignmentConnection>("A page of alignments, topic by topic.")
        .override_output_type_description::<SharedMembershipConnection>("A page of what two actors are both in.")
        .override_output_type_description::<TimelineEntryConnection>("A page of a time line.")
        .override_output_type_description::<RedLineCheckConnection>("A page of checks of one red line.")
        .override_output_type_description::<NeighborConnection>("A page of neighbours, each with what leads there.")
        .override_output_type_description::<SearchHitConnection>("A page of what a search found, the best first.")
        .override_output_type_description::<DatasetConnection>("A page of datasets.")
        .override_output_type_description::<ReleaseConnection>("A page of releases, the newest first.")
}
