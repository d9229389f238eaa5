//! The questions that are measured, each in GraphQL and as one statement.

use async_graphql::{Request, Variables};
use serde_json::json;

use demarche::app::App;
use demarche_model::error::{Error, Result};

/// A question about one record, asked in two ways.
#[derive(Debug)]
pub struct Question {
    /// What is asked, for the table.
    pub name: &'static str,
    /// The kind of record that it is about, as the node table writes it.
    kind: &'static str,
    /// The GraphQL document, over `$id`.
    document: &'static str,
    /// The statement, over `$1`, answering one JSON value; `None` where no one statement answers the question.
    pub statement: Option<&'static str>,
}

/// How many records the questions go round.
const RECORDS: i64 = 1_000;

/// What is measured.
pub const QUESTIONS: &[Question] = &[
    Question {
        name: "one record",
        kind: "EVENT",
        document: "query ($id: ID!) { event(id: $id) { id label eventStatus date { edtf earliest latest } } }",
        statement: Some("SELECT json_build_object('id', n.id, 'label', n.label, 'status', t.status, 'date', t.date,
                'earliest', t.date_earliest, 'latest', t.date_latest)
            FROM node n JOIN event t ON (t.release, t.key) = (n.release, n.key) WHERE n.release = 1 AND n.id = $1"),
    },
    Question {
        name: "20 newest events of an actor",
        kind: "ACTOR",
        document: "query ($id: ID!) { events(filter: {participant: {actor: $id}}, orderBy: DATE_DESC, first: 20) {
                nodes { id label date { edtf } } } }",
        statement: Some("SELECT json_agg(json_build_object('id', id, 'label', label, 'date', date)) FROM (
                SELECT n.id, n.label, t.date FROM event t JOIN node n ON (n.release, n.key) = (t.release, t.key)
                WHERE t.release = 1 AND t.key IN (SELECT event FROM participant WHERE release = 1 AND actor =
                    (SELECT key FROM node WHERE release = 1 AND id = $1))
                ORDER BY t.date_descending DESC, t.key DESC LIMIT 20) page"),
    },
    Question {
        name: "20 events, participants, actors",
        kind: "ACTOR",
        document: "query ($id: ID!) { actor(id: $id) { id events(first: 20) { edges { role node { id label
                participants(first: 20) { edges { role node { id label } } } } } } } }",
        statement: Some("SELECT json_agg(json_build_object('id', page.id, 'label', page.label, 'role', page.role,
                'participants', (SELECT json_agg(json_build_object('role', q.role, 'id', a.id, 'label', a.label))
                    FROM participant q JOIN node a ON (a.release, a.key) = (q.release, q.actor)
                    WHERE q.release = 1 AND q.event = page.key)))
            FROM (SELECT n.id, n.label, n.key, p.role FROM participant p
                JOIN node n ON (n.release, n.key) = (p.release, p.event)
                WHERE p.release = 1 AND p.actor = (SELECT key FROM node WHERE release = 1 AND id = $1)
                ORDER BY p.event LIMIT 20) page"),
    },
    Question {
        name: "50 relations, their other ends",
        kind: "ACTOR",
        document: "query ($id: ID!) { actor(id: $id) { relations(first: 50) { nodes { id relationKind
                from { id label } to { id label } } } } }",
        statement: Some("SELECT json_agg(json_build_object('id', n.id, 'kind', page.kind, 'from', f.id, 'from_label', f.label,
                'to', o.id, 'to_label', o.label))
            FROM (SELECT * FROM (
                (SELECT * FROM relation WHERE release = 1 AND \"from\" = (SELECT key FROM node WHERE release = 1 AND id = $1)
                    ORDER BY key LIMIT 50)
                UNION ALL
                (SELECT * FROM relation WHERE release = 1 AND \"to\" = (SELECT key FROM node WHERE release = 1 AND id = $1)
                    ORDER BY key LIMIT 50)) arms ORDER BY key LIMIT 50) page
            JOIN node n ON (n.release, n.key) = (1, page.key)
            JOIN node f ON (f.release, f.key) = (1, page.\"from\")
            JOIN node o ON (o.release, o.key) = (1, page.\"to\")"),
    },
    Question {
        name: "5 paths to an actor, their hops",
        kind: "ACTOR",
        document: "query ($id: ID!) { paths(from: \"place/place-000000\", to: $id, maxLength: 4, first: 5) {
                truncated paths { length hops { direction label from { id label } to { id label } } } } }",
        statement: None,
    },
];

impl Question {
    /// The records that it is asked about.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn ids(&self, app: &App) -> Result<Vec<String>> {
        let ids = "SELECT id FROM node WHERE release = 1 AND kind = $1 ORDER BY key LIMIT $2";
        let query = sqlx::query_scalar(ids).bind(self.kind).bind(RECORDS);
        Ok(query.fetch_all(app.database().pool()).await?)
    }

    /// Asks by the statement.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn ask_postgres(app: App, statement: &'static str, id: String) -> Result<()> {
        let query = sqlx::query_scalar::<_, Option<serde_json::Value>>(statement).bind(id);
        query.fetch_one(app.database().pool()).await?;
        Ok(())
    }

    /// Asks the service, and writes the answer as JSON as a client would get it.
    ///
    /// # Errors
    /// `Internal` where the answer has an error.
    pub async fn ask_service(&self, app: App, id: String) -> Result<()> {
        let variables = Variables::from_json(json!({ "id": id }));
        let release = app.catalogue().resolve(None, None);
        let answer =
            demarche_graphql::execute(app.engine(), release, Request::new(self.document).variables(variables)).await;
        if let Some(error) = answer.errors.first() {
            return Err(Error::internal(&error.message));
        }
        serde_json::to_string(&answer).map_err(Error::internal)?;
        Ok(())
    }
}
