//! A small dataset folder in which each part of a scope makes a difference.

use std::fs;

use tempfile::TempDir;

const ACTORS: &str = "
- {id: a, kind: STATE, label: A, at: [1]}
- {id: ministry-of-a, kind: STATE_BODY, label: Ministry of A, partOf: a, at: [1]}
- {id: minister, kind: PERSON, label: The minister, at: [1]}
- {id: b, kind: STATE, label: B, at: [1]}
";

const TOPICS: &str = "
- {id: all, label: All, at: [1]}
- {id: left, label: Left, broader: [all], at: [1]}
- {id: right, label: Right, broader: [all], at: [1]}
- {id: shared, label: Shared, broader: [left, right], at: [1]}
- {id: parts, label: Parts, at: [1]}
- {id: voices, label: Voices, at: [1]}
- {id: evidence, label: Evidence, at: [1]}
- {id: dates, label: Dates, at: [1]}
- {id: silence, label: Silence, at: [1]}
- {id: dropped, label: Dropped, at: [1]}
";

const INTERESTS: &str = "
- {id: a-left, holder: a, topic: left, kind: GOAL, stance: 2, at: [1]}
- {id: b-left, holder: b, topic: left, kind: GOAL, stance: 1, at: [1]}
- {id: a-right, holder: a, topic: right, kind: GOAL, stance: 2, at: [1]}
- {id: b-right, holder: b, topic: right, kind: GOAL, stance: -2, at: [1]}
- {id: a-shared, holder: a, topic: shared, kind: GOAL, stance: -1, at: [1]}
- {id: b-shared, holder: b, topic: shared, kind: GOAL, stance: -1, at: [1]}
- {id: ministry-parts, holder: ministry-of-a, topic: parts, kind: GOAL, stance: 1, at: [1]}
- {id: minister-parts, holder: minister, topic: parts, kind: GOAL, stance: 2, at: [1]}
- {id: b-parts, holder: b, topic: parts, kind: GOAL, stance: 1, at: [1]}
- {id: a-voices-itself, holder: a, topic: voices, kind: POSITION, stance: 1, at: [1]}
- {id: a-voices-minister, holder: a, speaker: minister, topic: voices, kind: POSITION, stance: -1, at: [1]}
- {id: b-voices-minister, holder: b, speaker: minister, topic: voices, kind: POSITION, stance: -1, at: [1]}
- id: a-evidence-good
  holder: a
  topic: evidence
  kind: GOAL
  stance: 1
  claims: [{mode: FACT_AS_STATED, credibility: 2, at: [1]}]
- id: a-evidence-poor
  holder: a
  topic: evidence
  kind: GOAL
  stance: -1
  claims: [{mode: REPORTED_VIEW, by: b, attitude: NEUTRAL, credibility: 5, at: [1]}]
- id: b-evidence
  holder: b
  topic: evidence
  kind: GOAL
  stance: 1
  claims: [{mode: FACT_AS_STATED, credibility: 1, at: [1]}, {mode: REPORTED_VIEW, by: b, attitude: NEUTRAL, at: [1]}]
- {id: a-dates-early, holder: a, topic: dates, kind: GOAL, stance: 1, valid: 2000/2005, at: [1]}
- {id: a-dates-late, holder: a, topic: dates, kind: GOAL, stance: -1, valid: 2010/.., at: [1]}
- {id: a-dates-undated, holder: a, topic: dates, kind: GOAL, stance: 0, at: [1]}
- {id: b-dates, holder: b, topic: dates, kind: GOAL, stance: 1, valid: ../.., at: [1]}
- id: a-silence
  holder: a
  topic: silence
  kind: POSITION
  stance: 0
  claims: [{mode: ABSENCE, by: a, at: [1]}, {mode: AUTHOR_ASSESSMENT, property: stance, at: [1]}]
- {id: b-silence, holder: b, topic: silence, kind: POSITION, stance: 0, at: [1]}
- {id: a-dropped, holder: a, topic: dropped, kind: GOAL, stance: 1, status: DROPPED, at: [1]}
- {id: b-dropped, holder: b, topic: dropped, kind: GOAL, stance: 1, at: [1]}
";

const RELATIONS: &str = "
- {id: post, kind: HOLDS_POST, from: actor/minister, to: actor/ministry-of-a, role: Minister, at: [1]}
- {id: early, kind: CONVERGENCE, from: actor/b, to: actor/a, topics: [dates], valid: 2000/2005, at: [1]}
- {id: late, kind: DIVERGENCE, from: actor/a, to: actor/b, topics: [dates], valid: 2010/.., at: [1]}
- {id: undated, kind: RIVALRY, from: actor/a, to: actor/b, topics: [dates], at: [1]}
- {id: denied, kind: DIVERGENCE, from: actor/a, to: actor/b, topics: [left], status: DENIED, at: [1]}
- {id: of-parts, kind: CONVERGENCE, from: actor/ministry-of-a, to: actor/b, topics: [parts], at: [1]}
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
        ("relations.yaml", RELATIONS),
    ];
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}
