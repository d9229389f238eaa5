//! The pages for people are true: every setting is described, and the README's question has the answer it shows.

use std::fs;

use clap::{Command, CommandFactory};
use demarche::cli::CommandLine;
use serde_json::{Value, json};

use super::root;
use crate::harness::Service;

#[test]
fn every_flag_and_variable_is_on_the_pages_about_configuration_and_limits() {
    let page = page("docs/configuration.md") + &page("docs/limits.md");
    let missing: Vec<String> = settings(&CommandLine::command())
        .into_iter()
        .filter(|setting| !page.contains(setting))
        .collect();
    assert!(
        missing.is_empty(),
        "docs/configuration.md and docs/limits.md do not name {missing:?}"
    );
}

#[tokio::test]
async fn the_question_of_the_readme_has_the_answer_it_shows() {
    let page = page("README.md");
    let service = Service::with_south_caucasus().await;
    let data = service.data(question(&page), json!({})).await;
    let nodes = data["interests"]["nodes"].as_array().unwrap();
    let shown = shown(&page);
    assert!(!shown.is_empty(), "the README shows no answer");
    for node in shown {
        assert!(nodes.contains(&node), "the answer does not hold {node:#}");
    }
}

#[test]
fn the_committed_schemas_are_what_the_service_prints() {
    let dataset = format!("{:#}\n", demarche_dataset::schema());
    for (path, printed) in [
        ("schema.graphql", demarche_graphql::described_sdl()),
        ("docs/dataset.schema.json", dataset),
    ] {
        assert!(page(path) == printed, "{path} is stale: run `make schema`");
    }
}

/// The settings of a command and of those below it, as flags and as variables.
fn settings(command: &Command) -> Vec<String> {
    let own = command.get_arguments().filter(|argument| argument.get_env().is_some());
    let own = own.flat_map(|argument| {
        let flag = argument.get_long().map(|flag| format!("--{flag}"));
        let variable = argument
            .get_env()
            .map(|variable| variable.to_string_lossy().into_owned());
        flag.into_iter().chain(variable)
    });
    own.chain(command.get_subcommands().flat_map(settings)).collect()
}

/// The GraphQL that the README's curl sends.
fn question(page: &str) -> &str {
    let (_, rest) = page.split_once("--data-urlencode 'query=").unwrap();
    rest.split_once('\'').unwrap().0
}

/// The nodes that the README shows: each begins a line with its label, the last ends before a blank line.
fn shown(page: &str) -> Vec<Value> {
    let (start, end) = ("\n      {\"label\"", "]}");
    let rests = page
        .split(start)
        .skip(1)
        .map(|rest| rest.split("\n\n").next().unwrap_or(rest));
    let nodes = rests.filter_map(|rest| Some(format!("{{\"label\"{}{end}", rest.rsplit_once(end)?.0)));
    nodes.map(|node| serde_json::from_str(&node).unwrap()).collect()
}

fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}
