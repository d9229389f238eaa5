//! What GraphQL shows of a record or a value: a newtype that reads through to it, so that the model knows no resolvers.

use std::{ops::Deref, sync::Arc};

use async_graphql::OutputType;
use demarche_model::kind::Kind;

/// A kind's object, made of a record and reading through to it; it stands in connections.
pub trait KindObject:
    OutputType + Clone + From<Arc<Self::Record>> + Into<Arc<Self::Record>> + Deref<Target = Self::Record> + 'static
{
    /// The record that it shows.
    type Record: Kind;

    /// The codes by which its lists are counted whose values are several to a record: counting all by them takes longer.
    const OF_SEVERAL: &'static [<Self::Record as Kind>::Facet];
}

/// Declares the object of a shared value (`Arc<T>`), of a part that its owner lends (`&'a T`), or of a value that it
/// owns (`T`): made of that by `From`, and reading through to `T`.
macro_rules! object {
    ($(#[$about:meta])* pub struct $name:ident(Arc<$shown:ty>);) => {
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name(::std::sync::Arc<$shown>);

        $crate::object::object!(impl [] $name, ::std::sync::Arc<$shown>, $shown);

        impl From<$name> for ::std::sync::Arc<$shown> {
            fn from($name(shown): $name) -> Self {
                shown
            }
        }
    };
    ($(#[$about:meta])* pub struct $name:ident<'a>(&'a $shown:ty);) => {
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name<'a>(&'a $shown);

        $crate::object::object!(impl ['a] $name<'a>, &'a $shown, $shown);
    };
    ($(#[$about:meta])* pub struct $name:ident($shown:ty);) => {
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name($shown);

        $crate::object::object!(impl [] $name, $shown, $shown);
    };
    (impl [$($life:lifetime)?] $name:ty, $value:ty, $shown:ty) => {
        impl$(<$life>)? From<$value> for $name {
            fn from(value: $value) -> Self {
                Self(value)
            }
        }

        impl$(<$life>)? ::std::ops::Deref for $name {
            type Target = $shown;

            fn deref(&self) -> &$shown {
                &self.0
            }
        }
    };
}

pub(crate) use object;
