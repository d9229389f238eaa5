//! Events in dataset folders.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{At, Checker, Entry, HasKind, Head, OwnFields, Point, Ref, actor::ActorFields, place::PlaceFields};
use demarche_model::{
    code::plover,
    event::{EventKind, EventStatus, ParticipantRole, Side},
    node::NodeKind,
    suggest::did_you_mean,
    vocabulary::Vocabulary,
};

/// The fields of an event in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventFields {
    /// What sort of act it is (PLOVER); nothing where no event type fits.
    pub kind: Option<At<EventKind>>,
    /// How the act was done, as modes of its kind (PLOVER).
    #[serde(default)]
    pub modes: Vec<At<String>>,
    /// What fields of politics it touches (PLOVER).
    #[serde(default)]
    pub contexts: Vec<At<String>>,
    /// When it took place.
    pub date: Option<At<Point>>,
    /// Where it took place.
    pub place: Option<At<Ref<PlaceFields>>>,
    /// The event it is a part of.
    pub part_of: Option<At<Ref<EventFields>>>,
    /// HAPPENED where nothing is said.
    pub status: Option<EventStatus>,
    /// Who took part, in which role.
    #[serde(default)]
    pub participants: Vec<ParticipantEntry>,
}

/// Who takes part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParticipantEntry {
    /// Who.
    pub actor: At<Ref<ActorFields>>,
    /// What the actor does.
    pub role: ParticipantRole,
    /// On which side the actor stands, where there are two.
    pub side: Option<Side>,
    /// Whether the source does not name the actor.
    pub implied: Option<bool>,
}

impl HasKind for EventFields {
    const KIND: NodeKind = NodeKind::Event;
}

impl OwnFields for EventFields {
    // Checks modes, contexts and participants.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        for mode in &own.modes {
            check_mode(head, own.kind.as_ref().map(|kind| kind.value), mode, checker);
        }
        for context in own.contexts.iter().filter(|context| !plover::is_context(context)) {
            let meant = did_you_mean(context, plover::contexts().iter().map(|known| known.code));
            let message = format!("`{}` is no context of PLOVER{meant}", context.value);
            checker.error(head, context.mark, "unknown-code", message);
        }
        checker.twice(
            head,
            "mode",
            own.modes.iter().map(|mode| (mode.mark, mode.value.as_str())),
        );
        checker.twice(
            head,
            "context",
            own.contexts
                .iter()
                .map(|context| (context.mark, context.value.as_str())),
        );
        let mut seen = HashSet::new();
        for participant in &own.participants {
            if !seen.insert((participant.actor.id(), participant.role)) {
                let message = format!("`{}` is {} twice", participant.actor.id(), participant.role.code());
                checker.error(head, participant.actor.mark, "given-twice", message);
            }
        }
        if entry.is_whole {
            check_recipient(entry, checker);
        }
        if own.date.is_none() && entry.is_whole {
            let message = format!(
                "`{}` has no date: it is listed as undated and is in no period",
                entry.id.value
            );
            checker.warning(head, entry.id.mark, "undated", message);
        }
    }
}

fn check_mode(head: Head<'_>, kind: Option<EventKind>, mode: &At<String>, checker: &mut Checker<'_>) {
    let Some(kind) = kind else {
        if head.is_whole {
            checker.error(
                head,
                mode.mark,
                "mode-without-kind",
                "a mode belongs to an event `kind`, and this event has none",
            );
        }
        return;
    };
    if plover::is_mode(kind, mode) {
        return;
    }
    let modes: Vec<&str> = plover::modes_of(kind).iter().map(|known| known.code).collect();
    let message = match modes.as_slice() {
        [] => format!("`{}` is no mode of {}: that kind has none", mode.value, kind.code()),
        modes => format!(
            "`{}` is no mode of {}: expected {}",
            mode.value,
            kind.code(),
            modes.join(", ")
        ),
    };
    checker.error(head, mode.mark, "mode-of-other-kind", message);
}

/// PLOVER asks that some kinds name who receives; several parties of a joint act receive from each other.
fn check_recipient(entry: &Entry<EventFields>, checker: &mut Checker<'_>) {
    let Some(kind) = entry.own.kind.as_ref().filter(|kind| kind.value.requires_recipient()) else {
        return;
    };
    let participants = &entry.own.participants;
    let parties = participants
        .iter()
        .filter(|participant| participant.role == ParticipantRole::Party)
        .count();
    if parties < 2 && !participants.iter().any(|participant| receives(participant.role)) {
        let message = format!(
            "{} names who receives it (RECIPIENT, TARGET, BORROWER, …), and nobody here does",
            kind.code()
        );
        checker.warning(entry.head(), kind.mark, "no-recipient", message);
    }
}

fn receives(role: ParticipantRole) -> bool {
    use ParticipantRole::{Beneficiary, Borrower, Host, Recipient, Target, Victim};
    matches!(role, Recipient | Target | Borrower | Beneficiary | Victim | Host)
}
