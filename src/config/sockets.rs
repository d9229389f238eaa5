//! What one web socket may ask for and how long it may take; `docs/limits.md` gives the reasons.

use std::time::Duration;

use clap::Args;

use super::limits::seconds;

/// How much a web socket may ask for, and how long the service waits for it.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
#[command(next_help_heading = "Limits of subscriptions")]
pub struct SocketLimits {
    /// How many seconds a client may take to begin with `connection_init`.
    #[arg(
        long = "socket-init-timeout",
        env = "DEMARCHE_SOCKET_INIT_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "5"
    )]
    pub init: Duration,

    /// How many seconds after which a socket is pinged, and an event stream kept open with a comment.
    #[arg(
        long = "ping-interval",
        env = "DEMARCHE_PING_INTERVAL",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "15"
    )]
    pub ping: Duration,

    /// How many seconds a client may be silent, pongs included, before its socket is dropped.
    #[arg(
        long = "socket-silence-timeout",
        env = "DEMARCHE_SOCKET_SILENCE_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "40"
    )]
    pub silence: Duration,

    /// How many seconds a client may take to take a message before its socket is dropped.
    #[arg(
        long = "socket-write-timeout",
        env = "DEMARCHE_SOCKET_WRITE_TIMEOUT",
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "10"
    )]
    pub write: Duration,

    /// The largest message to a socket, and the most that the operations which run on one may have together, in bytes.
    #[arg(
        long = "max-socket-message",
        env = "DEMARCHE_MAX_SOCKET_MESSAGE",
        value_name = "BYTES",
        default_value_t = Self::DEFAULT.message
    )]
    pub message: usize,

    /// The most sockets that have sent a message above 64 KiB: each holds a buffer of that size until it ends.
    #[arg(
        long = "max-large-sockets",
        env = "DEMARCHE_MAX_LARGE_SOCKETS",
        value_name = "N",
        default_value_t = Self::DEFAULT.large
    )]
    pub large: usize,

    /// The most operations that run at once on a socket.
    #[arg(
        id = "socket_operations",
        long = "max-socket-operations",
        env = "DEMARCHE_MAX_SOCKET_OPERATIONS",
        value_name = "N",
        default_value_t = Self::DEFAULT.operations
    )]
    pub operations: usize,

    /// The most messages that wait to be sent to a client; operations wait while there are as many.
    #[arg(
        long = "max-waiting-messages",
        env = "DEMARCHE_MAX_WAITING_MESSAGES",
        value_name = "N",
        value_parser = clap::value_parser!(u16).range(1..),
        default_value_t = Self::DEFAULT.waiting
    )]
    pub waiting: u16,
}

impl SocketLimits {
    /// What holds where nothing is set.
    pub const DEFAULT: Self = Self {
        init: Duration::from_secs(5),
        ping: Duration::from_secs(15),
        silence: Duration::from_secs(40),
        write: Duration::from_secs(10),
        message: 1024 * 1024,
        large: 64,
        operations: 50,
        waiting: 16,
    };
}

impl Default for SocketLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
