//! Reads the files of a dataset folder into structs, and gathers every fault on the way.

use std::{collections::HashMap, sync::Arc};

use serde::de::DeserializeOwned;

use super::{
    At, COMMON_FIELDS, Common, Entry, Fault, HasKind, Header, Mark, Mention,
    decode::{DecodeError, Decoded, decode},
    folder::File,
    yaml::{self, Flaw, Map, Node, Value},
};
use demarche_model::node::{NodeId, NodeKind, article};

/// What reading the files has gathered.
#[derive(Default)]
pub(super) struct Loaded {
    pub(super) faults: Vec<Fault>,
    /// Every reference, with its file.
    pub(super) mentions: Vec<(Arc<str>, Mention)>,
    /// Where each id was first given, those of faulty records included.
    pub(super) ids: HashMap<NodeId, (Arc<str>, Mark)>,
    /// Whether nothing but unknown fields was left out of the record that is read.
    pub(super) is_whole: bool,
    /// The kinds of which a file could not be read.
    pub(super) unread: Vec<NodeKind>,
}

impl Loaded {
    /// Reads `dataset.yaml`.
    pub(super) fn header(&mut self, file: &File) -> Option<Header> {
        let text = file.text().map_err(|fault| self.faults.push(fault)).ok()?;
        let (root, flaws) = yaml::read_document(&text);
        self.flaws(&file.name, flaws);
        match root {
            Some(mut node) => self.decode(&file.name, &mut node, &[]),
            None => {
                let message = "expected slug, version, title and licence of the dataset, found nothing";
                self.faults
                    .push(Fault::error(&file.name, Mark::START, "bad-value", message));
                None
            }
        }
    }

    /// Reads a file of records of one kind.
    pub(super) fn records<F: HasKind + DeserializeOwned>(&mut self, file: &File, entries: &mut Vec<Entry<F>>) {
        match file.text() {
            Ok(text) => {
                let mut reader = RecordReader {
                    loaded: self,
                    file: &file.name,
                    entries,
                };
                yaml::read_list(&text, &mut reader);
            }
            Err(fault) => {
                self.unread.push(F::KIND);
                self.faults.push(fault);
            }
        }
    }

    /// Whether all files of a kind could be read, so that an id that is not there is unknown.
    pub(super) fn is_read(&self, kind: NodeKind) -> bool {
        !self.unread.contains(&kind)
    }

    fn flaws(&mut self, file: &Arc<str>, flaws: Vec<Flaw>) {
        let faults = flaws
            .into_iter()
            .map(|flaw| Fault::error(file, flaw.mark, flaw.code, flaw.message));
        self.faults.extend(faults);
    }

    /// Reads a struct; `more` fields are known beside its own.
    fn decode<T: DeserializeOwned>(&mut self, file: &Arc<str>, node: &mut Node, more: &[&str]) -> Option<T> {
        let Decoded {
            value,
            mentions,
            errors,
        } = decode(node);
        self.mentions
            .extend(mentions.into_iter().map(|mention| (file.clone(), mention)));
        let mark = node.mark;
        self.is_whole &= errors.iter().all(|error| error.unknown.is_some());
        self.faults
            .extend(errors.into_iter().map(|error| fault(file, mark, error, more)));
        value
    }

    /// Reads the id of a record, and notes it.
    fn id<F: HasKind>(&mut self, file: &Arc<str>, record: Mark, node: Option<&Node>) -> Option<At<NodeId>> {
        let mark = node.map_or(record, |node| node.mark);
        let read = match node.filter(|node| !node.is_null()).map(Node::text) {
            None => Err((
                mark,
                "missing-field",
                format!("`id` is missing: every {} has one", F::KIND.prefix()),
            )),
            Some(None) => Err((mark, "bad-id", "expected an id, found a list or a map".to_owned())),
            Some(Some(text)) => NodeId::of_kind(F::KIND, text).map_err(|error| (mark, "bad-id", error.to_string())),
        };
        match read {
            Ok(id) => self.note(file, mark, &id).then_some(At { value: id, mark }),
            Err((mark, code, message)) => {
                self.faults.push(Fault::error(file, mark, code, message));
                None
            }
        }
    }

    /// Notes where an id is given; `false` where it was given before.
    fn note(&mut self, file: &Arc<str>, mark: Mark, id: &NodeId) -> bool {
        if let Some((first_file, first)) = self.ids.get(id) {
            let message = format!("`{id}` is given twice, first at {first_file}:{}", first.line);
            self.faults.push(Fault::error(file, mark, "duplicate-id", message));
            return false;
        }
        self.ids.insert(id.clone(), (file.clone(), mark));
        true
    }
}

/// Reads the records of one file.
struct RecordReader<'a, F> {
    loaded: &'a mut Loaded,
    file: &'a Arc<str>,
    entries: &'a mut Vec<Entry<F>>,
}

impl<F: HasKind + DeserializeOwned> yaml::Receiver for RecordReader<'_, F> {
    fn item(&mut self, node: Node) {
        let Value::Map(map) = node.value else {
            let message = format!(
                "expected the fields of {} (`id: …`), found text or a list",
                article(F::KIND)
            );
            self.loaded
                .faults
                .push(Fault::error(self.file, node.mark, "bad-value", message));
            return;
        };
        self.loaded.is_whole = true;
        let Parts {
            id,
            mut common,
            mut own,
        } = Parts::of(node.mark, map);
        let id = self.loaded.id::<F>(self.file, node.mark, id.as_ref());
        let common: Option<Common> = self.loaded.decode(self.file, &mut common, &[]);
        let before = self.loaded.mentions.len();
        let own: Option<F> = self.loaded.decode(self.file, &mut own, &COMMON_FIELDS);
        let refers = self.loaded.mentions.len() > before;
        if let (Some(id), Some(common), Some(own)) = (id, common, own) {
            let refers = refers || !common.topics.is_empty();
            self.entries.push(Entry {
                file: self.file.clone(),
                id,
                refers,
                common,
                own,
                is_whole: self.loaded.is_whole,
            });
        }
    }

    fn flaw(&mut self, flaw: Flaw) {
        if flaw.code == yaml::NOT_A_LIST {
            self.loaded.unread.push(F::KIND);
        }
        self.loaded.flaws(self.file, vec![flaw]);
    }

    fn broken(&mut self, text: &str) {
        let id = text
            .lines()
            .find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix("id:"));
        if let Some(id) = id.and_then(|id| NodeId::of_kind(F::KIND, id.trim().trim_matches(['"', '\''])).ok()) {
            self.loaded.ids.entry(id).or_insert((self.file.clone(), Mark::START));
        }
    }
}

/// A record's map, taken apart by who reads it.
struct Parts {
    id: Option<Node>,
    common: Node,
    own: Node,
}

impl Parts {
    fn of(mark: Mark, map: Map) -> Self {
        let (mut id, mut common, mut own) = (None, Map::default(), Map::default());
        for (key, value) in map.entries {
            match key.text() {
                Some("id") => id = Some(value),
                Some(name) if COMMON_FIELDS.contains(&name) => common.entries.push((key, value)),
                _ => own.entries.push((key, value)),
            }
        }
        let node = |map| Node {
            mark,
            value: Value::Map(map),
        };
        Self {
            id,
            common: node(common),
            own: node(own),
        }
    }
}

fn fault(file: &Arc<str>, record: Mark, error: DecodeError, more: &[&str]) -> Fault {
    let message = match &error.unknown {
        Some(unknown) if error.path.len() == 1 => unknown.message(more),
        _ => error.message,
    };
    Fault::error(file, error.mark.unwrap_or(record), error.code, message)
}
