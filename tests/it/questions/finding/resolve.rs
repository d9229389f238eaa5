//! What a name, a code or an id means.

use super::*;

/// The records that a reference may mean, each with how it fits.
fn candidates(resolution: &Value) -> Vec<(&str, &str)> {
    let all = resolution["candidates"].as_array().unwrap().iter();
    all.map(|one| (one["record"]["id"].as_str().unwrap(), one["matched"].as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_record_is_meant_by_any_of_its_names_codes_and_ids() {
    let service = Service::with_fixture("names").await;
    for (reference, record, matched) in [
        ("Russia", "actor/russia", "NAME"),
        (" RUSSIAN  federation ", "actor/russia", "NAME"),
        ("россия", "actor/russia", "NAME"),
        ("rf", "actor/russia", "ACRONYM"),
        ("Moscow", "actor/russia", "METONYM"),
        ("RUS", "actor/russia", "CODE"),
        ("ru", "actor/russia", "CODE"),
        ("q159", "actor/russia", "CODE"),
        ("wikidata:Q159", "actor/russia", "CODE"),
        ("actor/russia", "actor/russia", "ID"),
        ("Actor/Russia", "actor/russia", "ID"),
        ("actor/rossija", "actor/russia", "ID"),
        ("turkiye", "actor/turkiye", "NAME"),
        ("Turan-NATO corridor", "place/zangezur-corridor", "NAME"),
        ("Turan–NATO corridor", "place/zangezur-corridor", "NAME"),
        ("TURAN−NATO CORRIDOR", "place/zangezur-corridor", "NAME"),
        ("Ganja", "place/ganja", "NAME"),
    ] {
        let found = resolve(&service, reference, Value::Null).await;
        assert_eq!(found["reference"], reference);
        assert_eq!(found["best"]["id"], record, "{reference}: {found:#}");
        assert_eq!(found["ambiguous"], false, "{reference}");
        assert_eq!(candidates(&found), [(record, matched)], "{reference}");
        assert_eq!(found["candidates"][0]["score"], 1.0, "{reference}");
    }
}

#[tokio::test]
async fn a_name_of_several_records_is_ambiguous_until_kinds_tell_them_apart() {
    let service = Service::with_fixture("names").await;
    let baku = resolve(&service, "baku", Value::Null).await;
    assert_eq!((&baku["best"], &baku["ambiguous"]), (&Value::Null, &json!(true)));
    assert_eq!(
        candidates(&baku),
        [("place/baku", "NAME"), ("actor/azerbaijan", "METONYM")]
    );
    let city = resolve(&service, "baku", json!(["PLACE"])).await;
    assert_eq!(
        (&city["best"]["id"], &city["ambiguous"]),
        (&json!("place/baku"), &json!(false))
    );
    let none = resolve(&service, "baku", json!(["DOCUMENT"])).await;
    assert_eq!(candidates(&none), []);
}

#[tokio::test]
async fn the_name_of_a_capital_lists_the_government_and_the_city_of_the_real_dataset() {
    let service = Service::with_south_caucasus().await;
    let baku = resolve(&service, "Baku", Value::Null).await;
    assert_eq!((&baku["best"], &baku["ambiguous"]), (&Value::Null, &json!(true)));
    assert_eq!(
        candidates(&baku),
        [("place/baku", "NAME"), ("actor/azerbaijan", "METONYM")]
    );
}

#[tokio::test]
async fn a_code_means_what_it_meant_at_a_time_and_in_a_register() {
    let service = Service::with_fixture("names").await;
    let meant = async |reference: &str| {
        let found = resolve(&service, reference, Value::Null).await;
        let mut ids: Vec<String> = candidates(&found).iter().map(|(id, _)| (*id).to_owned()).collect();
        ids.sort();
        ids
    };
    let (russia, soviet, turkiye) = ("actor/russia", "actor/soviet-union", "actor/turkiye");
    assert_eq!(meant("365").await, [russia, soviet, turkiye]);
    assert_eq!(meant("cow:365").await, [russia, soviet]);
    assert_eq!(meant("COW:365@1990").await, [soviet]);
    assert_eq!(meant("cow:365@2020").await, [russia]);
    assert_eq!(meant("cow:365@1991").await, [russia, soviet]);
    assert_eq!(meant("cow:365@1991-12-26").await, [russia]);
    assert_eq!(meant("365@1900").await, [turkiye]);
    assert_eq!(meant("gleditsch-ward:365").await, [turkiye]);
    assert_eq!(
        resolve(&service, "cow:365@1990", Value::Null).await["best"]["id"],
        soviet
    );
}

#[tokio::test]
async fn a_slug_is_an_id_where_its_kind_is_asked_for() {
    let service = Service::with_fixture("names").await;
    let slug = "zangezur-corridor";
    let without = resolve(&service, slug, Value::Null).await;
    assert_eq!(candidates(&without)[0], ("place/zangezur-corridor", "FUZZY"));
    let with = resolve(&service, slug, json!(["PLACE"])).await;
    assert_eq!(candidates(&with), [("place/zangezur-corridor", "ID")]);
}

#[tokio::test]
async fn a_misspelt_name_lists_what_is_spelt_alike_and_is_never_sure() {
    let service = Service::with_fixture("names").await;
    for (reference, record) in [
        ("Azerbajan", "actor/azerbaijan"),
        ("Rusia", "actor/russia"),
        ("Soviet Onion", "actor/soviet-union"),
        ("Zangezur corridr", "place/zangezur-corridor"),
    ] {
        let found = resolve(&service, reference, Value::Null).await;
        assert_eq!(found["best"], Value::Null, "{reference}");
        assert_eq!(candidates(&found)[0], (record, "FUZZY"), "{reference}");
        let score = found["candidates"][0]["score"].as_f64().unwrap();
        assert!((0.3..1.0).contains(&score), "{reference}: {score}");
    }
    let nothing = resolve(&service, "Xyzzyx", Value::Null).await;
    assert_eq!((candidates(&nothing), &nothing["ambiguous"]), (vec![], &json!(false)));
}

#[tokio::test]
async fn a_column_of_names_is_resolved_in_its_order_with_as_many_statements_as_one_name() {
    let service = Service::with_fixture("names").await;
    let statements = async |references: &[&str]| {
        let before = service.statements();
        let found = service.data(RESOLVE, json!({"references": references})).await["resolveMany"].take();
        (found, service.statements() - before)
    };
    let (one, for_one) = statements(&["azerbajan"]).await;
    let column = [
        "Baku",
        "",
        "RUS",
        "azerbajan",
        "nobody at all",
        "Moscow",
        "RUS",
        "Wharf",
    ];
    let (many, for_many) = statements(&column).await;
    let references: Vec<&Value> = many.as_array().unwrap().iter().map(|one| &one["reference"]).collect();
    assert_eq!(references, column);
    assert_eq!(many[3], one[0]);
    assert_eq!(many[2], many[6]);
    assert_eq!(many[5]["best"]["id"], "actor/russia");
    assert_eq!(candidates(&many[1]), []);
    // The city makes one more: it is of another kind.
    assert!(for_many <= for_one + 1, "{for_many} statements instead of {for_one}");
}

#[tokio::test]
async fn one_reference_is_resolved_as_the_first_of_many() {
    let service = Service::with_fixture("names").await;
    let question = "query($reference: String!) { resolve(reference: $reference) {
        reference ambiguous best { id } candidates { record { id } matched text score } } }";
    for reference in ["Moscow", "Baku", "", "azerbajan"] {
        let one = service.data(question, json!({"reference": reference})).await["resolve"].take();
        assert_eq!(one, resolve(&service, reference, Value::Null).await, "{reference}");
    }
}

#[tokio::test]
async fn spelling_is_tried_for_twenty_of_many_references_and_each_says_whether() {
    let service = Service::with_fixture("names").await;
    let references: Vec<String> = (0..25).map(|number| format!("nobody {number}")).collect();
    let question = "query ($references: [String!]!) { resolveMany(references: $references) { spellingTried } }";
    let data = service.data(question, json!({ "references": references })).await;
    let tried: Vec<bool> = data["resolveMany"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["spellingTried"].as_bool().unwrap())
        .collect();
    assert_eq!(tried, [vec![true; 20], vec![false; 5]].concat());
}
