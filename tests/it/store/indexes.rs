//! On 20,000 records every order, every filter that is selective, and every facet of such a list uses an index.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use async_graphql::{InputType, Value};
use demarche::{
    actor::Actor,
    artifact::Artifact,
    claim::Claim,
    database::{Database, DatabaseSettings},
    document::Document,
    event::Event,
    facet::{FacetBy, store::spread},
    interest::Interest,
    node::{
        Filter, Kind, Names, Order,
        store::{Counted, Listing, complete, count, list},
    },
    page::{Page, Side},
    place::Place,
    relation::Relation,
    release::{Catalogue, Release},
    topic::Topic,
    vocabulary::Vocabulary,
};
use demarche_bench::Sample;
use sea_orm::{ConnectionTrait, DatabaseConnection, SqlxPostgresConnector, Statement};
use serde_json::{Value as Json, json};

use crate::harness::published;

/// A table of fewer rows is read in one go as fast as by an index.
const SMALL: i64 = 1_000;

/// A filter that lists less than one record in so many is selective.
const SELECTIVE: i64 = 100;

/// A published sample and the statements that are asked of it.
pub struct Subject {
    pub orm: DatabaseConnection,
    pub release: Arc<Release>,
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
        let database = Database::connect(&url, &DatabaseSettings::default()).unwrap();
        let catalogue = Catalogue::new(None);
        catalogue.refresh(&database).await.unwrap();
        let sizes = "SELECT relname::text, reltuples::bigint FROM pg_class WHERE relkind = 'r'";
        let sizes: Vec<(String, i64)> = sqlx::query_as(sizes).fetch_all(database.pool()).await.unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        let mut orm = SqlxPostgresConnector::from_sqlx_postgres_pool(database.pool().clone());
        orm.set_metric_callback(move |info| noted.lock().unwrap().push(info.statement.clone()));
        Self {
            orm,
            release: catalogue.resolve(None, None).unwrap(),
            asked,
            sizes: sizes.into_iter().collect(),
            faults: Vec::new(),
        }
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
        let first = page();
        let filter = K::Filter::default();
        let mut names = self.names();
        let listing = Listing {
            filter,
            order,
            page: first,
        };
        let rows = list::<K>(&self.orm, &listing, &mut names).await.unwrap().rows;
        let after = rows.last().map(|row| row.position.clone());
        let next = Listing {
            page: Page { after, ..page() },
            ..listing
        };
        self.asked.lock().unwrap().remove(0);
        list::<K>(&self.orm, &next, &mut names).await.unwrap();
        let plan = self.explain().await;
        let sorts = plan.contains("Sort  (") && !plan.contains("Incremental Sort");
        if sorts || self.reads_whole_table(&plan) {
            self.faults.push(format!("{:?} by {}:\n{plan}", K::KIND, order.code()));
        }
    }

    async fn check_leaf<K: Kind>(&mut self, name: &str, filter: &K::Filter) {
        let mut names = self.named(filter).await;
        self.asked.lock().unwrap().clear();
        let order = K::Order::default_order();
        let listing = Listing {
            filter: filter.clone(),
            order,
            page: page(),
        };
        list::<K>(&self.orm, &listing, &mut names).await.unwrap();
        let plan = self.explain().await;
        if self.reads_whole_table(&plan) {
            self.faults.push(format!("{:?}, {name}:\n{plan}", K::KIND));
        }
        for facet in K::Facet::ALL {
            let values = facet.source().values;
            spread::<K>(&self.orm, values, (None, filter), &mut names)
                .await
                .unwrap();
            let plan = self.explain().await;
            if self.reads_whole_table(&plan) {
                self.faults
                    .push(format!("{:?} by {}, {name}:\n{plan}", K::KIND, facet.code()));
            }
        }
    }

    /// The records that a filter names.
    async fn named(&self, filter: &impl Filter) -> Names {
        let mut names = self.names();
        filter.condition(&mut names).unwrap();
        complete(&self.orm, names).await.unwrap()
    }

    pub fn names(&self) -> Names {
        Names::new(self.release.id, self.release.key_ranges())
    }

    /// Forgets what was asked.
    pub fn forget(&self) {
        self.asked.lock().unwrap().clear();
    }

    async fn count<K: Kind>(&self, filter: &K::Filter) -> i64 {
        let mut names = self.named(filter).await;
        let counted = count::<K>(&self.orm, Counted::Listed, filter, &mut names)
            .await
            .unwrap();
        self.asked.lock().unwrap().clear();
        counted
    }

    /// How Postgres answers the statement that was asked last.
    async fn explain(&self) -> String {
        self.explain_as("EXPLAIN").await
    }

    /// How Postgres answers the statement that was asked last, as this command tells it.
    pub async fn explain_as(&self, command: &str) -> String {
        let asked: Vec<Statement> = self.asked.lock().unwrap().drain(..).collect();
        let [statement] = asked.as_slice() else {
            panic!("one page is one statement: {asked:?}")
        };
        let explain = Statement {
            sql: format!("{command} {}", statement.sql),
            ..statement.clone()
        };
        let rows = self.orm.query_all_raw(explain).await.unwrap();
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
