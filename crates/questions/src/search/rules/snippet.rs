//! The text around a match, with the match marked.

use unicode_normalization::char::is_combining_mark;

use super::{Lexicon, Term};
use demarche_model::fold::plain;

use crate::search::SearchField;

/// What stands before a match.
pub const BEGIN: char = '⟦';

/// What stands after it.
pub const END: char = '⟧';

/// How much of a text is shown, in characters.
const LENGTH: usize = 240;

/// How much of it stands before the first match, in characters.
const BEFORE: usize = 80;

/// One of a record's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Where it stands.
    pub field: SearchField,
    /// What it says.
    pub text: String,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    fits: bool,
}

/// The text that fits most terms, the weightiest of those, with the matches marked; the texts are in the order of
/// their weights.
pub fn best(texts: &[Text], terms: &[Term], lexicon: &Lexicon) -> Option<(SearchField, String)> {
    let terms: Vec<&Term> = terms.iter().filter(|term| !term.is_excluded).collect();
    let mut best: Option<(usize, &Text)> = None;
    for text in texts {
        let fitting = fitting(&text.text, &terms, lexicon);
        if best.is_none_or(|(most, _)| fitting > most) {
            best = Some((fitting, text));
        }
    }
    let (_, Text { field, text }) = best?;
    Some((*field, marked(text, &terms, lexicon)))
}

/// How many of the terms' words a text has.
fn fitting(text: &str, terms: &[&Term], lexicon: &Lexicon) -> usize {
    let words: Vec<String> = folded_words(text).collect();
    let has = |term: &Term, place| words.iter().any(|word| lexicon.fits_at(term, place, word));
    let of_term = |term: &&Term| (0..term.words.len()).filter(|place| has(term, *place)).count();
    terms.iter().map(of_term).sum()
}

/// The words of a text, folded, such as [`Lexicon::fits`] compares.
pub fn folded_words(text: &str) -> impl Iterator<Item = String> + '_ {
    words(text).map(|(start, end)| plain(&text[start..end]))
}

/// Where words begin and end: letters and digits in a row, with the marks on them.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let is_inside = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter) || letter == '\u{ad}';
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = letters.find(|(_, letter)| is_inside(*letter))?;
        while letters.next_if(|(_, letter)| is_inside(*letter)).is_some() {}
        Some((start, letters.peek().map_or(text.len(), |(end, _)| *end)))
    })
}

fn marked(text: &str, terms: &[&Term], lexicon: &Lexicon) -> String {
    let fits = |(start, end): (usize, usize)| {
        let word = plain(&text[start..end]);
        let fits = terms.iter().any(|term| lexicon.fits(term, &word));
        Word { start, end, fits }
    };
    let words: Vec<Word> = words(text).map(fits).collect();
    let (start, end) = window(text, &words);
    let mut snippet = String::from(if start > 0 { "…" } else { "" });
    let mut at = start;
    for word in words
        .iter()
        .filter(|word| word.fits && word.start >= start && word.end <= end)
    {
        push(&mut snippet, &text[at..word.start]);
        snippet.push(BEGIN);
        push(&mut snippet, &text[word.start..word.end]);
        snippet.push(END);
        at = word.end;
    }
    push(&mut snippet, &text[at..end]);
    if end < text.len() {
        snippet.push('…');
    }
    snippet
}

/// Copies text; brackets of its own must not look like marks, nor must its lines end.
fn push(snippet: &mut String, text: &str) {
    snippet.extend(text.chars().map(|letter| match letter {
        BEGIN => '[',
        END => ']',
        letter if letter.is_control() => ' ',
        letter => letter,
    }));
}

/// The part to show: from the word some way before the first match to the last word that there is room for.
fn window(text: &str, words: &[Word]) -> (usize, usize) {
    let letters = |from: usize, to: usize| text[from..to].chars().count();
    if letters(0, text.len()) <= LENGTH {
        return (0, text.len());
    }
    let first = words.iter().position(|word| word.fits).unwrap_or(0);
    let at = words.get(first).map_or(0, |word| word.start);
    let near = |word: &&Word| letters(word.start, at) <= BEFORE;
    let start = match words[..first].iter().find(near) {
        _ if letters(0, at) <= BEFORE => 0,
        Some(word) => word.start,
        None => at,
    };
    let limit = text[start..]
        .char_indices()
        .nth(LENGTH)
        .map_or(text.len(), |(end, _)| start + end);
    let last = words.iter().rev().find(|word| word.end <= limit && word.end > start);
    let end = match last {
        _ if limit == text.len() => limit,
        Some(word) => word.end,
        None => limit,
    };
    (start, end)
}
