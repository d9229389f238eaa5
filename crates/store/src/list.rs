//! Pages of records: of a whole release, or of many parents in one statement.

use std::{collections::HashMap, sync::Arc};

use get_size2::GetSize;
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Asterisk, Condition, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType},
};

use super::{
    branch::{Arm, Branch, Edge, SideTable},
    condition::condition,
    keys::Keys,
    sort::Sort,
    table::{Table, table},
};
use demarche_model::{
    error::{Error, Result},
    filter::Tree,
    node::{Key, NodeKind},
    order::{Direction, SortBy},
    page::{Page, Position, Slice},
    record::Record,
};

/// Which records a list has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct List {
    /// Their kind.
    pub kind: NodeKind,
    /// How they hang on a parent; `None` for those of the whole release.
    #[get_size(ignore)]
    pub branch: Option<&'static Branch>,
    /// What they have to fit.
    pub filter: Tree,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Listing {
    /// The list.
    pub list: List,
    /// Its order.
    pub order: (SortBy, Direction),
    /// Which page of it.
    pub page: Page,
}

/// A record in a list, with its place there.
#[derive(Clone, Debug, GetSize)]
pub struct Row {
    /// The record.
    pub record: Record,
    /// What ties it to the parent.
    pub edge: Edge,
    /// Its place.
    pub position: Position,
}

/// A record's place in a parent's list; the record itself is read by its key.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// What ties it to the parent.
    pub(super) edge: Edge,
    /// Its place, and with that its key.
    pub(super) position: Position,
}

/// Reads one page of a release's records.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub(super) async fn page(db: &impl ConnectionTrait, listing: &Listing, keys: &Keys<'_>) -> Result<Slice<Row>> {
    let Listing { list, order, page } = listing;
    let table = table(list.kind);
    let sort = Sort::new(table, *order, None)?;
    let mut select = sort.source(table, keys.release());
    select.cond_where(condition(&list.filter, keys)?);
    table.add_columns(&mut select);
    sort.add_position(&mut select);
    sort.apply(&mut select, page)?;
    let rows = db.query_all(&select).await?;
    let rows = rows.iter().map(|row| read(row, table, &sort));
    Ok(page.slice(rows.collect::<Result<_>>()?))
}

fn read(row: &QueryResult, table: &Table, sort: &Sort) -> Result<Row> {
    let record = table.read(row)?;
    let position = sort.read_position(row, record.node().key)?;
    Ok(Row {
        record,
        edge: Edge::Plain,
        position,
    })
}

/// Finds one page for each of the parents, in one statement.
///
/// It reads no more than what decides the pages: for most lists that is an index of the table that holds the parents, and
/// most records are known already.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub(super) async fn pages(
    db: &impl ConnectionTrait,
    (listing, branch): (&Listing, &Branch),
    parents: &[Key],
    keys: &Keys<'_>,
) -> Result<HashMap<Key, Slice<Placed>>> {
    let pages = Pages::new(listing, branch)?;
    let statement = of_parents(parents, pages.of_parent(keys)?);
    let mut found: HashMap<Key, Vec<Placed>> = HashMap::new();
    for row in db.query_all(&statement).await? {
        let position = pages.sort.read_position(&row, Key(row.try_get("", "key")?))?;
        let edge = branch.edge(&row)?;
        let parent = Key(row.try_get("", "parent")?);
        found.entry(parent).or_default().push(Placed { edge, position });
    }
    let slice = |mut rows: Vec<Placed>| {
        pages.sort.arrange(&mut rows, &listing.page, |row| &row.position);
        listing.page.slice(rows)
    };
    Ok(found.into_iter().map(|(parent, rows)| (parent, slice(rows))).collect())
}

/// `SELECT … FROM unnest(parents) p, LATERAL (page) page`.
pub(super) fn of_parents(parents: &[Key], page: SelectStatement) -> SelectStatement {
    let parents: Vec<i32> = parents.iter().map(|Key(key)| *key).collect();
    let always = Condition::all().add(Expr::cust("true"));
    Query::select()
        .expr_as(Expr::col(("p", "p")), "parent")
        .column(("page", Asterisk))
        .from_function(Func::cust("unnest").arg(Expr::val(parents)), "p")
        .join_lateral(JoinType::InnerJoin, page, "page", always)
        .to_owned()
}

