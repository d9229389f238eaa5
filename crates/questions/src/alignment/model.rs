//! What is asked of an alignment, and what it answers, as plain data.

use std::sync::Arc;

use async_graphql::{ID, InputObject, SimpleObject};
use serde::Serialize;

use super::{Agreement, Verdict, measures::Measures, rules::Pair};
use demarche_model::{
    claim::{ClaimMode, Credibility},
    date::{DateMatch, Edtf, UncertainDate},
    node::Key,
};

/// Which interests and judgements count in a comparison; all that are held by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct AlignmentScope {
    /// Only what holds on this day; what has no period comes back apart, as `undated`.
    pub as_of: Option<Edtf>,
    /// With `asOf`, whether it must hold then whatever its uncertain dates turn out to be, or may hold.
    #[graphql(default_with = "Some(DateMatch::Possibly)")]
    pub r#match: Option<DateMatch>,
    /// Only what a claim of one of these modes asserts. ABSENCE asserts nothing.
    pub modes: Option<Vec<ClaimMode>>,
    /// Only what a claim of this credibility or a better one asserts (Admiralty code).
    pub credibility_at_least: Option<Credibility>,
    /// Only interests that this person or body voiced: an actor's id, or its slug alone.
    pub speaker: Option<ID>,
    /// Whether the interests of everything below an actor by `partOf`, and of whoever holds a post there, count too.
    #[graphql(default_with = "Some(false)")]
    pub include_parts: Option<bool>,
    /// Whether every topic below the topic counts too: by counts of verdicts, never as an average.
    #[graphql(default_with = "Some(false)")]
    pub include_narrower: Option<bool>,
}

/// A scope whose records are found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Terms {
    /// The day, and how what is uncertain is taken.
    pub as_of: Option<(UncertainDate, DateMatch)>,
    /// The modes of claims that count; all where it is `None`.
    pub modes: Option<Vec<ClaimMode>>,
    /// The least credibility of claims that count.
    pub credibility_at_least: Option<Credibility>,
    /// Who must have voiced an interest.
    pub speaker: Option<Key>,
    /// Whether what is below the actors counts too.
    pub include_parts: bool,
    /// Whether what is below the topic counts too.
    pub include_narrower: bool,
}

impl Terms {
    /// The terms of a scope, with its speaker's key.
    pub fn of(scope: AlignmentScope, speaker: Option<Key>) -> Self {
        let AlignmentScope {
            as_of,
            r#match,
            modes,
            credibility_at_least,
            speaker: _,
            include_parts,
            include_narrower,
        } = scope;
        Self {
            as_of: as_of.map(|Edtf(day)| (day, r#match.unwrap_or(DateMatch::Possibly))),
            modes,
            credibility_at_least,
            speaker,
            include_parts: include_parts.unwrap_or(false),
            include_narrower: include_narrower.unwrap_or(false),
        }
    }

    /// Whether any claim will do, and none is needed.
    pub fn takes_all_claims(&self) -> bool {
        self.modes.is_none() && self.credibility_at_least.is_none()
    }
}

/// Asks how two actors stand on a topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// The two actors.
    pub actors: Pair<Key>,
    /// The topic.
    pub topic: Key,
    /// What counts.
    pub terms: Arc<Terms>,
}

impl Question {
    /// The same question over everything below the topic too.
    pub fn with_narrower(&self) -> Self {
        let terms = Terms {
            include_narrower: true,
            ..self.terms.as_ref().clone()
        };
        Self {
            terms: Arc::new(terms),
            ..self.clone()
        }
    }
}

/// How two actors stand on a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// What was asked.
    pub question: Question,
    /// Whether they want the same, computed.
    pub verdict: Verdict,
    /// The sides without a stance that counts, where the verdict is unknown for want of one.
    pub missing: Vec<Key>,
    /// How near their stances are, from 0 to 1.
    pub closeness: Option<f64>,
    /// What either side brings.
    pub sides: Pair<AlignmentSide>,
    /// What the source itself judges.
    pub asserted: Vec<AssertedVerdict>,
    /// Relations that may or may not have held on the as-of day.
    pub undated_relations: Vec<Key>,
    /// How the computed verdict stands to the source's.
    pub agreement: Agreement,
    /// How often each verdict occurs over the topics that count.
    pub roll_up: Vec<VerdictCount>,
    /// The comparable stances, topic by topic.
    pub stances: Vec<Pair<i16>>,
}

/// What one side brings to an alignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignmentSide {
    /// The actor.
    pub actor: Key,
    /// Its interests in the topic that are held and in scope.
    pub interests: Vec<Key>,
    /// Those of them on which the verdict rests.
    pub counting: Vec<Key>,
    /// Whether some of those that count are held under a condition.
    pub conditional: bool,
    /// Interests that may or may not have been held on the as-of day.
    pub undated: Vec<Key>,
}

/// A verdict that the source itself passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssertedVerdict {
    /// The verdict; `None` where the relations tell of working together only.
    pub verdict: Option<Verdict>,
    /// The relations that pass it.
    pub relations: Vec<Key>,
}

/// How often a verdict occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// On how many topics.
    pub count: i32,
}

/// How alike the stances of two actors are over many topics (Häge 2011, for comparing foreign policies).
#[derive(Clone, Copy, Debug, PartialEq, SimpleObject)]
pub struct SimilarityMeasures {
    /// The number of topics on which each side has one stance, toward the same option.
    pub n: i32,
    /// The mean closeness, 0 to 1: 1 - the mean of |a - b| / 4. Inflated by chance: two that mostly say yes agree often.
    pub raw_agreement: f64,
    /// Signorino and Ritter's S, -1 to 1: 1 - twice the mean of |a - b| / 4. Not corrected for chance.
    pub s: f64,
    /// Scott's pi, weighted by |a - b| / 4: the agreement beyond what the stances of both together give by chance; 1 is perfect, 0 is chance; null where all stances are the same.
    pub pi: Option<f64>,
    /// Cohen's kappa, weighted by |a - b| / 4: the agreement beyond what each side's own stances give by chance; the measure to quote; null where all stances are the same.
    pub kappa: Option<f64>,
}

impl From<Measures> for SimilarityMeasures {
    fn from(measures: Measures) -> Self {
        let Measures {
            n,
            raw_agreement,
            s,
            pi,
            kappa,
        } = measures;
        Self {
            n: i32::try_from(n).unwrap_or(i32::MAX),
            raw_agreement,
            s,
            pi,
            kappa,
        }
    }
}
