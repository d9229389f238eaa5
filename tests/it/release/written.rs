//! A small dataset folder, written for one test.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The parts of a dataset that the tests vary.
pub struct Written<'a> {
    pub slug: &'a str,
    pub version: &'a str,
    pub label: &'a str,
}

/// Writes a small dataset below a folder, and returns its own folder.
pub fn write(dir: &Path, dataset: &Written<'_>) -> PathBuf {
    let Written { slug, version, label } = dataset;
    let folder = dir.join(slug);
    fs::create_dir_all(&folder).unwrap();
    let files = [
        (
            "dataset.yaml",
            format!("slug: {slug}\nversion: {version}\ntitle: T\nlicence: CC0-1.0\ndocument: text\n"),
        ),
        (
            "documents.yaml",
            "- id: text\n  label: A text\n  language: en\n  passages: [{number: 1}]\n  at: [1]\n".to_owned(),
        ),
        (
            "actors.yaml",
            format!(
                "- {{id: land, kind: STATE, label: {label}, at: [1]}}\n\
                 - {{id: ministry, kind: STATE_BODY, label: Ministry, partOf: land, at: [1]}}\n"
            ),
        ),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

/// The small dataset in a version.
pub fn written(version: &str) -> Written<'_> {
    Written {
        slug: "small",
        version,
        label: "Land",
    }
}
