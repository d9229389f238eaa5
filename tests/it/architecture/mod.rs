//! The project as a whole: who may import whom, as ARCHITECTURE.md draws it, and pages that are true.

use std::process::Command;

mod kinds;
mod layers;
mod pages;
mod source;
mod transactions;

use source::{Source, all_sources, committed, names, product, root, sources};

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
        "codes.rs",
        "service.rs",
    ];
    let files = product().filter(|file| is_record(file) || named.iter().any(|name| file.is_named(name)));
    assert_none(files.flat_map(|file| file.mentions(&DATABASE)));
}

#[test]
fn the_transport_knows_no_database() {
    let files = ["src/http", "src/rest", "src/cli"].into_iter().flat_map(sources);
    assert_none(files.flat_map(|file| file.imports(&DATABASE)));
}

#[test]
fn what_reads_or_judges_knows_no_api() {
    let files = product().filter(|file| {
        let in_folder = file.path.contains("/store/");
        in_folder
            || is_record(file)
            || ["store.rs", "entity.rs", "rules.rs", "model.rs"]
                .iter()
                .any(|name| file.is_named(name))
    });
    assert_none(files.flat_map(|file| {
        let mut found = file.imports(&APIS);
        if !file.is_named("model.rs") && !is_record(&file) {
            found.extend(file.imports(&["async_graphql"]));
        }
        found
    }));
}

#[test]
fn plain_data_has_no_resolvers() {
    let named = ["model.rs", "filter.rs"];
    let files = product().filter(|file| is_record(file) || named.iter().any(|name| file.is_named(name)));
    assert_none(files.flat_map(|file| {
        let engine = file.code().filter(|(_, line)| line.contains("async_graphql"));
        let found = engine.filter(|(_, line)| RESOLVERS.iter().any(|word| names(line, word)));
        found
            .map(|(number, line)| format!("{}:{number}: {line}", file.path))
            .collect::<Vec<_>>()
    }));
}

/// Whether a file declares a record of the model.
fn is_record(file: &Source) -> bool {
    file.path.starts_with("crates/model/") && file.is_named("record.rs")
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

/// The packages that a crate and its tests are built from, a line each: name, version, path.
fn needed_by(package: &str) -> String {
    let tree = [
        "tree",
        "--package",
        package,
        "--edges",
        "normal,build,dev",
        "--prefix",
        "none",
        "--offline",
        "--locked",
    ];
    let listed = Command::new(env!("CARGO"))
        .args(tree)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    String::from_utf8(listed.stdout).unwrap()
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
    assert_none(product().flat_map(|file| file.mentions(&own)));
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

/// The relative links of a page.
fn links(page: &str) -> Vec<String> {
    let targets = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with(['#', '/']));
    files
        .map(|target| target.split('#').next().unwrap_or(target).to_owned())
        .collect()
}

/// Fails with all that was found.
pub fn assert_none(found: impl Iterator<Item = String>) {
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}
