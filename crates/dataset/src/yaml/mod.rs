//! Reads YAML into records with positions: one item of a list at a time, going on after a broken one.

mod tree;

use granit_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput, options};

pub(crate) use tree::{Map, Node, Value};

use crate::Mark;
use tree::Builder;

/// The code of a file that holds no list of records.
pub const NOT_A_LIST: &str = "not-a-list";

/// What is wrong with a text as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub mark: Mark,
    /// A stable code.
    pub code: &'static str,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Flaw {
    pub(crate) fn new(mark: Mark, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            mark,
            code,
            message: message.into(),
        }
    }
}

/// What a file's text gives, piece by piece.
pub trait Receiver {
    /// Takes a whole item of the list.
    fn item(&mut self, node: Node);
    /// Takes a flaw.
    fn flaw(&mut self, flaw: Flaw);
    /// Takes the text of an item that is broken as YAML.
    fn broken(&mut self, text: &str);
}

/// Reads a list, item by item. A broken item is a flaw; reading goes on with the next one.
pub fn read_list(text: &str, receiver: &mut impl Receiver) {
    let indent = indent_of_items(text);
    let (mut rest, mut skipped) = (text, 0);
    while let Err(line) = read_items(rest, indent, skipped, receiver) {
        let (broken, next) = split_after(rest, indent, line);
        receiver.broken(broken);
        skipped += u32::try_from(rest[..rest.len() - next.len()].matches('\n').count()).unwrap_or(u32::MAX);
        rest = next;
    }
}

/// Reads one document, for example a map.
pub fn read_document(text: &str) -> (Option<Node>, Vec<Flaw>) {
    let mut builder = Builder::new(0);
    let mut root = None;
    for event in parser(text) {
        match event {
            Ok((event, span)) => root = builder.take(&event, mark(&span.start, 0), is_quoted(&event)).or(root),
            Err(error) => {
                builder.flaws.push(syntax(&error, 0));
                break;
            }
        }
    }
    (root, builder.flaws)
}

/// Reads items until the text ends or breaks; then gives a line of the broken item, counted in this text.
fn read_items(text: &str, indent: &str, skipped: u32, receiver: &mut impl Receiver) -> Result<(), u32> {
    let mut items = Items {
        builder: Builder::new(skipped),
        inside: false,
        whole: skipped,
        receiver,
    };
    for event in parser(text) {
        match event {
            Ok((event, span)) => items.take(&event, &span)?,
            Err(error) => {
                items.receiver.flaw(syntax(&error, skipped));
                let after = items.whole - skipped;
                let next = || {
                    item_lines(text, indent)
                        .map(|(line, _)| line)
                        .find(|line| *line > after)
                };
                let begun = items.builder.open_line().map(|line| line - skipped);
                return Err(begun.or_else(next).unwrap_or(u32::MAX));
            }
        }
    }
    Ok(())
}

/// The state of reading a list.
struct Items<'r, R> {
    builder: Builder,
    inside: bool,
    /// The line of the last item that was read whole.
    whole: u32,
    receiver: &'r mut R,
}

