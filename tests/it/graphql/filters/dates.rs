//! Filters by date, against the pure comparison of uncertain dates.

use demarche_model::{
    actor::Actor,
    artifact::Artifact,
    date::{DateMatch, Dated, UncertainDate, Window},
    document::Document,
    event::Event,
    interest::Interest,
    kind::Kind,
    relation::Relation,
    vocabulary::Vocabulary,
};
use serde_json::{Value, json};

use super::{World, find, select};
use crate::{graphql::shared, harness::Service};

/// Records that may have a date.
pub trait HasDate: Kind {
    /// The date, where there is one.
    fn date(&self) -> Option<&dyn Dated>;
}

macro_rules! has_date {
    ($($kind:ty: $field:ident),+) => {$(
        impl HasDate for $kind {
            fn date(&self) -> Option<&dyn Dated> {
                self.$field.as_ref().map(|date| date as &dyn Dated)
            }
        }
    )+};
}

has_date!(Actor: active, Interest: valid, Event: date, Artifact: date, Relation: valid, Document: published);

/// Days, months, years, decades and half-open dates around those of the sample.
pub const DATES: [&str; 12] = [
    "1990-01-01",
    "1999",
    "2003-07",
    "2008~",
    "2012/2014",
    "2015-03-17",
    "201X",
    "2020/..",
    "../2001",
    "2024-12-31",
    "-0400",
    "9999-12-31",
];

fn parse(text: &str) -> UncertainDate {
    UncertainDate::parse(text).unwrap()
}

/// Whether a date falls into a window.
pub fn during(date: &dyn Dated, from: Option<&str>, to: Option<&str>, date_match: DateMatch) -> bool {
    let (from, to) = (from.map(parse), to.map(parse));
    date.during(&Window::new(from.as_ref(), to.as_ref()), date_match)
}

/// Whether a date is past, or holds, as of a day.
pub fn as_of(date: &dyn Dated, day: &str, date_match: DateMatch) -> bool {
    date.as_of(&parse(day), date_match)
}

async fn check<K: HasDate>(service: &Service, records: &[K], filter: Value, fits: impl Fn(&dyn Dated) -> bool) {
    let expected = select(records, |record| record.date().is_some_and(&fits));
    let found = find::<K>(service, &filter).await;
    assert_eq!(found.ids, expected, "{filter} of {}", K::KIND.plural());
    let undated = records.iter().filter(|record| record.date().is_none()).count();
    assert_eq!(found.undated, undated, "{filter}: what is not dated is not ruled out");
}

async fn check_as_of<K: HasDate>(records: &[K]) {
    let service = shared().await;
    for date in DATES {
        for date_match in DateMatch::ALL {
            let filter = json!({"asOf": {"date": date, "match": date_match.code()}});
            check(&service, records, filter, |own| as_of(own, date, *date_match)).await;
        }
    }
}

async fn check_during<K: HasDate>(records: &[K]) {
    let service = shared().await;
    let ends = || DATES.iter().step_by(2).map(|date| Some(*date)).chain([None]);
    for from in ends() {
        for to in ends().rev() {
            for date_match in DateMatch::ALL {
                let filter = json!({"during": {"from": from, "to": to, "match": date_match.code()}});
                check(&service, records, filter, |own| during(own, from, to, *date_match)).await;
            }
        }
    }
}

#[tokio::test]
async fn events_artifacts_and_documents_are_filtered_as_of_a_date() {
    let batch = World::new().batch;
    check_as_of(&batch.events).await;
    check_as_of(&batch.artifacts).await;
    check_as_of(&batch.documents).await;
}

#[tokio::test]
async fn actors_interests_and_relations_are_filtered_as_of_a_date() {
    let batch = World::new().batch;
    check_as_of(&batch.actors).await;
    check_as_of(&batch.interests).await;
    check_as_of(&batch.relations).await;
}

#[tokio::test]
async fn events_are_filtered_by_a_span_of_days() {
    check_during(&World::new().batch.events).await;
}

#[tokio::test]
async fn interests_are_filtered_by_a_span_of_days() {
    check_during(&World::new().batch.interests).await;
}

#[tokio::test]
async fn a_date_filter_that_names_no_match_is_met_by_what_may_fit() {
    let service = shared().await;
    for leaf in [
        json!({"asOf": {"date": "2003-07"}}),
        json!({"during": {"from": "1999", "to": "2003-07"}}),
    ] {
        let mut possibly = leaf.clone();
        possibly
            .as_object_mut()
            .unwrap()
            .values_mut()
            .for_each(|value| value["match"] = json!("POSSIBLY"));
        assert_eq!(
            find::<Event>(&service, &leaf).await,
            find::<Event>(&service, &possibly).await
        );
    }
}

#[tokio::test]
async fn a_null_leaf_asks_nothing() {
    let service = shared().await;
    let all = find::<Event>(&service, &json!({})).await;
    let nulls =
        json!({"during": null, "asOf": null, "dated": null, "kinds": null, "and": null, "or": null, "not": null});
    assert_eq!(find::<Event>(&service, &nulls).await, all);
    let open = find::<Event>(&service, &json!({"during": {}})).await;
    assert_eq!(open.ids.len(), all.ids.len() - all.undated.as_u64().unwrap() as usize);
}
