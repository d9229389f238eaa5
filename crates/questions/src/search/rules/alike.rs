//! What a misspelt word may mean: the words of the release that are spelt nearly so.

use std::collections::HashMap;

use super::Term;

/// How many words may stand for a misspelt one.
const MOST_ALIKE: usize = 3;

/// The shortest word that is taken for misspelt, in characters: shorter ones are like too many.
const SHORTEST: usize = 3;

/// A word that was asked for beside one of the release.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The word that was asked for.
    pub asked: String,
    /// A word of the release; `None` where none shares enough trigrams.
    pub word: Option<String>,
    /// How alike they are, from 0 to 1.
    pub similarity: f32,
    /// Whether a word of the release begins with the one that was asked for.
    pub begins: bool,
}

/// The words that may stand for those that the release does not have, and how alike they are on average, from 0 to 1;
/// `None` where a word is like none, or where none is misspelt.
pub fn alike(terms: &[Term], near: &[Near]) -> Option<(HashMap<String, Vec<String>>, f64)> {
    let mut found = HashMap::new();
    let mut similarity = 0.0;
    let mut count = 0.0;
    for term in terms.iter().filter(|term| !term.is_excluded) {
        for (index, word) in term.words.iter().enumerate() {
            let may_go_on = term.is_prefix && index + 1 == term.words.len();
            count += 1.0;
            if is_known(word, near, may_go_on) {
                similarity += 1.0;
                continue;
            }
            let (words, likeness) = nearest(word, near)?;
            similarity += f64::from(likeness);
            found.insert(word.clone(), words);
        }
    }
    (!found.is_empty()).then(|| (found, similarity / count))
}

/// Numbers and very short words are taken as they are.
fn is_known(word: &str, near: &[Near], may_go_on: bool) -> bool {
    let has = |near: &Near| near.asked == word && (near.word.as_deref() == Some(word) || may_go_on && near.begins);
    word.chars().count() < SHORTEST || word.chars().all(|letter| letter.is_ascii_digit()) || near.iter().any(has)
}

/// The words that the fewest slips of the hand lead to, and how alike the first of them is.
fn nearest(word: &str, near: &[Near]) -> Option<(Vec<String>, f32)> {
    let most = 1 + word.chars().count() / 4;
    let candidates = near.iter().filter(|near| near.asked == word).filter_map(|near| {
        let other = near.word.as_deref()?;
        let slips = strsim::osa_distance(word, other);
        (slips <= most).then_some((slips, other, near.similarity))
    });
    let mut candidates: Vec<(usize, &str, f32)> = candidates.collect();
    candidates.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.total_cmp(&a.2)));
    let (fewest, _, likeness) = *candidates.first()?;
    let words = candidates.iter().take_while(|(slips, ..)| *slips == fewest);
    let words = words.take(MOST_ALIKE).map(|(_, word, _)| (*word).to_owned());
    Some((words.collect(), likeness))
}
