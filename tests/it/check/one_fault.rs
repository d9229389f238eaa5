//! One fault at a time in a copy of a real dataset: the check names the file and the line where it was made.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use crate::harness;

/// How often each sort of fault is made.
const TIMES: usize = 8;

/// Where the choice of records begins.
const SEED: u64 = 20_201_109;

/// Breaks a line, where it is of the sort that can be broken so.
type Break = fn(&str) -> Option<String>;

/// What is broken, in words for the report.
const FAULTS: [(&str, Break); 5] = [
    ("a reference", reference),
    ("a date", date),
    ("a stance", stance),
    ("a kind", kind),
    ("a passage", passage),
];

#[test]
fn a_fault_is_reported_at_its_file_and_line() {
    let folder = copy(&project().join("datasets/south-caucasus"));
    let mut choice = Choice(SEED);
    let mut missed = Vec::new();
    for (what, broken) in FAULTS {
        let sites = sites(folder.path(), broken);
        assert!(sites.len() >= TIMES, "{what} can be broken in {} places", sites.len());
        for _ in 0..TIMES {
            let site = &sites[choice.below(sites.len())];
            let expected = BTreeSet::from([(site.file.clone(), site.line)]);
            let reported = with_fault(folder.path(), site);
            if reported != expected {
                missed.push(format!(
                    "{what}, expected {expected:?}, reported {reported:?}: {}",
                    site.broken
                ));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert_eq!(errors(folder.path()), BTreeSet::new(), "the copy is not as it was");
}

#[test]
fn the_datasets_of_the_project_and_the_template_are_valid() {
    for dataset in ["south-caucasus", "template"] {
        let folder = project().join("datasets").join(dataset);
        assert_eq!(errors(&folder), BTreeSet::new(), "{dataset}");
    }
}

fn reference(line: &str) -> Option<String> {
    let fields = [
        "holder",
        "speaker",
        "topic",
        "place",
        "partOf",
        "within",
        "country",
        "nationality",
        "from",
        "to",
    ];
    if let Some((before, after)) = line.split_once("{actor: ") {
        let (actor, rest) = after.split_once(',')?;
        return Some(format!("{before}{{actor: {actor}-nobody-knows,{rest}"));
    }
    let is_reference = fields.iter().any(|field| line.starts_with(&format!("  {field}: ")));
    is_reference.then(|| format!("{line}-nobody-knows"))
}

fn date(line: &str) -> Option<String> {
    let field = ["  date: ", "  valid: "]
        .into_iter()
        .find(|field| line.starts_with(field))?;
    Some(format!("{field}\"2016-13\""))
}

fn stance(line: &str) -> Option<String> {
    line.starts_with("  stance: ").then(|| "  stance: 7".to_owned())
}

fn kind(line: &str) -> Option<String> {
    line.starts_with("  kind: ").then(|| "  kind: NONSENSE".to_owned())
}

fn passage(line: &str) -> Option<String> {
    let (before, after) = line.split_once("at: [")?;
    let (_, rest) = after.split_once(']')?;
    Some(format!("{before}at: [99]{rest}"))
}

/// A line that can be broken.
struct Site {
    file: String,
    /// From 1.
    line: u64,
    broken: String,
}

/// Every line of the dataset that can be broken so, in order.
fn sites(folder: &Path, broken: Break) -> Vec<Site> {
    let mut sites = Vec::new();
    for file in files(folder) {
        let text = fs::read_to_string(folder.join(&file)).unwrap();
        for (line, text) in (1..).zip(text.lines()) {
            sites.extend(broken(text).map(|broken| Site {
                file: file.clone(),
                line,
                broken,
            }));
        }
    }
    sites
}

/// The files and lines of the errors that the check reports while one line is broken.
fn with_fault(folder: &Path, site: &Site) -> BTreeSet<(String, u64)> {
    let path = folder.join(&site.file);
    let whole = fs::read_to_string(&path).unwrap();
    let lines = (1..).zip(whole.lines());
    let faulty: Vec<&str> = lines
        .map(|(line, text)| if line == site.line { site.broken.as_str() } else { text })
        .collect();
    fs::write(&path, faulty.join("\n")).unwrap();
    let reported = errors(folder);
    fs::write(&path, whole).unwrap();
    reported
}

/// The files and lines of the errors that `demarche check` reports.
fn errors(folder: &Path) -> BTreeSet<(String, u64)> {
    let mut command = harness::demarche();
    let output = command
        .args(["check", "--format", "json"])
        .arg(folder)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let errors = report["faults"].as_array().unwrap().iter();
    errors
        .filter(|fault| fault["severity"] == "ERROR")
        .map(|fault| {
            (
                fault["file"].as_str().unwrap().to_owned(),
                fault["line"].as_u64().unwrap(),
            )
        })
        .collect()
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn copy(dataset: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in files(dataset) {
        fs::copy(dataset.join(&file), folder.path().join(&file)).unwrap();
    }
    folder
}

/// The YAML files of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut files: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    files.retain(|name| Path::new(name).extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}

/// Choices that look random and are the same in each run (SplitMix64).
struct Choice(u64);

impl Choice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit).unwrap();
        usize::try_from((mixed ^ (mixed >> 31)) % limit).unwrap()
    }
}
