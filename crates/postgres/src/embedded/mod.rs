//! A Postgres of the service's own, for when no `DATABASE_URL` is given.

mod binaries;
mod create;
mod error;
mod folder;
mod keeper;
mod lock;
mod pid_file;
mod postmaster;
mod program;
mod unix_user;

use std::env;
use std::path::{Path, PathBuf};

use nix::unistd::{User, geteuid};

pub use error::EmbeddedError;

use binaries::Binaries;
use error::Result;
use folder::SocketFolder;
use keeper::Keeper;
use lock::Lock;
use pid_file::PidFile;
use postmaster::Plan;
use unix_user::UnixUser;

/// The database that the service keeps its tables in.
const OWN_DATABASE: &str = "postgres";

/// Whether the data outlives its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What is committed stays, through crashes of the machine too.
    Durable,
    /// Nothing is waited for, and a crash may lose everything: for tests.
    Throwaway,
}

/// Where the cluster lives and how it runs.
#[derive(Clone, Debug)]
pub struct ClusterSettings {
    /// The data directory: holds the cluster, its log, its socket and its lock.
    pub root: PathBuf,
    /// Whether the data is to be kept.
    pub durability: Durability,
    /// The folder of the server binaries; `None` searches the machine.
    pub bin_dir: Option<PathBuf>,
}

/// A running Postgres. It stops when this is dropped and dies with the process, however that ends.
#[derive(Debug)]
pub struct Cluster {
    // Dropped in this order: the server stops before its socket's folder goes and the lock is let go.
    _keeper: Keeper,
    socket: SocketFolder,
    _lock: Lock,
}

impl Cluster {
    /// Starts the cluster and waits until it takes connections; makes it first where there is none.
    ///
    /// Blocks, for half a second when the cluster is new. Never starts a second server on the same data.
    pub fn start(settings: &ClusterSettings) -> Result<Self> {
        let ClusterSettings {
            root,
            durability,
            bin_dir,
        } = settings;
        let user = UnixUser::choose();
        let root = folder::claim(root, &user)?;
        let lock = Lock::take(&root)?;
        let socket = SocketFolder::make(&root, &user)?;
        let binaries = prepare(&root.join("data"), &user, *durability, bin_dir.as_deref())?;
        let plan = Plan {
            binaries,
            user,
            root,
            socket: socket.path().into(),
            durability: *durability,
        };
        let keeper = Keeper::start(plan)?;
        Ok(Self {
            _keeper: keeper,
            socket,
            _lock: lock,
        })
    }

    /// The URL of the cluster's own database.
    pub fn url(&self) -> String {
        self.url_of(OWN_DATABASE)
    }

    /// The URL of one of its databases.
    pub fn url_of(&self, database: &str) -> String {
        url(self.socket.path(), database)
    }

    /// The URL of the cluster that another process runs on that data directory, for commands beside a running service.
    pub fn url_of_running(root: &Path) -> Option<String> {
        let root = root.canonicalize().ok()?;
        let runs = lock::is_held(&root) && PidFile::of(&root.join("data")).says_ready();
        runs.then(|| url(&folder::of_socket(&root), OWN_DATABASE))
    }

    /// Stops the server and waits for its end. Close the connections first.
    pub fn stop(self) {
        drop(self);
    }
}

/// The data directory where none is named: `/var/lib/demarche` for root, else a folder among the user's own data.
pub fn default_data_dir() -> PathBuf {
    if geteuid().is_root() {
        return "/var/lib/demarche".into();
    }
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || absolute("HOME").or_else(|| User::from_uid(geteuid()).ok().flatten().map(|user| user.dir));
    let data = absolute("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")));
    data.unwrap_or_else(env::temp_dir).join("demarche")
}

/// Finds the server for the data, and makes the cluster where there is none.
fn prepare(data: &Path, user: &UnixUser, durability: Durability, bin_dir: Option<&Path>) -> Result<Binaries> {
    let written_by = create::written_by(data)?;
    let binaries = Binaries::find(bin_dir, data, written_by)?;
    if written_by.is_none() {
        tracing::info!(folder = %data.display(), "making a new PostgreSQL {} cluster", binaries.major);
        create::create(data, &binaries, user, durability)?;
    }
    Ok(binaries)
}

fn url(socket: &Path, database: &str) -> String {
    let socket = percent_encoded(&socket.to_string_lossy());
    format!(
        "postgres://postgres@localhost:{}/{}?host={socket}",
        postmaster::PORT,
        percent_encoded(database)
    )
}

fn percent_encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() || b"_-.".contains(&byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}
