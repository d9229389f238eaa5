//! The lock that keeps a second service away from the same data directory.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::{EmbeddedError, Result, about};

/// The file that is locked; its presence also says that the folder is ours.
pub(super) const FILE: &str = "demarche.lock";

/// How long a predecessor may take to end.
const PATIENCE: Duration = Duration::from_secs(3);

/// Holds the data directory for this process; the system lets go of it however the process ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, or says which process holds it.
    pub(super) fn take(dir: &Path) -> Result<Self> {
        let path = dir.join(FILE);
        let options = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let mut file = options.map_err(about("open", &path))?;
        let began = Instant::now();
        while let Err(refusal) = file.try_lock() {
            match refusal {
                TryLockError::Error(cause) => return Err(about("lock", &path)(cause)),
                TryLockError::WouldBlock if began.elapsed() > PATIENCE => {
                    return Err(EmbeddedError::InUse {
                        dir: dir.into(),
                        holder: holder(&mut file),
                    });
                }
                TryLockError::WouldBlock => sleep(Duration::from_millis(20)),
            }
        }
        sign(&mut file).map_err(about("write", &path))?;
        Ok(Self { _file: file })
    }
}

/// Whether a process holds that data directory; `false` too where we may not look.
pub(super) fn is_held(dir: &Path) -> bool {
    let file = File::open(dir.join(FILE));
    file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Writes our process id for those who come later.
fn sign(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
