//! Descriptions of what the GraphQL library makes: its connections, `ID`, and the schema itself.

use async_graphql::{
    EmptyMutation, ID, Name, Positioned, Response, SchemaBuilder, Value,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};

use crate::{
    alignment::AlignmentConnection,
    catalogue::{DatasetConnection, ReleaseConnection},
    document::PassageConnection,
    dyad::SharedMembershipConnection,
    neighbor::NeighborConnection,
    query::Query,
    red_line::RedLineCheckConnection,
    search::SearchHitConnection,
    subscription::Subscription,
    timeline::TimelineEntryConnection,
};

type Builder = SchemaBuilder<Query, EmptyMutation, Subscription>;

/// What the schema as a whole is for.
const SCHEMA: &str = "Analyses of international politics as records: actors and places, what is at issue, who
wants what, what happened, what was signed or built, how it hangs together, and who says so. Every answer comes from one
release of a dataset, which `release` names and the URL chooses.";

/// Puts the description of the schema into its text.
pub(super) fn describe_schema(sdl: &str) -> String {
    let described = format!("\n\"\"\"\n{SCHEMA}\n\"\"\"\nschema {{");
    sdl.replacen("\nschema {", &described, 1)
}

/// Gives the library's types a description each.
pub(super) fn describe(builder: Builder) -> Builder {
    builder
        .override_input_type_description::<ID>(
            "An id, `kind/slug`, for example `actor/russia`; stable across the releases of a dataset.",
        )
        .override_output_type_description::<PassageConnection>("A page of passages.")
        .override_output_type_description::<AlignmentConnection>("A page of alignments, topic by topic.")
        .override_output_type_description::<SharedMembershipConnection>("A page of what two actors are both in.")
        .override_output_type_description::<TimelineEntryConnection>("A page of a time line.")
        .override_output_type_description::<RedLineCheckConnection>("A page of checks of one red line.")
        .override_output_type_description::<NeighborConnection>("A page of neighbours, each with what leads there.")
        .override_output_type_description::<SearchHitConnection>("A page of what a search found, the best first.")
        .override_output_type_description::<DatasetConnection>("A page of datasets.")
        .override_output_type_description::<ReleaseConnection>("A page of releases, the newest first.")
}

/// Where an answer holds the description of the schema, which the library leaves null: the response keys of `__schema`
/// and, in it, of `description`.
#[derive(Debug, Default)]
pub(super) struct Described(Vec<(Name, Name)>);

impl Described {
    /// Where the answer to an operation will hold it.
    pub(super) fn by(document: &ExecutableDocument, operation: Option<&str>) -> Self {
        let operation = document
            .operations
            .iter()
            .find(|(name, _)| operation.is_none() || name.map(Name::as_str) == operation);
        let Some((_, operation)) = operation else {
            return Self::default();
        };
        let schemas = fields(document, &operation.node.selection_set.node, "__schema");
        let places = schemas.into_iter().flat_map(|schema| {
            let descriptions = fields(document, &schema.selection_set.node, "description");
            descriptions
                .into_iter()
                .map(|description| (key(schema), key(description)))
        });
        Self(places.collect())
    }

    /// Puts the description there.
    pub(super) fn complete(self, response: &mut Response) {
        let Value::Object(data) = &mut response.data else {
            return;
        };
        for (schema, description) in self.0 {
            if let Some(Value::Object(schema)) = data.get_mut(&schema)
                && let Some(null) = schema.get_mut(&description)
            {
                *null = Value::from(SCHEMA);
            }
        }
    }
}

/// The fields of this name in a selection set, by way of its fragments too.
fn fields<'a>(document: &'a ExecutableDocument, set: &'a SelectionSet, name: &str) -> Vec<&'a Field> {
    let of = |item: &'a Positioned<Selection>| match &item.node {
        Selection::Field(field) if field.node.name.node == name => vec![&field.node],
        Selection::Field(_) => Vec::new(),
        Selection::InlineFragment(fragment) => fields(document, &fragment.node.selection_set.node, name),
        Selection::FragmentSpread(spread) => document
            .fragments
            .get(&spread.node.fragment_name.node)
            .map(|fragment| fields(document, &fragment.node.selection_set.node, name))
            .unwrap_or_default(),
    };
    set.items.iter().flat_map(of).collect()
}

fn key(field: &Field) -> Name {
    field.response_key().node.clone()
}
