//! What a typed text asks for, as pure functions: its terms, and the query of Postgres's text search that they make.

mod alike;
pub mod snippet;

use std::collections::HashMap;

pub use alike::{Near, alike};

use demarche_model::fold::{fold, plain};

/// How many words of a text count.
pub const MOST_WORDS: usize = 64;

/// The longest word that Postgres can look for, in bytes.
const LONGEST_WORD: usize = 2_000;

/// The longest text that is compared with whole names, in characters.
const LONGEST_NAME: usize = 200;

/// From how many letters on the last word is taken for the beginning of one.
const SHORTEST_PREFIX: usize = 2;

/// A part of what is asked for: a word or several in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its words, folded.
    pub words: Vec<String>,
    /// Whether it stands in quotation marks.
    pub is_quoted: bool,
    /// Whether the last word may go on.
    pub is_prefix: bool,
    /// Whether records with it are left out.
    pub is_excluded: bool,
}

/// The queries that a text makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queries {
    /// What a record must fit.
    pub matching: String,
    /// What it is ranked by: as above, without what is left out.
    pub ranking: String,
    /// The whole text as a label, as another name, and as the beginning of a label.
    pub names: [String; 3],
}

/// What Postgres and the release know of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// The stems; a word without one is too common to look for (`the`, `of`).
    pub stems: HashMap<String, String>,
    /// Words that are spelt alike, for those that the release does not have.
    pub alike: HashMap<String, Vec<String>>,
}

