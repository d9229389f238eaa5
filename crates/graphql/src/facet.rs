//! Facets in GraphQL.

use std::sync::Arc;

use async_graphql::{Context, Object};
use demarche_model::{
    error::Result,
    facet::{FacetField, Spread},
    node::{Key, Node},
};
use demarche_questions::facet::{Facet, FacetValue, Shown, rules};
use demarche_store::List;

use crate::{RecordObject, as_claim, object, record, session::reads};

/// Counts a list by each of the fields, in their order: the release's list, or a parent's.
///
/// # Errors
/// `BadInput` where nothing is named, or something twice; else where the database cannot answer.
pub(crate) async fn facets(
    ctx: &Context<'_>,
    list: &Arc<List>,
    parent: Option<Key>,
    by: &[FacetField],
) -> Result<Vec<FacetObject>> {
    rules::check(by)?;
    let spreads = reads(ctx)?.spreads(list, by.iter().copied(), parent).await?;
    let facet = |(field, spread): (&FacetField, Arc<Spread>)| rules::facet(*field, &spread).map(FacetObject);
    by.iter().zip(spreads).map(facet).collect()
}

object! {
    /// A facet, as GraphQL shows it.
    pub struct FacetObject(Facet);
}

/// How the records of a list spread over the values of a field. A record with several values counts under each.
#[Object(name = "Facet")]
impl FacetObject {
    /// The field, as it was asked for.
    async fn by(&self) -> &str {
        self.by
    }

    /// The 50 most frequent values, the most frequent first; between equals years from the first on, codes and texts by
    /// letter, records by id. Topics do not count for those above them, nor places, nor bodies.
    async fn values(&self) -> Vec<FacetValueObject<'_>> {
        self.values.iter().map(FacetValueObject).collect()
    }

    /// How many records have no value; of YEAR, how many have no date; of whose a claim is, how many are the author's
    /// own.
    async fn missing(&self) -> i32 {
        number(self.missing)
    }

    /// Whether there are more values than those listed.
    async fn truncated(&self) -> bool {
        self.truncated
    }
}

object! {
    /// A value of a facet, as GraphQL shows it.
    pub struct FacetValueObject<'a>(&'a FacetValue);
}

/// A value of a field and how many records have it.
#[Object(name = "FacetValue")]
impl FacetValueObject<'_> {
    /// The value as filters take it: a code, a record's id, a year, a text.
    async fn value(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.shown {
            Shown::Plain { value, label: _ } => Ok(value.clone()),
            Shown::Record(key) => named(ctx, *key).await.map(|(id, _)| id),
        }
    }

    /// The value in words: the code's, the record's label.
    async fn label(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.shown {
            Shown::Plain { value: _, label } => Ok(label.clone()),
            Shown::Record(key) => named(ctx, *key).await.map(|(_, label)| label),
        }
    }

    /// The record that the value is; of a claim, the record that it is about; null where the value is a code, a text, a
    /// number or a year.
    async fn record(&self, ctx: &Context<'_>) -> Option<Result<RecordObject>> {
        match &self.shown {
            Shown::Plain { .. } => None,
            Shown::Record(key) => Some(record(ctx, *key).await),
        }
    }

    /// How many records of the list have the value. Of a year: whose dates lie within it for sure, as the filter
    /// `during` with SURELY takes them.
    async fn count(&self) -> i32 {
        number(self.count)
    }

    /// Of a year: how many records may belong to it, those surely counted among them, as the filter `during` with
    /// POSSIBLY takes them. From the first to the last year that a date of the list names: what is open goes on beyond.
    /// Null where nothing is uncertain.
    async fn possible_count(&self) -> Option<i32> {
        self.possible_count.map(number)
    }
}

/// The id and the label of a record or claim.
async fn named(ctx: &Context<'_>, key: Key) -> Result<(String, String)> {
    let named = |node: &Node| (node.id.to_string(), node.label.clone());
    Ok(match as_claim(ctx, key).await {
        Some(claim) => named(&claim?.node),
        None => named(record(ctx, key).await?.node()),
    })
}

fn number(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
