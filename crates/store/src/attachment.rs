//! Short lists that belong to one record: its aliases, its topics, the options of a topic.

use std::{collections::HashMap, sync::Arc};

use get_size2::GetSize;
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Asterisk, Expr, ExprTrait, Query},
};

use super::{node, row, table::any_key};
use demarche_model::{
    artifact::Party,
    claim::ClaimPassage,
    document::Passage,
    error::Result,
    event::Participation,
    node::{Alias, ExternalId, Key, TopicKey},
    topic::{BroaderKey, NarrowerKey, RelatedKey, TopicOption},
};

/// An item of a record's own list, kept in a side table.
pub trait Attached: Sized {
    /// The list.
    const LIST: Attachment;
    /// The side table.
    const TABLE: &'static str;
    /// Its column with the record's key.
    const PARENT: &'static str;
    /// Its column with the place in the list.
    const POSITION: &'static str;
    /// Its row.
    type Row: FromQueryResult;

    /// Whose item it is, and the item.
    ///
    /// # Errors
    /// `Internal` where the database holds what the model does not know.
    fn from_row(row: Self::Row) -> Result<(Key, Self)>;

    /// The list as one of the lists.
    fn wrap(list: Arc<[Self]>) -> Attachments;

    /// The list of these items; nothing where it is of others.
    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>>;
}

/// The lists that a record can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Attachment {
    /// What else it is called.
    Aliases,
    /// Its ids in other registers.
    ExternalIds,
    /// The topics it is filed under.
    Topics,
    /// Who takes part in an event.
    Participants,
    /// The parties of an artifact.
    Parties,
    /// The passages of a document.
    Passages,
    /// The passages in which a claim is found.
    ClaimPassages,
    /// The topics right above a topic.
    Broader,
    /// The topics right below a topic.
    Narrower,
    /// The topics beside a topic.
    Related,
    /// What one can want of a topic.
    Options,
}

/// One of these lists.
#[derive(Clone, Debug, GetSize)]
pub enum Attachments {
    /// What else it is called.
    Aliases(Arc<[Alias]>),
    /// Its ids in other registers.
    ExternalIds(Arc<[ExternalId]>),
    /// The topics it is filed under.
    Topics(Arc<[TopicKey]>),
    /// Who takes part in an event.
    Participants(Arc<[Participation]>),
    /// The parties of an artifact.
    Parties(Arc<[Party]>),
    /// The passages of a document.
    Passages(Arc<[Passage]>),
    /// The passages in which a claim is found.
    ClaimPassages(Arc<[ClaimPassage]>),
    /// The topics right above a topic.
    Broader(Arc<[BroaderKey]>),
    /// The topics right below a topic.
    Narrower(Arc<[NarrowerKey]>),
    /// The topics beside a topic.
    Related(Arc<[RelatedKey]>),
    /// What one can want of a topic.
    Options(Arc<[TopicOption]>),
}

/// Reads one of the lists of many records. A record without such a list has an empty one.
///
/// # Errors
/// Where the database cannot answer.
pub(super) async fn attached(
    db: &impl ConnectionTrait,
    release: i32,
    list: Attachment,
    parents: &[Key],
) -> Result<HashMap<Key, Attachments>> {
    match list {
        Attachment::Aliases => lists::<Alias>(db, release, parents).await,
        Attachment::ExternalIds => lists::<ExternalId>(db, release, parents).await,
        Attachment::Topics => lists::<TopicKey>(db, release, parents).await,
        Attachment::Participants => lists::<Participation>(db, release, parents).await,
        Attachment::Parties => lists::<Party>(db, release, parents).await,
        Attachment::Passages => lists::<Passage>(db, release, parents).await,
        Attachment::ClaimPassages => lists::<ClaimPassage>(db, release, parents).await,
        Attachment::Broader => lists::<BroaderKey>(db, release, parents).await,
        Attachment::Narrower => lists::<NarrowerKey>(db, release, parents).await,
        Attachment::Related => lists::<RelatedKey>(db, release, parents).await,
        Attachment::Options => lists::<TopicOption>(db, release, parents).await,
    }
}

async fn lists<A: Attached>(
    db: &impl ConnectionTrait,
    release: i32,
    parents: &[Key],
) -> Result<HashMap<Key, Attachments>> {
    let select = Query::select()
        .column(Asterisk)
        .from(A::TABLE)
        .and_where(Expr::col("release").eq(release))
        .and_where(any_key(Expr::col(A::PARENT), parents))
        .order_by(A::PARENT, sea_orm::Order::Asc)
        .order_by(A::POSITION, sea_orm::Order::Asc)
        .to_owned();
    let mut lists: HashMap<Key, Vec<A>> = parents.iter().map(|parent| (*parent, Vec::new())).collect();
    for row in db.query_all(&select).await? {
        let (parent, item) = A::from_row(A::Row::from_query_result(&row, "")?)?;
        lists.entry(parent).or_default().push(item);
    }
    Ok(lists
        .into_iter()
        .map(|(parent, list)| (parent, A::wrap(list.into())))
        .collect())
}

impl Attached for Alias {
    const LIST: Attachment = Attachment::Aliases;
    const TABLE: &'static str = "alias";
    const PARENT: &'static str = "node";
    const POSITION: &'static str = "position";
    type Row = node::alias::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let node::alias::Model {
            release: _,
            node,
            position: _,
            text,
            text_key: _,
            kind,
            lang,
            by,
        } = row;
        Ok((
            Key(node),
            Self {
                text,
                kind: row::code(&kind)?,
                lang,
                by: by.map(Key),
            },
        ))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Aliases(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Aliases(list) => Some(list),
            _ => None,
        }
    }
}

impl Attached for ExternalId {
    const LIST: Attachment = Attachment::ExternalIds;
    const TABLE: &'static str = "external_id";
    const PARENT: &'static str = "node";
    const POSITION: &'static str = "position";
    type Row = node::external_id::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let node::external_id::Model {
            release: _,
            node,
            position: _,
            scheme,
            value,
            active,
            active_start_earliest: _,
            active_start_latest: _,
            active_end_earliest: _,
            active_end_latest: _,
        } = row;
        Ok((
            Key(node),
            Self {
                scheme: row::code(&scheme)?,
                value,
                active: row::period(active)?,
            },
        ))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::ExternalIds(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::ExternalIds(list) => Some(list),
            _ => None,
        }
    }
}

impl Attached for TopicKey {
    const LIST: Attachment = Attachment::Topics;
    const TABLE: &'static str = "node_topic";
    const PARENT: &'static str = "node";
    const POSITION: &'static str = "position";
    type Row = node::topic::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let node::topic::Model {
            release: _,
            node,
            position: _,
            topic,
        } = row;
        Ok((Key(node), Self(Key(topic))))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Topics(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Topics(list) => Some(list),
            _ => None,
        }
    }
}
