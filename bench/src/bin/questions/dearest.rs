//! The dearest questions that are accepted, and the CPU time that one of them takes, with nothing kept.

use std::time::Instant;

use async_graphql::Request;

use demarche::{app::App, cache::Caches, config::Limits};
use demarche_model::error::{Error, Result};

use super::cpu::Cpu;

/// The names of what [`measure`] tells.
pub const HEADER: &str = "dearest that is accepted              points   service CPU ms   Postgres CPU ms   elapsed ms";

/// How often each is asked; the dearest time counts.
const TIMES: usize = 3;

/// A line for each question.
///
/// # Errors
/// Where one is not answered.
pub async fn measure(app: &App) -> Result<Vec<String>> {
    let forgetful = App::with(
        app.database().clone(),
        app.catalogue().clone(),
        Caches::of(0),
        Limits::default(),
        chrono::Utc::now,
    );
    let mut lines = Vec::new();
    for (name, document) in documents() {
        lines.push(line(&forgetful, name, &document).await?);
    }
    Ok(lines)
}

async fn line(app: &App, name: &str, document: &str) -> Result<String> {
    // The graph of a release is read once, at the first question that needs it.
    let points = ask(app, document).await?;
    let (mut dearest, mut elapsed) = (Cpu::default(), 0.0_f64);
    for _ in 0..TIMES {
        let (before, started) = (Cpu::now(app).await?, Instant::now());
        ask(app, document).await?;
        elapsed = elapsed.max(started.elapsed().as_secs_f64() * 1_000.0);
        dearest = dearest.max(Cpu::now(app).await?.since(before));
    }
    let Cpu { service, postgres } = dearest;
    Ok(format!(
        "{name:<34} {points:>9} {service:>16} {postgres:>17} {elapsed:>12.0}"
    ))
}

/// Asks, writes the answer as a client would get it, and tells what it cost.
async fn ask(app: &App, document: &str) -> Result<u64> {
    let (own, request) = (app.clone(), Request::new(document));
    let asked =
        async move { demarche_graphql::execute(own.engine(), own.catalogue().resolve(None, None), request).await };
    let answer = tokio::spawn(asked).await.map_err(Error::internal)?;
    if let Some(error) = answer.errors.first() {
        return Err(Error::internal(format!("{}: {document}", error.message)));
    }
    let written = serde_json::to_value(&answer).map_err(Error::internal)?;
    Ok(written["extensions"]["cost"].as_u64().unwrap_or_default())
}

/// What is asked, near the limits of an operation.
fn documents() -> Vec<(&'static str, String)> {
    let counted = |conditions: &str| {
        format!("{{ events(first: 1, filter: {{or: [{conditions}]}}) {{ totalCount nodes {{ id }} }} }}")
    };
    let nineteen = |condition: fn(usize) -> String| counted(&(0..19).map(condition).collect::<Vec<_>>().join(", "));
    vec![
        ("9,000 participants of events", participants()),
        ("9,000 events of actors, with topics", topics()),
        (
            "19 conditions on texts",
            nineteen(|number| format!("{{text: \"{}\"}}", SYLLABLES[number % 16])),
        ),
        ("19 conditions on periods", nineteen(period)),
        ("19 conditions on days, not", nineteen(day)),
        ("19 conditions on participants", nineteen(participant)),
        ("19 conditions on topics", nineteen(topic)),
        (
            "19 conditions on claims",
            nineteen(|number| format!("{{claim: {{hedged: {}}}}}", number % 2 == 0)),
        ),
        ("4 facets of events", facets()),
        (
            "30 searches",
            many(30, |number| {
                format!(
                    "search(text: \"{}\", first: 10) {{ nodes {{ snippet }} }}",
                    SYLLABLES[number % 16]
                )
            }),
        ),
        ("100 references, misspelt", references()),
        ("a matrix of 20 actors", matrix()),
        (
            "19 times paths of length 6",
            many(19, |number| {
                format!(
                    "paths(from: \"actor/actor-000000\", to: \"event/event-{number:06}\", maxLength: 6) {{ truncated }}"
                )
            }),
        ),
        (
            "19 times causes of length 6",
            many(19, |number| {
                format!("causes(of: \"event/event-{number:06}\", direction: UPSTREAM, maxLength: 6) {{ truncated }}")
            }),
        ),
        (
            "9 time lines, counted",
            many(9, |number| {
                format!("timeline(filter: {{actors: [\"actor-{number:06}\"]}}) {{ totalCount undatedCount }}")
            }),
        ),
    ]
}

/// Syllables of the sample's words.
const SYLLABLES: [&str; 16] = [
    "ka", "ra", "ve", "lo", "mi", "san", "dor", "ush", "gar", "tel", "ny", "bek", "zu", "hal", "pri", "oma",
];

fn many(times: usize, field: impl Fn(usize) -> String) -> String {
    let fields = (0..times).map(|number| format!("f{number}: {}", field(number)));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(" "))
}

fn participants() -> String {
    "{ events(first: 100) { nodes { id label date { edtf } participants(first: 90) { edges { role node { id } } } } } }"
        .into()
}

fn topics() -> String {
    "{ actors(first: 100) { nodes { id events(first: 15) { edges { node { id topics { id } } } } } } }".into()
}

fn period(number: usize) -> String {
    let (from, to) = (1990 + number, 1995 + number);
    format!("{{during: {{from: \"{from}\", to: \"{to}\", match: SURELY}}}}")
}

fn day(number: usize) -> String {
    format!("{{not: {{asOf: {{date: \"{}-07\"}}}}}}", 1990 + number)
}

fn participant(number: usize) -> String {
    format!("{{participant: {{actor: \"actor-{number:06}\", includeParts: true}}}}")
}

fn topic(number: usize) -> String {
    format!("{{topic: {{id: \"topic-{number:06}\", includeNarrower: true}}}}")
}

fn facets() -> String {
    let fields = "PARTICIPANT, ROLE, TOPIC, YEAR";
    format!("{{ events(first: 1) {{ facets(by: [{fields}]) {{ values {{ count }} }} }} }}")
}

fn references() -> String {
    let references: Vec<String> = (0..100)
        .map(|number| format!("\"karav {} {number}\"", SYLLABLES[number % 16]))
        .collect();
    format!(
        "{{ resolveMany(references: [{}]) {{ candidates {{ record {{ id }} }} }} }}",
        references.join(", ")
    )
}

fn matrix() -> String {
    let actors: Vec<String> = (0..20).map(|number| format!("\"actor-{number:06}\"")).collect();
    let actors = actors.join(", ");
    format!("{{ alignmentMatrix(actors: [{actors}], topic: \"topic-000000\") {{ cells {{ verdict agreement }} }} }}")
}
