//! The project as a whole: who may use whom, as ARCHITECTURE.md draws it, and pages that are true.

mod crates;
mod kinds;
mod pages;
mod source;
mod transactions;

use source::{Source, all_sources, committed, names, product, root, sources};

/// The longest file.
const FULL: usize = 300;

/// What only stores know.
const DATABASE: [&str; 2] = ["sea_orm::", "sqlx::"];

/// Where the engine answers with more than plain data.
const RESOLVERS: [&str; 3] = ["#[Object", "#[Subscription", "#[ComplexObject"];

/// What resolvers are given.
const GIVEN: [&str; 2] = ["Context", "Schema"];

#[test]
fn the_questions_speak_to_the_database_in_their_stores_alone() {
    let others = sources("crates/questions")
        .into_iter()
        .filter(|file| !is_store(file) && !file.is_named("analysis.rs"));
    assert_none(others.flat_map(|file| file.mentions(&DATABASE)));
}

#[test]
fn the_rules_of_a_question_know_no_store() {
    let rules = sources("crates/questions")
        .into_iter()
        .filter(|file| file.is_named("rules.rs") || file.path.contains("/rules/"));
    assert_none(rules.flat_map(|file| file.mentions(&["demarche_store", "store", "service", "Analysis", "await"])));
}

#[test]
fn the_model_knows_the_database_by_its_failures_alone() {
    let words = sources("crates/model")
        .into_iter()
        .filter(|file| file.path != "crates/model/src/error/database.rs");
    assert_none(words.flat_map(|file| file.mentions(&DATABASE)));
}

#[test]
fn the_stores_know_no_api() {
    let stores = sources("crates/questions").into_iter().filter(is_store);
    assert_none(stores.flat_map(|file| file.mentions(&["async_graphql"])));
}

/// Dates are shown as they are, whatever shows them: the one exception.
#[test]
fn resolvers_stand_in_graphql_alone() {
    let files = product().filter(|file| !file.path.starts_with("crates/graphql/"));
    assert_none(files.flat_map(|file| {
        let engine = file.code().filter(|(_, line)| {
            let resolves =
                RESOLVERS.iter().any(|word| line.starts_with(word)) && file.path != "crates/model/src/date/graphql.rs";
            resolves || line.contains("async_graphql") && GIVEN.iter().any(|word| names(line, word))
        });
        let found = engine.map(|(number, line)| format!("{}:{number}: {line}", file.path));
        found.collect::<Vec<_>>()
    }));
}

/// Whether a file of a question has its statements.
fn is_store(file: &Source) -> bool {
    file.is_named("store.rs") || file.path.contains("/store/")
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
