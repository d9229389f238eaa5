//! What alignments read: interests and judgements by actor and topic, as far as the rules look at them.

mod scope;

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, FromQueryResult, Value,
    sea_query::{Condition, Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use super::{
    Terms,
    rules::{Holding, Issue, JUDGING, Pair},
};
use demarche_model::{
    date::UncertainPeriod,
    error::Result,
    node::Key,
    relation::{RelationKind, RelationStatus},
    vocabulary::Vocabulary,
};
use demarche_store::{below, row, rows_of};

/// The states in which a relation is a judgement that holds, and not somebody's plan or word.
const REAL: [RelationStatus; 3] = [
    RelationStatus::Happened,
    RelationStatus::Ongoing,
    RelationStatus::Recurring,
];

/// An interest that is held and in scope, its period aside.
#[derive(Clone, Debug)]
pub struct HeldInterest {
    /// The topic that it is about.
    pub topic: Key,
    /// What the rules look at.
    pub holding: Holding,
    /// While it is held; `None` where that is not said.
    pub valid: Option<UncertainPeriod>,
}

/// A relation by which a source says how two actors stand to each other on a topic.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The relation.
    pub relation: Key,
    /// What it says.
    pub kind: RelationKind,
    /// The actors that it joins.
    pub ends: Pair<Key>,
    /// One of its topics.
    pub topic: Key,
    /// While it holds; `None` where that is not said.
    pub valid: Option<UncertainPeriod>,
}

/// Finds everything below topics or actors, themselves included.
///
/// # Errors
/// Where the database cannot answer.
pub async fn all_below(db: &impl ConnectionTrait, release: i32, keys: &[Key]) -> Result<HashMap<Key, Vec<Key>>> {
    let mut select = rows_of("closure", "ancestor", release);
    select
        .column(("closure", "descendant"))
        .and_where(any(("closure", "ancestor"), keys))
        .order_by(("closure", "descendant"), sea_orm::Order::Asc);
    let mut found: HashMap<Key, Vec<Key>> = HashMap::new();
    for row in db.query_all(&select).await? {
        let (ancestor, descendant) = (row.try_get("", "ancestor")?, row.try_get("", "descendant")?);
        found.entry(Key(ancestor)).or_default().push(Key(descendant));
    }
    Ok(found)
}

/// Reads what verdicts look at of topics.
///
/// # Errors
/// Where the database cannot answer.
pub async fn issues(db: &impl ConnectionTrait, release: i32, topics: &[Key]) -> Result<HashMap<Key, Issue>> {
    let options = rows_of("topic_option", "position", release)
        .and_where(Expr::col(("topic_option", "topic")).equals(("topic", "key")))
        .to_owned();
    let mut select = rows_of("topic", "key", release);
    select
        .column(("topic", "exclusive"))
        .expr_as(Expr::exists(options), "has_options")
        .and_where(any(("topic", "key"), topics));
    let mut found = HashMap::new();
    for row in db.query_all(&select).await? {
        let issue = Issue {
            exclusive: row.try_get("", "exclusive")?,
            has_options: row.try_get("", "has_options")?,
        };
        found.insert(Key(row.try_get("", "key")?), issue);
    }
    Ok(found)
}

/// Reads the interests of actors in topics that are held and in scope, in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn held_interests(
    db: &impl ConnectionTrait,
    (release, terms): (i32, &Terms),
    (holders, topics): (&[Key], &[Key]),
    standing: bool,
) -> Result<Vec<HeldInterest>> {
    let mut select = rows_of("interest", "key", release);
    for column in ["holder", "topic", "kind", "option", "stance", "rival", "valid"] {
        select.column(("interest", column));
    }
    select
        .expr_as(Expr::col(("interest", "condition")).is_not_null(), "conditional")
        .and_where(any(("interest", "holder"), holders))
        .and_where(any(("interest", "topic"), topics))
        .and_where(Expr::col(("interest", "status")).eq("HELD"))
        .cond_where(scope::of_interest(release, terms, standing))
        .order_by(("interest", "key"), sea_orm::Order::Asc);
    let rows = db.query_all(&select).await?;
    let read = |row| InterestRow::from_query_result(row, "")?.try_into();
    rows.iter().map(read).collect()
}

