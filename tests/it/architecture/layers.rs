//! The layers of the root package: every file stands in one, and its imports lead down, whatever the file is called.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, assert_none, sources};

/// The layers, from the lowest to the highest; a file may use its own and those below.
const LAYERS: [&str; 5] = ["store", "questions", "graphql", "rest", "server"];

/// The folders of the kinds and of what all kinds share.
const KINDS: [&str; 11] = [
    "actor", "place", "topic", "interest", "event", "artifact", "relation", "document", "claim", "node", "facet",
];

/// The folders of the questions.
const QUESTIONS: [&str; 9] = [
    "alignment",
    "red_line",
    "path",
    "timeline",
    "dyad",
    "coverage",
    "search",
    "resolve",
    "code",
];

/// The imports that still lead up, as `file -> file`. The list only gets shorter: each goes with the crate of its layer.
const LEADING_UP: &[&str] = &[
    "alignment/service.rs -> app.rs",
    "coverage/service.rs -> app.rs",
    "dyad/service.rs -> app.rs",
    "dyad/service.rs -> cache/mod.rs",
    "facet/loader.rs -> cache/mod.rs",
    "facet/rules.rs -> code/rules.rs",
    "graphql/course.rs -> app.rs",
    "graphql/guard/admit.rs -> app.rs",
    "graphql/loader.rs -> app.rs",
    "graphql/operation.rs -> app.rs",
    "graphql/schema.rs -> app.rs",
    "path/service.rs -> app.rs",
    "rest/asked.rs -> cache/answers.rs",
    "rest/cited.rs -> app.rs",
    "rest/docs.rs -> cache/fingerprint.rs",
    "rest/routes.rs -> app.rs",
    "rest/routes.rs -> cache/answers.rs",
    "rest/routes.rs -> cache/fingerprint.rs",
    "rest/scope.rs -> app.rs",
    "resolve/service.rs -> app.rs",
    "search/service.rs -> app.rs",
    "timeline/service.rs -> app.rs",
    "timeline/service.rs -> cache/mod.rs",
];

#[test]
fn imports_of_the_root_package_lead_down() {
    let modules = Modules::read();
    let found = modules.leading_up();
    let known: BTreeSet<String> = LEADING_UP.iter().map(|tie| (*tie).to_owned()).collect();
    let new = found.difference(&known).map(|tie| format!("{tie} leads up"));
    let gone = known
        .difference(&found)
        .map(|tie| format!("{tie} leads up no more: take it off the list"));
    assert_none(new.chain(gone));
}

#[test]
fn the_resolver_of_imports_follows_what_is_exported_again() {
    let modules = Modules::read();
    let leads_to = |path: &str| modules.file_of(&["graphql".to_owned()], path);
    assert_eq!(leads_to("crate::actor::Actor"), None);
    assert_eq!(leads_to("crate::node::Kind").as_deref(), Some("node/kind.rs"));
    assert_eq!(leads_to("crate::app::App").as_deref(), Some("app.rs"));
    assert_eq!(
        leads_to("super::node::store::list").as_deref(),
        Some("node/store/list.rs")
    );
    assert_eq!(leads_to("crate::date::UncertainDate"), None);
}

/// The layer of a file below `src`; `None` for faces, which only declare and export again.
fn layer(path: &str) -> Option<usize> {
    let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    let (top, rest) = (parts[0], &parts[1..]);
    let first = rest.first().copied().unwrap_or_default();
    let is_feature = KINDS.contains(&top) || QUESTIONS.contains(&top);
    let name = match top {
        "lib" => return None,
        _ if is_feature && rest == ["mod"] => return None,
        _ if is_feature && first == "graphql" => "graphql",
        _ if is_feature && first == "rest" => "rest",
        "graphql" | "rest" => top,
        _ if path == "facet/loader.rs" || path == "document/passage.rs" => "graphql",
        _ if KINDS.contains(&top) || top == "release" => "store",
        _ if QUESTIONS.contains(&top) => "questions",
        "cache" if ["kept", "counted"].contains(&first) => "store",
        _ => "server",
    };
    LAYERS.iter().position(|layer| *layer == name)
}

/// The modules of the root package: the file of each, and what each exports again.
struct Modules {
    files: Vec<Source>,
    file_of: BTreeMap<String, String>,
    exports: BTreeMap<(String, String), String>,
}

