//! The same answers over REST.

use crate::harness::Service;

use super::*;

#[tokio::test]
async fn paths_are_the_same_over_both_apis() {
    let service = Service::with_fixture("ways").await;
    let ends = ("actor/a", "actor/b");
    let cases = [
        ("", json!({})),
        ("&maxLength=2&first=100", json!({"maxLength": 2, "first": 100})),
        (
            "&relationKind=aid&relationKind=supply",
            json!({"filter": {"relationKinds": ["AID", "SUPPLY"]}}),
        ),
        (
            "&topic=wide&includeNarrower=true",
            json!({"filter": {"topic": {"id": "wide", "includeNarrower": true}}}),
        ),
        (
            "&asOf=2014&match=surely&includeUndated=true",
            json!({"filter": {"asOf": {"date": "2014", "match": "SURELY"}, "includeUndated": true}}),
        ),
        (
            "&status=denied&kind=event&avoid=event/talks",
            json!({"filter": {"statuses": ["DENIED"], "kinds": ["EVENT"], "avoid": ["event/talks"]}}),
        ),
        (
            "&credibilityAtLeast=doubtful&via=relation",
            json!({"filter": {"credibilityAtLeast": "DOUBTFUL", "via": ["RELATION"]}}),
        ),
    ];
    for (parameters, more) in cases {
        let rest = service
            .json(&format!("/v1/paths?from={}&to={}{parameters}", ends.0, ends.1))
            .await;
        let graphql = paths(&service, ends, more).await;
        assert!(!labels(&graphql).is_empty(), "{parameters}");
        assert_eq!(labels(&rest["data"]), labels(&graphql), "{parameters}");
        assert_eq!(rest["data"]["truncated"], graphql["truncated"]);
        let hop = &rest["data"]["paths"][0]["hops"][0];
        for field in ["direction", "label", "hopKind"] {
            assert_eq!(
                hop[field], graphql["paths"][0]["hops"][0][field],
                "{parameters} {field}"
            );
        }
    }
}

#[tokio::test]
async fn chains_of_causes_have_a_route_with_whose_view_each_link_is() {
    let service = Service::with_south_caucasus().await;
    let answer = service
        .json("/v1/causes?of=interest/armenia-diversifies&direction=upstream&maxLength=2")
        .await;
    let chains = answer["data"]["paths"].as_array().unwrap();
    assert_eq!(chains.len(), 4);
    let hop = &chains[0]["hops"][0];
    assert_eq!(hop["record"]["id"], "relation/vulnerability-causes-diversification");
    assert_eq!(hop["claims"][0]["mode"], "AUTHOR_ASSESSMENT");
}
