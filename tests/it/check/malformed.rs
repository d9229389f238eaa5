//! Folders that are broken before their content matters: encodings, sizes, YAML that is none.

use std::fs;

use tempfile::TempDir;

use super::{STATE, assert_one, errors, errors_of_actors, folder};

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