impl Modules {
    fn read() -> Self {
        let mut files = sources("src");
        for file in &mut files {
            file.path = file.path.trim_start_matches("src/").to_owned();
        }
        let file_of = files
            .iter()
            .map(|file| (module(&file.path), file.path.clone()))
            .collect();
        let export = |file: &Source| -> Vec<_> {
            let from = module(&file.path);
            let uses = uses(file).into_iter().filter(|(public, _)| *public);
            uses.map(|(_, path)| ((from.clone(), last(&path).to_owned()), path))
                .collect()
        };
        let exports = files.iter().flat_map(export).collect();
        Self {
            files,
            file_of,
            exports,
        }
    }

    /// The ties that lead up, as `file -> file`.
    fn leading_up(&self) -> BTreeSet<String> {
        self.files.iter().flat_map(|file| self.leading_up_from(file)).collect()
    }

    fn leading_up_from(&self, file: &Source) -> Vec<String> {
        let Some(own) = layer(&file.path) else {
            return Vec::new();
        };
        let base: Vec<String> = module(&file.path).split("::").map(str::to_owned).collect();
        let paths = uses(file).into_iter().map(|(_, path)| path);
        let targets = paths.filter_map(|path| self.file_of(&base, &path));
        let up = targets.filter(|target| layer(target) > Some(own));
        up.map(|target| format!("{} -> {target}", file.path)).collect()
    }

    /// The file in which what a path names is declared, seen from a module; `None` where that is another crate.
    fn file_of(&self, base: &[String], path: &str) -> Option<String> {
        let mut at = base.to_vec();
        if !["crate", "self", "super"].contains(&path.split("::").next().unwrap_or_default()) {
            return None;
        }
        for name in path.split("::") {
            match name {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => {
                    at.push(name.to_owned());
                    if self.file_of.contains_key(&at.join("::")) {
                        continue;
                    }
                    at.pop();
                    let here = at.join("::");
                    return match self.exports.get(&(here.clone(), name.to_owned())) {
                        Some(export) => self.exported(&at, export),
                        None => self.file_of.get(&here).cloned(),
                    };
                }
            }
        }
        self.file_of.get(&at.join("::")).cloned()
    }

    fn exported(&self, at: &[String], export: &str) -> Option<String> {
        let first = export.split("::").next().unwrap_or_default();
        let child = at
            .iter()
            .map(String::as_str)
            .chain([first])
            .collect::<Vec<_>>()
            .join("::");
        if self.file_of.contains_key(&child) {
            return self.file_of(at, &format!("self::{export}"));
        }
        self.file_of(at, export)
    }
}

/// `a::b` of `a/b.rs` and of `a/b/mod.rs`.
fn module(path: &str) -> String {
    let path = path.trim_end_matches(".rs").replace('/', "::");
    let path = path.strip_suffix("::mod").unwrap_or(&path);
    if path == "lib" { String::new() } else { path.to_owned() }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// The paths that the code of a file uses, each whole, and whether it exports them again.
fn uses(file: &Source) -> Vec<(bool, String)> {
    let code: String = file.code().map(|(_, line)| line).collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].trim_end();
        let statement = code[at + 4..].split(';').next().unwrap_or_default();
        let paths = whole_paths(statement);
        found.extend(
            paths
                .into_iter()
                .map(|path| (before.ends_with("pub") || before.ends_with("pub(crate)"), path)),
        );
    }
    let inline = code.split("crate::").skip(1);
    let is_part = |char: char| char.is_alphanumeric() || char == '_' || char == ':';
    found.extend(inline.map(|rest| {
        let path: String = rest.chars().take_while(|char| is_part(*char)).collect();
        (false, format!("crate::{}", path.trim_end_matches(':')))
    }));
    found
}

/// The items between the braces of a `use`, each whole.
fn items(list: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut items = vec![String::new()];
    for char in list.chars() {
        depth += i32::from(char == '{') - i32::from(char == '}');
        if char == ',' && depth == 0 {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(char);
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items.iter().map(|item| item.trim().to_owned()).collect()
}

/// `a::b` and `a::c` of `a::{b, c}`; `self` is the module itself.
fn whole_paths(tree: &str) -> Vec<String> {
    let tree = tree.trim().split(" as ").next().unwrap_or_default();
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree.trim_end_matches("::self").to_owned()];
    };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let items = items(inner);
    items
        .iter()
        .flat_map(|item| whole_paths(&format!("{before}{item}")))
        .collect()
}
