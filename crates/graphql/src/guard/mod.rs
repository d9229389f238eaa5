//! The guard: what a document asks for is bounded before anything recurses into it, in time linear in its length.

mod admit;
mod conditions;
mod conflicts;
mod cost;
mod documents;
mod escapes;
mod extent;
mod lexer;
mod limits;
#[cfg(test)]
mod oracle;
mod refusal;
#[cfg(test)]
mod tests;
mod variables;

use async_graphql::{
    Pos, Positioned,
    parser::{
        parse_query,
        types::{ExecutableDocument, OperationType},
    },
};

pub use self::{
    admit::{Admitted, admit, refuse},
    cost::Cost,
    documents::Documents,
    limits::DocumentLimits,
    refusal::{Excess, Refusal},
};
use self::{
    extent::{Extent, Measurer},
    lexer::{Tokens, position},
};

/// Parses a document whose size is within the limits.
///
/// # Errors
/// `LIMIT_EXCEEDED`, `GRAPHQL_PARSE_FAILED`, or `GRAPHQL_VALIDATION_FAILED` where fragments spread themselves.
pub fn parse(text: &str, limits: &DocumentLimits) -> Result<ExecutableDocument, Refusal> {
    check_tokens(text, limits)?;
    let document = parse_query(text).map_err(|error| unparsed(&error))?;
    check_definitions(&document, limits)?;
    let mut measurer = Measurer::new(&document.fragments, limits.nesting);
    for operation in in_order(document.operations.iter().map(|(_, operation)| operation)) {
        let extent = measurer.operation(&operation.node)?;
        check_extent(&extent, limits, operation.pos)?;
    }
    for fragment in in_order(document.fragments.values()) {
        let extent = measurer.selections(&fragment.node.selection_set, 0)?;
        check_extent(&extent, limits, fragment.pos)?;
    }
    Ok(document)
}

/// Definitions in the order of the text, so that the same document is always refused for the same reason.
fn in_order<'a, T: 'a>(definitions: impl Iterator<Item = &'a Positioned<T>>) -> Vec<&'a Positioned<T>> {
    let mut definitions: Vec<_> = definitions.collect();
    definitions.sort_by_key(|definition| definition.pos);
    definitions
}

/// The name of the type on which an operation asks.
fn root(operation: OperationType) -> &'static str {
    match operation {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    }
}

/// Something that is limited: its name for programs, and in words.
#[derive(Clone, Copy)]
struct Limited(&'static str, &'static str);

/// The longest name or number in a document, in bytes.
const LONGEST_WORD: usize = 256;

/// Counts above this are not told exactly.
const COUNTLESS: usize = 1_000_000_000;

fn check_tokens(text: &str, limits: &DocumentLimits) -> Result<(), Refusal> {
    let tokens = Tokens::of(text);
    at_most(Limited("tokens", "tokens"), tokens.count, limits.tokens)?;
    if tokens.nesting > limits.nesting {
        let refusal = nested_too_deep(tokens.nesting, limits.nesting);
        return Err(refusal.at(position(text, tokens.deepest)));
    }
    let word = Limited("wordLength", "characters in one name or number");
    at_most(word, tokens.longest_word, LONGEST_WORD)
}

fn unparsed(error: &async_graphql::parser::Error) -> Refusal {
    let mut refusal = Refusal::new("GRAPHQL_PARSE_FAILED", error.to_string());
    refusal.positions.extend(error.positions());
    refusal
}

fn check_definitions(document: &ExecutableDocument, limits: &DocumentLimits) -> Result<(), Refusal> {
    let ExecutableDocument { operations, fragments } = document;
    at_most(
        Limited("operations", "operations"),
        operations.iter().count(),
        limits.operations,
    )?;
    at_most(Limited("fragments", "fragments"), fragments.len(), limits.fragments)?;
    let variables = operations
        .iter()
        .map(|(_, operation)| operation.node.variable_definitions.len());
    let most = variables.max().unwrap_or_default();
    at_most(Limited("variables", "variables"), most, limits.variables)
}

fn check_extent(extent: &Extent, limits: &DocumentLimits, pos: Pos) -> Result<(), Refusal> {
    let introspection = &extent.introspection;
    let counts = [
        (
            Limited("fields", "fields once its fragments are spread"),
            extent.fields,
            limits.fields,
        ),
        (
            Limited("depth", "levels of fields within each other"),
            extent.depth,
            limits.depth,
        ),
        (Limited("aliases", "aliases"), extent.aliases, limits.aliases),
        (
            Limited("directives", "directives"),
            extent.directives,
            limits.directives,
        ),
        (
            Limited("introspectionFields", "fields of introspection"),
            introspection.fields,
            limits.introspection_fields,
        ),
        (
            Limited("introspectionDepth", "levels of introspection"),
            introspection.depth,
            limits.introspection_depth,
        ),
        (
            Limited("introspectionElements", "elements of the schema to list"),
            introspection.elements,
            limits.introspection_elements,
        ),
    ];
    let check = |(limited, asked, allowed)| at_most(limited, asked, allowed);
    counts
        .into_iter()
        .try_for_each(check)
        .map_err(|refusal| refusal.at(pos))
}

fn at_most(Limited(limit, words): Limited, asked: usize, allowed: usize) -> Result<(), Refusal> {
    if asked <= allowed {
        return Ok(());
    }
    let (more, asked) = if asked > COUNTLESS {
        ("more than ", COUNTLESS)
    } else {
        ("", asked)
    };
    let message = format!("the document has {more}{asked} {words}, and {allowed} are the most: ask for less at once");
    Err(Refusal::excess(Excess { limit, allowed, asked }, message))
}

fn nested_too_deep(asked: usize, allowed: usize) -> Refusal {
    let message = format!("the document nests {asked} levels deep, and {allowed} are the most: ask for less at once");
    let limit = "nesting";
    Refusal::excess(Excess { limit, allowed, asked }, message)
}
