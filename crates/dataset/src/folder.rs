//! The files of a dataset folder: which there are, and their text.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Fault, Mark};
use demarche_model::{node::NodeKind, suggest::did_you_mean, vocabulary::Vocabulary};

/// The largest file that is read, in bytes.
pub const FILE_LIMIT: u64 = 64 * 1024 * 1024;

/// The file that makes a folder a dataset.
pub const HEADER_FILE: &str = "dataset.yaml";

/// The files of a dataset folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// The files of records with their kind, in the order of their names.
    pub(super) files: Vec<(NodeKind, File)>,
    /// `dataset.yaml`, where it is there.
    pub(super) header: Option<File>,
    /// What is wrong with the folder itself.
    pub(super) faults: Vec<Fault>,
}

/// A file of a dataset.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Its path inside the folder, as faults show it.
    pub(super) name: Arc<str>,
    path: PathBuf,
}

impl Folder {
    /// Lists a folder.
    pub(super) fn open(dir: &Path) -> Self {
        let mut folder = Self::default();
        let name: Arc<str> = HEADER_FILE.into();
        match entries(dir) {
            Ok(entries) => entries.into_iter().for_each(|entry| folder.add(&entry)),
            Err(error) => {
                let message = format!("no dataset can be read from `{}`: {error}", dir.display());
                folder
                    .faults
                    .push(Fault::error(&name, Mark::START, "unreadable-folder", message));
                return folder;
            }
        }
        if folder.header.is_none() {
            let message = format!(
                "`{}` has no {HEADER_FILE}: it names the dataset (slug, version, title, licence)",
                dir.display()
            );
            folder
                .faults
                .push(Fault::error(&name, Mark::START, "missing-file", message));
        }
        folder
    }

    fn add(&mut self, path: &Path) {
        let name = file_name(path);
        let kind = kind_of(name.trim_end_matches(".yaml"));
        match (kind, path.is_dir()) {
            _ if name == HEADER_FILE => self.header = Some(File::new(path, name)),
            (Some(kind), true) if !name.ends_with(".yaml") => self.add_split(kind, path),
            (Some(kind), _) if name.ends_with(".yaml") => self.files.push((kind, File::new(path, name))),
            (_, false) if is_yaml(&name) => self.refuse(name),
            (_, true) if entries(path).is_ok_and(|inside| inside.iter().any(|path| is_yaml(&file_name(path)))) => {
                self.refuse(name);
            }
            _ => {}
        }
    }

    /// Adds the files of a kind that is split over a folder.
    fn add_split(&mut self, kind: NodeKind, dir: &Path) {
        let folder = file_name(dir);
        for path in entries(dir).unwrap_or_default() {
            let name = format!("{folder}/{}", file_name(&path));
            match (name.ends_with(".yaml"), path.is_dir()) {
                (true, _) => self.files.push((kind, File::new(&path, name))),
                (false, false) if is_yaml(&name) => self.refuse(name),
                (false, true) => self.refuse(name),
                (false, false) => {}
            }
        }
    }

    fn refuse(&mut self, name: String) {
        let mut known: Vec<String> = record_kinds().map(|kind| format!("{}.yaml", kind.plural())).collect();
        known.push(HEADER_FILE.to_owned());
        let meant = did_you_mean(&name, known.iter().map(String::as_str));
        let message = format!(
            "this name is none of a dataset's files ({}, or such files in a folder as events/){meant}",
            known.join(", ")
        );
        self.faults
            .push(Fault::error(&name.into(), Mark::START, "unknown-file", message));
    }
}

impl File {
    fn new(path: &Path, name: String) -> Self {
        Self {
            name: name.into(),
            path: path.to_owned(),
        }
    }

    /// The text, or why there is none.
    pub(super) fn text(&self) -> Result<String, Fault> {
        let bytes = self.bytes()?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let message = "no UTF-8 from here on: save the file as UTF-8";
            self.fault(position_after(&String::from_utf8_lossy(valid)), "bad-encoding", message)
        })?;
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        match text.find(control) {
            Some(at) => {
                let code = text[at..].chars().next().map_or(0, u32::from);
                let message = format!("a control character (U+{code:04X}) does not belong here: remove it");
                Err(self.fault(position_after(&text[..at]), "control-character", message))
            }
            None => Ok(text),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Fault> {
        let unreadable = |error: io::Error| {
            self.fault(
                Mark::START,
                "unreadable-file",
                format!("the file cannot be read: {error}"),
            )
        };
        if !fs::metadata(&self.path).map_err(unreadable)?.is_file() {
            return Err(unreadable(io::Error::other("it is no regular file")));
        }
        let file = fs::File::open(&self.path).map_err(unreadable)?;
        let mut bytes = Vec::new();
        file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > FILE_LIMIT {
            let message = format!(
                "the file is larger than {} MiB: split it, as events/2016.yaml",
                FILE_LIMIT / 1024 / 1024
            );
            return Err(self.fault(Mark::START, "file-too-large", message));
        }
        Ok(bytes)
    }

    fn fault(&self, mark: Mark, code: &'static str, message: impl Into<String>) -> Fault {
        Fault::error(&self.name, mark, code, message)
    }
}

/// The kinds that have files of their own; claims stand inside their records.
pub(super) fn record_kinds() -> impl Iterator<Item = NodeKind> {
    NodeKind::ALL.iter().copied().filter(|kind| *kind != NodeKind::Claim)
}

fn kind_of(plural: &str) -> Option<NodeKind> {
    record_kinds().find(|kind| kind.plural() == plural)
}

/// What is in a folder, in the order of names, hidden files left out.
fn entries(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(dir)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| !file_name(path).starts_with('.'));
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_yaml(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".yaml") || name.ends_with(".yml")
}

/// The position behind a text.
fn position_after(text: &str) -> Mark {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Mark {
        line: count(text.matches('\n').count() + 1),
        column: count(text[line_start..].chars().count() + 1),
    }
}
