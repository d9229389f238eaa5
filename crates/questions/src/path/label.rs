//! What a hop is called: words to stand between the two records that it ties.

use demarche_model::{
    error::Result,
    interest::InterestKind,
    node::{Hop, HopKind},
    relation::{RelationKind, verb},
};
use demarche_store::row;

/// What is read between the record that the tie starts from and the one it leads to: "leads", "speaker in", "lies in".
///
/// # Errors
/// `Internal` where the database holds a code that the model does not know.
pub fn label(tie: &Hop) -> Result<String> {
    let role = tie.role.as_deref().unwrap_or_default();
    Ok(match tie.kind {
        HopKind::Relation => verb(row::code::<RelationKind>(role)?).to_owned(),
        HopKind::Participation => format!("{} in", words(role)),
        HopKind::Interest => format!("{} {}", words(role), preposition(row::code(role)?)),
        HopKind::Affiliation => reference(role).to_owned(),
    })
}

/// A code in plain words: "red line" of RED_LINE.
fn words(code: &str) -> String {
    code.to_ascii_lowercase().replace('_', " ")
}

fn preposition(kind: InterestKind) -> &'static str {
    match kind {
        InterestKind::Interest => "in",
        InterestKind::Concern => "about",
        InterestKind::Perception | InterestKind::Framing => "of",
        InterestKind::Goal
        | InterestKind::Position
        | InterestKind::Preference
        | InterestKind::RedLine
        | InterestKind::Statement
        | InterestKind::Policy => "on",
    }
}

/// What a field says of the record that it refers to.
fn reference(field: &str) -> &str {
    match field {
        "partOf" => "is part of",
        "within" => "lies in",
        "country" => "belongs to",
        "nationality" => "is a national of",
        "parties" => "has as a party",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche_model::node::{HopDirection, Key};

    fn called(kind: HopKind, role: &str) -> String {
        let tie = Hop {
            key: Key(1),
            from: Key(1),
            to: Key(2),
            direction: HopDirection::Forward,
            kind,
            carrier: None,
            role: Some(role.to_owned()),
            position: 0,
        };
        label(&tie).expect("a known code")
    }

    #[test]
    fn every_sort_of_tie_reads_between_two_names() {
        assert_eq!(called(HopKind::Relation, "ARMS_TRANSFER"), "transfers arms to");
        assert_eq!(called(HopKind::Participation, "SPEAKER"), "speaker in");
        assert_eq!(called(HopKind::Interest, "RED_LINE"), "red line on");
        assert_eq!(called(HopKind::Interest, "INTEREST"), "interest in");
        assert_eq!(called(HopKind::Affiliation, "partOf"), "is part of");
    }
}
