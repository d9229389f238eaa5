//! Why the service closes a socket: the codes of graphql-transport-ws, and those of RFC 6455 where it names none.

/// The longest reason that fits into a close frame, in bytes.
const LONGEST_REASON: usize = 123;

/// A code and its reason, as the close frame tells them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// The code.
    pub code: u16,
    /// What happened, in words.
    pub reason: String,
}

impl Close {
    fn new(code: u16, reason: impl Into<String>) -> Self {
        let mut reason = reason.into();
        reason.truncate(reason.floor_char_boundary(LONGEST_REASON));
        Self { code, reason }
    }

    /// The service stops; another instance may take over.
    pub fn stopping() -> Self {
        Self::new(1001, "the service stops: connect again")
    }

    /// The bytes are no web socket's.
    pub fn malformed() -> Self {
        Self::new(1002, "the frames are malformed")
    }

    /// A message is no text in UTF-8.
    pub fn garbled() -> Self {
        Self::new(1007, "the message is not UTF-8")
    }

    /// A message is longer than is taken.
    pub fn too_big(limit: usize) -> Self {
        Self::new(1009, format!("the message is larger than {limit} bytes"))
    }

    /// There is no more room for large messages.
    pub fn crowded() -> Self {
        Self::new(
            1013,
            "too many sockets hold large messages: try again later, or send less at once",
        )
    }

    /// A message is none of the protocol's.
    pub fn invalid(reason: impl Into<String>) -> Self {
        Self::new(4400, reason)
    }

    /// An operation came before the connection was acknowledged.
    pub fn unauthorized() -> Self {
        Self::new(4401, "Unauthorized")
    }

    /// The page that opened the socket may not read the service.
    pub fn forbidden(origin: &str) -> Self {
        Self::new(4403, format!("Forbidden: pages of {origin} may not read this service"))
    }

    /// The client does not speak the protocol.
    pub fn not_acceptable() -> Self {
        Self::new(4406, "Subprotocol not acceptable: use graphql-transport-ws")
    }

    /// The client did not begin in time.
    pub fn late() -> Self {
        Self::new(4408, "Connection initialisation timeout")
    }

    /// The client gave an operation the id of one that runs.
    pub fn taken(id: &str) -> Self {
        Self::new(4409, format!("Subscriber for {id} already exists"))
    }

    /// The client began a second time.
    pub fn again() -> Self {
        Self::new(4429, "Too many initialisation requests")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_fits_into_its_frame() {
        let Close { code, reason } = Close::taken(&"ä".repeat(200));
        assert_eq!(code, 4409);
        assert!(reason.len() <= LONGEST_REASON && reason.starts_with("Subscriber for ää"));
    }
}
