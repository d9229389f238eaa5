//! A small dataset folder: two actors, and between them ways of two hops that differ in one respect each.

use std::fs;

use tempfile::TempDir;

const ACTORS: &str = "
- {id: a, kind: STATE, label: A, at: [1]}
- {id: b, kind: STATE, label: B, at: [1]}
- {id: part, kind: STATE_BODY, label: Part, partOf: a, at: [1]}
- {id: confirmed, kind: STATE, label: Confirmed, at: [1]}
- {id: doubtful, kind: STATE, label: Doubtful, at: [1]}
- {id: early, kind: STATE, label: Early, at: [1]}
- {id: late, kind: STATE, label: Late, at: [1]}
- {id: denied, kind: STATE, label: Denied, at: [1]}
- {id: planned, kind: STATE, label: Planned, at: [1]}
- {id: filed, kind: STATE, label: Filed, at: [1]}
- {id: giver, kind: STATE, label: Giver, at: [1]}
- {id: friend, kind: STATE, label: Friend, at: [1]}
";

const TOPICS: &str = "
- {id: wide, label: Wide, at: [1]}
- {id: narrow, label: Narrow, broader: [wide], at: [1]}
";

const INTERESTS: &str = "
- {id: a-narrow, holder: a, topic: narrow, kind: GOAL, stance: 1, valid: 2000/2005, at: [1]}
- {id: b-narrow, holder: b, topic: narrow, kind: RED_LINE, stance: -1, valid: 2000/2005, at: [1]}
";

const EVENTS: &str = "
- id: talks
  label: Talks
  kind: CONSULT
  modes: [multilateral]
  date: 2010-05
  participants: [{actor: a, role: HOST}, {actor: b, role: VISITOR}]
  claims: [{mode: FACT_AS_STATED, property: date, credibility: 1, at: [1]}, {id: first, mode: FACT_AS_STATED, at: [1]}]
- id: alleged-talks
  label: Alleged talks
  kind: CONSULT
  modes: [multilateral]
  status: DENIED
  participants: [{actor: a, role: HOST}, {actor: b, role: VISITOR}]
  at: [1]
";

const RELATIONS: &str = "
- {id: confirmed-1, kind: AID, from: actor/a, to: actor/confirmed, claims: [{mode: FACT_AS_STATED, credibility: 1, at: [1]}]}
- id: confirmed-2
  kind: AID
  from: actor/confirmed
  to: actor/b
  claims: [{mode: FACT_AS_STATED, credibility: 2, at: [1]}, {mode: REPORTED_VIEW, by: a, attitude: NEUTRAL, credibility: 5, at: [1]}]
- {id: doubtful-1, kind: AID, from: actor/a, to: actor/doubtful, claims: [{mode: FACT_AS_STATED, credibility: 4, at: [1]}]}
- {id: doubtful-2, kind: AID, from: actor/doubtful, to: actor/b, claims: [{mode: FACT_AS_STATED, credibility: 3, at: [1]}]}
- {id: early-1, kind: AID, from: actor/a, to: actor/early, valid: 2000/2005, at: [1]}
- {id: early-2, kind: AID, from: actor/early, to: actor/b, valid: 2000~/2005, at: [1]}
- {id: late-1, kind: AID, from: actor/a, to: actor/late, valid: 2012/.., at: [1]}
- {id: late-2, kind: AID, from: actor/late, to: actor/b, valid: 201X/.., at: [1]}
- {id: denied-1, kind: AID, from: actor/a, to: actor/denied, status: DENIED, at: [1]}
- {id: denied-2, kind: AID, from: actor/denied, to: actor/b, at: [1]}
- {id: planned-1, kind: AID, from: actor/a, to: actor/planned, status: PLANNED, at: [1]}
- {id: planned-2, kind: AID, from: actor/planned, to: actor/b, at: [1]}
- {id: filed-1, kind: SUPPLY, from: actor/a, to: actor/filed, topics: [narrow], at: [1]}
- {id: filed-2, kind: SUPPLY, from: actor/filed, to: actor/b, topics: [wide], at: [1]}
- {id: giver-1, kind: AID, from: actor/giver, to: actor/a, at: [1]}
- {id: giver-2, kind: AID, from: actor/giver, to: actor/b, at: [1]}
- {id: friend-1, kind: ALLIANCE, from: actor/friend, to: actor/a, at: [1]}
- {id: friend-2, kind: ALLIANCE, from: actor/friend, to: actor/b, at: [1]}
- {id: part-1, kind: AID, from: actor/part, to: actor/b, at: [1]}
- {id: about-a-claim, kind: SUPPORTS, from: claim/event/talks/first, to: actor/early, at: [1]}
";

/// The folder; it goes when the value does.
pub fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    let header = "slug: small\nversion: 1.0.0\ntitle: T\nlicence: CC0-1.0\ndocument: text\n";
    let documents = "- {id: text, label: A text, language: en, passages: [{number: 1}], at: [1]}\n";

    let files = [
        ("dataset.yaml", header),
        ("documents.yaml", documents),
        ("actors.yaml", ACTORS),
        ("topics.yaml", TOPICS),
        ("interests.yaml", INTERESTS),
        ("events.yaml", EVENTS),
        ("relations.yaml", RELATIONS),
    ];
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}
