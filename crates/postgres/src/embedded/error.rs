//! What keeps the embedded Postgres from starting, and what the operator can do about it.

use std::io;
use std::path::PathBuf;

/// Why the embedded Postgres does not start. The text is for the operator and says what to change.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// No server binaries are on this machine.
    #[error(
        "no PostgreSQL server ({wanted}) found on this machine: install one (apt-get install postgresql, \
         dnf install postgresql-server postgresql-contrib, brew install postgresql), name its folder in POSTGRES_BIN_DIR, \
         or set DATABASE_URL to use a server that runs elsewhere"
    )]
    NoServer {
        /// The version that would do, in words.
        wanted: String,
    },
    /// The folder that was named holds no server.
    #[error(
        "POSTGRES_BIN_DIR is {}, which holds no PostgreSQL server of version {oldest} or newer (initdb and \
         postgres): correct it, or leave it unset to search this machine",
        dir.display(),
    )]
    BinDir {
        /// The folder that was named.
        dir: PathBuf,
        /// The oldest major version that would do.
        oldest: u32,
    },
    /// The data was written by a major version that is not here.
    #[error(
        "the data in {} was written by PostgreSQL {written_by}, and the server found is {found}: install \
         PostgreSQL {written_by}, carry the data over with pg_upgrade, or choose another --data-dir \
         (DEMARCHE_DATA_DIR)",
        data.display(),
    )]
    OtherVersion {
        /// The cluster's folder.
        data: PathBuf,
        /// The major version the data belongs to.
        written_by: u32,
        /// The major version found instead.
        found: u32,
    },
    /// The folder of the data holds something that is no cluster.
    #[error(
        "{} exists but is no PostgreSQL cluster (PG_VERSION is missing or unreadable): restore it, move it \
         away, or choose another --data-dir (DEMARCHE_DATA_DIR)",
        data.display(),
    )]
    NoCluster {
        /// The cluster's folder.
        data: PathBuf,
    },
    /// Another service runs on the folder.
    #[error(
        "the data directory {} is in use by another running service{}: stop that one, or choose another \
         --data-dir (DEMARCHE_DATA_DIR)",
        dir.display(),
        holder.map(|pid| format!(" (process {pid})")).unwrap_or_default(),
    )]
    InUse {
        /// The data directory.
        dir: PathBuf,
        /// The process that holds it, where it has said so.
        holder: Option<u32>,
    },
    /// The folder belongs to another user.
    #[error(
        "the data directory {} belongs to {owner}, not to {user}: run the service as {owner}, or choose \
         another --data-dir (DEMARCHE_DATA_DIR)",
        dir.display(),
    )]
    ForeignOwner {
        /// The data directory.
        dir: PathBuf,
        /// The user it belongs to.
        owner: String,
        /// The user that Postgres would run as.
        user: String,
    },
    /// The folder holds other things.
    #[error(
        "the data directory {} is not empty and was not made by this service: choose an empty or a new \
         folder with --data-dir (DEMARCHE_DATA_DIR)",
        dir.display(),
    )]
    ForeignContent {
        /// The data directory.
        dir: PathBuf,
    },
    /// The user that Postgres runs as cannot get at a folder.
    #[error(
        "{user}, the user that Postgres runs as, cannot enter {}: choose a --data-dir (DEMARCHE_DATA_DIR) \
         that it can reach, such as /var/lib/demarche",
        blocked_at.display(),
    )]
    OutOfReach {
        /// The folder on the way that is closed.
        blocked_at: PathBuf,
        /// The user that Postgres runs as.
        user: String,
    },
    /// A file or folder could not be made, read or written.
    #[error(
        "cannot {action} {}: {cause}; check its permissions and free space, or choose another --data-dir \
         (DEMARCHE_DATA_DIR)",
        path.display(),
    )]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A program could not be run.
    #[error("cannot run {}: {cause}; check that its PostgreSQL installation is whole", program.display())]
    Program {
        /// The program.
        program: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// initdb gave up.
    #[error("initdb could not make a cluster in {}: {output}", data.display())]
    Initdb {
        /// The cluster's folder.
        data: PathBuf,
        /// What initdb said.
        output: String,
    },
    /// The server ended before it was ready.
    #[error("postgres ended before it was ready ({status}); its log ends with: {log}")]
    Ended {
        /// How it ended.
        status: String,
        /// The end of its log.
        log: String,
    },
}

/// The result of the embedded cluster's functions.
pub type Result<T> = std::result::Result<T, EmbeddedError>;

impl From<EmbeddedError> for demarche_model::Error {
    fn from(error: EmbeddedError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// Says which file a failure of the file system was about.
pub(super) fn about<'a, P: Into<PathBuf> + 'a>(
    action: &'static str,
    path: P,
) -> impl FnOnce(io::Error) -> EmbeddedError + 'a {
    move |cause| EmbeddedError::File {
        action,
        path: path.into(),
        cause,
    }
}
