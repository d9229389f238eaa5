//! Makes a new cluster, whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::binaries::Binaries;
use super::error::{EmbeddedError, Result, about};
use super::unix_user::UnixUser;
use super::{Durability, program};

/// Plain `C` would break case and trigrams beyond ASCII.
const LOCALE: &str = if cfg!(target_os = "macos") {
    "--locale=en_US.UTF-8"
} else {
    "--locale=C.UTF-8"
};

/// Whether a whole file system can be synced with one call.
const CAN_SYNC_WHOLE: bool = cfg!(target_os = "linux");

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
pub(super) fn create(data: &Path, binaries: &Binaries, user: &UnixUser, durability: Durability) -> Result<()> {
    let unfinished = data.with_extension("new");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(about("remove", &unfinished))?;
    }
    run_initdb(&unfinished, binaries, user, durability)?;
    if durability == Durability::Durable {
        sync(&unfinished)?;
    }
    fs::rename(&unfinished, data).map_err(about("rename", unfinished))?;
    // Before anything is written into the cluster, its name must be on the disk too.
    let folder = data.parent().unwrap_or(data);
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(about("sync", folder))
}

fn run_initdb(data: &Path, binaries: &Binaries, user: &UnixUser, durability: Durability) -> Result<()> {
    let program = binaries.program("initdb");
    let mut command = program::command(&program, data.parent().unwrap_or(data), user);
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
    if CAN_SYNC_WHOLE || durability == Durability::Throwaway {
        command.arg("--no-sync");
    }
    let output = command.arg("-D").arg(data).output();
    let output = output.map_err(|cause| EmbeddedError::Program { program, cause })?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).trim().to_owned());
    Err(EmbeddedError::Initdb {
        data: data.into(),
        output: said.join("\n"),
    })
}

/// Sees the new cluster onto the disk: at once, where initdb would go through its thousand files one by one.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) -> Result<()> {
    let file = fs::File::open(folder).map_err(about("open", folder))?;
    nix::unistd::syncfs(file).map_err(|errno| about("sync", folder)(errno.into()))
}

/// initdb has done it.
#[cfg(not(target_os = "linux"))]
fn sync(_folder: &Path) -> Result<()> {
    Ok(())
}
