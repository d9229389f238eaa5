//! Every setting of the service: a flag, else an environment variable, else a default.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

mod limits;
mod sockets;

pub use limits::{Limits, TransportLimits};
pub use sockets::SocketLimits;

use crate::cache;

/// Where the database is.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Database")]
pub struct DatabaseConfig {
    /// The Postgres to use, as postgres://user:password@host/database. Without it the service runs one of its own,
    /// from the server programs on this machine.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,

    /// The folder in which the service's own Postgres keeps its data: /var/lib/demarche as root, else demarche in the
    /// user's data folder.
    #[arg(long, env = "DEMARCHE_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// The folder with initdb and postgres, if they are not found by themselves.
    #[arg(long, env = "POSTGRES_BIN_DIR", value_name = "DIR")]
    pub postgres_bin_dir: Option<PathBuf>,
}

/// How the service answers.
#[derive(Clone, Debug, Args)]
pub struct ServeConfig {
    /// The address and port to listen on.
    #[arg(
        long,
        env = "DEMARCHE_BIND",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:8000"
    )]
    pub bind: SocketAddr,

    /// A folder of datasets: at start each one that is newer than what is published is checked and published.
    /// ./datasets where it exists.
    #[arg(long, env = "DEMARCHE_DATASETS", value_name = "DIR")]
    pub datasets: Option<PathBuf>,

    /// A dataset folder under work: published as a draft, again whenever its files change, and removed at exit.
    #[arg(long, value_name = "DIR")]
    pub preview: Option<PathBuf>,

    /// The dataset that answers where the URL names none: else the only one, else south-caucasus.
    #[arg(long, env = "DEMARCHE_DEFAULT_DATASET", value_name = "SLUG")]
    pub default_dataset: Option<String>,

    /// The address at which clients reach the service, for citations; without it they give the path alone.
    #[arg(long, env = "DEMARCHE_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,

    /// The sites whose pages may read the API, separated by commas; * for all.
    #[arg(
        long,
        env = "DEMARCHE_CORS_ORIGINS",
        value_name = "ORIGINS",
        value_delimiter = ',',
        default_value = "*"
    )]
    pub cors_origins: Vec<String>,

    /// What one request may ask for and take.
    #[command(flatten)]
    pub limits: Limits,

    /// The memory for what is kept of releases between requests, in MB; 0 for none.
    #[arg(long, env = "DEMARCHE_CACHE_MB", value_name = "MB", default_value_t = cache::DEFAULT_MB)]
    pub cache_mb: u64,

    /// Where the database is.
    #[command(flatten)]
    pub database: DatabaseConfig,

    /// A replica of that Postgres, which then answers all requests; the other one is only written to and listened to.
    /// A release is shown once the replica has it.
    #[arg(
        long,
        env = "DATABASE_READ_URL",
        hide_env_values = true,
        value_name = "URL",
        requires = "database_url",
        help_heading = "Database"
    )]
    pub database_read_url: Option<String>,
}

/// Reads the address of a site, without a slash at its end.
fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(['/', '?', '#', ' ']) => Ok(url.to_owned()),
        _ => Err("expected http:// or https:// and a host, such as https://demarche.example.org".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn a_public_address_is_a_site() {
        assert_eq!(public_url("https://a.example/").as_deref(), Ok("https://a.example"));
        assert_eq!(
            public_url("http://localhost:8000").as_deref(),
            Ok("http://localhost:8000")
        );
        for wrong in [
            "a.example",
            "https://",
            "https://a.example/b",
            "ftp://a.example",
            "https://a b",
        ] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
