//! Actors in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{At, Checker, Entry, Extent, HasKind, Head, OwnFields, Ref, find};
use demarche_model::{actor::ActorKind, code::plover, node::NodeKind, suggest::did_you_mean, vocabulary::Vocabulary};

/// The fields of an actor in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActorFields {
    /// What sort of actor it is.
    pub kind: At<ActorKind>,
    /// The actor it belongs to, as a ministry to its state.
    pub part_of: Option<At<Ref<ActorFields>>>,
    /// The state whose national it is.
    pub nationality: Option<At<Ref<ActorFields>>>,
    /// Sectors, as PLOVER codes them.
    #[serde(default)]
    pub sectors: Vec<At<String>>,
    /// False where the source does not name it, as "an ambassador".
    pub named: Option<bool>,
    /// While it exists.
    pub active: Option<At<Extent>>,
}

impl HasKind for ActorFields {
    const KIND: NodeKind = NodeKind::Actor;
}

impl OwnFields for ActorFields {
    // Checks sectors, nationality and what a person belongs to.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        for sector in own.sectors.iter().filter(|sector| !plover::is_sector(sector)) {
            let meant = did_you_mean(sector, plover::sectors().iter().map(|known| known.code));
            let message = format!("`{}` is no sector of PLOVER{meant}", sector.value);
            checker.error(head, sector.mark, "unknown-code", message);
        }
        checker.twice(
            head,
            "sector",
            own.sectors.iter().map(|sector| (sector.mark, sector.value.as_str())),
        );
        if let Some(state) = &own.nationality {
            check_state(head, "nationality", state, checker);
        }
        if let (ActorKind::Person, Some(whole)) = (own.kind.value, own.part_of.as_ref())
            && own.named != Some(false)
        {
            let message = "a person's post is a relation HOLDS_POST; `partOf` is for bodies and unnamed officials";
            checker.warning(head, whole.mark, "person-part-of", message);
        }
    }
}

/// Reports a field that must name a state and names another actor.
pub(crate) fn check_state(head: Head<'_>, field: &str, reference: &At<Ref<ActorFields>>, checker: &mut Checker<'_>) {
    let actor = find(&checker.records.actors, reference.id());
    let kind = actor.map(|actor| actor.own.kind.value);
    if let Some(kind) = kind.filter(|kind| !is_state(*kind)) {
        let message = format!(
            "`{field}` names a state, and `{}` is of kind {}",
            reference.id(),
            kind.code()
        );
        checker.error(head, reference.mark, "not-a-state", message);
    }
}

fn is_state(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::State | ActorKind::FormerState | ActorKind::PartiallyRecognisedEntity
    )
}
