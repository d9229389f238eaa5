//! The hash of all that decides an answer: what an answer is kept by, and what its clients know it by.

use sha2::{Digest, Sha256};

/// How many bytes of the hash stand in a validator.
const SHOWN: usize = 16;

/// The SHA-256 of a list of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// That of these texts in this order.
    pub fn of(parts: &[&str]) -> Self {
        let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        Self::of_bytes(&parts)
    }

    /// That of these bytes in this order.
    pub fn of_bytes(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    /// The strong validator (RFC 9110, 8.8.3).
    pub fn tag(&self) -> String {
        let hex: String = self.0.iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
        format!("\"{hex}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn fingerprints_differ_where_any_part_does() {
        assert_ne!(Fingerprint::of(&["a", "bc"]), Fingerprint::of(&["ab", "c"]));
        assert_eq!(Fingerprint::of(&["a"]), Fingerprint::of(&["a"]));
        assert_eq!(Fingerprint::of(&["a"]).tag().len(), 34);
    }
}
