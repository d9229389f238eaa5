//! What fields cost, written on the fields: the directives `@cost` and `@listSize`, which the guard reads from the schema
//! and clients see there. Their names and first arguments are those of the GraphQL Cost Directives specification.

use std::borrow::Cow;

use async_graphql::{
    TypeDirective,
    registry::{MetaDirectiveInvocation, Registry, location_traits},
};
use demarche_model::page::DEFAULT_SIZE;

/// What a condition in a filter costs, in points: it may be looked at for every record.
const CONDITION: u64 = 25;

/// What a count costs, in points.
const COUNT: u64 = 5;

/// What a facet costs, in points, of a list that belongs to a record: it groups the whole list.
const FACET: u64 = 20;

/// What a facet costs of a list of the whole release.
const FACET_OF_RELEASE: u64 = 125;

/// What one costs there whose values are several to a record.
const FACET_OF_SEVERAL: u64 = 280;

/// What a field costs, in points, for each object of which it is asked. On the filter of a list: what each of its
/// conditions costs, once for the list and once more for each field of the list that costs something. On a code: what it
/// costs to ask by it.
#[TypeDirective(
    name = "cost",
    location = "FieldDefinition",
    location = "ArgumentDefinition",
    location = "EnumValue"
)]
pub fn Cost(
    #[graphql(desc = "The points; a whole number.")] weight: String,
    #[graphql(desc = "The points where it is asked of a list of the whole release; `weight` by default.")]
    release_weight: Option<String>,
    #[graphql(
        desc = "The list argument for each of whose items it costs that; codes with a cost of their own cost theirs."
    )]
    per: Option<String>,
    #[graphql(desc = "The list argument for each pair of whose items it costs that.")] per_pair: Option<String>,
    #[graphql(desc = "How many items of `perPair` count at most: with more, the field answers with an error.")]
    most: Option<i32>,
    #[graphql(desc = "The fields of the filter that are no condition: they find their records at once.")] free: Option<
        Vec<String>,
    >,
) {
}

/// How many objects a list is taken to have. A list of objects on which nothing is said is taken to have five.
#[TypeDirective(name = "listSize", location = "FieldDefinition")]
pub fn ListSize(
    #[graphql(
        desc = "How many they are where no slicing argument says it; five by default. A number in a slicing argument \
                makes them fewer, and of a page also more."
    )]
    assumed_size: Option<i32>,
    #[graphql(
        desc = "The arguments that say how many: the first that is given, by its number, or by how many items it has."
    )]
    slicing_arguments: Option<Vec<String>>,
    #[graphql(desc = "The fields below that list the objects of a page; without them, the field itself is the list.")]
    sized_fields: Option<Vec<String>>,
) {
}

/// Declares ways to write a directive, each with the places where it can stand.
macro_rules! ways {
    ($($(#[doc = $about:literal])+ $name:ident: $directive:ident on $place:ident;)+) => {$(
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl TypeDirective for $name {
            fn name(&self) -> Cow<'static, str> {
                $directive.name()
            }

            fn register(&self, registry: &mut Registry) {
                $directive.register(registry);
            }
        }

        impl location_traits::$place for $name {}
    )+};
}

ways! {
    /// A field that costs points.
    Points: Cost on Directive_At_FIELD_DEFINITION;
    /// A field that costs nothing beside what it answers: it looks something up.
    LookUp: Cost on Directive_At_FIELD_DEFINITION;
    /// A field that costs points for each item of an argument.
    PointsPer: Cost on Directive_At_FIELD_DEFINITION;
    /// A field that costs points for each pair of items of an argument.
    PointsPerPair: Cost on Directive_At_FIELD_DEFINITION;
    /// A field that counts a list.
    Count: Cost on Directive_At_FIELD_DEFINITION;
    /// A field that counts a list by the codes of an argument.
    Facets: Cost on Directive_At_FIELD_DEFINITION;
    /// A code by which a list is counted, whose values are several to a record.
    OfSeveral: Cost on Directive_At_ENUM_VALUE;
    /// A filter of a list of the whole release.
    Conditions: Cost on Directive_At_ARGUMENT_DEFINITION;
    /// A field that holds a page.
    Paged: ListSize on Directive_At_FIELD_DEFINITION;
    /// A list without pages, of which an argument says how long it is.
    AsLongAs: ListSize on Directive_At_FIELD_DEFINITION;
}

impl Points {
    pub(crate) fn apply(points: u64) -> MetaDirectiveInvocation {
        Cost::apply(points.to_string(), None, None, None, None, None)
    }
}

impl LookUp {
    pub(crate) fn apply() -> MetaDirectiveInvocation {
        Points::apply(0)
    }
}

impl PointsPer {
    pub(crate) fn apply(points: u64, argument: &str) -> MetaDirectiveInvocation {
        Cost::apply(points.to_string(), None, Some(argument.to_owned()), None, None, None)
    }
}

impl PointsPerPair {
    pub(crate) fn apply(points: u64, argument: &str, most: usize) -> MetaDirectiveInvocation {
        let (argument, most) = (argument.to_owned(), i32::try_from(most).ok());
        Cost::apply(points.to_string(), None, None, Some(argument), most, None)
    }
}

impl Count {
    pub(crate) fn apply() -> MetaDirectiveInvocation {
        Points::apply(COUNT)
    }
}

impl Facets {
    pub(crate) fn apply(argument: &str) -> MetaDirectiveInvocation {
        let (points, of_release) = (FACET.to_string(), FACET_OF_RELEASE.to_string());
        Cost::apply(points, Some(of_release), Some(argument.to_owned()), None, None, None)
    }
}

impl OfSeveral {
    pub(crate) fn apply() -> MetaDirectiveInvocation {
        let (points, of_release) = (FACET.to_string(), FACET_OF_SEVERAL.to_string());
        Cost::apply(points, Some(of_release), None, None, None, None)
    }
}

impl Conditions {
    pub(crate) fn apply(free: &[&str]) -> MetaDirectiveInvocation {
        let free = (!free.is_empty()).then(|| texts(free));
        Cost::apply(CONDITION.to_string(), None, None, None, None, free)
    }
}

impl Paged {
    pub(crate) fn apply() -> MetaDirectiveInvocation {
        let size = i32::try_from(DEFAULT_SIZE).ok();
        ListSize::apply(size, Some(texts(&["first", "last"])), Some(texts(&["edges", "nodes"])))
    }
}

impl AsLongAs {
    pub(crate) fn apply(argument: &str) -> MetaDirectiveInvocation {
        ListSize::apply(None, Some(texts(&[argument])), None)
    }
}

fn texts(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
