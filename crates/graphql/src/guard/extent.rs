//! How large a document becomes once its fragments are spread: each fragment is measured once.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{Field, FragmentDefinition, FragmentSpread, OperationDefinition, Selection, SelectionSet},
};

use crate::guard::refusal::Refusal;

/// The size of a selection with its fragments spread. Sizes too large to count are as large as can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many fields.
    pub fields: usize,
    /// How many of them have an alias.
    pub aliases: usize,
    /// How many directives stand at fields and fragments.
    pub directives: usize,
    /// How many fields lie within each other.
    pub depth: usize,
    /// How many selections lie within each other, those of fragments too.
    pub nesting: usize,
    /// How many objects an introspection would list, were they all in it.
    pub elements: usize,
    /// The part that asks about the schema; it is in none of the above but `nesting`, `aliases` and `directives`.
    pub introspection: Introspection,
}

/// The size of what a document asks about the schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Introspection {
    /// How many fields.
    pub fields: usize,
    /// How many fields lie within each other.
    pub depth: usize,
    /// How many objects the answer would list, about.
    pub elements: usize,
}

/// Measures selections, and remembers what fragments come to.
pub struct Measurer<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    known: HashMap<&'a str, Option<Extent>>,
    deepest: usize,
}

/// How many of each there are in a schema, about; what is not a list counts as one.
fn length(field: &str) -> usize {
    match field {
        "types" => 200,
        "fields" | "inputFields" | "enumValues" => 10,
        "args" | "possibleTypes" | "directives" | "locations" => 5,
        "interfaces" => 2,
        // It seldom holds anything: most types are named, not made of others.
        "ofType" => 0,
        _ => 1,
    }
}

impl Extent {
    fn and(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            aliases: self.aliases.saturating_add(other.aliases),
            directives: self.directives.saturating_add(other.directives),
            depth: self.depth.max(other.depth),
            nesting: self.nesting.max(other.nesting),
            elements: self.elements.saturating_add(other.elements),
            introspection: Introspection {
                fields: self.introspection.fields.saturating_add(other.introspection.fields),
                depth: self.introspection.depth.max(other.introspection.depth),
                elements: self.introspection.elements.saturating_add(other.introspection.elements),
            },
        }
    }

    /// What a field comes to, given what is selected of it.
    fn below(self, field: &Field) -> Self {
        let mut extent = self;
        if matches!(field.name.node.as_str(), "__schema" | "__type") {
            extent.introspection = Introspection {
                fields: self.fields.saturating_add(1),
                depth: self.depth + 1,
                elements: self.elements.saturating_add(1),
            };
            (extent.fields, extent.depth, extent.elements) = (0, 0, 0);
        } else {
            let nested = !field.selection_set.node.items.is_empty();
            extent.fields = self.fields.saturating_add(1);
            extent.depth = self.depth + 1;
            extent.elements = length(&field.name.node).saturating_mul(self.elements.saturating_add(nested.into()));
        }
        extent.aliases = self.aliases.saturating_add(field.alias.is_some().into());
        extent.directives = self.directives.saturating_add(field.directives.len());
        extent
    }
}

impl<'a> Measurer<'a> {
    /// A measurer for a document's fragments; selections that nest deeper are refused.
    pub fn new(fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>, deepest: usize) -> Self {
        Self {
            fragments,
            known: HashMap::new(),
            deepest,
        }
    }

    /// Measures an operation.
    ///
    /// # Errors
    /// Where fragments spread themselves, or nest too deep to be measured.
    pub fn operation(&mut self, operation: &'a OperationDefinition) -> Result<Extent, Refusal> {
        let mut extent = self.selections(&operation.selection_set, 0)?;
        extent.directives = extent.directives.saturating_add(operation.directives.len());
        Ok(extent)
    }

    /// Measures a selection that lies below others.
    ///
    /// # Errors
    /// As [`Self::operation`]'s.
    pub fn selections(&mut self, set: &'a Positioned<SelectionSet>, above: usize) -> Result<Extent, Refusal> {
        if set.node.items.is_empty() {
            return Ok(Extent::default());
        }
        let depth = above + 1;
        if depth > self.deepest {
            return Err(self.too_deep(depth).at(set.pos));
        }
        let mut total = Extent::default();
        for item in &set.node.items {
            total = total.and(self.selection(&item.node, depth)?);
        }
        total.nesting += 1;
        Ok(total)
    }

    fn selection(&mut self, selection: &'a Selection, above: usize) -> Result<Extent, Refusal> {
        match selection {
            Selection::Field(field) => {
                let extent = self.selections(&field.node.selection_set, above)?;
                Ok(extent.below(&field.node))
            }
            Selection::InlineFragment(fragment) => {
                let mut extent = self.selections(&fragment.node.selection_set, above)?;
                extent.directives = extent.directives.saturating_add(fragment.node.directives.len());
                Ok(extent)
            }
            Selection::FragmentSpread(spread) => {
                let FragmentSpread {
                    fragment_name,
                    directives,
                } = &spread.node;
                let found = self.spread(&fragment_name.node, above);
                let found = found.map_err(|refusal| refusal.or_at(spread.pos))?;
                // One that does not exist is left to validation, and counts as a field until then.
                let mut extent = found.unwrap_or(Extent {
                    fields: 1,
                    ..Extent::default()
                });
                extent.directives = extent.directives.saturating_add(directives.len());
                Ok(extent)
            }
        }
    }

    /// What a fragment comes to; `None` where there is none of this name.
    fn spread(&mut self, name: &'a Name, above: usize) -> Result<Option<Extent>, Refusal> {
        let Some(fragment) = self.fragments.get(name) else {
            return Ok(None);
        };
        match self.known.get(name.as_str()) {
            Some(Some(extent)) if above + extent.nesting > self.deepest => {
                return Err(self.too_deep(above + extent.nesting));
            }
            Some(Some(extent)) => return Ok(Some(*extent)),
            Some(None) => {
                let message =
                    format!("the fragment `{name}` spreads itself, at once or through others: end the circle");
                return Err(Refusal::new("GRAPHQL_VALIDATION_FAILED", message));
            }
            None => {}
        }
        self.known.insert(name.as_str(), None);
        let mut extent = self.selections(&fragment.node.selection_set, above)?;
        extent.directives = extent.directives.saturating_add(fragment.node.directives.len());
        self.known.insert(name.as_str(), Some(extent));
        Ok(Some(extent))
    }

    fn too_deep(&self, asked: usize) -> Refusal {
        super::nested_too_deep(asked, self.deepest)
    }
}
