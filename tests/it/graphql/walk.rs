//! Walking through a connection page by page, in both directions.

use serde_json::{Value, json};

use crate::harness::Service;

/// A connection to walk through.
pub struct Walk<'a> {
    /// What stands around the connection, such as `actor(id: "x") { … }`; `None` at the top.
    pub parent: Option<String>,
    /// The connection's field.
    pub field: &'a str,
    /// Its arguments but those of the page.
    pub arguments: String,
    /// What is asked of each node.
    pub node: &'a str,
    /// The size of a page.
    pub size: usize,
}

impl Walk<'_> {
    /// The edges from the first page to the last.
    pub async fn forward(&self, service: &Service) -> Vec<Value> {
        let mut edges: Vec<Value> = Vec::new();
        let mut after = Value::Null;
        loop {
            let page = self.page(service, json!({"first": self.size, "after": after})).await;
            assert_eq!(page["pageInfo"]["hasPreviousPage"], !edges.is_empty(), "{page:#}");
            let more = self.is_followed(&page, "hasNextPage");
            after = page["pageInfo"]["endCursor"].clone();
            edges.extend(page["edges"].as_array().unwrap().iter().cloned());
            if !more {
                assert_eq!(page["totalCount"], edges.len(), "totalCount of {}", self.field);
                return edges;
            }
        }
    }

    /// The edges from the last page to the first, in the list's order.
    pub async fn backward(&self, service: &Service) -> Vec<Value> {
        let mut edges: Vec<Value> = Vec::new();
        let mut before = Value::Null;
        loop {
            let page = self.page(service, json!({"last": self.size, "before": before})).await;
            assert_eq!(page["pageInfo"]["hasNextPage"], !edges.is_empty(), "{page:#}");
            let more = self.is_followed(&page, "hasPreviousPage");
            before = page["pageInfo"]["startCursor"].clone();
            edges.splice(0..0, page["edges"].as_array().unwrap().iter().cloned());
            if !more {
                return edges;
            }
        }
    }

    /// One page of the connection.
    pub async fn page(&self, service: &Service, variables: Value) -> Value {
        let data = service.data(&self.question(), variables).await;
        let connection = match self.parent {
            None => &data["connection"],
            Some(_) => &data["parent"]["connection"],
        };
        check_page(connection);
        connection.clone()
    }

    /// The whole answer to one page's question.
    pub async fn answer(&self, service: &Service, variables: Value) -> Value {
        service.answer(&self.question(), variables).await
    }

    fn question(&self) -> String {
        let Self {
            field, arguments, node, ..
        } = self;
        let connection = format!(
            "connection: {field}(first: $first, after: $after, last: $last, before: $before {arguments}) {{
                totalCount edges {{ cursor node {{ {node} }} }} nodes {{ {node} }}
                pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}"
        );
        let body = match &self.parent {
            None => connection,
            Some(parent) => format!("parent: {parent} {{ {connection} }}"),
        };
        format!("query($first: Int, $after: String, $last: Int, $before: String) {{ {body} }}")
    }

    /// Whether another page follows; pages before the last one are full.
    fn is_followed(&self, page: &Value, flag: &str) -> bool {
        let more = page["pageInfo"][flag].as_bool().unwrap();
        let length = page["edges"].as_array().unwrap().len();
        assert!(!more || length == self.size, "a page of {length} before the last one");
        more
    }
}

/// A page's nodes are those of its edges, and its cursors theirs.
fn check_page(page: &Value) {
    let edges = page["edges"].as_array().unwrap();
    let nodes: Vec<&Value> = edges.iter().map(|edge| &edge["node"]).collect();
    assert_eq!(nodes, page["nodes"].as_array().unwrap().iter().collect::<Vec<_>>());
    let cursor = |edge: Option<&Value>| edge.map_or(Value::Null, |edge| edge["cursor"].clone());
    assert_eq!(page["pageInfo"]["startCursor"], cursor(edges.first()));
    assert_eq!(page["pageInfo"]["endCursor"], cursor(edges.last()));
}