impl<R: Receiver> Items<'_, R> {
    fn take(&mut self, event: &Event<'_>, span: &Span) -> Result<(), u32> {
        let mark = mark(&span.start, self.builder.skipped);
        match event {
            Event::DocumentStart(..) if self.builder.documents() > 1 => {
                self.receiver.flaw(Flaw::new(
                    mark,
                    "second-document",
                    "one `---` a file: a second document is not read",
                ));
            }
            Event::SequenceStart(..) if !self.inside && self.builder.is_idle() => self.inside = true,
            Event::SequenceEnd if self.inside && self.builder.is_idle() => self.inside = false,
            event if self.inside => {
                let node = self.builder.take(event, mark, is_quoted(event));
                self.builder.flaws.drain(..).for_each(|flaw| self.receiver.flaw(flaw));
                if let Some(node) = node {
                    self.whole = node.mark.line;
                    self.receiver.item(node);
                }
            }
            Event::MappingStart(..) => {
                self.receiver.flaw(Flaw::new(
                    mark,
                    NOT_A_LIST,
                    "expected a list of records (`- id: …`), found a map",
                ));
                return Err(u32::MAX);
            }
            Event::Scalar(text, ..) if !matches!(text.as_ref(), "" | "~" | "null") => {
                self.receiver.flaw(Flaw::new(
                    mark,
                    NOT_A_LIST,
                    "expected a list of records (`- id: …`), found text",
                ));
                return Err(u32::MAX);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Splits off the item that a line belongs to, and what follows it.
fn split_after<'t>(text: &'t str, indent: &str, line: u32) -> (&'t str, &'t str) {
    let begins = |limit| item_lines(text, indent).filter(move |(begin, _)| (*begin <= line) == limit);
    let broken = begins(true).last().map_or(0, |(_, offset)| offset);
    let next = begins(false).next().map_or(text.len(), |(_, offset)| offset);
    (&text[broken..next], &text[next..])
}

/// Where items begin: the line, from 1, and the offset.
fn item_lines<'t>(text: &'t str, indent: &'t str) -> impl Iterator<Item = (u32, usize)> + use<'t> {
    let mut offset = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        offset += line.len();
        (line, offset - line.len())
    });
    let begins = move |line: &str| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with("- "));
    (1..)
        .zip(lines)
        .filter(move |(_, (line, _))| begins(line))
        .map(|(number, (_, offset))| (number, offset))
}

/// The blanks before the first item.
fn indent_of_items(text: &str) -> &str {
    let first = text.lines().find(|line| line.trim_start_matches(' ').starts_with("- "));
    first.map_or("", |line| &line[..line.len() - line.trim_start_matches(' ').len()])
}

/// How deep lists and maps may stand inside each other.
const DEPTH_LIMIT: usize = 40;

fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    let options = options! {
        emit_comments: false,
        flow_nesting_limit: DEPTH_LIMIT,
        block_nesting_limit: DEPTH_LIMIT,
    };
    Parser::new_from_str_with_options(text, options)
}

fn is_quoted(event: &Event<'_>) -> bool {
    matches!(event, Event::Scalar(_, style, ..) if *style != ScalarStyle::Plain)
}

fn mark(marker: &Marker, skipped: u32) -> Mark {
    Mark {
        line: u32::try_from(marker.line()).unwrap_or(u32::MAX).saturating_add(skipped),
        column: u32::try_from(marker.col() + 1).unwrap_or(u32::MAX),
    }
}

fn syntax(error: &granit_parser::ScanError, skipped: u32) -> Flaw {
    let text = error.info();
    Flaw::new(
        mark(error.marker(), skipped),
        "bad-yaml",
        format!("no valid YAML: {}", text.trim_end_matches('.')),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Default)]
    struct Everything {
        items: usize,
        flaws: Vec<Flaw>,
    }

    impl Receiver for Everything {
        fn item(&mut self, _: Node) {
            self.items += 1;
        }

        fn flaw(&mut self, flaw: Flaw) {
            self.flaws.push(flaw);
        }

        fn broken(&mut self, _: &str) {}
    }

    fn read(text: &str) -> Everything {
        let mut everything = Everything::default();
        read_list(text, &mut everything);
        everything
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(pieces in prop::collection::vec(piece(), 0..40)) {
            let text: String = pieces.concat();
            let lines = u32::try_from(text.lines().count()).expect("a short text") + 1;
            for flaw in read(&text).flaws {
                prop_assert!(flaw.mark.line <= lines, "{flaw:?} of {lines} lines");
            }
        }
    }

    /// Pieces of which broken YAML is made.
    fn piece() -> impl Strategy<Value = &'static str> {
        let pieces = [
            "- ", "id", ": ", "\n", "\n- ", "\n  ", "[", "]", "{", "}", "\"", "'", "|", "&a", "*a", "!t", "#", "---\n",
            "?", ",", "\t", "é", "  ", "%", "@", "`", ">-\n", "...\n",
        ];
        prop::sample::select(pieces.to_vec())
    }

    #[test]
    fn an_indented_list_goes_on_after_a_broken_item() {
        let everything = read("  - a: 1\n  - a: [\n  - a: 3\n  - a: 4\n");
        assert_eq!(
            (everything.items, everything.flaws.len()),
            (3, 1),
            "{:?}",
            everything.flaws
        );
    }
}
