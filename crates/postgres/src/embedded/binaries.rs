//! Finds the server binaries of this machine: initdb and postgres.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::error::{EmbeddedError, Result};

/// The oldest major version that the tables run on.
const OLDEST: u32 = 14;

/// Where distributions put their servers: a folder, how the names of the versions in it begin, and what is below them.
const KNOWN_FOLDERS: [(&str, &str, &str); 7] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/usr/libexec", "postgresql", ""),
    ("/opt/homebrew/opt", "postgresql", "bin"),
    ("/usr/local/opt", "postgresql", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// A server's programs and their major version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binaries {
    /// The folder they are in.
    pub(super) dir: PathBuf,
    /// The major version, for example 15.
    pub(super) major: u32,
}

impl Binaries {
    /// Finds the newest server, or for existing data the one of its own major version.
    ///
    /// A folder named by the operator is an order: nothing else is searched.
    pub(super) fn find(named: Option<&Path>, data: &Path, written_by: Option<u32>) -> Result<Self> {
        let found = match named {
            Some(dir) => vec![Self::at(dir).filter(Self::is_recent).ok_or_else(|| no_server_in(dir))?],
            None => candidates()
                .iter()
                .filter_map(|dir| Self::at(dir))
                .filter(Self::is_recent)
                .collect(),
        };
        match written_by {
            None => newest(&found)
                .cloned()
                .ok_or_else(|| no_server(format!("version {OLDEST} or newer"))),
            Some(major) => same_major(&found, major, data),
        }
    }

    /// The path of one of the programs.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    fn is_recent(&self) -> bool {
        self.major >= OLDEST
    }

    fn at(dir: &Path) -> Option<Self> {
        let postgres = dir.join("postgres");
        if !postgres.is_file() || !dir.join("initdb").is_file() {
            return None;
        }
        let output = Command::new(postgres).arg("--version").output().ok()?;
        let major = major_version(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { dir: dir.into(), major })
    }
}

/// Of equal versions the first, since the list is in the order of preference.
fn newest(found: &[Binaries]) -> Option<&Binaries> {
    found.iter().rev().max_by_key(|server| server.major)
}

/// Postgres reads the data of its own major version only.
fn same_major(found: &[Binaries], major: u32, data: &Path) -> Result<Binaries> {
    let fits = found.iter().find(|server| server.major == major);
    fits.cloned().ok_or_else(|| match newest(found) {
        Some(other) => EmbeddedError::OtherVersion {
            data: data.into(),
            written_by: major,
            found: other.major,
        },
        None => no_server(format!("version {major}, which wrote {}", data.display())),
    })
}

fn no_server(wanted: String) -> EmbeddedError {
    EmbeddedError::NoServer { wanted }
}

fn no_server_in(dir: &Path) -> EmbeddedError {
    EmbeddedError::BinDir {
        dir: dir.into(),
        oldest: OLDEST,
    }
}

/// Reads the major version out of `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major_version(text: &str) -> Option<u32> {
    let version = text.split_whitespace().nth(2)?;
    version.split(|char: char| !char.is_ascii_digit()).next()?.parse().ok()
}

/// The folders to look in, each once, the preferred ones first.
fn candidates() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let known = KNOWN_FOLDERS
        .iter()
        .flat_map(|(root, prefix, below)| versions_below(root, prefix, below));
    let all = pg_config().into_iter().chain(env::split_paths(&path)).chain(known);
    let mut seen = HashSet::new();
    all.filter_map(|dir| dir.canonicalize().ok())
        .filter(|dir| seen.insert(dir.clone()))
        .collect()
}

fn pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().into())
}

fn versions_below(root: &str, prefix: &str, below: &str) -> Vec<PathBuf> {
    let starts = |name: &OsStr| name.as_encoded_bytes().starts_with(prefix.as_bytes());
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    entries
        .filter(|entry| starts(&entry.file_name()))
        .map(|entry| entry.path().join(below))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(dir: &str, major: u32) -> Binaries {
        Binaries { dir: dir.into(), major }
    }

    #[test]
    fn the_major_version_is_read_from_the_servers_own_words() {
        assert_eq!(
            major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major_version("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major_version("postgres"), None);
    }

    #[test]
    fn the_newest_server_wins_and_of_equals_the_first() {
        let found = [server("/a", 15), server("/b", 17), server("/c", 17)];
        assert_eq!(newest(&found), Some(&found[1]));
    }

    #[test]
    fn existing_data_gets_the_server_of_its_own_version() {
        let found = [server("/a", 17), server("/b", 15)];
        assert_eq!(same_major(&found, 15, Path::new("/data")).unwrap(), found[1]);
        let refusal = same_major(&found, 14, Path::new("/data")).unwrap_err().to_string();
        assert!(
            refusal.contains("written by PostgreSQL 14, and the server found is 17"),
            "{refusal}"
        );
    }

    #[test]
    fn a_machine_without_a_server_is_told_what_to_install() {
        let refusal = same_major(&[], 15, Path::new("/data")).unwrap_err().to_string();
        assert!(
            refusal.contains("version 15") && refusal.contains("apt-get install postgresql"),
            "{refusal}"
        );
    }
}
