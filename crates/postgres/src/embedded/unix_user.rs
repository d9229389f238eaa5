//! The user that Postgres runs as: initdb and postgres refuse root, so the service gives them another one.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use nix::unistd::{Gid, Uid, User, getegid, geteuid};

/// Users to run as when the service is root, the best first; every system has the last.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// The user id of `nobody` where the system names none.
const NOBODY: u32 = 65_534;

/// The user that initdb and postgres run as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnixUser {
    /// The name, for messages.
    pub(super) name: String,
    /// The user id.
    pub(super) uid: u32,
    /// The group id.
    pub(super) gid: u32,
    /// Whether the service is root and has to become this user first.
    pub(super) dropped: bool,
}

impl UnixUser {
    /// The service's own user; where that is root, `postgres`, else `nobody`.
    pub(super) fn choose() -> Self {
        if !geteuid().is_root() {
            return Self {
                name: user_name(geteuid().as_raw()),
                uid: geteuid().as_raw(),
                gid: getegid().as_raw(),
                dropped: false,
            };
        }
        let known = UNPRIVILEGED
            .iter()
            .find_map(|name| User::from_name(name).ok().flatten());
        let (name, uid, gid) = match known {
            Some(user) => (user.name, user.uid, user.gid),
            None => ("nobody".to_owned(), Uid::from_raw(NOBODY), Gid::from_raw(NOBODY)),
        };
        Self {
            name,
            uid: uid.as_raw(),
            gid: gid.as_raw(),
            dropped: true,
        }
    }

    /// The first folder on the way to `path` that this user may not enter.
    pub(super) fn blocked_at(&self, path: &Path) -> Option<PathBuf> {
        let mut way: Vec<&Path> = path.ancestors().collect();
        way.reverse();
        way.into_iter()
            .find(|folder| folder.metadata().is_ok_and(|found| !self.may_enter(&found)))
            .map(Path::to_path_buf)
    }

    fn may_enter(&self, folder: &Metadata) -> bool {
        let bit = match (folder.uid() == self.uid, folder.gid() == self.gid) {
            (true, _) => 0o100,
            (false, true) => 0o010,
            (false, false) => 0o001,
        };
        !folder.is_dir() || folder.mode() & bit != 0
    }
}

/// The name of a user, or the bare id where the system knows no name.
pub(super) fn user_name(uid: u32) -> String {
    let known = User::from_uid(Uid::from_raw(uid)).ok().flatten();
    known.map_or_else(|| format!("user {uid}"), |user| user.name)
}
