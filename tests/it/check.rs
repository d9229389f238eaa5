//! `demarche check`: what it says about folders that are right, wrong, and no datasets at all.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

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
    Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(arguments)
        .arg(dir)
        .output()
        .unwrap()
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
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/twenty-faults");
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
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/twenty-faults");
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
fn a_missing_folder_is_named() {
    let dir = TempDir::new().unwrap();
    let missing = dir.path().join("nowhere");
    assert_one(&errors(&missing), "dataset.yaml:1:1", "nowhere");
}

#[test]
fn a_folder_without_header_is_no_dataset() {
    let dir = folder(&[]);
    fs::remove_file(dir.path().join("dataset.yaml")).unwrap();
    assert_one(&errors(dir.path()), "dataset.yaml:1:1", "has no dataset.yaml");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_its_ids_are_not_called_unknown() {
    let dir = folder(&[(
        "relations.yaml",
        b"- id: x\n  kind: ALLIANCE\n  from: actor/a\n  to: actor/b\n  at: [1]\n",
    )]);
    fs::create_dir(dir.path().join("actors.yaml")).unwrap();
    assert_one(&errors(dir.path()), "actors.yaml:1:1", "cannot be read");
}

#[test]
fn a_file_that_is_no_list_is_refused() {
    assert_one(
        &errors_of_actors(b"norland:\n  label: Norland\n"),
        "actors.yaml:1:1",
        "expected a list of records",
    );
    assert_one(
        &errors_of_actors(b"just text\n"),
        "actors.yaml:1:1",
        "expected a list of records",
    );
}

#[test]
fn an_item_that_is_no_record_is_refused_and_the_others_are_read() {
    let content = format!("- norland\n{STATE}");
    assert_one(
        &errors_of_actors(content.as_bytes()),
        "actors.yaml:1:3",
        "expected the fields of an actor",
    );
}

#[test]
fn an_empty_file_holds_no_records() {
    for content in [&b""[..], b"\n", b"# nothing yet\n", b"---\n", b"[]\n"] {
        assert_eq!(errors_of_actors(content), [""; 0], "{content:?}");
    }
}

#[test]
fn a_duplicate_key_is_named_with_its_first_line() {
    let content = format!("{STATE}  label: Norland again\n");
    assert_one(
        &errors_of_actors(content.as_bytes()),
        "actors.yaml:5:3",
        "`label` is here twice, first in line 2",
    );
}

#[test]
fn control_characters_and_other_encodings_are_refused_where_they_stand() {
    let nul = b"- id: norland\n  label: Nor\0land\n  kind: STATE\n  at: [1]\n";
    assert_one(&errors_of_actors(nul), "actors.yaml:2:13", "U+0000");
    let latin = b"- id: norland\n  label: Norl\xe4nd\n  kind: STATE\n  at: [1]\n";
    assert_one(&errors_of_actors(latin), "actors.yaml:2:14", "UTF-8");
    let utf16: Vec<u8> = STATE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_one(&errors_of_actors(&utf16), "actors.yaml:1:2", "U+0000");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let content = format!("\u{feff}{}", STATE.replace('\n', "\r\n"));
    assert_eq!(errors_of_actors(content.as_bytes()), [""; 0]);
}

#[test]
fn broken_yaml_is_reported_and_the_next_record_is_read() {
    let content =
        format!("- id: broken\n  label: [unclosed\n  kind: STATE\n{STATE}  colour: blue\n- id: x\n  label: \"x\n");
    let errors = errors_of_actors(content.as_bytes());
    assert!(
        errors
            .iter()
            .any(|error| error.starts_with("actors.yaml:8:3: no field is called `colour`")),
        "{errors:#?}"
    );
    assert!(
        errors.iter().filter(|error| error.contains("no valid YAML")).count() >= 2,
        "{errors:#?}"
    );
}

#[test]
fn a_quote_that_is_never_closed_costs_one_record_only() {
    let content = format!(
        "- id: broken\n  label: \"never closed\n  kind: STATE\n  at: [1]\n{STATE}  partOf: broken\n  colour: blue\n"
    );
    let errors = errors_of_actors(content.as_bytes());
    assert!(
        errors.iter().any(|error| error.contains("no valid YAML")),
        "{errors:#?}"
    );
    assert!(
        errors
            .iter()
            .any(|error| error.starts_with("actors.yaml:10:3: no field is called `colour`")),
        "{errors:#?}"
    );
    assert!(
        !errors.iter().any(|error| error.contains("no actor has the id")),
        "{errors:#?}"
    );
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
fn aliases_tags_and_second_documents_are_refused() {
    let bomb = "- &a [x, x]\n- &b [*a, *a, *a]\n- &c [*b, *b, *b]\n";
    let errors = errors_of_actors(bomb.as_bytes());
    assert!(
        errors.iter().any(|error| error.contains("anchors and aliases")),
        "{errors:#?}"
    );
    let tagged = STATE.replace("STATE", "!kind STATE");
    assert_one(&errors_of_actors(tagged.as_bytes()), "actors.yaml:3:15", "tags");
    let second = format!("{STATE}---\n{}", STATE.replace("norland", "sudland"));
    assert_one(
        &errors_of_actors(second.as_bytes()),
        "actors.yaml:5:1",
        "second document",
    );
}

#[test]
fn nesting_without_end_is_refused() {
    let content = format!("- id: x\n  label: {}\n", "[".repeat(100_000));
    let errors = errors_of_actors(content.as_bytes());
    assert!(errors[0].starts_with("actors.yaml:2:"), "{errors:#?}");
}

#[test]
fn a_file_of_fifty_megabytes_is_read() {
    let text = "word ".repeat(20_000);
    let records: String = (0..560)
        .map(|n| format!("- {{id: a{n}, label: A, kind: STATE, at: [1], note: {text}}}\n"))
        .collect();
    assert!(records.len() > 50 * 1024 * 1024);
    assert_eq!(errors_of_actors(records.as_bytes()), [""; 0]);
}

#[test]
fn a_file_above_the_limit_is_refused_with_what_to_do() {
    let content = vec![b' '; 64 * 1024 * 1024 + 1];
    assert_one(&errors_of_actors(&content), "actors.yaml:1:1", "split it");
}

#[test]
fn thousands_of_faults_are_all_reported() {
    let records: String = (0..5_000)
        .map(|n| format!("- {{id: a{n}, label: A, kind: STAT, at: [1], partOf: b{n}}}\n"))
        .collect();
    assert_eq!(errors_of_actors(records.as_bytes()).len(), 10_000);
}

#[test]
fn the_schema_of_the_files_is_printed() {
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["schema", "--dataset"])
        .output()
        .unwrap();
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        schema["$defs"]["events"]["items"]["properties"]["participants"]["type"],
        "array"
    );
}

#[test]
fn an_unknown_command_is_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .arg("chek")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("check"));
}
