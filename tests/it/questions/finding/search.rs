//! What a search finds, in which order, and what it shows of it.

use super::*;

#[tokio::test]
async fn a_word_counts_most_in_a_label_then_in_other_names_then_in_summaries_then_in_evidence() {
    let service = Service::with_fixture("names").await;
    let hits = search(&service, "harbour").await;
    assert_eq!(
        ids(&hits),
        ["actor/pier", "actor/wharf", "actor/dock", "actor/quay", "actor/lighter"]
    );
    let fields: Vec<&Value> = hits["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| &edge["node"]["field"])
        .collect();
    assert_eq!(fields, ["LABEL", "ALIAS", "SUMMARY", "DETAIL", "CLAIM"]);
    let scores = hits["edges"].as_array().unwrap().iter();
    let scores: Vec<f64> = scores.map(|edge| edge["node"]["score"].as_f64().unwrap()).collect();
    assert!(
        scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|score| *score > 0.0),
        "{scores:?}"
    );
    assert!(
        scores[0] > scores[1] && scores[1] > scores[2] && scores[3] > scores[4],
        "{scores:?}"
    );
}

#[tokio::test]
async fn a_record_is_found_by_any_of_its_texts() {
    let service = Service::with_fixture("names").await;
    for (text, record, field) in [
        ("unblocking", "topic/unblocking", "LABEL"),
        ("Federation", "actor/russia", "ALIAS"),
        ("Россия", "actor/russia", "ALIAS"),
        ("syunik", "place/zangezur-corridor", "SUMMARY"),
        ("ferries", "topic/unblocking", "DETAIL"),
        ("\"everything stays\"", "topic/unblocking", "DETAIL"),
        ("tariffs", "interest/wish", "DETAIL"),
        ("cartography", "document/text", "DETAIL"),
        ("lovelace", "document/text", "DETAIL"),
        ("gazette", "document/text", "DETAIL"),
        ("barges", "actor/lighter", "CLAIM"),
        ("sluice", "actor/lighter", "CLAIM"),
    ] {
        let hits = search(&service, text).await;
        assert_eq!(hits["mode"], "WORDS", "{text}");
        let hit = &hits["edges"][0]["node"];
        assert_eq!(hit["record"]["id"], record, "{text}");
        assert_eq!(hit["field"], field, "{text}");
    }
}

#[tokio::test]
async fn case_accents_dashes_and_endings_do_not_count() {
    let service = Service::with_fixture("names").await;
    let corridor = "place/zangezur-corridor";
    for text in [
        "ZANGEZUR",
        "zangezur corridors",
        "Turan-NATO",
        "turan—nato",
        "turan nato corridor",
        "TURKIYE'S wishes",
    ] {
        assert!(found(&service, text).await.contains(&corridor.to_owned()), "{text}");
    }
    assert_eq!(found(&service, "communication").await[0], "topic/unblocking");
    assert_eq!(found(&service, "türkiye").await[0], "actor/turkiye");
}

#[tokio::test]
async fn the_last_word_may_be_the_beginning_of_one() {
    let service = Service::with_fixture("names").await;
    assert_eq!(found(&service, "zang").await, ["place/zangezur-corridor"]);
    assert_eq!(
        found(&service, "unblocking comm").await,
        ["topic/unblocking", "interest/wish"]
    );
    assert_eq!(found(&service, "zang ").await, [""; 0]);
}

#[tokio::test]
async fn all_words_count_those_in_quotation_marks_in_a_row_those_after_a_hyphen_not_at_all() {
    let service = Service::with_fixture("names").await;
    let all = found(&service, "harbour").await;
    assert_eq!(
        found(&service, "\"the harbour\"").await,
        ["actor/pier", "actor/dock", "actor/lighter"]
    );
    assert_eq!(found(&service, "“old harbour”").await, ["actor/wharf"]);
    assert_eq!(found(&service, "harbour barges").await, ["actor/lighter"]);
    let without = found(&service, "harbour -barges -\"old harbour\"").await;
    let expected: Vec<String> = all
        .into_iter()
        .filter(|id| id != "actor/lighter" && id != "actor/wharf")
        .collect();
    assert_eq!(without, expected);
    // The label's last word and the summary's first do not stand in a row.
    assert_eq!(found(&service, "\"dock it leases\"").await, [""; 0]);
}

