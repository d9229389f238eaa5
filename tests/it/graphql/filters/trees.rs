//! Trees of `and`, `or` and `not` over dated and undated records: logic of three values.

use demarche_model::{
    date::{DateMatch, Ternary, leaf},
    event::Event,
    kind::Kind,
    vocabulary::Vocabulary,
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};

use super::{
    World,
    dates::{DATES, HasDate, as_of, during},
    find,
};
use crate::graphql::shared;

/// A filter, as the oracle sees it.
#[derive(Clone, Debug)]
enum Tree {
    /// The record's number in its list leaves this remainder of three.
    Third(usize),
    Dated(bool),
    AsOf(&'static str, DateMatch),
    During(Option<&'static str>, Option<&'static str>, DateMatch),
    /// One object with leaves beside each other and all connectives.
    Node {
        leaves: Vec<Tree>,
        and: Vec<Tree>,
        or: Option<Vec<Tree>>,
        not: Option<Box<Tree>>,
    },
}

impl Tree {
    fn holds<K: HasDate>(&self, (index, record): (usize, &K)) -> Ternary {
        let own = record.date();
        let date_leaf = |fits: &dyn Fn(&dyn demarche_model::date::Dated) -> bool| match own {
            None => Ternary::Unknown,
            Some(date) => known(fits(date)),
        };
        match self {
            Self::Third(rest) => known(index % 3 == *rest),
            Self::Dated(dated) => known(own.is_some() == *dated),
            Self::AsOf(day, date_match) => date_leaf(&|date| as_of(date, day, *date_match)),
            Self::During(from, to, date_match) => date_leaf(&|date| during(date, *from, *to, *date_match)),
            Self::Node { leaves, and, or, not } => {
                let holds = |tree: &Tree| tree.holds((index, record));
                let any = or.iter().map(|any| opposite(all(any.iter().map(holds).map(opposite))));
                let not = not.iter().map(|not| opposite(holds(not)));
                all(leaves.iter().chain(and).map(holds).chain(any).chain(not))
            }
        }
    }

    fn filter<K: Kind>(&self, records: &[K]) -> Value {
        match self {
            Self::Third(rest) => {
                let ids = records
                    .iter()
                    .skip(*rest)
                    .step_by(3)
                    .map(|record| record.node().id.to_string());
                json!({"ids": ids.collect::<Vec<_>>()})
            }
            Self::Dated(dated) => json!({"dated": dated}),
            Self::AsOf(day, date_match) => json!({"asOf": {"date": day, "match": date_match.code()}}),
            Self::During(from, to, date_match) => {
                json!({"during": {"from": from, "to": to, "match": date_match.code()}})
            }
            Self::Node { leaves, and, or, not } => {
                let list = |trees: &[Tree]| trees.iter().map(|tree| tree.filter(records)).collect::<Vec<_>>();
                let mut object = json!({});
                for leaf in list(leaves) {
                    object
                        .as_object_mut()
                        .unwrap()
                        .extend(leaf.as_object().unwrap().clone());
                }
                object["and"] = json!(list(and));
                object["or"] = json!(or.as_ref().map(|or| list(or)));
                object["not"] = json!(not.as_ref().map(|not| not.filter(records)));
                object
            }
        }
    }
}

fn known(holds: bool) -> Ternary {
    if holds { Ternary::Yes } else { Ternary::No }
}

fn opposite(value: Ternary) -> Ternary {
    match value {
        Ternary::Yes => Ternary::No,
        Ternary::No => Ternary::Yes,
        Ternary::Unknown => Ternary::Unknown,
    }
}

fn all(values: impl Iterator<Item = Ternary>) -> Ternary {
    values.fold(Ternary::Yes, |all, value| match (all, value) {
        (Ternary::No, _) | (_, Ternary::No) => Ternary::No,
        (Ternary::Unknown, _) | (_, Ternary::Unknown) => Ternary::Unknown,
        _ => Ternary::Yes,
    })
}

fn trees() -> impl Strategy<Value = Tree> {
    let date_match = || prop::sample::select(DateMatch::ALL);
    let date = || prop::sample::select(&DATES[..]);
    let third = || (0..3_usize).prop_map(Tree::Third);
    let as_of = move || (date(), date_match()).prop_map(|(day, date_match)| Tree::AsOf(day, date_match));
    let end = move || prop::option::of(date());
    let during =
        move || (end(), end(), date_match()).prop_map(|(from, to, date_match)| Tree::During(from, to, date_match));
    let dated = || any::<bool>().prop_map(Tree::Dated);
    let leaf = prop_oneof![2 => third(), 1 => dated(), 3 => as_of(), 3 => during()];
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let beside = prop_oneof![
            Just(Vec::new()),
            third().prop_map(|leaf| vec![leaf]),
            (as_of(), during()).prop_map(|(a, b)| vec![a, b]),
        ];
        let list = || prop::collection::vec(inner.clone(), 0..3);
        let not = prop::option::of(inner.clone().prop_map(Box::new));
        (beside, list(), prop::option::of(list()), not).prop_map(|(leaves, and, or, not)| Tree::Node {
            leaves,
            and,
            or,
            not,
        })
    })
}

