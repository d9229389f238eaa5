//! `docs/adding-a-kind.md` is true: every kind has every file it names, and every list it names has every kind.

use std::fs;

use demarche_model::node::NodeKind;
use demarche_model::vocabulary::Vocabulary;

use super::{assert_none, product, root, sources};

/// Stands for the kind in the page's paths.
const KIND: &str = "<kind>";

/// What an item says where claims are left out.
const WITHOUT_CLAIMS: &str = "(not claims";

#[test]
fn every_kind_has_the_files_that_the_checklist_names() {
    let page = page();
    let files = items(&page).filter(|(path, _)| path.contains(KIND));
    assert_none(files.flat_map(|(path, _)| {
        let paths = NodeKind::ALL.iter().map(|kind| path.replace(KIND, kind.prefix()));
        paths
            .filter(|path| !exists(path))
            .map(|path| format!("{path} does not exist"))
            .collect::<Vec<_>>()
    }));
}

#[test]
fn every_list_that_the_checklist_names_has_every_kind() {
    let page = page();
    let lists = items(&page).filter(|(path, _)| !path.contains(KIND));
    assert_none(lists.flat_map(|(path, text)| {
        let Ok(list) = fs::read_to_string(root().join(path)) else {
            return vec![format!("{path} does not exist")];
        };
        let kinds = NodeKind::ALL
            .iter()
            .filter(|kind| **kind != NodeKind::Claim || !text.contains(WITHOUT_CLAIMS));
        let missing = kinds.filter(|kind| !list.to_lowercase().contains(kind.prefix()));
        missing
            .map(|kind| format!("{path} does not name {}", kind.prefix()))
            .collect()
    }));
}

#[test]
fn every_file_that_names_artifacts_is_on_the_checklist() {
    let page = page();
    let named = product().chain(sources("bench")).filter(|file| {
        let is_own = file.path.contains("/artifact");
        !is_own && file.code().any(|(_, line)| line.to_lowercase().contains("artifact"))
    });
    let missing = named.filter(|file| !page.contains(&format!("`{}`", file.path)));
    assert_none(missing.map(|file| format!("{} names artifacts and is not on the checklist", file.path)));
}

fn page() -> String {
    fs::read_to_string(root().join("docs/adding-a-kind.md")).unwrap()
}

/// The page's items: the path that each begins with, and the whole of it.
fn items(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let items = page.lines().filter_map(|line| line.strip_prefix("- `"));
    items.map(|item| (item.split('`').next().unwrap_or(item), item))
}

/// Whether there is such a file; `*` in its name stands for anything.
fn exists(path: &str) -> bool {
    let Some((before, after)) = path.split_once('*') else {
        return root().join(path).is_file();
    };
    let (folder, start) = before.rsplit_once('/').unwrap_or(("", before));
    let names = fs::read_dir(root().join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .any(|name| name.starts_with(start) && name.ends_with(after))
}
