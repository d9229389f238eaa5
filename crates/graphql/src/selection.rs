//! Which fields an answer shows: a GraphQL selection, as text for the operation and as a tree for what becomes of it.

use std::fmt;

use async_graphql::parser::{
    parse_query,
    types::{ExecutableDocument, Selection as Item, SelectionSet},
};

use demarche_model::error::{Error, Result};

/// What several kinds show in the same way.
const FRAGMENTS: &str = "
    fragment Date on UncertainDate { edtf earliest latest precision approximate uncertain }
    fragment Period on UncertainPeriod { edtf precision start { ...Date } end { ...Date } }
    fragment Record on Record {
        id label summary note
        aliases { text aliasKind lang by { id label } }
        externalIds { scheme value active { ...Period } }
        topics { id label }
        attributes { key text number boolean }
        quantities { value unit of qualifier }
        disputed redirectedFrom
    }
    fragment Claim on Claim {
        id label property mode by { id label } reportedIn { id label }
        passages(first: 100) { nodes { number locator paraphrase quote } totalCount }
        polarity attitude likelihood hedge credibility confidence
    }
    fragment Relation on Relation {
        id label relationKind directed from { id label } to { id label } 
        fromClaim { id label } toClaim { id label } role relationStatus derived
        valid { ...Period } topics { id label } disputed
    }
";

/// A field that is asked for, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The field's name.
    pub name: String,
    /// Its arguments as GraphQL writes them, in brackets; empty for none.
    pub arguments: String,
    /// What of it; empty for a single value.
    pub fields: Vec<Selected>,
}

impl Selected {
    /// Reads a selection; the fragments `Date`, `Period`, `Record`, `Claim` and `Relation` are known.
    ///
    /// # Errors
    /// `Internal` where the text is no selection.
    pub fn read(text: &str) -> Result<Vec<Self>> {
        let document = parse_query(format!("{FRAGMENTS} {{ {text} }}")).map_err(Error::internal)?;
        let Some((_, operation)) = document.operations.iter().next() else {
            return Err(Error::internal("a selection without fields"));
        };
        read_set(&document, &operation.node.selection_set.node)
    }

    /// A part of the field.
    pub fn part(&self, name: &str) -> Option<&Self> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl fmt::Display for Selected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.name, self.arguments)?;
        if self.fields.is_empty() {
            return Ok(());
        }
        f.write_str(" {")?;
        for field in &self.fields {
            write!(f, " {field}")?;
        }
        f.write_str(" }")
    }
}

fn read_set(document: &ExecutableDocument, set: &SelectionSet) -> Result<Vec<Selected>> {
    let mut fields = Vec::new();
    for item in &set.items {
        match &item.node {
            Item::Field(field) => fields.push(Selected {
                name: field.node.name.node.to_string(),
                arguments: arguments(&field.node.arguments),
                fields: read_set(document, &field.node.selection_set.node)?,
            }),
            Item::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                let Some(fragment) = document.fragments.get(name) else {
                    return Err(Error::internal(format!("no fragment is called {name}")));
                };
                fields.extend(read_set(document, &fragment.node.selection_set.node)?);
            }
            Item::InlineFragment(_) => return Err(Error::internal("an inline fragment in a selection")),
        }
    }
    Ok(fields)
}

fn arguments<N: fmt::Display, V: fmt::Display>(
    given: &[(async_graphql::Positioned<N>, async_graphql::Positioned<V>)],
) -> String {
    if given.is_empty() {
        return String::new();
    }
    let given: Vec<String> = given
        .iter()
        .map(|(name, value)| format!("{}: {}", name.node, value.node))
        .collect();
    format!("({})", given.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_put_in_and_arguments_kept() {
        let read =
            Selected::read("date { ...Date } parts(first: 100) { nodes { id } totalCount }").expect("a selection");
        let text: Vec<String> = read.iter().map(ToString::to_string).collect();
        assert_eq!(
            text.join(" "),
            "date { edtf earliest latest precision approximate uncertain } parts(first: 100) { nodes { id } totalCount }"
        );
    }

    #[test]
    fn an_unknown_fragment_is_a_fault() {
        assert!(Selected::read("...Nothing").is_err());
    }
}
