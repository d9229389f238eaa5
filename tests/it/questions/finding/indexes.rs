//! On 20,000 records searches and resolutions are answered from indexes.

use std::sync::{Arc, Mutex};

use demarche_bench::Sample;
use demarche_model::{
    node::Key,
    page::{Page, Side},
};
use demarche_questions::{
    resolve::{rules::read, store as resolving},
    search::{
        rules::{Lexicon, queries, terms},
        store as searching,
    },
};
use sea_orm::{ConnectionTrait, DatabaseConnection, SqlxPostgresConnector, Statement};

use crate::harness::Service;

/// The tables that must not be read as a whole.
const LARGE: [&str; 8] = [
    "node",
    "alias",
    "external_id",
    "search_entry",
    "search_word",
    "claim",
    "claim_passage",
    "event",
];

/// A published sample and the statements that are asked of it.
struct Subject {
    orm: DatabaseConnection,
    release: i32,
    asked: Arc<Mutex<Vec<Statement>>>,
}

impl Subject {
    async fn new() -> Self {
        let service = Service::to_read(&Sample::of_records(1, 20_000)).await;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        let mut orm = SqlxPostgresConnector::from_sqlx_postgres_pool(service.database().pool().clone());
        orm.set_metric_callback(move |info| noted.lock().unwrap().push(info.statement.clone()));
        Self {
            orm,
            release: service.app.catalogue().resolve(None, None).unwrap().id,
            asked,
        }
    }

    /// How Postgres answers the one statement that was asked last.
    async fn plan(&self) -> String {
        let asked: Vec<Statement> = self.asked.lock().unwrap().drain(..).collect();
        let [statement] = asked.as_slice() else {
            panic!("one question is one statement: {asked:?}")
        };
        let explain = Statement {
            sql: format!("EXPLAIN {}", statement.sql),
            ..statement.clone()
        };
        let rows = self.orm.query_all_raw(explain).await.unwrap();
        self.asked.lock().unwrap().clear();
        let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        lines.join("\n")
    }

    /// Fails where a large table is read as a whole, or an index is not used.
    async fn check(&self, indexes: &[&str]) {
        let plan = self.plan().await;
        for table in LARGE {
            assert!(!plan.contains(&format!("Seq Scan on {table} ")), "{table}:\n{plan}");
            assert!(!plan.ends_with(&format!("Seq Scan on {table}")), "{table}:\n{plan}");
        }
        for index in indexes {
            assert!(plan.contains(index), "{index}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn searches_use_indexes() {
    let subject = Subject::new().await;
    let page = Page {
        side: Side::First,
        size: 20,
        after: None,
        before: None,
    };
    for text in ["\"event 000003\"", "000003 ", "00000", "000017 -event"] {
        let queries = queries(text, &terms(text), &Lexicon::default()).unwrap();
        searching::ranked(&subject.orm, subject.release, None, (&queries, &page))
            .await
            .unwrap();
        subject.check(&["search_entry_words"]).await;
    }
    searching::near(&subject.orm, subject.release, &["evnet", "actr"])
        .await
        .unwrap();
    subject.check(&["search_word_trigrams"]).await;
    let records: Vec<Key> = (1..=20).map(|number| Key(number * 500)).collect();
    searching::texts(&subject.orm, subject.release, &records).await.unwrap();
    subject.check(&[]).await;
}

#[tokio::test]
async fn resolutions_use_indexes() {
    let subject = Subject::new().await;
    let readings = ["actor 000003", "Q17", "actor/actor-000100", "actor/retired", "xyz"].map(|text| read(text, &[]));
    for among in [None, Some(&[1..=5_000, 9_000..=12_000][..])] {
        let place = resolving::Place {
            release: subject.release,
            among,
        };
        resolving::exact(&subject.orm, place, &readings).await.unwrap();
        subject
            .check(&["node_label", "alias_text_key", "external_id_code"])
            .await;
        resolving::alike(&subject.orm, place, &readings).await.unwrap();
        subject.check(&["node_label_trigrams", "alias_trigrams"]).await;
    }
}
