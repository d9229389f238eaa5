//! The arrows between the parts, as ARCHITECTURE.md draws them: who may import whom.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

mod kinds;
mod transactions;

/// The longest file.
const FULL: usize = 300;

/// What only the stores know.
const DATABASE: [&str; 2] = ["sea_orm::", "sqlx::"];

/// What only the outer layers know.
const APIS: [&str; 5] = ["axum", "crate::graphql", "crate::rest", "crate::http", "crate::cli"];

/// What resolvers are made of; derives on plain data are no matter.
const RESOLVERS: [&str; 3] = ["Object", "Context", "Schema"];

#[test]
fn what_translates_judges_or_checks_knows_no_database() {
    let named = [
        "graphql.rs",
        "rest.rs",
        "rules.rs",
        "model.rs",
        "filter.rs",
        "check.rs",
        "codes.rs",
        "service.rs",
    ];
    let files = sources("src")
        .into_iter()
        .filter(|file| named.iter().any(|name| file.is_named(name)));
    assert_none(files.flat_map(|file| file.mentions(&DATABASE)));
}

#[test]
fn the_transport_knows_no_database() {
    // The benchmark compares the service with statements written by hand.
    let files = ["src/http", "src/rest", "src/cli"].into_iter().flat_map(sources);
    let files = files.filter(|file| !file.path.starts_with("src/cli/bench/"));
    assert_none(files.flat_map(|file| file.imports(&DATABASE)));
}

#[test]
fn what_reads_or_judges_knows_no_api() {
    let files = sources("src").into_iter().filter(|file| {
        let in_folder = file.path.contains("/store/");
        in_folder
            || ["store.rs", "entity.rs", "rules.rs", "model.rs", "check.rs"]
                .iter()
                .any(|name| file.is_named(name))
    });
    assert_none(files.flat_map(|file| {
        let mut found = file.imports(&APIS);
        if !file.is_named("model.rs") {
            found.extend(file.imports(&["async_graphql"]));
        }
        found
    }));
}

#[test]
fn plain_data_has_no_resolvers() {
    let files = sources("src")
        .into_iter()
        .filter(|file| ["model.rs", "filter.rs"].iter().any(|name| file.is_named(name)));
    assert_none(files.flat_map(|file| {
        let engine = file.code().filter(|(_, line)| line.contains("async_graphql"));
        let found = engine.filter(|(_, line)| RESOLVERS.iter().any(|word| names(line, word)));
        found
            .map(|(number, line)| format!("{}:{number}: {line}", file.path))
            .collect::<Vec<_>>()
    }));
}

#[test]
fn the_folder_format_and_dates_know_neither_database_nor_api() {
    let inner = ["crate::database", "crate::release", "crate::app"];
    let files = ["src/dataset", "src/date"].into_iter().flat_map(sources);
    assert_none(files.filter(|file| !file.is_named("graphql.rs")).flat_map(|file| {
        let mut found = file.mentions(&DATABASE);
        found.extend(file.imports(&inner));
        found.extend(file.imports(&APIS));
        found
    }));
}

#[test]
fn migrations_do_not_import_the_service() {
    assert_none(
        sources("migration")
            .into_iter()
            .flat_map(|file| file.mentions(&["demarche::"])),
    );
}

#[test]
fn only_the_configuration_reads_the_services_variables() {
    let own = [
        "env::var(\"DEMARCHE",
        "env::var(\"DATABASE",
        "env::var_os(\"DEMARCHE",
        "env::var_os(\"DATABASE",
    ];
    assert_none(sources("src").into_iter().flat_map(|file| file.mentions(&own)));
}

#[test]
fn every_file_says_what_it_is_for_and_is_not_full() {
    assert_none(all_sources().flat_map(|file| {
        let lines = file.text.lines().count();
        let silent = !file.text.starts_with("//! ");
        let silent = silent.then(|| format!("{} does not begin with //! and what it is for", file.path));
        let full = (lines > FULL).then(|| format!("{} has {lines} lines, more than {FULL}: split it", file.path));
        silent.into_iter().chain(full)
    }));
}

