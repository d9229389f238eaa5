//! What one request may ask for and how long it may take; `docs/limits.md` gives the reasons.

use std::time::Duration;

use clap::Args;
use demarche_graphql::guard::DocumentLimits;

use super::sockets::SocketLimits;

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
