//! Fields that would share a key of the answer must be the same field with the same arguments, and on objects of
//! different types at least answer the same (GraphQL specification, 5.3.2). The engine checks this for neighbours only,
//! and tells every pair of them.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name, Positioned,
    parser::types::{ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet},
};

use crate::{
    guard::refusal::Refusal,
    schema_model::{Holds, SchemaModel, TypeContent},
};

/// Checks the operations of a bounded document, and fragments that none of them spreads.
///
/// # Errors
/// `GRAPHQL_VALIDATION_FAILED` for the first two fields that do not fit together.
pub fn check(schema_model: &SchemaModel, document: &ExecutableDocument) -> Result<(), Refusal> {
    let merger = Merger { schema_model, document };
    let operations = super::in_order(document.operations.iter().map(|(_, operation)| operation));
    for operation in operations {
        let OperationDefinition { ty, selection_set, .. } = &operation.node;
        let root = super::root(*ty);
        merger.check_all(root, &selection_set.node)?;
    }
    for fragment in super::in_order(document.fragments.values()) {
        let of = fragment.node.type_condition.node.on.node.as_str();
        merger.check_all(of, &fragment.node.selection_set.node)?;
    }
    Ok(())
}

/// A field, and the type on which it is asked for.
#[derive(Clone, Copy)]
struct FieldOf<'a> {
    of: &'a str,
    field: &'a Positioned<Field>,
}

struct Merger<'a> {
    schema_model: &'a SchemaModel,
    document: &'a ExecutableDocument,
}

impl<'a> Merger<'a> {
    fn check_all(&self, of: &'a str, set: &'a SelectionSet) -> Result<(), Refusal> {
        self.check(&[(of, set)])?;
        self.check_answers(&[(of, set)])
    }

    /// Checks selections whose fields end up in one object.
    fn check(&self, sets: &[(&'a str, &'a SelectionSet)]) -> Result<(), Refusal> {
        let keys = self.keys(sets);
        keys.iter().try_for_each(|fields| self.check_key(fields))
    }

    /// Checks that fields of one key answer the same, whatever objects they are asked of; and so what is below them.
    fn check_answers(&self, sets: &[(&'a str, &'a SelectionSet)]) -> Result<(), Refusal> {
        for fields in self.keys(sets) {
            if let [first, rest @ ..] = fields.as_slice() {
                rest.iter().try_for_each(|other| self.answer_alike(*first, *other))?;
            }
            let below: Vec<_> = fields.iter().filter_map(|asked| self.below(*asked)).collect();
            if !below.is_empty() {
                self.check_answers(&below)?;
            }
        }
        Ok(())
    }

