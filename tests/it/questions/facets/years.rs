//! Years: counted surely and possibly, as the filters by date take them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{all, facets, type_name};
use crate::{graphql::shared, harness::Service};

/// The lists of dated records, and the field that dates them.
const DATED: [(&str, &str); 6] = [
    ("actors", "active"),
    ("interests", "valid"),
    ("events", "date"),
    ("artifacts", "date"),
    ("relations", "valid"),
    ("documents", "published"),
];

/// How many records the filter by a year lists, surely and possibly.
async fn listed(service: &Service, list: &str, filter: &Value, year: &str) -> (Option<i64>, Option<i64>) {
    let kind = type_name(list);
    let question = format!(
        "query($surely: {kind}Filter, $possibly: {kind}Filter) {{
            surely: {list}(filter: $surely, first: 0) {{ totalCount }}
            possibly: {list}(filter: $possibly, first: 0) {{ totalCount }} }}"
    );
    let within = |how| json!({"and": [filter, {"during": {"from": year, "to": year, "match": how}}]});
    let variables = json!({"surely": within("SURELY"), "possibly": within("POSSIBLY")});
    let data = service.data(&question, variables).await;
    (
        data["surely"]["totalCount"].as_i64(),
        data["possibly"]["totalCount"].as_i64(),
    )
}

#[tokio::test]
async fn years_are_counted_as_the_filters_by_date_list_them() {
    let service = shared().await;
    for (list, _) in DATED {
        for filter in [json!({}), json!({"disputed": false})] {
            let (facets, _) = facets(&service, list, &filter, &["YEAR".into()]).await;
            let values = facets[0]["values"].as_array().unwrap();
            assert!(!values.is_empty(), "{list}");
            for value in values {
                let year = value["value"].as_str().unwrap();
                let counted = (value["count"].as_i64(), value["possibleCount"].as_i64());
                assert_eq!(
                    counted,
                    listed(&service, list, &filter, year).await,
                    "{list} of {year} where {filter}"
                );
            }
        }
    }
}

#[tokio::test]
async fn every_year_that_a_date_names_is_listed_and_the_undated_are_missing() {
    let service = shared().await;
    for (list, field) in DATED {
        let bounds = match field {
            "date" | "published" => "earliest latest",
            _ => "start { earliest } end { latest }",
        };
        let nodes = all(&service, list, &json!({}), &format!("{field} {{ {bounds} }}")).await;
        let (facets, _) = facets(&service, list, &json!({}), &["YEAR".into()]).await;
        let answered: BTreeSet<&str> = facets[0]["values"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value["value"].as_str().unwrap())
            .collect();
        let undated = nodes.iter().filter(|node| node[field].is_null()).count();
        assert_eq!(facets[0]["missing"], json!(undated), "{list}");
        let ends = ["/earliest", "/latest", "/start/earliest", "/end/latest"];
        let named: BTreeSet<&str> = nodes
            .iter()
            .flat_map(|node| {
                ends.iter()
                    .filter_map(|end| node[field].pointer(end)?.as_str()?.get(..4))
            })
            .collect();
        if facets[0]["truncated"] == false {
            let missing: Vec<_> = named.difference(&answered).collect();
            assert!(missing.is_empty(), "{list}: {missing:?}");
        } else {
            assert_eq!(answered.len(), 50, "{list}");
        }
    }
}
