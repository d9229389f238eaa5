//! Counts a document's tokens and how deep its brackets nest, before a parser that recurses sees it.

use std::ops::Range;

use async_graphql::Pos;

/// What a document's text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// How many tokens it has.
    pub count: usize,
    /// How deep its brackets nest.
    pub nesting: usize,
    /// Where they first nest as deep as that, in bytes.
    pub deepest: usize,
    /// The length of the longest name or number, in bytes.
    pub longest_word: usize,
}

impl Tokens {
    /// Reads a document's text once, whether or not it is valid.
    pub fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        let (mut rest, mut open) = (text, 0_usize);
        while let Some((kind, length)) = next(rest) {
            let at = text.len() - rest.len();
            tokens.add(kind, length, at, &mut open);
            rest = &rest[length..];
        }
        tokens
    }

    fn add(&mut self, kind: TokenKind, length: usize, at: usize, open: &mut usize) {
        match kind {
            TokenKind::Ignored => return,
            TokenKind::Open => {
                *open += 1;
                if *open > self.nesting {
                    (self.nesting, self.deepest) = (*open, at);
                }
            }
            TokenKind::Close => *open = open.saturating_sub(1),
            TokenKind::Word => self.longest_word = self.longest_word.max(length),
            TokenKind::Other => {}
        }
        self.count += 1;
    }
}

/// Where the strings of a document's text are, without block strings, in which nothing is escaped.
pub fn strings(text: &str) -> Vec<Range<usize>> {
    let (mut strings, mut at) = (Vec::new(), 0);
    while let Some((_, length)) = next(&text[at..]) {
        let token = &text[at..at + length];
        if token.starts_with('"') && !token.starts_with("\"\"\"") && token.len() > 1 && token.ends_with('"') {
            strings.push(at..at + length);
        }
        at += length;
    }
    strings
}

/// The line and column of a place in a text, counted from 1.
pub fn position(text: &str, at: usize) -> Pos {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Pos { line, column }
}

/// What a token is, as far as it matters here.
#[derive(Clone, Copy)]
enum TokenKind {
    Ignored,
    Open,
    Close,
    Word,
    Other,
}

/// The next token and its length in bytes.
fn next(rest: &str) -> Option<(TokenKind, usize)> {
    let first = rest.chars().next()?;
    Some(match first {
        ' ' | '\t' | '\n' | '\r' | ',' | '\u{feff}' => (TokenKind::Ignored, first.len_utf8()),
        '#' => (TokenKind::Ignored, until(rest, |c| c == '\n' || c == '\r')),
        '{' | '[' | '(' => (TokenKind::Open, 1),
        '}' | ']' | ')' => (TokenKind::Close, 1),
        '"' => (TokenKind::Other, string(rest)),
        '.' if rest.starts_with("...") => (TokenKind::Other, 3),
        '-' | '0'..='9' => (TokenKind::Word, number(rest)),
        c if is_word(c) => (TokenKind::Word, until(rest, |c| !is_word(c))),
        other => (TokenKind::Other, other.len_utf8()),
    })
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric()
}

/// The length up to the first character that ends it, or to the end.
fn until(text: &str, ends: impl Fn(char) -> bool) -> usize {
    text.find(ends).unwrap_or(text.len())
}

/// The length of a number: its sign, digits, fraction and exponent, but not a spread that follows.
fn number(rest: &str) -> usize {
    let end = until(&rest[1..], |c| !(is_word(c) || matches!(c, '.' | '+' | '-'))) + 1;
    rest[..end].find("...").unwrap_or(end)
}

/// The length of a string with its quotes; of one that does not end, to the end of its line or of the text.
fn string(rest: &str) -> usize {
    if let Some(block) = rest.strip_prefix("\"\"\"") {
        let end = block
            .match_indices("\"\"\"")
            .find(|(at, _)| !block[..*at].ends_with('\\'));
        return end.map_or(rest.len(), |(at, _)| at + 6);
    }
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\n' | '\r' => return at,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        Tokens::of(text).count
    }

    #[test]
    fn tokens_are_counted_as_the_specification_does() {
        assert_eq!(count("{ a }"), 3);
        assert_eq!(count("query Q($a: [Int!]! = [1, -2.5e+3]) { ...F @skip(if: $a) }"), 29);
        assert_eq!(count("{a...F...F@b}"), 9);
        assert_eq!(count("{a(b:1...F)}"), 10);
        assert_eq!(count("# a comment { {\n\u{feff}{a,b}"), 4);
    }

    #[test]
    fn strings_are_one_token_whatever_is_in_them() {
        assert_eq!(count(r#"{ a(b: "c { \" } d") }"#), 8);
        assert_eq!(count("{ a(b: \"\"\"c \" \\\"\"\" { \n }\"\"\") }"), 8);
        assert_eq!(Tokens::of(r#"{ a(b: "{{{{{{") }"#).nesting, 2);
    }

    #[test]
    fn what_is_no_graphql_is_counted_all_the_same() {
        assert_eq!(count("\"open"), 1);
        assert_eq!(count("\"open\n{"), 2);
        assert_eq!(count("\"\"\"open { }"), 1);
        assert_eq!(count("é{%}.\0"), 6);
        assert_eq!(Tokens::of("}}}{").nesting, 1);
    }

    #[test]
    fn the_deepest_bracket_is_found() {
        let text = "{ a(b: [{c: 1}])\n { d } }";
        let tokens = Tokens::of(text);
        assert_eq!(tokens.nesting, 4);
        assert_eq!(position(text, tokens.deepest), Pos { line: 1, column: 9 });
        assert_eq!(position("a\né{", 4), Pos { line: 2, column: 2 });
    }

    #[test]
    fn the_longest_word_is_measured() {
        assert_eq!(Tokens::of("{ abc(d: 12345) }").longest_word, 5);
    }
}
