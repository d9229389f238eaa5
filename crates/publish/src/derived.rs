//! The relations that follow from what records say of themselves: `partOf` and `within`.

use sha2::{Digest, Sha256};

use demarche_model::{
    Result,
    node::{Key, Node, NodeId, NodeKind, SLUG_LIMIT},
    relation::{self, Relation, RelationKind},
};

/// The id of the relation that follows from a record's own field.
///
/// # Errors
/// None for the id of a record; a claim has no such relation.
pub fn id(from: &NodeId, kind: RelationKind) -> Result<NodeId> {
    let ending = if kind == RelationKind::LocatedIn {
        "located-in"
    } else {
        "part-of"
    };
    let start = format!("{}-{}", from.kind().prefix(), from.slug());
    let slug = format!("{start}-{ending}");
    if slug.len() <= SLUG_LIMIT {
        return NodeId::new(NodeKind::Relation, &slug);
    }
    let hash: String = Sha256::digest(start.as_bytes())
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let room = SLUG_LIMIT - ending.len() - hash.len() - 2;
    let cut = start[..room].trim_end_matches('-');
    NodeId::new(NodeKind::Relation, &format!("{cut}-{hash}-{ending}"))
}

/// The relation itself: undated, since the field has no date.
pub fn relation(node: (Key, NodeId), kind: RelationKind, ends: [(Key, &str); 2]) -> Relation {
    let (key, id) = node;
    let [(from, child), (to, parent)] = ends;
    Relation {
        node: Node {
            key,
            id,
            label: relation::label(kind, None, child, parent),
            summary: None,
            note: None,
            attributes: Vec::new(),
            quantities: Vec::new(),
            disputed: false,
            redirected_from: Vec::new(),
        },
        kind,
        from,
        to,
        role: None,
        status: None,
        derived: true,
        valid: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_says_what_it_follows_from() {
        let from: NodeId = "actor/foreign-ministry".parse().expect("an id");
        let id = id(&from, RelationKind::PartOf).expect("an id");
        assert_eq!(id.to_string(), "relation/actor-foreign-ministry-part-of");
    }

    #[test]
    fn long_ids_are_cut_and_stay_apart() {
        let ids = ["a", "b"].map(|last| {
            let from = NodeId::new(NodeKind::Place, &format!("{}{last}", "long-".repeat(15))).expect("an id");
            id(&from, RelationKind::LocatedIn).expect("an id")
        });
        assert_ne!(ids[0], ids[1]);
        assert!(
            ids.iter()
                .all(|id| id.slug().len() <= SLUG_LIMIT && id.slug().ends_with("-located-in"))
        );
    }
}
