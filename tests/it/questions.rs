//! The questions that readers ask of the south-caucasus dataset: each transcript below `questions/` is one.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use demarche::release::publish_folder;
use reqwest::Method;
use serde_json::{Map, Value, json};

use crate::{
    running::{Answer, Running},
    service::Service,
};

/// Makes the run write the answers down instead of comparing them.
const UPDATE: &str = "UPDATE";

#[tokio::test]
async fn every_question_gets_its_recorded_answer() {
    let service = Service::empty().await;
    publish_folder(service.app.database(), &dataset()).await;
    let running = Running::start(service).await;
    running.refresh().await;
    assert_answers_are_recorded(&running).await;
}

/// Asks all questions of a service that has published [`dataset`].
pub async fn assert_answers_are_recorded(service: &Running) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/questions");
    let names = names(&folder);
    assert!(!names.is_empty(), "no transcript is in {}", folder.display());
    let mut faults = strays(&folder, &names);
    for name in names {
        let transcript = Transcript::read(&folder, name);
        let found = transcript.run(service).await;
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", transcript.name)));
    }
    assert!(
        faults.is_empty(),
        "{} differences; {UPDATE}=1 records the answers as they are\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The dataset that the questions are about.
pub fn dataset() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/south-caucasus")
}

/// A question and the answer on record.
struct Transcript {
    name: String,
    question: String,
    variables: Value,
    rest: Option<String>,
    answer: PathBuf,
}

impl Transcript {
    fn read(folder: &Path, name: String) -> Self {
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        let variables = fs::read_to_string(file("variables.json")).ok();
        Self {
            question: fs::read_to_string(file("graphql")).unwrap(),
            variables: variables.map_or(json!({}), |text| serde_json::from_str(&text).unwrap()),
            rest: fs::read_to_string(file("rest")).ok(),
            answer: file("json"),
            name,
        }
    }

    /// Asks the question of both APIs; returns what is not as it should be.
    async fn run(&self, service: &Running) -> Vec<String> {
        let body = json!({ "query": self.question, "variables": self.variables });
        let request = service.request(Method::POST, "/graphql").json(&body);
        let answer = Answer::of(request).await.json();
        let mut faults = Vec::new();
        if !self.question.starts_with("# ") {
            faults.push("the document does not begin with the question in a comment".to_owned());
        }
        if let Some(errors) = answer.get("errors") {
            faults.push(format!("the answer has errors: {errors}"));
            return faults;
        }
        let data = &answer["data"];
        match self.recorded() {
            _ if env::var_os(UPDATE).is_some() => self.record(data),
            None => faults.push(format!("no answer is recorded in {}", self.answer.display())),
            Some(recorded) => differences("data", &recorded, data, &mut faults),
        }
        if let Some(path) = &self.rest {
            rest_differences(data, &service.get(path.trim()).await.json(), &mut faults);
        }
        faults
    }

    fn recorded(&self) -> Option<Value> {
        let text = fs::read_to_string(&self.answer).ok()?;
        Some(serde_json::from_str(&text).unwrap())
    }

    fn record(&self, data: &Value) {
        fs::write(&self.answer, format!("{data:#}\n")).unwrap();
    }
}

/// The names of the transcripts, in order.
fn names(folder: &Path) -> BTreeSet<String> {
    files(folder)
        .iter()
        .filter_map(|file| file.strip_suffix(".graphql").map(ToOwned::to_owned))
        .collect()
}

/// The files that belong to no question.
fn strays(folder: &Path, names: &BTreeSet<String>) -> Vec<String> {
    let endings = [".graphql", ".variables.json", ".json", ".rest"];
    let mut strays = files(folder);
    strays.retain(|file| {
        let name = endings.iter().find_map(|ending| file.strip_suffix(ending));
        file != "README.md" && !name.is_some_and(|name| names.contains(name.trim_end_matches(".variables")))
    });
    strays
        .iter()
        .map(|file| format!("{file}: belongs to no question"))
        .collect()
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Lists where an answer is not the recorded one.
fn differences(at: &str, recorded: &Value, answered: &Value, faults: &mut Vec<String>) {
    match (recorded, answered) {
        (Value::Object(recorded), Value::Object(answered)) => {
            let fields: BTreeSet<&String> = recorded.keys().chain(answered.keys()).collect();
            for field in fields {
                let of = |object: &Map<String, Value>| object.get(field).cloned().unwrap_or_default();
                differences(&format!("{at}.{field}"), &of(recorded), &of(answered), faults);
            }
        }
        (Value::Array(recorded), Value::Array(answered)) if recorded.len() == answered.len() => {
            for (index, (recorded, answered)) in recorded.iter().zip(answered).enumerate() {
                differences(&format!("{at}[{index}]"), recorded, answered, faults);
            }
        }
        _ if recorded == answered => {}
        _ => faults.push(format!("{at}: recorded {recorded}, answered {answered}")),
    }
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
