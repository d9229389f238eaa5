//! Makes a new cluster, whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::account::Account;
use super::binaries::Binaries;
use super::error::{EmbeddedError, Result, about};
use super::{Durability, program};

/// Plain `C` would break case and trigrams beyond ASCII.
const LOCALE: &str = if cfg!(target_os = "macos") {
    "--locale=en_US.UTF-8"
} else {
    "--locale=C.UTF-8"
};

/// Says which major version wrote the cluster, or `None` where there is no cluster yet.
pub(super) fn written_by(data: &Path) -> Result<Option<u32>> {
    match fs::read_to_string(data.join("PG_VERSION")) {
        Ok(text) => text
            .trim()
            .parse()
            .map(Some)
            .map_err(|_| EmbeddedError::NoCluster { data: data.into() }),
        Err(cause) if cause.kind() == ErrorKind::NotFound && !data.exists() => Ok(None),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Err(EmbeddedError::NoCluster { data: data.into() }),
        Err(cause) => Err(about("read", data.join("PG_VERSION"))(cause)),
    }
}

/// Runs initdb under another name and renames the result, so that a kill half-way leaves nothing half-made.
pub(super) fn create(data: &Path, binaries: &Binaries, account: &Account, durability: Durability) -> Result<()> {
    let folder = data.parent().unwrap_or(data);
    let unfinished = data.with_extension("new");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(about("remove", &unfinished))?;
    }
    let program = binaries.program("initdb");
    let mut command = program::command(&program, folder, account);
    command.args([
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-instructions",
        LOCALE,
    ]);
    if durability == Durability::Throwaway {
        command.arg("--no-sync");
    }
    let output = command
        .arg("-D")
        .arg(&unfinished)
        .output()
        .map_err(|cause| EmbeddedError::Program { program, cause })?;
    if !output.status.success() {
        let output = [output.stdout, output.stderr]
            .map(|text| String::from_utf8_lossy(&text).trim().to_owned())
            .join("\n");
        return Err(EmbeddedError::Initdb {
            data: data.into(),
            output,
        });
    }
    fs::rename(&unfinished, data).map_err(about("rename", unfinished))
}