#[tokio::test]
async fn a_name_that_is_the_whole_text_comes_first() {
    let service = Service::with_fixture("names").await;
    assert_eq!(found(&service, "the road").await[0], "topic/road");
    assert_eq!(found(&service, "moscow").await[0], "actor/russia");
    let both = found(&service, "baku").await;
    assert_eq!(both[..2], ["place/baku", "actor/azerbaijan"]);
}

#[tokio::test]
async fn a_misspelt_word_finds_what_is_spelt_alike() {
    let service = Service::with_fixture("names").await;
    for (text, record) in [
        ("Zangezor coridor", "place/zangezur-corridor"),
        ("azerbajan", "actor/azerbaijan"),
        ("comunications", "topic/unblocking"),
        ("harbur barjes", "actor/lighter"),
    ] {
        let hits = search(&service, text).await;
        assert_eq!(hits["mode"], "SIMILAR", "{text}");
        assert_eq!(hits["edges"][0]["node"]["record"]["id"], record, "{text}");
    }
    let hits = search(&service, "Zangezor").await;
    assert_eq!(hits["edges"][0]["node"]["snippet"], "⟦Zangezur⟧ corridor");
    let nothing = search(&service, "zangezur xylophone").await;
    assert_eq!((&nothing["totalCount"], &nothing["edges"]), (&json!(0), &json!([])));
}

#[tokio::test]
async fn the_match_is_marked_and_the_texts_own_brackets_are_not() {
    let service = Service::with_fixture("names").await;
    let hits = search(&service, "road wish turkiye").await;
    assert_eq!(
        hits["edges"][0]["node"]["snippet"],
        "A way through Syunik: ⟦Türkiye⟧’s ⟦wish⟧. Its ⟦roads⟧ are not [built]."
    );
}

#[tokio::test]
async fn a_record_comes_before_those_whose_labels_are_put_together_from_its_own() {
    let service = Service::with_fixture("names").await;
    assert_eq!(
        found(&service, "azerbaijan").await,
        ["actor/azerbaijan", "relation/tie"]
    );
    assert_eq!(
        found(&service, "communications").await,
        ["topic/unblocking", "interest/wish"]
    );
}

#[tokio::test]
async fn kinds_narrow_a_search() {
    let service = Service::with_fixture("names").await;
    let of = async |kinds: Value| {
        let variables = json!({"text": "baku", "kinds": kinds});
        ids(&service.data(SEARCH, variables).await["search"])
    };
    assert_eq!(of(json!(["PLACE"])).await, ["place/baku"]);
    assert_eq!(of(json!(["ACTOR"])).await, ["actor/azerbaijan"]);
    assert_eq!(of(json!(["ARTIFACT"])).await, [""; 0]);
    assert_eq!(of(json!([])).await, [""; 0]);
}

#[tokio::test]
async fn the_real_dataset_is_found_by_the_words_of_its_readers() {
    let service = Service::with_south_caucasus().await;
    for (text, record) in [
        ("turan nato", "place/zangezur-corridor"),
        ("russia", "actor/russia"),
        ("s-300 delivers", "event/s-300-delivery"),
        ("lavrov sabotag", "event/lavrov-accuses-armenia"),
        ("melkonian", "actor/sergei-melkonian"),
        ("Kajaran road", "artifact/kajaran-agarak-road"),
    ] {
        let hits = found(&service, text).await;
        assert!(hits.iter().take(5).any(|id| id == record), "{text}: {hits:?}");
    }
}
