//! Texts on record, compared by insta. A snapshot lies beside the question that makes it: `NAME.snap` by `NAME.graphql`.

use std::{
    collections::BTreeSet,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

/// A folder below the tests of this crate.
pub fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(path)
}

/// Whether a text is the one on record for the question of this name in a folder; insta prints what differs.
pub fn is_on_record(folder: &Path, name: &str, text: &str) -> bool {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_input_file(folder.join(format!("{name}.graphql")));
    let comparing = || settings.bind(|| insta::assert_snapshot!(name, text));
    catch_unwind(AssertUnwindSafe(comparing)).is_ok()
}

/// The names in a folder that have one of these endings, without it.
pub fn names(folder: &Path, endings: &[&str]) -> BTreeSet<String> {
    let files = files(folder);
    let named = files
        .iter()
        .filter_map(|file| endings.iter().find_map(|ending| file.strip_suffix(ending)));
    named.map(ToOwned::to_owned).collect()
}

/// The files of a folder.
pub fn files(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}
