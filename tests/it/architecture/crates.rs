//! Who is built on whom: the map of ARCHITECTURE.md as a table, held against the manifests that cargo reads.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use super::{assert_none, root};

/// The crates from the ground up, each with those of the project that it is built on.
const MAP: [(&str, &[&str]); 13] = [
    ("model", &[]),
    ("migration", &[]),
    ("dataset", &["model"]),
    ("postgres", &["model", "migration"]),
    ("store", &["model", "postgres"]),
    ("publish", &["model", "dataset", "postgres", "store"]),
    ("questions", &["model", "postgres", "store"]),
    ("graphql", &["model", "postgres", "store", "questions"]),
    ("answers", &["store", "graphql"]),
    ("rest", &["model", "store", "graphql", "answers"]),
    (
        "demarche",
        &[
            "model", "dataset", "postgres", "store", "publish", "graphql", "answers", "rest",
        ],
    ),
    (
        "bench",
        &[
            "model",
            "postgres",
            "store",
            "publish",
            "questions",
            "graphql",
            "demarche",
        ],
    ),
    ("beside", &[]),
];

/// What the tests of a crate need of the project beside that.
const FOR_TESTS: [(&str, &[&str]); 1] = [("demarche", &["migration", "questions", "bench"])];

/// The crates of others that say what a crate of ours is for, and where they may be met.
const OUTSIDE: [(&str, &[&str]); 8] = [
    ("sea-orm", &["model", "postgres", "store", "questions"]),
    ("sea-orm-migration", &["migration"]),
    (
        "sqlx",
        &["model", "postgres", "store", "publish", "questions", "bench", "beside"],
    ),
    (
        "async-graphql",
        &["model", "questions", "graphql", "rest", "demarche", "bench", "beside"],
    ),
    ("axum", &["answers", "rest", "demarche", "beside"]),
    ("hyper", &["demarche", "beside"]),
    ("tower-http", &["demarche"]),
    ("granit-parser", &["dataset"]),
];

#[test]
fn the_map_leads_down() {
    let at = |name: &str| MAP.iter().position(|(known, _)| *known == name);
    let ties = MAP.iter().flat_map(|(from, to)| to.iter().map(move |to| (*from, *to)));
    let up = ties.filter(|(from, to)| at(to).is_none() || at(to) >= at(from));
    assert_none(up.map(|(from, to)| format!("{to} does not stand above {from} in the table")));
}

#[test]
fn crates_depend_on_each_other_as_the_map_says() {
    let found = arrows(|kind| kind != "dev");
    assert_none(differences(&found, &table(&MAP)).into_iter());
}

#[test]
fn tests_of_a_crate_need_what_the_crate_needs() {
    let found = arrows(|kind| kind == "dev");
    assert_none(differences(&found, &table(&FOR_TESTS)).into_iter());
}

#[test]
fn crates_of_others_stay_where_they_belong() {
    let all = manifests();
    let needed = all
        .iter()
        .flat_map(|(name, dependencies)| dependencies.iter().map(move |needed| (name, needed)));
    let stray = needed.filter(|(name, needed)| {
        let place = OUTSIDE.iter().find(|(other, _)| *other == needed.name);
        needed.kind != "dev" && place.is_some_and(|(_, ours)| !ours.contains(&name.as_str()))
    });
    assert_none(stray.map(|(name, needed)| format!("{name} may not need {}", needed.name)));
}

#[test]
fn the_folder_format_is_built_without_database_and_http() {
    let outer = ["sea-orm ", "sqlx ", "sqlx-core ", "axum ", "hyper ", "demarche "];
    let needed = needed_by("demarche-dataset");
    assert!(
        needed.lines().any(|line| line.starts_with("demarche-model ")),
        "{needed}"
    );
    let found = needed
        .lines()
        .filter(|line| outer.iter().any(|name| line.starts_with(name)));
    assert_none(found.map(|line| format!("demarche-dataset needs {line}")));
}

/// A dependency of a crate.
struct Needed {
    /// The other crate's name; of one of ours, as the map has it.
    name: String,
    /// `dev` for tests alone, else `normal` or `build`.
    kind: String,
    is_ours: bool,
}

/// The arrows of a table, as `from -> to`.
fn table(lines: &[(&str, &[&str])]) -> BTreeSet<String> {
    let arrows = lines
        .iter()
        .flat_map(|(from, to)| to.iter().map(move |to| format!("{from} -> {to}")));
    arrows.collect()
}

/// The arrows between the crates of the project that are of some kind.
fn arrows(is_meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (from, dependencies) in manifests() {
        let meant = dependencies.iter().filter(|to| to.is_ours && is_meant(&to.kind));
        found.extend(meant.map(|to| format!("{from} -> {}", to.name)));
    }
    found
}

fn differences(found: &BTreeSet<String>, drawn: &BTreeSet<String>) -> Vec<String> {
    let new = found
        .difference(drawn)
        .map(|arrow| format!("{arrow} is not on the map"));
    let gone = drawn
        .difference(found)
        .map(|arrow| format!("{arrow} is no more: take it off the map"));
    new.chain(gone).collect()
}

/// Every crate of the project with what it needs.
fn manifests() -> Vec<(String, Vec<Needed>)> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let dependencies = |package: &Value| package["dependencies"].as_array().unwrap().iter().map(needed).collect();
    packages
        .map(|package| (short(package), dependencies(package)))
        .collect()
}

fn needed(dependency: &Value) -> Needed {
    Needed {
        name: short(dependency),
        kind: dependency["kind"].as_str().unwrap_or("normal").to_owned(),
        is_ours: dependency["path"].is_string(),
    }
}

/// The name of a crate; of one of ours, without the project's.
fn short(package: &Value) -> String {
    let name = package["name"].as_str().unwrap();
    name.strip_prefix("demarche-").unwrap_or(name).to_owned()
}

/// The packages that a crate and its tests are built from, a line each: name, version, path.
fn needed_by(package: &str) -> String {
    let edges = ["--edges", "normal,build,dev", "--prefix", "none"];
    cargo(&[&["tree", "--package", package], &edges[..]].concat())
}

/// What cargo answers about the project, without network.
fn cargo(arguments: &[&str]) -> String {
    let answer = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).unwrap()
}
