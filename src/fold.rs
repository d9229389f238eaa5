//! Text without case and accents, for ordering and matching.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text: accents are dropped, letters are lower-cased, runs of white space become one blank.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_accents_and_blanks_do_not_count() {
        assert_eq!(fold("  Türkiye\u{a0} ÉTAT "), "turkiye etat");
    }
}
