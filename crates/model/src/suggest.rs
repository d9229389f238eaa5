//! "Did you mean …?"

/// The candidate that is written most like the text, if one is near enough to be meant.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    let limit = (text.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&text, candidate, limit)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// "; did you mean `x`?", or nothing.
pub fn did_you_mean<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(text, candidates).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

/// Letters changed, added, dropped or swapped, up to the limit; a part missing at either end counts as one.
fn distance(text: &str, candidate: &str, limit: usize) -> Option<usize> {
    let candidate = candidate.to_lowercase();
    let is_part = text.len() >= 4 && (candidate.starts_with(text) || candidate.ends_with(text));
    if is_part && text != candidate {
        return Some(1);
    }
    let is_near = text.len().abs_diff(candidate.len()) <= limit;
    let distance = is_near.then(|| strsim::osa_distance(text, &candidate));
    distance.filter(|distance| *distance <= limit)
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
