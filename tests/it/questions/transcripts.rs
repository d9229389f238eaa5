//! The questions that readers ask of the south-caucasus dataset: each transcript below `transcripts/` is one.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};

use crate::harness::{Service, snapshot};

#[tokio::test]
async fn every_question_gets_its_recorded_answer() {
    assert_answers_are_recorded(&Service::with_south_caucasus().await).await;
}

/// Asks all questions of a service that has published the dataset.
pub async fn assert_answers_are_recorded(service: &Service) {
    let folder = snapshot::folder("questions/transcripts");
    let names = snapshot::names(&folder, &[".graphql"]);
    assert!(!names.is_empty(), "no transcript is in {}", folder.display());
    let mut faults = strays(&folder, &names);
    for name in names {
        let transcript = Transcript::read(&folder, &name);
        let found = transcript.run(service).await;
        faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// A question, in both languages where REST can ask it.
struct Transcript<'a> {
    folder: &'a Path,
    name: &'a str,
    question: String,
    variables: Value,
    rest: Option<String>,
}

impl<'a> Transcript<'a> {
    fn read(folder: &'a Path, name: &'a str) -> Self {
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        let variables = fs::read_to_string(file("variables.json")).ok();
        Self {
            folder,
            name,
            question: fs::read_to_string(file("graphql")).unwrap(),
            variables: variables.map_or(json!({}), |text| serde_json::from_str(&text).unwrap()),
            rest: fs::read_to_string(file("rest")).ok(),
        }
    }

    /// Asks the question of both APIs; returns what is not as it should be.
    async fn run(&self, service: &Service) -> Vec<String> {
        let answer = service.answer(&self.question, self.variables.clone()).await;
        let mut faults = Vec::new();
        if !self.question.starts_with("# ") {
            faults.push("the document does not begin with the question in a comment".to_owned());
        }
        if let Some(errors) = answer.get("errors") {
            faults.push(format!("the answer has errors: {errors}"));
            return faults;
        }
        let data = &answer["data"];
        if !snapshot::is_on_record(self.folder, self.name, &format!("{data:#}")) {
            faults.push("the answer is not the one on record, see above".to_owned());
        }
        if let Some(path) = &self.rest {
            rest_differences(data, &service.json(path.trim()).await, &mut faults);
        }
        faults
    }
}

/// The files that belong to no question.
fn strays(folder: &Path, names: &BTreeSet<String>) -> Vec<String> {
    let endings = [".graphql", ".variables.json", ".rest", ".snap", ".snap.new"];
    let mut strays = snapshot::files(folder);
    strays.retain(|file| {
        let name = endings.iter().find_map(|ending| file.strip_suffix(ending));
        file != "README.md" && !name.is_some_and(|name| names.contains(name))
    });
    let strays = strays.iter();
    strays.map(|file| format!("{file}: belongs to no question")).collect()
}

/// Lists what REST leaves out of, or says otherwise than, the one field that the GraphQL document asks for.
fn rest_differences(data: &Value, answer: &Value, faults: &mut Vec<String>) {
    let fields: Vec<&Value> = data.as_object().unwrap().values().collect();
    match fields.as_slice() {
        [field] if is_connection(field) => uncovered("rest", field, answer, faults),
        [field] => uncovered("rest", field, &answer["data"], faults),
        _ => faults.push("REST answers documents with one field only: remove the `.rest` file".to_owned()),
    }
}

fn is_connection(value: &Value) -> bool {
    value.get("nodes").is_some() || value.get("edges").is_some()
}

/// Lists where a REST answer does not hold what a GraphQL answer says; it may say more.
fn uncovered(at: &str, wanted: &Value, answered: &Value, faults: &mut Vec<String>) {
    match wanted {
        Value::Object(fields) => {
            for (field, wanted) in fields {
                let answered = match field.as_str() {
                    "nodes" | "edges" if answered.is_array() => answered,
                    "nodes" | "edges" => &answered["data"],
                    "totalCount" => &answered["page"]["total"],
                    "undatedCount" => &answered["page"]["undated"],
                    _ => &answered[field],
                };
                uncovered(&format!("{at}.{field}"), wanted, answered, faults);
            }
        }
        Value::Array(wanted) if answered.as_array().is_some_and(|all| all.len() == wanted.len()) => {
            for (index, wanted) in wanted.iter().enumerate() {
                uncovered(&format!("{at}[{index}]"), wanted, &answered[index], faults);
            }
        }
        _ if wanted == answered => {}
        _ => faults.push(format!("{at}: GraphQL has {wanted}, REST {answered}")),
    }
}
