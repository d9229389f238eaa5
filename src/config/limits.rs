//! What one request may ask for and how long it may take; `docs/limits.md` gives the reasons.

use std::time::Duration;

use clap::Args;

use super::sockets::SocketLimits;

/// How much one request may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
#[command(next_help_heading = "Limits of a GraphQL document")]
pub struct DocumentLimits {
    /// The most tokens in a document.
    #[arg(long = "max-tokens", env = "DEMARCHE_MAX_TOKENS", value_name = "N", default_value_t = Self::DEFAULT.tokens)]
    pub tokens: usize,

    /// The most brackets, and the most selections with their fragments, within each other.
    #[arg(long = "max-nesting", env = "DEMARCHE_MAX_NESTING", value_name = "N", default_value_t = Self::DEFAULT.nesting)]
    pub nesting: usize,

    /// The most fields within each other.
    #[arg(long = "max-depth", env = "DEMARCHE_MAX_DEPTH", value_name = "N", default_value_t = Self::DEFAULT.depth)]
    pub depth: usize,

    /// The most aliases, with fragments spread.
    #[arg(long = "max-aliases", env = "DEMARCHE_MAX_ALIASES", value_name = "N", default_value_t = Self::DEFAULT.aliases)]
    pub aliases: usize,

    /// The most directives, with fragments spread.
    #[arg(
        long = "max-directives",
        env = "DEMARCHE_MAX_DIRECTIVES",
        value_name = "N",
        default_value_t = Self::DEFAULT.directives
    )]
    pub directives: usize,

    /// The most fields, with fragments spread.
    #[arg(long = "max-fields", env = "DEMARCHE_MAX_FIELDS", value_name = "N", default_value_t = Self::DEFAULT.fields)]
    pub fields: usize,

    /// The most fragments in a document.
    #[arg(
        long = "max-fragments",
        env = "DEMARCHE_MAX_FRAGMENTS",
        value_name = "N",
        default_value_t = Self::DEFAULT.fragments
    )]
    pub fragments: usize,

    /// The most operations in a document.
    #[arg(
        long = "max-operations",
        env = "DEMARCHE_MAX_OPERATIONS",
        value_name = "N",
        default_value_t = Self::DEFAULT.operations
    )]
    pub operations: usize,

    /// The most variables of an operation.
    #[arg(
        long = "max-variables",
        env = "DEMARCHE_MAX_VARIABLES",
        value_name = "N",
        default_value_t = Self::DEFAULT.variables
    )]
    pub variables: usize,

    /// The most values in an operation's variables, those in lists and objects too.
    #[arg(long = "max-values", env = "DEMARCHE_MAX_VALUES", value_name = "N", default_value_t = Self::DEFAULT.values)]
    pub values: usize,

    /// The most fields below `__schema` and `__type`, with fragments spread.
    #[arg(
        long = "max-introspection-fields",
        env = "DEMARCHE_MAX_INTROSPECTION_FIELDS",
        value_name = "N",
        default_value_t = Self::DEFAULT.introspection_fields
    )]
    pub introspection_fields: usize,

    /// The most fields within each other below `__schema` and `__type`.
    #[arg(
        long = "max-introspection-depth",
        env = "DEMARCHE_MAX_INTROSPECTION_DEPTH",
        value_name = "N",
        default_value_t = Self::DEFAULT.introspection_depth
    )]
    pub introspection_depth: usize,

    /// The most objects that an introspection may list, estimated.
    #[arg(
        long = "max-introspection-elements",
        env = "DEMARCHE_MAX_INTROSPECTION_ELEMENTS",
        value_name = "N",
        default_value_t = Self::DEFAULT.introspection_elements
    )]
    pub introspection_elements: usize,

    /// The most records that an operation may list: the sum of the products of its page sizes.
    #[arg(long = "max-nodes", env = "DEMARCHE_MAX_NODES", value_name = "N", default_value_t = Self::DEFAULT.nodes)]
    pub nodes: usize,

    /// The most points that an operation may cost.
    #[arg(long = "max-points", env = "DEMARCHE_MAX_POINTS", value_name = "N", default_value_t = Self::DEFAULT.points)]
    pub points: usize,
}

impl DocumentLimits {
    /// What holds where nothing is set.
    pub const DEFAULT: Self = Self {
        tokens: 2_000,
        nesting: 60,
        depth: 15,
        aliases: 30,
        directives: 50,
        fields: 2_000,
        fragments: 50,
        operations: 10,
        variables: 50,
        values: 2_000,
        introspection_fields: 500,
        introspection_depth: 25,
        introspection_elements: 50_000,
        nodes: 10_000,
        points: 1_000,
    };
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// How much the service takes over the network, and how long it waits.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
#[command(next_help_heading = "Limits of connections and requests")]
pub struct TransportLimits {
    /// The largest body of a request, in bytes.
    #[arg(
        long = "max-body",
        env = "DEMARCHE_MAX_BODY",
        value_name = "BYTES",
        default_value_t = Self::DEFAULT.body
    )]
    pub body: usize,

    /// The most connections at once; more wait until one ends.
    #[arg(
        long = "max-connections",
        env = "DEMARCHE_MAX_CONNECTIONS",
        value_name = "N",
        default_value_t = Self::DEFAULT.connections
    )]
    pub connections: usize,

    /// How many seconds a client may take to send the head of a request, and then its body.
    #[arg(
        long = "receive-timeout",
        env = "DEMARCHE_RECEIVE_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "10"
    )]
    pub receive: Duration,

    /// How many seconds an answer may take to be made.
    #[arg(
        long = "answer-timeout",
        env = "DEMARCHE_ANSWER_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "10"
    )]
    pub answer: Duration,

    /// How many seconds a client may take no byte of its answer.
    #[arg(
        long = "send-timeout",
        env = "DEMARCHE_SEND_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "30"
    )]
    pub send: Duration,

    /// How many seconds running requests may take once the service is told to stop.
    #[arg(
        long = "drain-timeout",
        env = "DEMARCHE_DRAIN_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "10"
    )]
    pub drain: Duration,
}

impl TransportLimits {
    /// What holds where nothing is set.
    pub const DEFAULT: Self = Self {
        body: 1024 * 1024,
        connections: 2_000,
        receive: Duration::from_secs(10),
        answer: Duration::from_secs(10),
        send: Duration::from_secs(30),
        drain: Duration::from_secs(10),
    };
}

impl Default for TransportLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// All limits of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Limits {
    /// How much one request may ask for.
    #[command(flatten)]
    pub document: DocumentLimits,

    /// How much the service takes over the network, and how long it waits.
    #[command(flatten)]
    pub transport: TransportLimits,

    /// How much a web socket may ask for, and how long the service waits for it.
    #[command(flatten)]
    pub sockets: SocketLimits,
}

/// Reads a length of time.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| *seconds > 0.0);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| format!("`{text}` is no time: expected seconds above 0, such as 10 or 0.5"))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        limits: Limits,
    }

    #[test]
    fn nothing_set_is_the_default() {
        let command = Command::parse_from(["demarche"]);
        assert_eq!(command.limits, Limits::default());
    }

    #[test]
    fn times_are_seconds_above_zero() {
        let command = Command::parse_from(["demarche", "--receive-timeout", "0.5"]);
        assert_eq!(command.limits.transport.receive, Duration::from_millis(500));
        for wrong in ["0", "-1", "10s", "1e99", "NaN"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