/// Reads the judgements that join actors and are in scope, once for each of their topics.
///
/// # Errors
/// Where the database cannot answer.
pub async fn judgements(
    db: &impl ConnectionTrait,
    (release, terms): (i32, &Terms),
    (actors, topics): (&[Key], &[Key]),
    standing: bool,
) -> Result<Vec<Judgement>> {
    let mut select = judging(release);
    for column in ["key", "kind", "from", "to", "valid"] {
        select.column(("relation", column));
    }
    select
        .column(("node_topic", "topic"))
        .and_where(any(("relation", "from"), actors))
        .and_where(any(("relation", "to"), actors))
        .and_where(any(("node_topic", "topic"), topics))
        .cond_where(scope::of_relation(release, terms, standing))
        .order_by(("relation", "key"), sea_orm::Order::Asc);
    let rows = db.query_all(&select).await?;
    let read = |row| JudgementRow::from_query_result(row, "")?.try_into();
    rows.iter().map(read).collect()
}

/// Finds the topics on which either side has an interest or a judgement joins the two, in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn topics_between(
    db: &impl ConnectionTrait,
    release: i32,
    Pair { a, b }: &Pair<Vec<Key>>,
    under: Option<Key>,
) -> Result<Vec<Key>> {
    let holders = [a.as_slice(), b.as_slice()].concat();
    let joins = |from: &[Key], to: &[Key]| any(("relation", "from"), from).and(any(("relation", "to"), to));
    let mut related = judging(release);
    related
        .expr_as(Expr::col(("node_topic", "topic")), "topic")
        .and_where(joins(a, b).or(joins(b, a)));
    let mut topics = rows_of("interest", "topic", release);
    topics
        .and_where(any(("interest", "holder"), &holders))
        .and_where(Expr::col(("interest", "status")).eq("HELD"));
    if let Some(under) = under {
        related.and_where(Expr::col(("node_topic", "topic")).in_subquery(below(under, release)));
        topics.and_where(Expr::col(("interest", "topic")).in_subquery(below(under, release)));
    }
    topics.union(UnionType::Distinct, related);
    let rows = db.query_all(&topics).await?;
    let mut keys: Vec<Key> = rows
        .iter()
        .map(|row| Ok(Key(row.try_get("", "topic")?)))
        .collect::<Result<_>>()?;
    keys.sort_unstable();
    Ok(keys)
}

/// Relations that judge and are real, with their topics.
fn judging(release: i32) -> SelectStatement {
    let on = Condition::all()
        .add(Expr::col(("node_topic", "release")).eq(release))
        .add(Expr::col(("node_topic", "node")).equals(("relation", "key")));
    let status = Expr::col(("relation", "status"));
    Query::select()
        .from("relation")
        .inner_join("node_topic", on)
        .and_where(Expr::col(("relation", "release")).eq(release))
        .and_where(Expr::col(("relation", "kind")).is_in(JUDGING.map(Vocabulary::code)))
        .and_where(status.clone().is_null().or(status.is_in(REAL.map(Vocabulary::code))))
        .to_owned()
}

/// The column holds one of the keys; an array, since there may be more keys than a statement has parameters.
fn any(column: (&'static str, &'static str), keys: &[Key]) -> Expr {
    let keys: Vec<i32> = keys.iter().map(|Key(key)| *key).collect();
    Expr::col(column).eq(Func::cust("ANY").arg(Expr::val(Value::from(keys))))
}

#[derive(FromQueryResult)]
struct InterestRow {
    key: i32,
    holder: i32,
    topic: i32,
    kind: String,
    option: Option<String>,
    stance: Option<i16>,
    rival: bool,
    valid: Option<String>,
    conditional: bool,
}

impl TryFrom<InterestRow> for HeldInterest {
    type Error = demarche_model::Error;

    fn try_from(row: InterestRow) -> Result<Self> {
        let InterestRow {
            key,
            holder,
            topic,
            kind,
            option,
            stance,
            rival,
            valid,
            conditional,
        } = row;
        let holding = Holding {
            interest: Key(key),
            holder: Key(holder),
            kind: row::code(&kind)?,
            option,
            stance,
            rival,
            conditional,
        };
        Ok(Self {
            topic: Key(topic),
            holding,
            valid: row::period(valid)?,
        })
    }
}

#[derive(FromQueryResult)]
struct JudgementRow {
    key: i32,
    kind: String,
    from: i32,
    to: i32,
    valid: Option<String>,
    topic: i32,
}

impl TryFrom<JudgementRow> for Judgement {
    type Error = demarche_model::Error;

    fn try_from(row: JudgementRow) -> Result<Self> {
        let JudgementRow {
            key,
            kind,
            from,
            to,
            valid,
            topic,
        } = row;
        Ok(Self {
            relation: Key(key),
            kind: row::code(&kind)?,
            ends: Pair {
                a: Key(from),
                b: Key(to),
            },
            topic: Key(topic),
            valid: row::period(valid)?,
        })
    }
}
