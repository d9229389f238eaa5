//! The label of an interest whose file gives none.

use super::InterestKind;

/// The label from the holder's, the topic's and the option's, for example "Iran: red line on Open routes (state law)".
pub fn label(kind: InterestKind, holder: &str, topic: &str, option: Option<&str>) -> String {
    let words = words(kind);
    match option {
        Some(option) => format!("{holder}: {words} on {topic} ({option})"),
        None => format!("{holder}: {words} on {topic}"),
    }
}

fn words(kind: InterestKind) -> &'static str {
    match kind {
        InterestKind::Interest => "interest",
        InterestKind::Goal => "goal",
        InterestKind::Position => "position",
        InterestKind::Preference => "preference",
        InterestKind::RedLine => "red line",
        InterestKind::Concern => "concern",
        InterestKind::Perception => "perception",
        InterestKind::Framing => "framing",
        InterestKind::Statement => "statement",
        InterestKind::Policy => "policy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interest_is_named_by_its_holder_kind_topic_and_option() {
        let named = label(
            InterestKind::RedLine,
            "Iran",
            "Opening of routes",
            Some("under state law"),
        );
        assert_eq!(named, "Iran: red line on Opening of routes (under state law)");
        assert_eq!(label(InterestKind::Goal, "Iran", "Trade", None), "Iran: goal on Trade");
    }
}
