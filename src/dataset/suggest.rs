//! "Did you mean …?"

/// The candidate that is written most like the text, if one is near enough to be meant.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (text.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(text, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// "; did you mean `x`?", or nothing.
pub fn did_you_mean<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(text, candidates).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

/// Letters changed, added, dropped or swapped, upper and lower case alike; a missing part at either end counts as one.
fn distance(text: &str, candidate: &str) -> usize {
    let (text, candidate) = (text.to_lowercase(), candidate.to_lowercase());
    let is_part = text.len() >= 4 && (candidate.starts_with(&text) || candidate.ends_with(&text));
    if is_part && text != candidate {
        return 1;
    }
    strsim::damerau_levenshtein(&text, &candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        let ids = ["armenia", "azerbaijan", "iran", "iraq"];
        assert_eq!(nearest("azerbaijn", ids), Some("azerbaijan"));
        assert_eq!(nearest("Iran", ids), Some("iran"));
        assert_eq!(nearest("france", ids), None);
    }

    #[test]
    fn a_shortened_name_is_recognised() {
        assert_eq!(nearest("lavrov", ["sergey-lavrov", "labour"]), Some("sergey-lavrov"));
    }
}
