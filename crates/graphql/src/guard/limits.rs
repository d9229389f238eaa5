//! What one document may ask for; `docs/limits.md` gives the reasons.

use clap::Args;

/// How much one request may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
#[command(next_help_heading = "Limits of a GraphQL document")]
pub struct DocumentLimits {
    /// The most tokens in a document.
    #[arg(long = "max-tokens", env = "DEMARCHE_MAX_TOKENS", value_name = "N", default_value_t = Self::DEFAULT.tokens)]
    pub tokens: usize,

    /// The most brackets, and the most selections with their fragments, within each other.
    #[arg(long = "max-nesting", env = "DEMARCHE_MAX_NESTING", value_name = "N", default_value_t = Self::DEFAULT.nesting)]
    pub nesting: usize,

    /// The most fields within each other.
    #[arg(long = "max-depth", env = "DEMARCHE_MAX_DEPTH", value_name = "N", default_value_t = Self::DEFAULT.depth)]
    pub depth: usize,

    /// The most aliases, with fragments spread.
    #[arg(long = "max-aliases", env = "DEMARCHE_MAX_ALIASES", value_name = "N", default_value_t = Self::DEFAULT.aliases)]
    pub aliases: usize,

    /// The most directives, with fragments spread.
    #[arg(
        long = "max-directives",
        env = "DEMARCHE_MAX_DIRECTIVES",
        value_name = "N",
        default_value_t = Self::DEFAULT.directives
    )]
    pub directives: usize,

    /// The most fields, with fragments spread.
    #[arg(long = "max-fields", env = "DEMARCHE_MAX_FIELDS", value_name = "N", default_value_t = Self::DEFAULT.fields)]
    pub fields: usize,

    /// The most fragments in a document.
    #[arg(
        long = "max-fragments",
        env = "DEMARCHE_MAX_FRAGMENTS",
        value_name = "N",
        default_value_t = Self::DEFAULT.fragments
    )]
    pub fragments: usize,

    /// The most operations in a document.
    #[arg(
        long = "max-operations",
        env = "DEMARCHE_MAX_OPERATIONS",
        value_name = "N",
        default_value_t = Self::DEFAULT.operations
    )]
    pub operations: usize,

    /// The most variables of an operation.
    #[arg(
        long = "max-variables",
        env = "DEMARCHE_MAX_VARIABLES",
        value_name = "N",
        default_value_t = Self::DEFAULT.variables
    )]
    pub variables: usize,

    /// The most values in an operation's variables, those in lists and objects too.
    #[arg(long = "max-values", env = "DEMARCHE_MAX_VALUES", value_name = "N", default_value_t = Self::DEFAULT.values)]
    pub values: usize,

    /// The most fields below `__schema` and `__type`, with fragments spread.
    #[arg(
        long = "max-introspection-fields",
        env = "DEMARCHE_MAX_INTROSPECTION_FIELDS",
        value_name = "N",
        default_value_t = Self::DEFAULT.introspection_fields
    )]
    pub introspection_fields: usize,

    /// The most fields within each other below `__schema` and `__type`.
    #[arg(
        long = "max-introspection-depth",
        env = "DEMARCHE_MAX_INTROSPECTION_DEPTH",
        value_name = "N",
        default_value_t = Self::DEFAULT.introspection_depth
    )]
    pub introspection_depth: usize,

    /// The most objects that an introspection may list, estimated.
    #[arg(
        long = "max-introspection-elements",
        env = "DEMARCHE_MAX_INTROSPECTION_ELEMENTS",
        value_name = "N",
        default_value_t = Self::DEFAULT.introspection_elements
    )]
    pub introspection_elements: usize,

    /// The most records that an operation may list: the sum of the products of its page sizes.
    #[arg(long = "max-nodes", env = "DEMARCHE_MAX_NODES", value_name = "N", default_value_t = Self::DEFAULT.nodes)]
    pub nodes: usize,

    /// The most points that an operation may cost.
    #[arg(long = "max-points", env = "DEMARCHE_MAX_POINTS", value_name = "N", default_value_t = Self::DEFAULT.points)]
    pub points: usize,
}

impl DocumentLimits {
    /// What holds where nothing is set.
    pub const DEFAULT: Self = Self {
        tokens: 2_000,
        nesting: 60,
        depth: 15,
        aliases: 30,
        directives: 50,
        fields: 2_000,
        fragments: 50,
        operations: 10,
        variables: 50,
        values: 2_000,
        introspection_fields: 500,
        introspection_depth: 25,
        introspection_elements: 50_000,
        nodes: 10_000,
        points: 1_000,
    };
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
