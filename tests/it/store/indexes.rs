//! On 20,000 records every order, every filter that is selective, and every facet of such a list uses an index.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use async_graphql::{InputType, Value};
use demarche_bench::Sample;
use demarche_model::{
    actor::Actor,
    artifact::Artifact,
    claim::Claim,
    document::Document,
    event::Event,
    facet::FacetField,
    filter::{Filter, Tree},
    interest::Interest,
    kind::Kind,
    order::Order,
    page::{Page, Side},
    place::Place,
    relation::Relation,
    topic::Topic,
    vocabulary::Vocabulary,
};
use demarche_postgres::{Database, DatabaseSettings, Statement};
use demarche_store::{Batched, Counted, Found, Kept, List, Listing, Read, Reader, release::Catalogue};
use sea_orm::ConnectionTrait;
use serde_json::{Value as Json, json};

use crate::harness::published;

/// A table of fewer rows is read in one go as fast as by an index.
const SMALL: i64 = 1_000;

/// A filter that lists less than one record in so many is selective.
const SELECTIVE: i64 = 100;

/// A published sample and the statements that are asked of it.
pub struct Subject {
    pub reader: Reader,
    asked: Arc<Mutex<Vec<Statement>>>,
    sizes: HashMap<String, i64>,
    faults: Vec<String>,
}

impl Subject {
    pub async fn new() -> Self {
        // Every kind is large enough that reading its table in one go would be a fault.
        let sample = Sample {
            places: 1_500,
            topics: 1_500,
            documents: 1_200,
            ..Sample::of_records(1, 20_000)
        };
        let url = published::records_to_read(&sample).await;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        let database = Database::connect(&url, &DatabaseSettings::default()).unwrap();
        let database = database.observed_by(move |statement, _, _| noted.lock().unwrap().push(statement.clone()));
        let catalogue = Catalogue::new(None);
        catalogue.refresh(&database).await.unwrap();
        let sizes = "SELECT relname::text, reltuples::bigint FROM pg_class WHERE relkind = 'r'";
        let sizes: Vec<(String, i64)> = sqlx::query_as(sizes).fetch_all(database.pool()).await.unwrap();
        let release = catalogue.resolve(None, None).unwrap();
        Self {
            reader: Reader::new(database, release, Arc::new(Kept::new(0))),
            asked,
            sizes: sizes.into_iter().collect(),
            faults: Vec::new(),
        }
    }

    /// Answers a read with statements of its own, the last of which is what it is about.
    async fn read(&self, read: Read) -> Found {
        self.forget();
        let mut found = Read::read(self.reader.clone(), vec![read.clone()]).await;
        found.remove(&read).unwrap().unwrap()
    }

    /// Checks the orders and the leaves of a kind's filter. Each leaf alone, by its name.
    async fn check<K: Kind<Filter: InputType>>(&mut self, leaves: Json) {
        let all = self.count::<K>(&K::Filter::default()).await;
        assert!(all >= SMALL, "the sample has {all} of {:?}: too few to tell", K::KIND);
        for order in K::Order::ALL {
            self.check_order::<K>(*order).await;
        }
        for (name, value) in leaves.as_object().unwrap() {
            let leaf = Value::from_json(json!({ (name.as_str()): value })).unwrap();
            let filter = K::Filter::parse(Some(leaf)).unwrap_or_else(|_| panic!("{:?}.{name} is a filter", K::KIND));
            let found = self.count::<K>(&filter).await;
            let leaf = format!("{name} = {value} ({found} of {all})");
            if found == 0 || found * SELECTIVE >= all {
                // A leaf that is not checked must not look as if it were.
                self.faults
                    .push(format!("{:?}, {leaf}: not selective, choose another value", K::KIND));
                continue;
            }
            self.check_leaf::<K>(&leaf, &filter).await;
        }
    }

    /// The first page and the one after it: neither sorts, neither reads a whole table.
    async fn check_order<K: Kind>(&mut self, order: K::Order) {
        let list = |page| Listing {
            list: whole::<K>(Tree::default()),
            order: order.sort(),
            page,
        };
        let Found::Page(first) = self.read(Read::Page(Arc::new(list(page())), None)).await else {
            panic!("a page is answered with a page")
        };
        let after = first.rows.last().map(|row| row.position.clone());
        self.read(Read::Page(Arc::new(list(Page { after, ..page() })), None))
            .await;
        let plan = self.explain().await;
        let sorts = plan.contains("Sort  (") && !plan.contains("Incremental Sort");
        if sorts || self.reads_whole_table(&plan) {
            self.faults.push(format!("{:?} by {}:\n{plan}", K::KIND, order.code()));
        }
    }

    async fn check_leaf<K: Kind>(&mut self, name: &str, filter: &K::Filter) {
        let list = whole::<K>(filter.tree().unwrap());
        let listing = Listing {
            list: list.clone(),
            order: K::Order::default_order().sort(),
            page: page(),
        };
        self.read(Read::Page(Arc::new(listing), None)).await;
        let plan = self.explain().await;
        if self.reads_whole_table(&plan) {
            self.faults.push(format!("{:?}, {name}:\n{plan}", K::KIND));
        }
        let list = Arc::new(list);
        for facet in K::Facet::ALL {
            self.read(Read::Spread(list.clone(), FacetField::of(*facet), None))
                .await;
            let plan = self.explain().await;
            if self.reads_whole_table(&plan) {
                self.faults
                    .push(format!("{:?} by {}, {name}:\n{plan}", K::KIND, facet.code()));
            }
        }
    }

