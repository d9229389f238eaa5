//! Dataset folders: those below `fixtures`, as they stand or with a line of them changed, and those of the project.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

/// A dataset folder below `fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/fixtures")
        .join(name)
}

/// The dataset of the South Caucasus.
pub fn south_caucasus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/south-caucasus")
}

/// A folder below `fixtures` that the test may change; it goes when the value does.
pub fn copy_of(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&fixture(name), folder.path());
    folder
}

/// Copies the files of a folder into another.
pub fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Puts one text in the place of another in a file.
pub fn change(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(old), "`{old}` is not in {}", file.display());
    fs::write(file, text.replace(old, new)).unwrap();
}
