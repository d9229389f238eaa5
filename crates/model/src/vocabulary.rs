//! Closed lists of codes: one declaration gives the Rust enum, its text in files, tables and APIs, and its definitions.

/// A closed list of codes, the same words in files, tables, GraphQL and REST.
pub trait Vocabulary: Copy + Eq + Sized + 'static {
    /// Every code, in the order of declaration.
    const ALL: &'static [Self];

    /// The code as files, tables and answers write it, for example `STATE_BODY`.
    fn code(self) -> &'static str;

    /// What the code means, with its source where it has one.
    fn definition(self) -> String;

    /// Finds the code that is written so; `None` for any other text.
    fn from_code(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.code() == text)
    }
}

/// Declares a [`Vocabulary`]. Doc comments become the definitions that the schema and `codes` show.
#[macro_export]
#[doc(hidden)]
macro_rules! __vocabulary {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident {
            $( $(#[doc = $text:literal])+ $variant:ident, )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
            async_graphql::Enum, strum::IntoStaticStr,
        )]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name {
            $( $(#[doc = $text])+ $variant, )+
        }

        // A code holds nothing beside itself.
        impl $crate::vocabulary::GetSize for $name {}

        impl $crate::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn code(self) -> &'static str {
                self.into()
            }

            fn definition(self) -> String {
                let lines: &[&str] = match self {
                    $(Self::$variant => &[$($text),+],)+
                };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
            }
        }
    };
}

pub use __vocabulary as vocabulary;
pub use get_size2::GetSize;
