//! Topics in the database: their rows, their filter, what is broader, narrower and related, and their options.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

use super::{BroaderKey, NarrowerKey, RelatedKey, Topic, TopicFacet, TopicFilter, TopicOption, TopicOrder, entity};
use crate::{
    error::Result,
    node::{
        Attached, DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, TopicCondition, condition,
        store::{Arm, Branch, SideTable},
    },
};

/// The topics directly below a topic.
pub const NARROWER: Branch = Branch {
    name: "narrower topics",
    side: Some(SideTable {
        table: "topic_broader",
        child: "topic",
        tie: "position",
        mixed: false,
        columns: &[],
    }),
    arms: &[Arm {
        table: "e",
        column: "broader",
    }],
    condition: None,
};

impl Kind for Topic {
    const KIND: NodeKind = NodeKind::Topic;
    const DATE: Option<DateColumns> = None;
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = TopicFilter;
    type Order = TopicOrder;
    type Facet = TopicFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            scope_note,
            exclusive,
        } = row;
        Ok(Self {
            node,
            scope_note,
            exclusive,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Order for TopicOrder {}

impl Filter for TopicFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            broader,
            top,
            exclusive,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Topic, names)?;
        leaves.extend([
            broader.as_ref().map(|broader| below(broader, names)).transpose()?,
            top.map(|top| is_top(top, names.release())),
            exclusive.map(|exclusive| condition::flag("exclusive", exclusive)),
        ]);
        condition::tree(leaves, (and, or, not), names)
    }
}

/// Directly below a topic or, where asked for, at any depth.
fn below(broader: &TopicCondition, names: &mut Names) -> Result<Expr> {
    let TopicCondition { id, include_narrower } = broader;
    let key = names.key(NodeKind::Topic, "broader", id)?;
    let release = names.release();
    let mut rows = condition::side_rows("topic_broader", "topic", release);
    rows.and_where(condition::key_or_below(
        ("topic_broader", "broader"),
        key,
        *include_narrower,
        release,
    ));
    Ok(condition::among(rows))
}

/// Whether nothing is broader.
fn is_top(top: bool, release: i32) -> Expr {
    let broader = Query::select()
        .expr(Expr::val(1))
        .from("topic_broader")
        .and_where(Expr::col(("topic_broader", "release")).eq(release))
        .and_where(Expr::col(("topic_broader", "topic")).equals(("t", "key")))
        .to_owned();
    let exists = Expr::exists(broader);
    if top { exists.not() } else { exists }
}

impl Attached for BroaderKey {
    const TABLE: &'static str = "topic_broader";
    const PARENT: &'static str = "topic";
    const POSITION: &'static str = "position";
    type Row = entity::broader::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::broader::Model {
            release: _,
            topic,
            position: _,
            broader,
        } = row;
        Ok((Key(topic), Self(Key(broader))))
    }
}

impl Attached for NarrowerKey {
    const TABLE: &'static str = "topic_broader";
    const PARENT: &'static str = "broader";
    // In the order of ids.
    const POSITION: &'static str = "topic";
    type Row = entity::broader::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::broader::Model {
            release: _,
            topic,
            position: _,
            broader,
        } = row;
        Ok((Key(broader), Self(Key(topic))))
    }
}

impl Attached for RelatedKey {
    const TABLE: &'static str = "topic_related";
    const PARENT: &'static str = "topic";
    const POSITION: &'static str = "position";
    type Row = entity::related::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::related::Model {
            release: _,
            topic,
            position: _,
            related,
        } = row;
        Ok((Key(topic), Self(Key(related))))
    }
}

impl Attached for TopicOption {
    const TABLE: &'static str = "topic_option";
    const PARENT: &'static str = "topic";
    const POSITION: &'static str = "position";
    type Row = entity::option::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::option::Model {
            release: _,
            topic,
            key,
            position: _,
            label,
        } = row;
        let topic = Key(topic);
        Ok((topic, Self { topic, key, label }))
    }
}