async fn check<K: HasDate>(records: &[K], count: usize) {
    let service = shared().await;
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    for _ in 0..count {
        let tree = trees().new_tree(&mut runner).unwrap().current();
        let filter = tree.filter(records);
        let answers: Vec<(&K, Ternary)> = records.iter().enumerate().map(|it| (it.1, tree.holds(it))).collect();
        let mut expected: Vec<String> = Vec::new();
        for (record, _) in answers.iter().filter(|(_, holds)| *holds == Ternary::Yes) {
            expected.push(record.node().id.to_string());
        }
        expected.sort();
        let undated = answers
            .iter()
            .filter(|(record, holds)| record.date().is_none() && *holds != Ternary::No);
        let found = find::<K>(&service, &filter).await;
        assert_eq!(found.ids, expected, "{filter:#}");
        assert_eq!(found.undated, undated.count(), "{filter:#}");
    }
}

#[tokio::test]
async fn trees_over_events_list_what_they_are_true_for_and_count_the_undated_they_do_not_rule_out() {
    check(&World::new().batch.events, 60).await;
}

#[tokio::test]
async fn trees_over_interests_list_what_they_are_true_for_and_count_the_undated_they_do_not_rule_out() {
    check(&World::new().batch.interests, 60).await;
}

#[tokio::test]
async fn trees_over_the_other_dated_kinds_do_the_same() {
    let batch = World::new().batch;
    check(&batch.actors, 15).await;
    check(&batch.artifacts, 15).await;
    check(&batch.relations, 15).await;
    check(&batch.documents, 15).await;
}

#[tokio::test]
async fn an_undated_record_is_in_neither_a_date_filter_nor_its_negation_and_counts_in_both() {
    let service = shared().await;
    let filter = json!({"during": {"from": "2000"}});
    let listed = find::<Event>(&service, &filter).await;
    let others = find::<Event>(&service, &json!({"not": filter})).await;
    let all = find::<Event>(&service, &json!({})).await;
    let undated = usize::try_from(all.undated.as_u64().unwrap()).unwrap();
    assert_eq!(listed.ids.len() + others.ids.len() + undated, all.ids.len());
    assert_eq!((&listed.undated, &others.undated), (&all.undated, &all.undated));
    assert_eq!(
        leaf(None::<&demarche_model::date::UncertainDate>, |_| true),
        Ternary::Unknown
    );
}

#[tokio::test]
async fn no_alternative_fits_nothing_and_no_requirement_fits_all() {
    let service = shared().await;
    assert_eq!(
        find::<Event>(&service, &json!({"or": []})).await.ids,
        Vec::<String>::new()
    );
    for empty in [json!({"and": []}), json!({"participantsAll": []})] {
        assert_eq!(
            find::<Event>(&service, &empty).await,
            find::<Event>(&service, &json!({})).await,
            "{empty}"
        );
    }
    for nothing in [
        json!({"kinds": []}),
        json!({"ids": []}),
        json!({"statuses": []}),
        json!({"modes": []}),
    ] {
        assert_eq!(
            find::<Event>(&service, &nothing).await.ids,
            Vec::<String>::new(),
            "{nothing}"
        );
    }
}
