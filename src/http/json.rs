//! How many values a JSON text has, before any of them takes memory: two bytes of text can become eighty.

/// How many values a request has beside its variables: its parameters, their extensions, what a client adds.
const BESIDE: usize = 200;

/// Checks that a text has no more values than a request with so many in its variables may have.
///
/// # Errors
/// What the client is told.
pub fn check(text: &[u8], most: usize) -> Result<(), String> {
    let (values, most) = (values(text), most.saturating_add(BESIDE));
    if values > most {
        return Err(format!(
            "the JSON has {values} values, and {most} are the most: ask for less at once"
        ));
    }
    Ok(())
}

/// The values of a JSON text, those in lists and objects too; an empty list counts as two.
fn values(text: &[u8]) -> usize {
    let (mut values, mut quoted, mut escaped) = (1, false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' | b'[' | b'{' if !quoted => values += 1,
            _ => {}
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_and_the_signs_in_texts_are_not() {
        for (text, expected) in [
            ("1", 1),
            (r#"[1,2,3]"#, 4),
            (r#"{"a":{"b":[1,2]},"c":null}"#, 6),
            (r#"{"query":"{a,b,[\",\\","c":",{["}"#, 3),
        ] {
            assert_eq!(values(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn what_has_more_is_told_how_many() {
        let list = |length: usize| format!("[{}]", vec!["1"; length].join(","));
        assert_eq!(check(list(10 + BESIDE - 1).as_bytes(), 10), Ok(()));
        let told = check(list(10 + BESIDE).as_bytes(), 10).expect_err("one more");
        assert!(told.contains("has 211 values, and 210 are the most"), "{told}");
    }
}
