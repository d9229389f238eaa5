//! A small dataset folder in which each text by which a record is found is its own.

use std::fs;

use tempfile::TempDir;

const ACTORS: &str = "
- id: russia
  kind: STATE
  label: Russia
  aliases:
    - {text: Russian Federation, kind: NAME}
    - {text: RF, kind: ACRONYM}
    - {text: Moscow, kind: METONYM}
    - {text: Россия, kind: TRANSLITERATION, lang: ru}
  externalIds:
    - {scheme: ISO_ALPHA3, value: RUS}
    - {scheme: ISO_ALPHA2, value: RU}
    - {scheme: COW, value: '365', active: 1991-12-26/..}
    - {scheme: WIKIDATA, value: Q159}
  at: [1]
- id: soviet-union
  kind: FORMER_STATE
  label: Soviet Union
  aliases: [{text: USSR, kind: ACRONYM}]
  externalIds: [{scheme: COW, value: '365', active: 1922-12-30/1991-12-25}]
  at: [1]
- {id: azerbaijan, kind: STATE, label: Azerbaijan, aliases: [{text: Baku, kind: METONYM}], at: [1]}
- {id: turkiye, kind: STATE, label: Türkiye, externalIds: [{scheme: GLEDITSCH_WARD, value: '365'}], at: [1]}
- {id: pier, kind: COMPANY, label: The harbour company, at: [1]}
- {id: wharf, kind: COMPANY, label: Wharf, aliases: [The old harbour], at: [1]}
- {id: dock, kind: COMPANY, label: Dock, summary: It leases the harbour., at: [1]}
- {id: quay, kind: COMPANY, label: Quay, note: Some call it a harbour., at: [1]}
- {id: lighter, kind: COMPANY, label: Lighter, at: [2]}
";

const PLACES: &str = "
- {id: baku, kind: CITY, label: Baku, at: [1]}
- {id: ganja, kind: CITY, label: Ganja (the city), at: [1]}
- {id: ganja-mall, kind: BORDER, label: Ganja (the mall) and beyond, at: [1]}
- id: zangezur-corridor
  kind: CORRIDOR
  label: Zangezur corridor
  aliases: [{text: Turan–NATO corridor, kind: DESIGNATION}]
  summary: \"A way through Syunik: Türkiye’s wish. Its roads are not ⟦built⟧.\"
  at: [3]
";

const TOPICS: &str = "
- id: unblocking
  label: Unblocking of communications
  scopeNote: Ferries included.
  options: [{key: shut, label: Everything stays shut}, {key: open, label: All of it opens}]
  at: [1]
- {id: road, label: The road, at: [1]}
";

const INTERESTS: &str = "
- {id: wish, holder: turkiye, topic: unblocking, kind: GOAL, stance: 1, condition: Unless tariffs rise, at: [1]}
";

const RELATIONS: &str = "
- {id: tie, kind: COOPERATION, from: actor/russia, to: actor/azerbaijan, at: [1]}
";

const DOCUMENTS: &str = "
- id: text
  label: A text
  title: Cartography for beginners
  authors: [Ada Lovelace]
  publisher: Gazette
  language: en
  passages:
    - {number: 1, paraphrase: Nothing of note.}
    - {number: 2, paraphrase: Barges lie in the harbour., quote: the sluice is shut}
    - {number: 3, paraphrase: The corridor runs through the mountains.}
  at: [1]
";

/// The folder; it goes when the value does.
pub fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    let header = "slug: small\nversion: 1.0.0\ntitle: T\nlicence: CC0-1.0\ndocument: text\n\
        redirects: {actor/rossija: actor/russia}\n";
    let files = [
        ("dataset.yaml", header),
        ("documents.yaml", DOCUMENTS),
        ("actors.yaml", ACTORS),
        ("places.yaml", PLACES),
        ("topics.yaml", TOPICS),
        ("interests.yaml", INTERESTS),
        ("relations.yaml", RELATIONS),
    ];
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}
