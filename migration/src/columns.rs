//! The columns of a date: its text, its bounds, and what Postgres derives from them to order and to filter by.
//!
//! Days are numbered from 4713-01-01 BC, the first day that a date can name, in 23 bits.

/// The day numbers of a bound: NULL (unbounded) stays NULL.
fn day(column: &str) -> String {
    format!("({column} - DATE '4713-01-01 BC')::bigint")
}

/// The sort keys of both directions: earliest bound, then latest, open start first, undated last.
fn sort_keys(name: &str, earliest: &str, latest: &str) -> String {
    let (earliest, latest) = (day(earliest), day(latest));
    format!(
        "{name}_ascending bigint NOT NULL GENERATED ALWAYS AS (CASE WHEN {name} IS NULL THEN 9223372036854775807
        ELSE coalesce({earliest}, 0) * 16777216 + coalesce({latest}, 8388607) END) STORED,
    {name}_descending bigint NOT NULL GENERATED ALWAYS AS (CASE WHEN {name} IS NULL THEN -1
        ELSE coalesce({earliest}, 8388608) * 16777216 + coalesce({latest}, 8388607) END) STORED"
    )
}

/// All days from one bound to the other, offset by the release, so that one index serves them all.
fn range(lower: &str, upper: &str) -> String {
    let (lower, upper) = (day(lower), day(upper));
    format!(
        "int8range(release::bigint * 8388608 + coalesce({lower}, 0),
            release::bigint * 8388608 + coalesce({upper}, 8388607), '[]')"
    )
}

/// A point in time: the text, the two bounds, the sort keys and the hull (every day that it may be).
pub(crate) fn point(name: &str) -> String {
    let (earliest, latest) = (format!("{name}_earliest"), format!("{name}_latest"));
    let sort_keys = sort_keys(name, &earliest, &latest);
    let hull = range(&earliest, &latest);
    format!(
        "{name} text COLLATE \"C\",
    {earliest} date,
    {latest} date,
    {sort_keys},
    {name}_hull int8range GENERATED ALWAYS AS (CASE WHEN {name} IS NOT NULL THEN {hull} END) STORED,
    CHECK ({name} IS NOT NULL OR ({earliest} IS NULL AND {latest} IS NULL)),
    CHECK ({earliest} <= {latest})"
    )
}

/// An extent without what is derived: the text and its four bounds.
pub(crate) fn extent_bounds(name: &str) -> String {
    format!(
        "{name} text COLLATE \"C\",
    {name}_start_earliest date,
    {name}_start_latest date,
    {name}_end_earliest date,
    {name}_end_latest date,
    CHECK ({name} IS NOT NULL OR ({name}_start_earliest IS NULL AND {name}_start_latest IS NULL
        AND {name}_end_earliest IS NULL AND {name}_end_latest IS NULL)),
    CHECK ({name}_start_earliest <= {name}_start_latest),
    CHECK ({name}_end_earliest <= {name}_end_latest),
    CHECK ({name}_start_earliest <= {name}_end_latest)"
    )
}

/// An extent: the text, four bounds, the sort keys, the hull (every day on which it may hold) and the core (every day
/// on which it surely does).
pub(crate) fn extent(name: &str) -> String {
    let bounds = extent_bounds(name);
    let start_latest = format!("{name}_start_latest");
    let end_earliest = format!("{name}_end_earliest");
    let sort_keys = sort_keys(name, &format!("{name}_start_earliest"), &format!("{name}_end_latest"));
    let hull = range(&format!("{name}_start_earliest"), &format!("{name}_end_latest"));
    let core = range(&start_latest, &end_earliest);
    format!(
        "{bounds},
    {sort_keys},
    {name}_hull int8range GENERATED ALWAYS AS (CASE WHEN {name} IS NOT NULL THEN {hull} END) STORED,
    {name}_core int8range GENERATED ALWAYS AS (CASE WHEN {name} IS NULL THEN NULL
        WHEN {start_latest} > {end_earliest} THEN 'empty'::int8range ELSE {core} END) STORED"
    )
}

/// The start and the end of an extent, each as a point of its own: a sort key and the hull.
///
/// The sort key is NULL where there is no such moment (an open end; the end of an extent of which nothing is said) and
/// the highest number where the moment is not known. An open end has no bound at all; one that is not known has the one
/// that the other end sets.
pub(crate) fn start_and_end(name: &str) -> String {
    let start = (format!("{name}_start_earliest"), format!("{name}_start_latest"));
    let end = (format!("{name}_end_earliest"), format!("{name}_end_latest"));
    [
        moment(name, "start", (&start.0, &start.1), "9223372036854775807"),
        moment(name, "end", (&end.0, &end.1), "NULL"),
    ]
    .join(",\n    ")
}

fn moment(name: &str, which: &str, (earliest, latest): (&str, &str), unsaid: &str) -> String {
    let hull = range(earliest, latest);
    let (first, last) = (day(earliest), day(latest));
    format!(
        "ADD COLUMN {name}_{which}_ascending bigint GENERATED ALWAYS AS (CASE WHEN {name} IS NULL THEN {unsaid}
        WHEN {earliest} IS NULL AND {latest} IS NULL THEN NULL
        WHEN {earliest} IS NULL OR {latest} IS NULL THEN 9223372036854775807
        ELSE {first} * 16777216 + {last} END) STORED,
    ADD COLUMN {name}_{which}_hull int8range GENERATED ALWAYS AS (CASE WHEN {earliest} IS NOT NULL
        AND {latest} IS NOT NULL THEN {hull} END) STORED"
    )
}
