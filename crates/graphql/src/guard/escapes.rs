//! Writes escapes that the parser does not know, `\u{1F30D}` and pairs of surrogates, as those that it knows.

use std::borrow::Cow;

use crate::guard::lexer::strings;

/// The same document with every escaped character in a form that the parser reads.
pub fn plain(text: &str) -> Cow<'_, str> {
    let is_odd = |string: &str| string.contains("\\u{") || string.contains("\\ud") || string.contains("\\uD");
    if !is_odd(text) {
        return Cow::Borrowed(text);
    }
    let (mut written, mut done) = (String::with_capacity(text.len()), 0);
    for range in strings(text) {
        if is_odd(&text[range.clone()]) {
            written.push_str(&text[done..range.start]);
            rewrite(&text[range.clone()], &mut written);
            done = range.end;
        }
    }
    written.push_str(&text[done..]);
    Cow::Owned(written)
}

fn rewrite(string: &str, written: &mut String) {
    let mut rest = string;
    while let Some(at) = rest.find('\\') {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((character, length)) = escaped(rest) {
            write(character, written);
            rest = &rest[length..];
        } else {
            let length = rest.chars().take(2).map(char::len_utf8).sum();
            written.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    written.push_str(rest);
}

/// The character that an escape at the start stands for, and the escape's length.
fn escaped(text: &str) -> Option<(char, usize)> {
    if let Some(braced) = text.strip_prefix("\\u{") {
        let (digits, _) = braced.split_once('}')?;
        let number = hexadecimal(digits).filter(|_| (1..=8).contains(&digits.len()))?;
        return Some((char::from_u32(number)?, digits.len() + 4));
    }
    let unit = |text: &str| hexadecimal(text.strip_prefix("\\u")?.get(..4)?);
    let high = unit(text).filter(|unit| (0xd800..0xdc00).contains(unit))?;
    let low = unit(text.get(6..)?).filter(|unit| (0xdc00..0xe000).contains(unit))?;
    let character = char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))?;
    Some((character, 12))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// Writes a character so that the parser reads it as itself.
fn write(character: char, written: &mut String) {
    match u16::try_from(u32::from(character)) {
        Ok(unit) => written.push_str(&format!("\\u{unit:04x}")),
        Err(_) => written.push(character),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn braces_and_pairs_become_what_they_stand_for() {
        assert_eq!(
            plain(r#"{ a(b: "\u{50}\u{1F30D}\u{22}") }"#),
            r#"{ a(b: "\u0050🌍\u0022") }"#
        );
        assert_eq!(plain(r#"{ a(b: "\uD83C\uDF0D") }"#), r#"{ a(b: "🌍") }"#);
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            r#"{ a(b: "\\u{50}") }"#,
            r#"{ a(b: """\u{50}""") }"#,
            r#"{ a # "\u{50}"
            }"#,
            r#"{ a(b: "\u{110000} \u{} \u{+5} \u{50 \ud800 \udc00\ud800") }"#,
            r#"{ a(b: "\u{50}"#,
            "{ a(b: \"\\u{50\\",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
