//! Checks of red lines in GraphQL.

mod checks;

use async_graphql::{Context, ID, Object};

pub use checks::{RedLineCheckConnection, checks, red_lines};

use demarche_model::{
    error::{Error, Result},
    interest::Operator,
    node::{Attribute, NodeKind},
};
use demarche_questions::{
    alignment::Agreement,
    query,
    red_line::{CrossingResult, LeafResult, RedLineCheck, rules::Leaf, service},
};

use crate::{
    Json, Named, RecordObject,
    cost::LookUp,
    find_named,
    interest::InterestObject,
    object, record, records,
    relation::RelationObject,
    required,
    session::{analysis, queries},
};

object! {
    /// A check of a red line, as GraphQL shows it.
    pub struct RedLineCheckObject(RedLineCheck);
}

/// A record against a red line: what the source says, beside what the record's attributes decide.
#[Object(name = "RedLineCheck")]
impl RedLineCheckObject {
    /// The red line.
    async fn red_line(&self) -> InterestObject {
        self.red_line.clone().into()
    }

    /// The record that is checked.
    async fn subject(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.subject).await
    }

    /// What the source says: relations of the kinds CROSSES, RESPECTS and AT_RISK from the record to the line, in the
    /// order of their ids; their claims say who holds so.
    async fn asserted(&self, ctx: &Context<'_>) -> Result<Vec<RelationObject>> {
        records(ctx, self.asserted.iter().copied()).await
    }

    /// What the line's `crossedWhen` gives for the record's attributes; UNKNOWN where they do not decide it; null where
    /// the line has no such test.
    async fn computed(&self) -> Option<CrossingResult> {
        self.computed
    }

    /// Every comparison of `crossedWhen` in its order, so that the result explains itself; empty where there is no test.
    async fn leaves(&self) -> Vec<LeafObject<'_>> {
        self.leaves.iter().map(LeafObject).collect()
    }

    /// How the computed result stands to what the source says; AT_RISK says neither that the line is crossed nor that
    /// it is respected.
    async fn agreement(&self) -> Agreement {
        self.agreement
    }
}

object! {
    /// A comparison of a check, as GraphQL shows it.
    pub struct LeafObject<'a>(&'a Leaf);
}

/// One comparison of a red line's test, as it came out.
#[Object(name = "RedLineLeaf")]
impl LeafObject<'_> {
    /// The dotted key of the attribute.
    async fn attribute(&self) -> &str {
        &self.comparison.attribute
    }

    /// How it is compared.
    async fn operator(&self) -> Operator {
        self.comparison.operator
    }

    /// With what it is compared: a text, a number, true or false; for IN a list of those.
    async fn value(&self) -> Result<Json> {
        Json::of(&self.comparison.value)
    }

    /// The record's attribute; null where it lacks it.
    async fn found(&self) -> Option<&Attribute> {
        self.found.as_ref()
    }

    /// Whether it holds for the record, by itself: a NOT around it does not turn it.
    async fn result(&self) -> LeafResult {
        self.result
    }
}

/// Asks about red lines.
#[derive(Default)]
pub struct RedLineQuery;

#[Object]
impl RedLineQuery {
    /// Whether a record crosses a red line: what the source says, beside what the record's attributes decide.
    #[graphql(directive = LookUp::apply())]
    async fn red_line_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "An interest of the kind RED_LINE: its id, `interest/iran-red-line-western-presence`, or its slug."
        )]
        red_line: ID,
        #[graphql(desc = "The record to check, of any kind but claims: its full id, such as `actor/russia`.")]
        subject: ID,
    ) -> Result<RedLineCheckObject> {
        let named = [
            Named::of_kind("redLine", NodeKind::Interest, &red_line),
            Named {
                argument: "subject",
                kind: None,
                id: &subject,
            },
        ];
        let found = find_named(ctx, &named).await?;
        let answering = analysis(ctx)?;
        if answering.release().kind_of(found[1]) == Some(NodeKind::Claim) {
            return Err(Error::bad_input(
                "`subject`: a claim has no attributes: pass the record that it is about",
            ));
        }
        let red_line: InterestObject = required(ctx, found[0]).await?;
        let subject = record(ctx, found[1]).await?;
        service::require_red_line(&red_line)?;
        let assertions = query::assertions(queries(ctx)?, found[1]).await?;
        Ok(service::check(red_line.into(), subject.node(), &assertions).into())
    }
}
