//! YAML values with positions, built from a parser's events.

use std::collections::HashMap;

use granit_parser::Event;

use super::Flaw;
use crate::Mark;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it begins.
    pub mark: Mark,
    /// What it is.
    pub value: Value,
}

/// A YAML value, its scalars as written.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text; quoted or plain.
    Scalar {
        /// The text.
        text: String,
        /// Whether it is in quotes or a block, so that it is text whatever it looks like.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Map),
}

/// A map with the keys that were taken out because of a fault.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// Keys with their positions, and values.
    pub entries: Vec<(Node, Node)>,
    /// The keys of values that were faulty and have been reported.
    pub removed: Vec<String>,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether nothing is written here.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: false } if matches!(text.as_str(), "" | "~" | "null"))
    }
}

/// Builds values from events; gives each whole one as it ends.
pub(crate) struct Builder {
    open: Vec<Open>,
    documents: usize,
    /// Lines of the file before the text that is read.
    pub(crate) skipped: u32,
    pub(crate) flaws: Vec<Flaw>,
}

/// A list or map that has begun and not ended.
enum Open {
    List(Mark, Vec<Node>),
    Map {
        mark: Mark,
        map: Map,
        key: Option<Node>,
        lines: HashMap<String, u32>,
    },
}

impl Builder {
    pub(crate) fn new(skipped: u32) -> Self {
        Self {
            open: Vec::new(),
            documents: 0,
            skipped,
            flaws: Vec::new(),
        }
    }

    /// Whether no value has begun.
    pub(crate) fn is_idle(&self) -> bool {
        self.open.is_empty()
    }

    /// The line where the outermost value that has begun stands.
    pub(crate) fn open_line(&self) -> Option<u32> {
        self.open.first().map(|open| match open {
            Open::List(mark, _) | Open::Map { mark, .. } => mark.line,
        })
    }

    /// Counts the documents that have begun.
    pub(crate) fn documents(&mut self) -> usize {
        self.documents += 1;
        self.documents
    }

    /// Takes an event; gives the outermost value once it is whole.
    pub(crate) fn take(&mut self, event: &Event<'_>, mark: Mark, quoted: bool) -> Option<Node> {
        self.refuse_marks_of_other_tools(event, mark);
        match event {
            Event::Scalar(text, ..) => {
                let text = text.clone().into_owned();
                self.put(Node {
                    mark,
                    value: Value::Scalar { text, quoted },
                })
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.put(null(mark)),
            Event::SequenceStart(..) => self.begin(Open::List(mark, Vec::new())),
            Event::MappingStart(..) => self.begin(Open::Map {
                mark,
                map: Map::default(),
                key: None,
                lines: HashMap::new(),
            }),
            Event::SequenceEnd | Event::MappingEnd => {
                let node = self.open.pop().map(Open::end)?;
                self.put(node)
            }
            _ => None,
        }
    }

    fn refuse_marks_of_other_tools(&mut self, event: &Event<'_>, mark: Mark) {
        if event.is_alias() || event.anchor_id().is_some() {
            let message = "anchors and aliases (`&x`, `*x`) are not read: write the value out";
            self.flaws.push(Flaw::new(mark, "alias", message));
        }
        if event.tag().is_some() {
            let message = "tags (`!x`) are not read: leave them out";
            self.flaws.push(Flaw::new(mark, "tag", message));
        }
    }

    fn begin(&mut self, open: Open) -> Option<Node> {
        self.open.push(open);
        None
    }

    /// Puts a whole value where it belongs; gives it back if it is the outermost.
    fn put(&mut self, node: Node) -> Option<Node> {
        let Some(open) = self.open.last_mut() else {
            return Some(node);
        };
        match open {
            Open::List(_, items) => items.push(node),
            Open::Map { key: key @ None, .. } => *key = Some(node),
            Open::Map { map, key, lines, .. } => {
                let key = key.take()?;
                match key_of(&key, lines) {
                    Ok(()) => map.entries.push((key, node)),
                    Err(flaw) => self.flaws.push(flaw),
                }
            }
        }
        None
    }
}

/// Accepts a key that is text and new in its map.
fn key_of(key: &Node, lines: &mut HashMap<String, u32>) -> Result<(), Flaw> {
    let Some(text) = key.text() else {
        return Err(Flaw::new(
            key.mark,
            "bad-key",
            "the name of a field is text, not a list or a map",
        ));
    };
    match lines.insert(text.to_owned(), key.mark.line) {
        None => Ok(()),
        Some(first) => {
            lines.insert(text.to_owned(), first);
            let message = format!("`{text}` is here twice, first in line {first}");
            Err(Flaw::new(key.mark, "duplicate-key", message))
        }
    }
}

impl Open {
    fn end(self) -> Node {
        match self {
            Self::List(mark, items) => Node {
                mark,
                value: Value::List(items),
            },
            Self::Map { mark, map, .. } => Node {
                mark,
                value: Value::Map(map),
            },
        }
    }
}

fn null(mark: Mark) -> Node {
    Node {
        mark,
        value: Value::Scalar {
            text: String::new(),
            quoted: false,
        },
    }
}