#[test]
fn no_file_names_a_path_of_somebodys_machine() {
    // Put together here, so that this file does not name them.
    let machine = ["work", "root", "Users", "home/runner"].map(|folder| format!("/{folder}/"));
    let words: Vec<&str> = machine.iter().map(String::as_str).collect();
    assert_none(committed().flat_map(|file| file.mentions(&words)));
}

#[test]
fn every_link_of_a_page_leads_to_a_file() {
    let pages = committed().filter(|file| file.path.ends_with(".md"));
    assert_none(pages.flat_map(|page| {
        let folder = root().join(&page.path).parent().unwrap().to_path_buf();
        let dead = links(&page.text)
            .into_iter()
            .filter(move |link| !folder.join(link).exists());
        dead.map(|link| format!("{}: {link} does not exist", page.path))
            .collect::<Vec<_>>()
    }));
}

/// A text file of the project.
pub struct Source {
    /// Its path below the project's folder.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    fn is_named(&self, name: &str) -> bool {
        Path::new(&self.path).file_name() == Some(OsStr::new(name))
    }

    /// The numbered lines above the unit tests, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
        lines
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim()))
            .filter(|(_, line)| !line.starts_with("//"))
    }

    /// Where the code has one of these words.
    fn mentions(&self, words: &[&str]) -> Vec<String> {
        let found = self
            .code()
            .filter(|(_, line)| words.iter().any(|word| names(line, word)));
        found
            .map(|(number, line)| format!("{}:{number}: {line}", self.path))
            .collect()
    }

    /// Where the code refers to one of these paths, in a `use` of several lines too.
    fn imports(&self, paths: &[&str]) -> Vec<String> {
        let flat: String = self.code().map(|(_, line)| line).collect::<Vec<_>>().join(" ");
        let nested = |path: &str| {
            path.strip_prefix("crate::").is_some_and(|module| {
                let uses = flat
                    .split("use crate::{")
                    .skip(1)
                    .filter_map(|rest| rest.split(';').next());
                uses.flat_map(top_level)
                    .any(|item| item == module || item.starts_with(&format!("{module}::")))
            })
        };
        let found = paths.iter().filter(|path| names(&flat, path) || nested(path));
        found.map(|path| format!("{} refers to {path}", self.path)).collect()
    }
}

/// The items of `a, b::{c, d}, e};` that are not inside further braces.
fn top_level(list: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut items = vec![String::new()];
    for char in list.chars() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ if depth == 0 && !char.is_whitespace() => items.last_mut().unwrap().push(char),
            _ => {}
        }
    }
    items
}

/// Whether the line has the word and not only a longer one that contains it.
fn names(line: &str, word: &str) -> bool {
    let part = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        let open = word.starts_with(|char: char| !char.is_alphanumeric()) || !part(before.chars().next_back());
        open && (!word.ends_with(|char: char| char.is_alphanumeric()) || !part(after.chars().next()))
    })
}

/// The relative links of a page.
fn links(page: &str) -> Vec<String> {
    let targets = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with(['#', '/']));
    files
        .map(|target| target.split('#').next().unwrap_or(target).to_owned())
        .collect()
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn all_sources() -> impl Iterator<Item = Source> {
    ["src", "migration", "tests"].into_iter().flat_map(sources)
}

/// The Rust files below a folder.
fn sources(folder: &str) -> Vec<Source> {
    below(folder).filter(|file| file.path.ends_with(".rs")).collect()
}

/// The text files that are the project's, whatever else lies in its folder.
fn committed() -> impl Iterator<Item = Source> {
    let folders = ["src", "migration", "tests", "docs", "datasets", "scripts", ".ci"];
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

/// Fails with all that was found.
pub fn assert_none(found: impl Iterator<Item = String>) {
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}
