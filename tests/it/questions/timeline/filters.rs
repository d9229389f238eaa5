//! Which entries a filter takes.

use super::*;

/// The ids of the entries, without dates.
fn told(line: &Line) -> Vec<&str> {
    let told = line.entries.iter();
    told.map(|entry| entry.split_once(' ').unwrap().1).collect()
}

/// The filters that list the same entries as this one.
async fn assert_lists(service: &Service, filter: Value, expected: &[&str]) {
    let line = line(service, filter.clone()).await;
    assert_eq!(told(&line), expected, "{filter}");
    assert_eq!(line.total, expected.len(), "{filter}");
}

#[tokio::test]
async fn an_actor_is_involved_as_participant_holder_speaker_or_end() {
    let service = Service::with_fixture("dates").await;
    let expected = [
        "START interest/lone",
        "END interest/lone",
        "EVENT event/talks",
        "START relation/post",
    ];
    assert_lists(&service, json!({"actors": ["minister"]}), &expected).await;
}

#[tokio::test]
async fn parts_count_for_their_actor_only_where_that_is_asked_for() {
    let service = Service::with_fixture("dates").await;
    let filter = json!({"actors": ["actor/ministry-of-a"]});
    let own = [
        "START interest/unknown-end",
        "START relation/of-parts",
        "END interest/unknown-end",
        "START relation/ministry-in-club",
        "START relation/post",
    ];
    assert_lists(&service, filter, &own).await;
    let all = line(&service, json!({"actors": ["a"], "includeParts": true})).await;
    for part in [
        "EVENT event/talks",
        "START interest/lone",
        "START relation/of-parts",
        "EVENT event/signing",
    ] {
        assert!(told(&all).contains(&part), "{part}: {:?}", all.entries);
    }
    let alone = line(&service, json!({"actors": ["a"]})).await;
    assert!(!told(&alone).contains(&"EVENT event/talks"), "{:?}", alone.entries);
}

#[tokio::test]
async fn any_of_the_actors_or_each_of_them() {
    let service = Service::with_fixture("dates").await;
    let both = [
        "EVENT event/signing",
        "START relation/alliance",
        "EVENT event/delivery",
        "END relation/alliance",
        "EVENT event/meeting",
        "START relation/rivalry",
    ];
    assert_lists(&service, json!({"actorsAll": ["a", "b"]}), &both).await;
    let either = line(&service, json!({"actors": ["a", "c"]})).await;
    for one in ["EVENT event/before", "EVENT event/later"] {
        assert!(told(&either).contains(&one), "{one}: {:?}", either.entries);
    }
    assert_lists(&service, json!({"actors": []}), &[]).await;
}

#[tokio::test]
async fn leaves_about_one_kind_are_met_by_that_kind_alone() {
    let service = Service::with_fixture("dates").await;
    let cases = [
        (
            json!({"eventKinds": ["CONSULT", "AGREE"]}),
            vec!["EVENT event/signing", "EVENT event/talks"],
        ),
        (json!({"eventStatuses": ["DENIED"]}), vec!["EVENT event/rumour"]),
        (
            json!({"participant": {"actor": "b", "role": ["HOST"]}}),
            vec!["EVENT event/talks"],
        ),
        (
            json!({"place": {"id": "region", "includeWithin": true}}),
            vec!["EVENT event/talks"],
        ),
        (json!({"place": {"id": "region"}}), vec![]),
        (
            json!({"interestKinds": ["CONCERN"]}),
            vec!["START interest/unknown-end", "END interest/unknown-end"],
        ),
        (
            json!({"relationKinds": ["ALLIANCE", "RIVALRY"], "what": ["START"]}),
            vec!["START relation/alliance", "START relation/rivalry"],
        ),
        (
            json!({"relationStatuses": ["PLANNED"]}),
            vec!["START relation/b-in-union"],
        ),
        (json!({"kinds": ["INTEREST"], "what": ["EVENT"]}), vec![]),
    ];
    for (filter, expected) in cases {
        assert_lists(&service, filter, &expected).await;
    }
}

