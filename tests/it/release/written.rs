//! The folder `fixtures/small`, with what a test varies of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::harness::{folder::change, folder::copy, folder::fixture};

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
    copy(&fixture("small"), &folder);
    change(&folder.join("dataset.yaml"), "slug: small", &format!("slug: {slug}"));
    change(
        &folder.join("dataset.yaml"),
        "version: 1.0.0",
        &format!("version: {version}"),
    );
    change(&folder.join("actors.yaml"), "label: Land", &format!("label: {label}"));
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
