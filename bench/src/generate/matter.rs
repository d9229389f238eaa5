//! What random records are filled with: names, dates, figures.

use serde_json::json;

use demarche_model::{
    date::{UncertainDate, UncertainPeriod},
    node::{Attribute, Key, Node, NodeId},
};

use super::random::Random;

/// The syllables of random words.
const SYLLABLES: [&str; 16] = [
    "ka", "ra", "ve", "lo", "mi", "san", "dor", "ush", "gar", "tel", "ny", "bek", "zu", "hal", "pri", "oma",
];

/// Three syllables: 4,096 different words.
pub(super) fn word(random: &mut Random) -> String {
    [(); 3].map(|()| random.pick(&SYLLABLES)).concat()
}

pub(super) fn node((key, id): &(Key, NodeId), random: &mut Random) -> Node {
    let label = format!("{} {} {}", word(random), word(random), id.slug());
    Node {
        key: *key,
        id: id.clone(),
        label,
        summary: random
            .one_in(3)
            .then(|| format!("{} {} {}", word(random), word(random), word(random))),
        note: None,
        attributes: attributes(random),
        quantities: Vec::new(),
        disputed: false,
        redirected_from: Vec::new(),
    }
}

fn attributes(random: &mut Random) -> Vec<Attribute> {
    let number = random.below(1000);
    let map = if random.one_in(10) {
        json!({"presence.size": number})
    } else {
        json!({})
    };
    map.as_object().map(Attribute::list).unwrap_or_default()
}

/// One moment between 1990 and 2024, more or less precise; one in eight is not dated.
pub(super) fn point(random: &mut Random) -> Option<UncertainDate> {
    let (year, month, day) = moment(random);
    let text = match random.below(16) {
        0 | 1 => return None,
        2 | 3 => format!("{year}"),
        4 | 5 => format!("{year}-{month:02}"),
        6 => format!("{year}~"),
        7 => format!("{year}/.."),
        8 => format!("{year}-3{}", 3 + month % 4),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    UncertainDate::parse(&text).ok()
}

/// A span between 1990 and 2034; one in eight is not dated.
pub(super) fn period(random: &mut Random) -> Option<UncertainPeriod> {
    let (year, month, _) = moment(random);
    let until = year + 1 + random.below(10);
    let text = match random.below(8) {
        0 => return None,
        1 => format!("{year}/.."),
        2 => format!("{year}"),
        3 => format!("{year}/"),
        4 => format!("../{until}"),
        _ => format!("{year}-{month:02}/{until}"),
    };
    UncertainPeriod::parse(&text).ok()
}

fn moment(random: &mut Random) -> (usize, usize, usize) {
    (1990 + random.below(35), 1 + random.below(12), 1 + random.below(28))
}
