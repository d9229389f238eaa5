//! The closed lists that claims use.

use crate::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// What sort of assertion a claim is; `by` says whose.
    pub enum ClaimMode {
        /// Stated as a fact, without weighing.
        FactAsStated,
        /// Weighed, concluded or judged by the author.
        AuthorAssessment,
        /// Somebody said so, and the author reports what was said.
        ReportedStatement,
        /// Somebody holds so, as the author ascribes it to him; nobody is said to have said it.
        ReportedView,
        /// Somebody's own words, quoted.
        Quotation,
        /// About what is to come, said as expected.
        Forecast,
        /// A guess, marked as one.
        Conjecture,
        /// Says that it is not so; its polarity is DENIES.
        Denial,
        /// Says that somebody did not voice it: `by` is the silent actor. It carries no stance.
        Absence,
    }
}

vocabulary! {
    /// Whether a claim says that its record is so, or that it is not.
    pub enum Polarity {
        /// It says that it is so.
        Asserts,
        /// It says that it is not so.
        Denies,
    }
}

vocabulary! {
    /// How the author takes what others say; it has no place on his own claims.
    pub enum Attitude {
        /// The author takes it for true.
        Endorses,
        /// The author reports it and does not judge.
        Neutral,
        /// The author takes it for untrue or doubtful; the record then counts as disputed.
        Disputes,
    }
}

vocabulary! {
    /// How likely the text says something is, in the seven bands of ICD-203 (US Intelligence Community Directive 203).
    pub enum Likelihood {
        /// Almost no chance, remote: 1 to 5 per cent (ICD-203).
        AlmostNoChance,
        /// Very unlikely, highly improbable: 5 to 20 per cent (ICD-203).
        VeryUnlikely,
        /// Unlikely, improbable: 20 to 45 per cent (ICD-203).
        Unlikely,
        /// Roughly even chance: 45 to 55 per cent (ICD-203).
        RoughlyEvenChance,
        /// Likely, probable: 55 to 80 per cent (ICD-203).
        Likely,
        /// Very likely, highly probable: 80 to 95 per cent (ICD-203).
        VeryLikely,
        /// Almost certain, nearly certain: 95 to 99 per cent (ICD-203).
        AlmostCertain,
    }
}

vocabulary! {
    /// How well founded the claimant's own judgement is, as he says (ICD-203: confidence levels).
    pub enum Confidence {
        /// Scant, fragmentary or doubtful information (ICD-203).
        Low,
        /// Credible and plausible information that is not corroborated enough for more (ICD-203).
        Moderate,
        /// Good information from several sources (ICD-203); it may still be wrong.
        High,
    }
}

vocabulary! {
    /// How credible the information is, whoever brings it: the digit of the Admiralty code (NATO AJP-2.1).
    pub enum Credibility {
        /// 1: confirmed by other, independent sources (Admiralty code).
        Confirmed,
        /// 2: probably true: consistent with other information, not confirmed (Admiralty code).
        ProbablyTrue,
        /// 3: possibly true: agrees somewhat with other information (Admiralty code).
        PossiblyTrue,
        /// 4: doubtful: not confirmed, possible, no other information on it (Admiralty code).
        Doubtful,
        /// 5: improbable: contradicted by other information (Admiralty code).
        Improbable,
        /// 6: its truth cannot be judged (Admiralty code).
        CannotBeJudged,
    }
}

impl Credibility {
    /// The digit of the Admiralty code, 1 to 6; a lower one is more credible.
    pub fn number(self) -> i16 {
        match self {
            Self::Confirmed => 1,
            Self::ProbablyTrue => 2,
            Self::PossiblyTrue => 3,
            Self::Doubtful => 4,
            Self::Improbable => 5,
            Self::CannotBeJudged => 6,
        }
    }

    /// The code of a digit; `None` beyond 1 to 6.
    pub fn from_number(number: i16) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.number() == number)
    }
}