    /// The fields of selections by their keys, in the order of the document.
    fn keys(&self, sets: &[(&'a str, &'a SelectionSet)]) -> Vec<Vec<FieldOf<'a>>> {
        let mut keys: HashMap<&Name, Vec<FieldOf<'a>>> = HashMap::new();
        let mut order = Vec::new();
        let mut spread = HashSet::new();
        for (of, set) in sets {
            self.collect(of, set, &mut spread, &mut |asked| {
                let key = &asked.field.node.response_key().node;
                let fields = keys.entry(key).or_default();
                if fields.is_empty() {
                    order.push(key);
                }
                fields.push(asked);
            });
        }
        order.into_iter().filter_map(|key| keys.remove(key)).collect()
    }

    /// Finds the fields of a selection, those in fragments too; each fragment once.
    fn collect(
        &self,
        of: &'a str,
        set: &'a SelectionSet,
        spread: &mut HashSet<&'a Name>,
        found: &mut impl FnMut(FieldOf<'a>),
    ) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => found(FieldOf { of, field }),
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let of = condition.map_or(of, |condition| condition.node.on.node.as_str());
                    self.collect(of, &fragment.node.selection_set.node, spread, found);
                }
                Selection::FragmentSpread(named) => {
                    let name = &named.node.fragment_name.node;
                    let fragment = self.document.fragments.get(name).filter(|_| spread.insert(name));
                    if let Some(fragment) = fragment {
                        let of = fragment.node.type_condition.node.on.node.as_str();
                        self.collect(of, &fragment.node.selection_set.node, spread, found);
                    }
                }
            }
        }
    }

    /// Checks the fields of one key, and then what is selected of them.
    fn check_key(&self, fields: &[FieldOf<'a>]) -> Result<(), Refusal> {
        for together in self.together(fields) {
            if let [first, rest @ ..] = together.as_slice() {
                rest.iter().try_for_each(|other| fit(first.field, other.field))?;
            }
            let sets: Vec<_> = together.iter().filter_map(|asked| self.below(*asked)).collect();
            if !sets.is_empty() {
                self.check(&sets)?;
            }
        }
        Ok(())
    }

    /// The fields that one object may answer: those on each type of object, with those on interfaces.
    fn together(&self, fields: &[FieldOf<'a>]) -> Vec<Vec<FieldOf<'a>>> {
        let is_object = |of: &str| self.schema_model.find(of).is_some_and(|found| found.is_object);
        let (objects, abstracts): (Vec<FieldOf<'a>>, Vec<FieldOf<'a>>) =
            fields.iter().partition(|asked| is_object(asked.of));
        let mut types: Vec<(&str, Vec<FieldOf<'a>>)> = Vec::new();
        for asked in objects {
            match types.iter_mut().find(|(of, _)| *of == asked.of) {
                Some((_, together)) => together.push(asked),
                None => types.push((asked.of, [abstracts.as_slice(), &[asked]].concat())),
            }
        }
        match types.is_empty() {
            true => vec![abstracts],
            false => types.into_iter().map(|(_, together)| together).collect(),
        }
    }

    /// Checks that two fields of one key answer the same: values of one type, or objects as they are nested in lists.
    fn answer_alike(&self, one: FieldOf<'a>, other: FieldOf<'a>) -> Result<(), Refusal> {
        let (Some(these), Some(those)) = (self.answers(one), self.answers(other)) else {
            return Ok(());
        };
        if these == those {
            return Ok(());
        }
        let name = |asked: FieldOf<'a>| asked.field.node.name.node.clone();
        let what = format!("answer different types, `{}` and `{}`", name(one), name(other));
        Err(unfit(one.field, other.field, &what))
    }

    /// How the answer to a field is made; `None` where that is not known here.
    fn answers(&self, asked: FieldOf<'a>) -> Option<String> {
        match self.holds(asked) {
            Some(holds) => Some(made(self.schema_model, holds)),
            None => (asked.field.node.name.node == "__typename").then(|| "String!".to_owned()),
        }
    }

    /// What a field holds; `None` where the schema has none of this name, as validation will say, or it asks about the
    /// schema.
    fn holds(&self, asked: FieldOf<'a>) -> Option<&'a Holds> {
        let field = self.schema_model.has_field(asked.of, &asked.field.node.name.node)?;
        Some(&field.holds)
    }

    /// What is selected of a field, with its type; validation says where there is no such field.
    fn below(&self, asked: FieldOf<'a>) -> Option<(&'a str, &'a SelectionSet)> {
        let set = &asked.field.node.selection_set.node;
        let of = self.holds(asked).map_or("", |holds| holds.name.as_str());
        (!set.items.is_empty()).then_some((of, set))
    }
}

/// A type as far as it tells how an answer is made: objects are told apart by what is selected of them.
fn made(schema_model: &SchemaModel, holds: &Holds) -> String {
    match schema_model.find(&holds.name).map(|found| &found.content) {
        Some(TypeContent::Fields(_) | TypeContent::Union) => holds.text.replace(&holds.name, ""),
        Some(TypeContent::Scalar | TypeContent::Codes(_)) | None => holds.text.clone(),
    }
}

/// Checks that two fields of one key are the same.
fn fit(one: &Positioned<Field>, other: &Positioned<Field>) -> Result<(), Refusal> {
    let what = if one.node.name.node != other.node.name.node {
        format!("are `{}` and `{}`", one.node.name.node, other.node.name.node)
    } else if !same_arguments(&one.node, &other.node) {
        "have different arguments".to_owned()
    } else {
        return Ok(());
    };
    Err(unfit(one, other, &what))
}

fn unfit(one: &Positioned<Field>, other: &Positioned<Field>, what: &str) -> Refusal {
    let key = one.node.response_key();
    let message = format!("two fields with the key `{key}` {what}: give one of them an alias");
    Refusal::new("GRAPHQL_VALIDATION_FAILED", message)
        .at(one.pos)
        .at(other.pos)
}

fn same_arguments(one: &Field, other: &Field) -> bool {
    let (these, those) = (&one.arguments, &other.arguments);
    let same = |(name, value): &(Positioned<Name>, Positioned<_>)| {
        other
            .get_argument(&name.node)
            .is_some_and(|other| other.node == value.node)
    };
    these.len() == those.len() && these.iter().all(same)
}
