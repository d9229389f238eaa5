//! Pages of alignments, topic by topic.

use async_graphql::{
    Context, SimpleObject,
    connection::{Connection, Edge, EmptyFields},
};

use demarche_model::{
    error::Result,
    node::Key,
    page::{Cursor, ListName, Page, PageArguments, Position, Side, Slice, SortValue},
    topic::NarrowerKey,
};
use demarche_questions::alignment::Question;

use crate::{
    alignment::{answers, objects::AlignmentObject},
    attached,
    cost::Count,
    session::analysis,
};

/// The order of alignments: by the ids of their topics.
const ORDER: &str = "Alignment.TOPIC_ASC";

/// A list of alignments.
pub type AlignmentConnection = Connection<Cursor, AlignmentObject, AlignmentCounts, EmptyFields>;

/// How many alignments a list has.
#[derive(SimpleObject)]
pub struct AlignmentCounts {
    /// How many topics the whole list has.
    #[graphql(directive = Count::apply())]
    total_count: Option<i32>,
}

/// The same question on the topics directly below.
pub(super) async fn narrower(
    ctx: &Context<'_>,
    question: &Question,
    arguments: PageArguments,
) -> Result<AlignmentConnection> {
    let keys = attached::<NarrowerKey>(ctx, question.topic).await?;
    let topics = keys.iter().map(|NarrowerKey(key)| *key).collect();
    let on = |topic| Question {
        topic,
        ..question.clone()
    };
    page(ctx, topics, on, arguments).await
}

/// A page of the question on several topics, which are in the order of their ids. All their keys are read with the
/// page, since that gives the count too: they are as many as the release has topics at most, four bytes each.
pub(super) async fn page(
    ctx: &Context<'_>,
    topics: Vec<Key>,
    question: impl Fn(Key) -> Question,
    arguments: PageArguments,
) -> Result<AlignmentConnection> {
    let release = &analysis(ctx)?.release().name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let total_count = i32::try_from(topics.len()).ok();
    let slice = window(topics, &page);
    let found = answers(ctx, slice.rows.iter().map(|topic| question(*topic)).collect()).await?;
    let counts = AlignmentCounts { total_count };
    let mut connection = Connection::with_additional_fields(slice.has_previous, slice.has_next, counts);
    let edges = slice.rows.into_iter().zip(found).map(|(topic, alignment)| {
        let position = Position {
            sort: SortValue::None,
            key: topic,
            tie: 0,
        };
        let cursor = Cursor {
            release: release.clone(),
            order: ORDER.to_owned(),
            position,
        };
        Edge::new(cursor, alignment.into())
    });
    connection.edges.extend(edges);
    Ok(connection)
}

fn window(keys: Vec<Key>, page: &Page) -> Slice<Key> {
    let inside = |key: &Key| {
        page.after.as_ref().is_none_or(|after| *key > after.key)
            && page.before.as_ref().is_none_or(|before| *key < before.key)
    };
    let mut rows: Vec<Key> = keys.into_iter().filter(inside).collect();
    if page.side == Side::Last {
        rows.reverse();
    }
    page.slice(rows)
}
