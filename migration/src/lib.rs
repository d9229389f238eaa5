//! The tables of demarche: one step a file, in order. A released step is never edited.

mod columns;
mod freeze;
mod m20261125_000001_dataset;
mod m20261125_000002_release;
mod m20261125_000003_node;
mod m20261125_000004_redirect;
mod m20261125_000005_external_id;
mod m20261125_000006_closure;
mod m20261125_000007_document;
mod m20261125_000008_passage;
mod m20261125_000009_actor;
mod m20261125_000010_alias;
mod m20261125_000011_place;
mod m20261125_000012_topic;
mod m20261125_000013_node_topic;
mod m20261125_000014_interest;
mod m20261125_000015_event;
mod m20261125_000016_participant;
mod m20261125_000017_artifact;
mod m20261125_000018_party;
mod m20261125_000019_relation;
mod m20261125_000020_claim;
mod m20261125_000021_claim_passage;
mod m20261125_000022_link;
mod m20261125_000023_frozen;
mod m20261125_000024_trigram;
mod m20261125_000025_search_entry;
mod m20261125_000026_search_word;
mod m20261125_000027_names;
mod m20261125_000030_starts_and_ends;
mod m20261125_000033_node_attributes;

pub use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// Applies the steps and takes them back.
#[derive(Clone, Copy, Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261125_000001_dataset::Migration),
            Box::new(m20261125_000002_release::Migration),
            Box::new(m20261125_000003_node::Migration),
            Box::new(m20261125_000004_redirect::Migration),
            Box::new(m20261125_000005_external_id::Migration),
            Box::new(m20261125_000006_closure::Migration),
            Box::new(m20261125_000007_document::Migration),
            Box::new(m20261125_000008_passage::Migration),
            Box::new(m20261125_000009_actor::Migration),
            Box::new(m20261125_000010_alias::Migration),
            Box::new(m20261125_000011_place::Migration),
            Box::new(m20261125_000012_topic::Migration),
            Box::new(m20261125_000013_node_topic::Migration),
            Box::new(m20261125_000014_interest::Migration),
            Box::new(m20261125_000015_event::Migration),
            Box::new(m20261125_000016_participant::Migration),
            Box::new(m20261125_000017_artifact::Migration),
            Box::new(m20261125_000018_party::Migration),
            Box::new(m20261125_000019_relation::Migration),
            Box::new(m20261125_000020_claim::Migration),
            Box::new(m20261125_000021_claim_passage::Migration),
            Box::new(m20261125_000022_link::Migration),
            Box::new(m20261125_000023_frozen::Migration),
            Box::new(m20261125_000024_trigram::Migration),
            Box::new(m20261125_000025_search_entry::Migration),
            Box::new(m20261125_000026_search_word::Migration),
            Box::new(m20261125_000027_names::Migration),
            Box::new(m20261125_000030_starts_and_ends::Migration),
            Box::new(m20261125_000033_node_attributes::Migration),
        ]
    }
}