#[tokio::test]
async fn a_topic_is_taken_alone_or_with_those_below_it() {
    let service = Service::with_fixture("dates").await;
    let narrow = [
        "END interest/open-start",
        "START interest/unknown-end",
        "EVENT event/talks",
        "END interest/unknown-end",
    ];
    assert_lists(&service, json!({"topic": {"id": "transit"}}), &narrow).await;
    let wide = line(&service, json!({"topic": {"id": "trade", "includeNarrower": true}})).await;
    for entry in narrow.iter().chain(&["EVENT event/signing", "START relation/alliance"]) {
        assert!(told(&wide).contains(entry), "{entry}: {:?}", wide.entries);
    }
}

#[tokio::test]
async fn it_is_the_day_of_the_entry_that_lies_in_a_span() {
    let service = Service::with_fixture("dates").await;
    let in_2016 = [
        "EVENT event/delivery",
        "START interest/lone",
        "END interest/lone",
        "END interest/open-start",
        "START interest/unknown-end",
        "END relation/alliance",
        "EVENT event/rumour",
        "START relation/of-parts",
    ];
    let span = |span: &str| json!({"during": {"from": span, "to": span}});
    assert_lists(&service, span("2016"), &in_2016).await;
    // Held from 2010 on, the interest does not start in 2012; nor does the alliance.
    assert_lists(&service, span("2012"), &[]).await;
    // What is dated 2016 may lie in June; of May it is known that it does not.
    let june: Vec<&str> = in_2016
        .iter()
        .filter(|it| !it.ends_with("rumour") && !it.ends_with("of-parts"))
        .copied()
        .collect();
    assert_lists(&service, span("2016-06"), &june).await;
    let surely = json!({"during": {"from": "2016-01", "to": "2016-11", "match": "SURELY"}});
    assert_lists(&service, surely, &["EVENT event/rumour", "START relation/of-parts"]).await;
}

#[tokio::test]
async fn as_of_a_day_stands_what_lies_no_later() {
    let service = Service::with_fixture("dates").await;
    let surely = json!({"asOf": {"date": "2007-12-31", "match": "SURELY"}});
    let past = [
        "EVENT event/before",
        "START relation/a-in-league",
        "EVENT event/signing",
        "START relation/alliance",
    ];
    assert_lists(&service, surely, &past).await;
    let possibly = line(&service, json!({"asOf": {"date": "2016-02"}})).await;
    assert_eq!(told(&possibly).len(), 11, "{:?}", possibly.entries);
}

#[tokio::test]
async fn undated_entries_are_counted_where_the_rest_of_the_filter_takes_them() {
    let service = Service::with_fixture("dates").await;
    let cases = [
        (json!({"during": {"from": "2016", "to": "2016"}}), 8, 11),
        (
            json!({"during": {"from": "2016", "to": "2016"}, "kinds": ["EVENT"]}),
            2,
            1,
        ),
        (
            json!({"during": {"from": "2016", "to": "2016"}, "actorsAll": ["a", "b"]}),
            2,
            2,
        ),
        // Of what is undated, it is not known whether it lies outside either.
        (json!({"not": {"during": {"from": "2016", "to": "2016"}}}), 7, 11),
        (json!({"or": [{"during": {"to": "2005"}}, {"kinds": ["EVENT"]}]}), 8, 11),
        (json!({"dated": true}), 15, 0),
        (json!({"dated": false}), 11, 11),
        (json!({"dated": false, "during": {"to": "2005"}}), 0, 11),
        (json!({"what": ["END"]}), 4, 1),
    ];
    for (filter, listed, undated) in cases {
        let line = line(&service, filter.clone()).await;
        assert_eq!((line.total, line.undated), (json!(listed), json!(undated)), "{filter}");
        assert_eq!(line.entries.len(), listed, "{filter}");
    }
}

#[tokio::test]
async fn filters_stand_inside_filters() {
    let service = Service::with_fixture("dates").await;
    let filter = json!({
        "actors": ["b"],
        "or": [{"eventKinds": ["AGREE"]}, {"relationKinds": ["ALLIANCE"], "not": {"what": ["END"]}}],
    });
    assert_lists(&service, filter, &["EVENT event/signing", "START relation/alliance"]).await;
}
