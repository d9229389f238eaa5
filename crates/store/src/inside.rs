//! A condition on keys, for statements that are written by hand.

use std::ops::RangeInclusive;

/// ` AND …`: the column holds a key of one of the ranges, which are a release's own; nothing where all are asked for.
pub fn and_inside(column: &str, ranges: Option<&[RangeInclusive<i32>]>) -> String {
    let Some(ranges) = ranges else {
        return String::new();
    };
    let inside = |range: &RangeInclusive<i32>| format!("{column} BETWEEN {} AND {}", range.start(), range.end());
    let any: Vec<String> = ranges.iter().map(inside).chain(["false".to_owned()]).collect();
    format!(" AND ({})", any.join(" OR "))
}
