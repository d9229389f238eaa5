//! Text without case, accents and the typographer's signs, for ordering and matching.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text: accents are dropped, letters are lower-cased, dashes, apostrophes and quotation marks become the plain
/// ones, what is invisible goes, runs of white space become one blank.
///
/// The database holds texts as this function folds them; Postgres folds none itself.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && !is_invisible(*letter))
        .flat_map(char::to_lowercase)
        .map(plain_sign)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Folds a text and leaves nothing of it but words between blanks.
pub fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The sign that a keyboard has in place of a typographic one; the letter without its stroke, or with its dot.
fn plain_sign(letter: char) -> char {
    match letter {
        // Hyphens, dashes, the minus sign.
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        // Single quotation marks, primes, the letters that stand for an apostrophe.
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2039}' | '\u{203a}' | '\u{2b9}' | '\u{2bb}'..='\u{2bd}' => '\'',
        '\u{201c}'..='\u{201f}' | '«' | '»' => '"',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    }
}

/// Soft hyphens, and what joins or parts letters without a width.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_accents_and_blanks_do_not_count() {
        assert_eq!(fold("  Türkiye\u{a0} ÉTAT "), "turkiye etat");
    }

    #[test]
    fn dashes_and_quotation_marks_are_the_plain_ones() {
        for dash in ['-', '‐', '‑', '–', '—', '−', '－'] {
            assert_eq!(fold(&format!("Turan{dash}NATO")), "turan-nato", "{dash:?}");
        }
        assert_eq!(fold("the “Kremlin’s” «line»"), "the \"kremlin's\" \"line\"");
    }

    #[test]
    fn letters_with_a_stroke_or_without_a_dot_are_the_plain_ones() {
        assert_eq!(
            fold("Kılıçdaroğlu, İstanbul, Łódź, Øresund"),
            "kilicdaroglu, istanbul, lodz, oresund"
        );
    }

    #[test]
    fn what_is_invisible_does_not_count() {
        assert_eq!(fold("Ba\u{ad}ku\u{200b}"), "baku");
    }
}
