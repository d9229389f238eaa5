//! The project's files as the tests of its architecture read them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the project.
pub struct Source {
    /// Its path below the project's folder.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// Whether the file has this name.
    pub fn is_named(&self, name: &str) -> bool {
        Path::new(&self.path).file_name() == Some(OsStr::new(name))
    }

    /// The numbered lines above the unit tests, without comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
        lines
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim()))
            .filter(|(_, line)| !line.starts_with("//"))
    }

    /// Where the code has one of these words.
    pub fn mentions(&self, words: &[&str]) -> Vec<String> {
        let found = self
            .code()
            .filter(|(_, line)| words.iter().any(|word| names(line, word)));
        found
            .map(|(number, line)| format!("{}:{number}: {line}", self.path))
            .collect()
    }
}

/// Whether the line has the word and not only a longer one that contains it.
pub fn names(line: &str, word: &str) -> bool {
    let part = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        let open = word.starts_with(|char: char| !char.is_alphanumeric()) || !part(before.chars().next_back());
        open && (!word.ends_with(|char: char| char.is_alphanumeric()) || !part(after.chars().next()))
    })
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files of the project.
pub fn all_sources() -> impl Iterator<Item = Source> {
    ["src", "crates", "bench", "migration", "tests"]
        .into_iter()
        .flat_map(sources)
}

/// The files of the service: its crates and the root package.
pub fn product() -> impl Iterator<Item = Source> {
    ["src", "crates"].into_iter().flat_map(sources)
}

/// The Rust files below a folder.
pub fn sources(folder: &str) -> Vec<Source> {
    below(folder).filter(|file| file.path.ends_with(".rs")).collect()
}

/// The text files that are the project's, whatever else lies in its folder.
pub fn committed() -> impl Iterator<Item = Source> {
    let folders = [
        "src",
        "crates",
        "bench",
        "migration",
        "tests",
        "docs",
        "datasets",
        "scripts",
        ".ci",
    ];
    let files = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file());
    let hidden = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
    };
    folders
        .into_iter()
        .flat_map(below)
        .chain(files.filter(move |path| !hidden(path)).filter_map(|path| source(&path)))
}

fn below(folder: &str) -> impl Iterator<Item = Source> + use<> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.sort();
    files.into_iter().filter_map(|path| source(&path))
}

/// All files below, but what `make conformance` installs.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            files.push(path);
        } else if !path.ends_with("node_modules") {
            collect(&path, files);
        }
    }
}

/// Reads a file; `None` where it is no text.
fn source(path: &Path) -> Option<Source> {
    let text = fs::read_to_string(path).ok()?;
    let path = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    Some(Source { path, text })
}