    /// Forgets what was asked.
    pub fn forget(&self) {
        self.asked.lock().unwrap().clear();
    }

    async fn count<K: Kind>(&self, filter: &K::Filter) -> i64 {
        let list = Arc::new(whole::<K>(filter.tree().unwrap()));
        match self.read(Read::Count(list, Counted::Listed, None)).await {
            Found::Count(count) => count,
            found => panic!("a count is answered with {found:?}"),
        }
    }

    /// How Postgres answers the statement that was asked last.
    async fn explain(&self) -> String {
        self.explain_as("EXPLAIN").await
    }

    /// How Postgres answers the statement that was asked last, as this command tells it.
    pub async fn explain_as(&self, command: &str) -> String {
        let asked: Vec<Statement> = self.asked.lock().unwrap().drain(..).collect();
        let statement = asked.last().expect("something was asked");
        let explain = Statement {
            sql: format!("{command} {}", statement.sql),
            ..statement.clone()
        };
        let rows = self.reader.db().query_all_raw(explain).await.unwrap();
        self.asked.lock().unwrap().clear();
        let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        lines.join("\n")
    }

    pub fn reads_whole_table(&self, plan: &str) -> bool {
        let tables = plan
            .split("Seq Scan on ")
            .skip(1)
            .filter_map(|rest| rest.split_whitespace().next());
        let mut large = tables.filter(|table| self.sizes.get(*table).is_some_and(|rows| *rows >= SMALL));
        large.next().is_some()
    }
}

/// All of a release's records that fit.
fn whole<K: Kind>(filter: Tree) -> List {
    List {
        kind: K::KIND,
        branch: None,
        filter,
    }
}

fn page() -> Page {
    Page {
        side: Side::First,
        size: 20,
        after: None,
        before: None,
    }
}

/// The leaves that records of every kind have.
fn with_common(mut own: Json, kind: &str) -> Json {
    let leaves = own.as_object_mut().unwrap();
    leaves.insert("ids".into(), json!([format!("{kind}/{kind}-000003")]));
    leaves.insert("text".into(), json!(format!("{kind}-000003")));
    own
}

#[tokio::test]
async fn orders_and_selective_filters_use_an_index() {
    let mut subject = Subject::new().await;
    let period = json!({"from": "1990-01-01", "to": "1990-12-31", "match": "SURELY"});
    let quarter = json!({"from": "1990-01-01", "to": "1990-03-31", "match": "SURELY"});
    let day = json!({"date": "1990-01-02", "match": "SURELY"});
    let actor = json!({"id": "actor-000050"});
    let record = json!({"ids": ["actor/actor-001900"]});
    let leaves = with_common(
        json!({"partOf": actor, "nationality": "actor-000700", "named": false, "during": period}),
        "actor",
    );
    subject.check::<Actor>(leaves).await;
    let leaves = with_common(
        json!({
            "place": {"id": "place-000300"}, "partOf": "event-000002", "participant": {"actor": "actor-001000"},
            "during": quarter, "statuses": ["DENIED"], "asOf": day, "disputed": true, "topic": {"id": "topic-000150"},
            "claim": {"by": {"id": "actor-000100"}},
        }),
        "event",
    );
    subject.check::<Event>(leaves).await;
    let leaves = with_common(
        json!({
            "holder": {"id": "actor-000300"}, "speaker": {"id": "actor-000100"}, "topic": {"id": "topic-000150"},
            "rival": true, "salienceAtLeast": 3, "conditional": true, "statuses": ["DROPPED"], "during": period,
        }),
        "interest",
    );
    subject.check::<Interest>(leaves).await;
    let leaves = with_common(
        json!({
            "from": {"ids": ["actor/actor-001000"]}, "to": record, "statuses": ["DENIED"], "during": period,
            "ends": [{"ids": ["actor/actor-001000"]}],
        }),
        "relation",
    );
    subject.check::<Relation>(leaves).await;
    let leaves = json!({
        "ids": ["claim/event/event-000003/1"], "subject": {"ids": ["event/event-000003"]},
        "by": {"id": "actor-000100"}, "likelihoods": ["LIKELY"], "attitudes": ["DISPUTES"],
    });
    subject.check::<Claim>(leaves).await;
    let leaves = with_common(
        json!({"partOf": "artifact-000020", "party": {"actor": "actor-000100"}, "during": quarter}),
        "artifact",
    );
    subject.check::<Artifact>(leaves).await;
    subject
        .check::<Place>(with_common(json!({"country": "actor-000100"}), "place"))
        .await;
    subject.check::<Topic>(json!({"ids": ["topic-000003"]})).await;
    subject.check::<Document>(json!({"ids": ["document-000003"]})).await;
    assert!(subject.faults.is_empty(), "{}", subject.faults.join("\n\n"));
}