/// The tables that pages are found in: no more than filter and order need.
#[derive(Clone, Copy)]
enum Source {
    /// The side table alone, which has the keys of both.
    Side(SideTable),
    /// The kind's own table, beside the side table where there is one.
    Table,
    /// The nodes too.
    Nodes,
}

/// How the pages of parents are found.
struct Pages<'a> {
    listing: &'a Listing,
    branch: &'a Branch,
    source: Source,
    sort: Sort,
}

impl<'a> Pages<'a> {
    fn new(listing: &'a Listing, branch: &'a Branch) -> Result<Self> {
        let (by, _) = listing.order;
        let source = match branch.side {
            _ if !listing.list.filter.is_empty() || by == SortBy::Label => Source::Nodes,
            Some(side) if by == SortBy::Id && !side.mixed => Source::Side(side),
            _ => Source::Table,
        };
        let sort = Sort::new(table(listing.list.kind), listing.order, branch.tie())?;
        let sort = match source {
            Source::Side(side) => sort.keyed_by(("e", side.child)),
            Source::Table | Source::Nodes => sort,
        };
        Ok(Self {
            listing,
            branch,
            source,
            sort,
        })
    }

    /// The page of the parent `p.p`; with several arms, each is limited on its own and the union again.
    fn of_parent(&self, keys: &Keys<'_>) -> Result<SelectStatement> {
        let whole = |select| Query::select().column(Asterisk).from_subquery(select, "arm").to_owned();
        let mut all: Option<SelectStatement> = None;
        for (index, arm) in self.branch.arms.iter().enumerate() {
            let page = self.of_arm(arm, &self.branch.arms[..index], keys)?;
            all = Some(match all {
                None => page,
                Some(all) => whole(all).union(UnionType::All, whole(page)).to_owned(),
            });
        }
        Ok(all.unwrap_or_default())
    }

    /// One arm's page. What an earlier arm has already found is left out.
    fn of_arm(&self, arm: &Arm, earlier: &[Arm], keys: &Keys<'_>) -> Result<SelectStatement> {
        let Listing { list, page, .. } = self.listing;
        let mut select = self.entries(keys.release());
        select.and_where(Expr::col((arm.table, arm.column)).equals(("p", "p")));
        for Arm { table, column } in earlier {
            select.and_where(Expr::col((*table, *column)).not_equals(("p", "p")));
        }
        if let Some(condition) = self.branch.condition {
            select.cond_where(condition());
        }
        if matches!(self.source, Source::Nodes) {
            select.cond_where(condition(&list.filter, keys)?);
        }
        for column in self.branch.side.iter().flat_map(|side| side.columns) {
            select.expr_as(Expr::col(("e", *column)), format!("e_{column}"));
        }
        select.expr_as(self.sort.key(), "key");
        self.sort.add_position(&mut select);
        self.sort.apply(&mut select, page)?;
        Ok(select)
    }

    /// All entries of a release, without columns.
    fn entries(&self, release: i32) -> SelectStatement {
        let table = table(self.listing.list.kind);
        let mut select = match self.source {
            Source::Side(side) => return side.rows(release),
            Source::Table => table.alone(release),
            Source::Nodes => table.with_nodes(release),
        };
        self.branch.join(&mut select, release);
        select
    }
}

/// Puts the records to their places.
///
/// # Errors
/// `Internal` where a list names a record that is not there.
pub(super) fn with_records(placed: Slice<Placed>, records: &HashMap<Key, Record>) -> Result<Arc<Slice<Row>>> {
    let row = |Placed { edge, position }: Placed| {
        let record = records.get(&position.key).cloned();
        let record = record.ok_or_else(|| Error::internal("a list names a record that is not there"))?;
        Ok(Row { record, edge, position })
    };
    placed.try_map(row).map(Arc::new)
}