/// Reads the terms of a text: words, `"several in a row"`, and `-what is not to be there`.
pub fn terms(text: &str) -> Vec<Term> {
    let folded = fold(text);
    let goes_on = !text.ends_with(char::is_whitespace) && folded.ends_with(char::is_alphanumeric);
    let mut terms: Vec<Term> = Vec::new();
    let mut room = MOST_WORDS;
    let mut rest = folded.as_str();
    while let Some((sign, part, quoted)) = next(&mut rest) {
        let words = plain(part);
        let words: Vec<String> = words
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(room)
            .map(Into::into)
            .collect();
        room -= words.len();
        let is_last = rest.trim().is_empty() && goes_on && !quoted && !sign;
        let is_long = words.last().is_some_and(|word| word.chars().count() >= SHORTEST_PREFIX);
        let term = Term {
            is_quoted: quoted,
            is_prefix: is_last && is_long,
            is_excluded: sign,
            words,
        };
        if !term.words.is_empty() && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// The next part of a text: whether it is left out, what it says, whether it stands in quotes.
fn next<'a>(rest: &mut &'a str) -> Option<(bool, &'a str, bool)> {
    let text = rest.trim_start();
    if text.is_empty() {
        return None;
    }
    let (sign, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    if let Some(quoted) = text.strip_prefix('"') {
        let (part, after) = quoted.split_once('"').unwrap_or((quoted, ""));
        *rest = after;
        return Some((sign, part, true));
    }
    let end = text.find([' ', '"']).unwrap_or(text.len());
    let (part, after) = text.split_at(end);
    *rest = after;
    Some((sign, part, false))
}

/// The words that a record must have.
pub fn wanted(terms: &[Term]) -> Vec<&str> {
    let wanted = terms.iter().filter(|term| !term.is_excluded);
    wanted.flat_map(|term| &term.words).map(String::as_str).collect()
}

/// Makes the queries; `None` where nothing can fit: there is no term that a record must have, or it is too long.
pub fn queries(text: &str, terms: &[Term], lexicon: &Lexicon) -> Option<Queries> {
    let (out, all): (Vec<&Term>, Vec<&Term>) = terms.iter().partition(|term| term.is_excluded);
    let is_telling = |term: &&&Term| lexicon.is_telling(term);
    let telling: Vec<&Term> = all.iter().filter(is_telling).copied().collect();
    let wanted = if telling.is_empty() { all } else { telling };
    let mut all_words = terms.iter().flat_map(|term| &term.words);
    if wanted.is_empty() || all_words.any(|word| word.len() > LONGEST_WORD) {
        return None;
    }
    let ranking: Vec<String> = wanted.iter().map(|term| lexicon.query(term)).collect();
    let ranking = ranking.join(" & ");
    let out = out.iter().map(|term| format!(" & !{}", lexicon.query(term)));
    Some(Queries {
        matching: format!("{ranking}{}", out.collect::<String>()),
        ranking,
        names: names(text),
    })
}

/// The lexemes of whole names, as publishing writes them; a text that is none has no such.
fn names(text: &str) -> [String; 3] {
    let name = plain(text);
    let name = if name.chars().count() > LONGEST_NAME {
        String::new()
    } else {
        name
    };
    [format!("'={name}'"), format!("'~{name}'"), format!("'={name}':*")]
}

impl Lexicon {
    /// Whether a term tells records apart; of an unquoted word that is in every other text, nothing is expected.
    fn is_telling(&self, term: &Term) -> bool {
        term.words.len() > 1 || term.words.iter().any(|word| self.stems.contains_key(word))
    }

    /// The term as it is spelt, or with other endings.
    fn query(&self, term: &Term) -> String {
        let spelt = term.words.iter().enumerate().map(|(index, word)| {
            let is_prefix = term.is_prefix && index + 1 == term.words.len();
            self.any(word, is_prefix, |word| Some(word.as_str()))
        });
        let spelt: Vec<String> = spelt.flatten().collect();
        let stems: Vec<(usize, String)> = term
            .words
            .iter()
            .enumerate()
            .filter_map(|(index, word)| Some((index, self.any(word, false, |word| self.stem(word))?)))
            .collect();
        // Of what is quoted, the common words count too, and they have no stems.
        let stems = if term.is_quoted && term.words.len() > 1 && stems.len() == 1 {
            None
        } else {
            in_a_row(&stems)
        };
        match stems {
            Some(stems) => format!("(({}) | ({stems}))", spelt.join(" <-> ")),
            None => format!("({})", spelt.join(" <-> ")),
        }
    }

    /// One of the words that may stand for a word.
    fn any<'a>(
        &'a self,
        word: &'a String,
        is_prefix: bool,
        of: impl Fn(&'a String) -> Option<&'a str>,
    ) -> Option<String> {
        let words = self.alike.get(word).map_or(std::slice::from_ref(word), Vec::as_slice);
        let mark = if is_prefix && !self.alike.contains_key(word) {
            ":*"
        } else {
            ""
        };
        let any: Vec<String> = words
            .iter()
            .filter_map(of)
            .map(|word| format!("'{word}'{mark}"))
            .collect();
        (!any.is_empty()).then(|| format!("({})", any.join(" | ")))
    }

    fn stem(&self, word: &str) -> Option<&str> {
        self.stems.get(word).map(String::as_str)
    }

    /// Whether a word of a text is what the term asks for, or one that may stand for it.
    pub fn fits(&self, term: &Term, word: &str) -> bool {
        (0..term.words.len()).any(|place| self.fits_at(term, place, word))
    }

    /// Whether a word of a text is the one that the term asks for at a place, or one that may stand for it.
    pub fn fits_at(&self, term: &Term, place: usize, word: &str) -> bool {
        let Some(wanted) = term.words.get(place) else {
            return false;
        };
        let stem = self.stem(word);
        let is_same = |other: &String| other == word || stem.is_some() && self.stem(other) == stem;
        match self.alike.get(wanted) {
            Some(alike) => alike.iter().any(is_same),
            None => {
                let may_go_on = term.is_prefix && place + 1 == term.words.len();
                is_same(wanted) || may_go_on && word.starts_with(wanted.as_str())
            }
        }
    }
}

/// Stems one after another; words too common to look for stood between them.
fn in_a_row(stems: &[(usize, String)]) -> Option<String> {
    let ((first, start), others) = stems.split_first()?;
    let mut last = *first;
    let mut query = start.clone();
    for (index, stem) in others {
        query.push_str(&format!(" <{}> {stem}", index - last));
        last = *index;
    }
    Some(query)
}

#[cfg(test)]
mod tests;
