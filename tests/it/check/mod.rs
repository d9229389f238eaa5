//! `demarche check`: what it says about folders that are right, wrong, and no datasets at all.

mod malformed;
mod one_fault;

use std::{fs, path::Path, process::Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{self, folder::fixture};

const HEADER: &str = "slug: small\nversion: 1.0.0\ntitle: Small\nlicence: CC0-1.0\ndocument: report\n";
const DOCUMENTS: &str = "- id: report\n  label: A report\n  passages:\n    - number: 1\n";

/// A folder with the given files, beside a header and a document where they are not among them.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("dataset.yaml"), HEADER).unwrap();
    fs::write(dir.path().join("documents.yaml"), DOCUMENTS).unwrap();
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    dir
}

fn demarche(arguments: &[&str], dir: &Path) -> Output {
    harness::demarche().args(arguments).arg(dir).output().unwrap()
}

/// What `check` prints, without warnings; the exit code must be 1 where an error is among it and 0 elsewhere.
fn errors(dir: &Path) -> Vec<String> {
    let output = demarche(&["check"], dir);
    let lines: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let errors: Vec<String> = lines.into_iter().filter(|line| !line.contains(": warning: ")).collect();
    assert_eq!(output.status.code(), Some(i32::from(!errors.is_empty())), "{errors:?}");
    errors
}

/// The errors of a folder whose `actors.yaml` has this content.
fn errors_of_actors(content: &[u8]) -> Vec<String> {
    errors(folder(&[("actors.yaml", content)]).path())
}

fn assert_one(errors: &[String], place: &str, part: &str) {
    let [error] = errors else {
        panic!("one error expected: {errors:#?}")
    };
    assert!(
        error.starts_with(&format!("{place}: ")) && error.contains(part),
        "{error}"
    );
}

const STATE: &str = "- id: norland\n  label: Norland\n  kind: STATE\n  at: [1]\n";

#[test]
fn every_fault_of_a_folder_is_reported_in_one_run() {
    let dir = fixture("twenty-faults");
    let output = demarche(&["check"], &dir);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
}

#[test]
fn the_example_of_the_guide_can_be_published() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dataset.md")).unwrap();
    let example = guide
        .split("## ")
        .find(|part| part.starts_with("The smallest one"))
        .unwrap();
    let code: String = example
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .map(|line| format!("{line}\n"))
        .collect();
    let dir = TempDir::new().unwrap();
    for file in code.split("# ").skip(1) {
        let (name, content) = file.split_once('\n').unwrap();
        fs::write(dir.path().join(name), content).unwrap();
    }
    assert_eq!(errors(dir.path()), [""; 0]);
    assert!(dir.path().join("events.yaml").exists());
}

#[test]
fn tools_get_the_same_faults_as_json() {
    let dir = fixture("twenty-faults");
    let output = demarche(&["check", "--format", "json"], &dir);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = String::from_utf8(demarche(&["check"], &dir).stdout).unwrap();
    let faults = answer["faults"].as_array().unwrap();
    assert_eq!(faults.len(), text.lines().count());
    for (fault, line) in faults.iter().zip(text.lines()) {
        let position = format!(
            "{}:{}:{}: ",
            fault["file"].as_str().unwrap(),
            fault["line"],
            fault["column"]
        );
        assert!(
            line.starts_with(&position) && line.ends_with(fault["message"].as_str().unwrap()),
            "{line}"
        );
        assert!(
            fault["code"]
                .as_str()
                .unwrap()
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '-'),
            "{fault}"
        );
    }
}

#[test]
fn warnings_alone_do_not_fail() {
    let dir = folder(&[("events.yaml", b"- id: meeting\n  label: They meet\n  at: [1]\n")]);
    let output = demarche(&["check"], dir.path());
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("events.yaml:1:7: warning: `event/meeting` has no date"),
        "{text}"
    );
}

#[test]
fn a_kind_may_be_split_over_a_folder_of_files() {
    let dir = folder(&[
        ("actors/a.yaml", STATE.as_bytes()),
        (
            "actors/b.yaml",
            b"- id: capital-office\n  label: Office\n  kind: STATE_BODY\n  partOf: norland\n  at: [1]\n",
        ),
    ]);
    assert_eq!(errors(dir.path()), [""; 0]);
}

#[test]
fn the_hash_does_not_depend_on_files_comments_or_layout() {
    let together = b"- {id: b, label: B, kind: STATE, at: [1]}\n- {id: a, label: A, kind: STATE, at: [1]}\n";
    let apart: [(&str, &[u8]); 2] = [
        (
            "actors/1.yaml",
            b"# A comment\n- at: [1]\n  id: actor/a\n  kind: STATE\n  label: 'A'\n",
        ),
        (
            "actors/2.yaml",
            b"- id: b\n  label: >-\n    B\n  kind: STATE\n  summary:\n  at:\n    - 1\n",
        ),
    ];
    let other = b"- {id: b, label: B, kind: STATE, at: [1]}\n- {id: a, label: A, kind: COMPANY, at: [1]}\n";
    let hash = |files: &[(&str, &[u8])]| {
        let output = demarche(&["check", "--format", "json"], folder(files).path());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["sha256"].as_str().unwrap().to_owned()
    };
    assert_eq!(hash(&[("actors.yaml", together)]), hash(&apart));
    assert_ne!(hash(&[("actors.yaml", together)]), hash(&[("actors.yaml", other)]));
}

#[test]
fn the_claim_of_all_records_is_checked_too() {
    let header = format!("{HEADER}claim: {{mode: REPORTED_VIEW, at: [7]}}\n");
    let errors = errors(folder(&[("dataset.yaml", header.as_bytes())]).path());
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(
        errors.iter().all(|error| error.starts_with("dataset.yaml:6:")),
        "{errors:#?}"
    );
}

#[test]
fn a_relation_is_told_once() {
    let relations = b"- {id: a, kind: RIVALRY, from: actor/norland, to: actor/sudland, at: [1]}\n- {id: b, kind: RIVALRY, from: actor/sudland, to: actor/norland, at: [1]}\n";
    let actors = format!("{STATE}{}", STATE.replace("norland", "sudland"));
    let dir = folder(&[("actors.yaml", actors.as_bytes()), ("relations.yaml", relations)]);
    assert_one(&errors(dir.path()), "relations.yaml:2:17", "tells the same");
}

#[test]
fn the_schema_of_the_files_is_printed() {
    let output = harness::demarche().args(["schema", "--dataset"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        schema["$defs"]["events"]["items"]["properties"]["participants"]["type"],
        "array"
    );
}

#[test]
fn an_unknown_command_is_refused() {
    let output = harness::demarche().arg("chek").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("check"));
}
