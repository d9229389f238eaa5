//! Every table as the entities see it, so that a test can compare them with what the migrations made.

use sea_orm::{ColumnTrait, ColumnType, EntityTrait, Iterable};

use demarche_model::{node::NodeKind, vocabulary::Vocabulary};

use crate::{artifact, claim, document, event, node, release::entity as release, search, table::table, topic};

/// A column that an entity maps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MappedColumn {
    /// The table's name.
    pub table: String,
    /// The column's name.
    pub column: String,
    /// Postgres's short name of its type, for example `int4` or `_text`.
    pub data_type: String,
    /// Whether it may be null.
    pub nullable: bool,
}

/// Lists every column that the service maps.
pub fn mapped_columns() -> Vec<MappedColumn> {
    let kinds = NodeKind::ALL.iter().flat_map(|kind| (table(*kind).mapped)());
    kinds.chain(others().concat()).collect()
}

/// The tables that are not a kind's own.
fn others() -> [Vec<MappedColumn>; 18] {
    [
        columns::<release::dataset::Entity>(),
        columns::<release::Entity>(),
        columns::<node::Entity>(),
        columns::<node::alias::Entity>(),
        columns::<node::external_id::Entity>(),
        columns::<node::topic::Entity>(),
        columns::<node::redirect::Entity>(),
        columns::<node::closure::Entity>(),
        columns::<node::link::Entity>(),
        columns::<topic::entity::broader::Entity>(),
        columns::<topic::entity::related::Entity>(),
        columns::<topic::entity::option::Entity>(),
        columns::<event::entity::participant::Entity>(),
        columns::<artifact::entity::party::Entity>(),
        columns::<document::entity::passage::Entity>(),
        columns::<claim::entity::passage::Entity>(),
        columns::<search::Entity>(),
        columns::<search::word::Entity>(),
    ]
}

pub(crate) fn columns<E: EntityTrait>() -> Vec<MappedColumn> {
    let table = E::default().table_name().to_owned();
    E::Column::iter()
        .map(|column| MappedColumn {
            table: table.clone(),
            column: sea_orm::IdenStatic::as_str(&column).to_owned(),
            data_type: data_type(column.def().get_column_type()),
            nullable: column.def().is_null(),
        })
        .collect()
}

/// Postgres's short name of a column type.
fn data_type(column_type: &ColumnType) -> String {
    match column_type {
        ColumnType::SmallInteger => "int2".into(),
        ColumnType::Integer => "int4".into(),
        ColumnType::BigInteger => "int8".into(),
        ColumnType::Double => "float8".into(),
        ColumnType::Boolean => "bool".into(),
        ColumnType::Date => "date".into(),
        ColumnType::TimestampWithTimeZone => "timestamptz".into(),
        ColumnType::String(_) | ColumnType::Text => "text".into(),
        ColumnType::Json => "json".into(),
        ColumnType::JsonBinary => "jsonb".into(),
        ColumnType::Array(element) => format!("_{}", data_type(element)),
        other => format!("{other:?}"),
    }
}
