//! The folders that Postgres is given: private ones, of its own user, and never somebody else's.

use std::env;
use std::fs::{self, DirBuilder, Permissions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use super::error::{EmbeddedError, Result, about};
use super::lock;
use super::unix_user::{UnixUser, user_name};

/// The longest folder of a socket: a socket's path holds 107 bytes (103 on macOS), its name takes 14.
const LONGEST_SOCKET_FOLDER: usize = 85;

/// Only its owner may enter: this is what makes connections without a password safe.
const PRIVATE: u32 = 0o700;

/// Makes the data directory, or takes the one that is there if it is empty or was made by this service.
pub(super) fn claim(dir: &Path, user: &UnixUser) -> Result<PathBuf> {
    match fs::metadata(dir) {
        Ok(found) => check_owner(dir, found.uid(), user)?,
        Err(cause) if cause.kind() == ErrorKind::NotFound => fs::create_dir_all(dir).map_err(about("create", dir))?,
        Err(cause) => return Err(about("enter", dir)(cause)),
    }
    let dir = dir.canonicalize().map_err(about("enter", dir))?;
    check_content(&dir)?;
    make_private(&dir, user)?;
    match user.blocked_at(&dir) {
        Some(blocked_at) => Err(EmbeddedError::OutOfReach {
            blocked_at,
            user: user.name.clone(),
        }),
        None => Ok(dir),
    }
}

/// Where the socket is: the data directory, or a short folder where its path fits no socket or no list of folders.
pub(super) fn of_socket(dir: &Path) -> PathBuf {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    let path = dir.as_os_str().as_encoded_bytes();
    if path.len() <= LONGEST_SOCKET_FOLDER && path.iter().copied().all(plain) {
        return dir.to_path_buf();
    }
    let mut hasher = DefaultHasher::new();
    dir.hash(&mut hasher);
    env::temp_dir().join(format!("demarche-{:016x}", hasher.finish()))
}

/// The folder of the socket; one that is not the data directory itself goes with the cluster.
#[derive(Debug)]
pub(super) struct SocketFolder {
    path: PathBuf,
    is_data_directory: bool,
}

impl SocketFolder {
    /// Makes the folder where it is not there yet.
    pub(super) fn make(dir: &Path, user: &UnixUser) -> Result<Self> {
        let path = of_socket(dir);
        if path == dir {
            return Ok(Self {
                path,
                is_data_directory: true,
            });
        }
        match DirBuilder::new().mode(PRIVATE).create(&path) {
            Ok(()) => make_private(&path, user)?,
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => check_kept(&path, user)?,
            Err(cause) => return Err(about("create", path)(cause)),
        }
        Ok(Self {
            path,
            is_data_directory: false,
        })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for SocketFolder {
    fn drop(&mut self) {
        if !self.is_data_directory {
            // Postgres has taken its socket away; if not, the next start uses the folder again.
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// A folder of that name in a place open to all may be a trap: it must be a real one, private, and our user's.
fn check_kept(short: &Path, user: &UnixUser) -> Result<()> {
    let found = short.symlink_metadata().map_err(about("enter", short))?;
    if found.is_dir() && found.uid() == user.uid && found.mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(EmbeddedError::ForeignOwner {
        dir: short.into(),
        owner: user_name(found.uid()),
        user: user.name.clone(),
    })
}

/// Root may take a folder of its own for the user it drops to; nobody takes another user's.
fn check_owner(dir: &Path, owner: u32, user: &UnixUser) -> Result<()> {
    if owner == user.uid || (user.dropped && owner == 0) {
        return Ok(());
    }
    Err(EmbeddedError::ForeignOwner {
        dir: dir.into(),
        owner: user_name(owner),
        user: user.name.clone(),
    })
}

/// Refuses a folder with other things in it: it would be closed to everybody else, `/etc` too.
fn check_content(dir: &Path) -> Result<()> {
    let mut entries = fs::read_dir(dir).map_err(about("list", dir))?.flatten();
    let is_ours = dir.join(lock::FILE).exists() || entries.all(|entry| entry.file_name() == "lost+found");
    if is_ours {
        Ok(())
    } else {
        Err(EmbeddedError::ForeignContent { dir: dir.into() })
    }
}

fn make_private(dir: &Path, user: &UnixUser) -> Result<()> {
    if user.dropped {
        chown(dir, Some(user.uid), Some(user.gid)).map_err(about("give away", dir))?;
    }
    fs::set_permissions(dir, Permissions::from_mode(PRIVATE)).map_err(about("close", dir))
}
