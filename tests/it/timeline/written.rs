//! A small dataset folder with dates of every sort, and two states that have much in common.

use std::fs;

use tempfile::TempDir;

const FILES: [(&str, &str); 9] = [
    (
        "dataset.yaml",
        "slug: small\nversion: 1.0.0\ntitle: T\nlicence: CC0-1.0\ndocument: text\n",
    ),
    (
        "documents.yaml",
        "- {id: text, label: A text, language: en, passages: [{number: 1}], at: [1]}\n",
    ),
    (
        "actors.yaml",
        "
- {id: a, kind: STATE, label: A, at: [1]}
- {id: ministry-of-a, kind: STATE_BODY, label: Ministry of A, partOf: a, at: [1]}
- {id: minister, kind: PERSON, label: The minister, at: [1]}
- {id: b, kind: STATE, label: B, at: [1]}
- {id: c, kind: STATE, label: C, at: [1]}
- {id: club, kind: FORMAT, label: A club, at: [1]}
- {id: league, kind: INTERGOVERNMENTAL_ORGANISATION, label: A league, at: [1]}
- {id: union, kind: INTERGOVERNMENTAL_ORGANISATION, label: A union, at: [1]}
",
    ),
    (
        "places.yaml",
        "
- {id: region, kind: REGION, label: A region, at: [1]}
- {id: city, kind: CITY, label: A city, within: region, at: [1]}
",
    ),
    (
        "topics.yaml",
        "
- {id: trade, label: Trade, at: [1]}
- {id: transit, label: Transit, broader: [trade], at: [1]}
",
    ),
    (
        "artifacts.yaml",
        "
- id: treaty
  kind: AGREEMENT
  label: A treaty
  date: 2007
  parties: [{actor: a}, {actor: b, role: INITIATOR}]
  at: [1]
- {id: project, kind: PROJECT, label: A project, parties: [{actor: a}, {actor: c}], at: [1]}
",
    ),
    (
        "events.yaml",
        "
- id: before
  label: Before
  date: ../2005
  participants: [{actor: a, role: HOST}]
  at: [1]
- id: signing
  label: A signing
  kind: AGREE
  date: 2007
  participants: [{actor: a, role: PARTY}, {actor: b, role: PARTY}]
  topics: [trade]
  at: [1]
- id: delivery
  label: A delivery
  kind: COOPERATE
  date: 2016
  participants: [{actor: a, role: SUPPLIER}, {actor: b, role: RECIPIENT}]
  at: [1]
- {id: rumour, label: A rumour, kind: ACCUSE, modes: [allege], date: 2016-05, status: DENIED, at: [1]}
- {id: later, label: Later, date: 2022/.., participants: [{actor: c, role: TARGET}], at: [1]}
- id: talks
  label: Talks
  kind: CONSULT
  date: 2024-08
  place: city
  participants: [{actor: minister, role: VISITOR}, {actor: b, role: HOST}]
  topics: [transit]
  at: [1]
- id: meeting
  label: A meeting
  participants: [{actor: a, role: PARTY}, {actor: b, role: PARTY}]
  at: [1]
",
    ),
    (
        "interests.yaml",
        "
- {id: open-end, holder: a, topic: trade, kind: GOAL, stance: 1, valid: 2010/.., at: [1]}
- {id: open-start, holder: b, topic: transit, kind: GOAL, stance: 1, valid: ../2016, at: [1]}
- {id: always, holder: b, topic: trade, kind: GOAL, stance: 1, valid: ../.., at: [1]}
- {id: unknown-end, holder: ministry-of-a, topic: transit, kind: CONCERN, stance: -1, valid: 2016/, at: [1]}
- {id: lone, holder: b, speaker: minister, topic: trade, kind: POSITION, stance: 0, valid: 2016, at: [1]}
- {id: undated, holder: a, topic: trade, kind: GOAL, stance: 2, at: [1]}
",
    ),
    (
        "relations.yaml",
        "
- {id: alliance, kind: ALLIANCE, from: actor/b, to: actor/a, topics: [trade], valid: 2007/2016, at: [1]}
- {id: rivalry, kind: RIVALRY, from: actor/a, to: actor/b, at: [1]}
- {id: of-parts, kind: COOPERATION, from: actor/ministry-of-a, to: actor/b, valid: 2016-05/.., at: [1]}
- {id: post, kind: HOLDS_POST, from: actor/minister, to: actor/ministry-of-a, role: Minister, at: [1]}
- {id: a-in-league, kind: MEMBER_OF, from: actor/a, to: actor/league, valid: 2001/.., at: [1]}
- {id: b-in-league, kind: MEMBER_OF, from: actor/b, to: actor/league, role: Observer, status: ONGOING, at: [1]}
- {id: a-in-union, kind: MEMBER_OF, from: actor/a, to: actor/union, status: ONGOING, at: [1]}
- {id: b-in-union, kind: MEMBER_OF, from: actor/b, to: actor/union, status: PLANNED, at: [1]}
- {id: ministry-in-club, kind: PARTICIPANT_OF, from: actor/ministry-of-a, to: actor/club, at: [1]}
- {id: b-in-club, kind: PARTICIPANT_OF, from: actor/b, to: actor/club, at: [1]}
- {id: b-in-project, kind: PARTICIPANT_OF, from: actor/b, to: artifact/project, at: [1]}
",
    ),
];

/// The folder; it goes when the value does.
pub fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in FILES {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}
