//! The file in which a running Postgres says who it is and whether it is ready.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};

use nix::unistd::Pid;

use super::error::{Result, about};
use super::unix_user::UnixUser;

/// The line that holds the process id.
const PID_LINE: usize = 0;

/// The line that says `ready`.
const STATUS_LINE: usize = 7;

/// `postmaster.pid` in a cluster's folder.
#[derive(Clone, Debug)]
pub(super) struct PidFile {
    path: PathBuf,
}

impl PidFile {
    /// The file of the cluster in that folder.
    pub(super) fn of(data: &Path) -> Self {
        Self {
            path: data.join("postmaster.pid"),
        }
    }

    /// The process that the file names. It may be long dead, and its number another process's by now.
    pub(super) fn pid(&self) -> Option<Pid> {
        let pid = self.line(PID_LINE)?.parse().ok().filter(|pid| *pid > 1)?;
        Some(Pid::from_raw(pid))
    }

    /// Whether that very process takes connections; an old file says `ready` for another one.
    pub(super) fn is_ready(&self, pid: Pid) -> bool {
        self.pid() == Some(pid) && self.says_ready()
    }

    /// Whether some server says here that it takes connections; believe it only while the lock is held.
    pub(super) fn says_ready(&self) -> bool {
        self.line(STATUS_LINE).as_deref() == Some("ready")
    }

    /// Makes a file left behind by a dead server harmless.
    ///
    /// It is not deleted: the shared memory it names may still be in use by backends of the dead server, and the new
    /// one must see that. Postgres takes a file that names its own parent for stale and goes on to check the memory.
    /// Only a file without any content, as a full disk leaves it, is of no use to anybody.
    pub(super) fn retire(&self, user: &UnixUser) -> Result<()> {
        let Ok(text) = fs::read_to_string(&self.path) else {
            return Ok(());
        };
        let Some((_, rest)) = text.split_once('\n') else {
            return fs::remove_file(&self.path).map_err(about("remove", &self.path));
        };
        let retired = self.path.with_extension("pid.new");
        fs::write(&retired, format!("{}\n{rest}", std::process::id())).map_err(about("write", &retired))?;
        if user.dropped {
            chown(&retired, Some(user.uid), Some(user.gid)).map_err(about("give away", &retired))?;
        }
        fs::rename(&retired, &self.path).map_err(about("replace", &self.path))
    }

    fn line(&self, number: usize) -> Option<String> {
        let text = fs::read_to_string(&self.path).ok()?;
        text.lines().nth(number).map(|line| line.trim().to_owned())
    }
}
