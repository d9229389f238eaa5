//! The label of a claim: who asserts what, and how.

use super::ClaimMode;

/// The label from the claimant's and the subject's, for example "Sergey Lavrov, reported statement: Armenia sabotages".
pub fn label(mode: ClaimMode, by: Option<&str>, subject: &str) -> String {
    format!("{}, {}: {subject}", by.unwrap_or("The author"), words(mode))
}

fn words(mode: ClaimMode) -> &'static str {
    match mode {
        ClaimMode::FactAsStated => "as a fact",
        ClaimMode::AuthorAssessment => "assessment",
        ClaimMode::ReportedStatement => "reported statement",
        ClaimMode::ReportedView => "reported view",
        ClaimMode::Quotation => "quotation",
        ClaimMode::Forecast => "forecast",
        ClaimMode::Conjecture => "conjecture",
        ClaimMode::Denial => "denial",
        ClaimMode::Absence => "not voiced",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_named_by_its_voice_its_mode_and_its_subject() {
        let named = label(
            ClaimMode::ReportedStatement,
            Some("Sergey Lavrov"),
            "Armenia sabotages Article 9",
        );
        assert_eq!(named, "Sergey Lavrov, reported statement: Armenia sabotages Article 9");
        assert_eq!(
            label(ClaimMode::FactAsStated, None, "S-300 delivery"),
            "The author, as a fact: S-300 delivery"
        );
    }
}
