//! Years, counted one by one.

use super::*;

/// A date as the years of its first and last day; `None` within it for an open side.
type Span = (Option<i32>, Option<i32>);

/// What the statement makes of dates and undated records.
fn tallies(dates: &[Span], undated: i64) -> Vec<YearTally> {
    let tally = |year, ends, undated, count, within: bool| YearTally {
        year,
        ends,
        undated,
        count,
        within: if within { count } else { 0 },
    };
    let ends = dates.iter().flat_map(|(first, last)| {
        let within = first.is_some() && first == last;
        [
            tally(*first, false, false, 1, within),
            tally(*last, true, false, 1, within),
        ]
    });
    let undated = [false, true].map(|ends| tally(None, ends, true, undated, false));
    ends.chain(undated).collect()
}

/// A year, how many dates lie within it, and how many may touch it.
type Counted = (String, i64, Option<i64>);

/// Every date asked for every year.
fn one_by_one(dates: &[Span]) -> Vec<Counted> {
    let named: Vec<i32> = dates
        .iter()
        .flat_map(|(first, last)| [*first, *last])
        .flatten()
        .collect();
    let (Some(first), Some(last)) = (named.iter().min(), named.iter().max()) else {
        return Vec::new();
    };
    let touches = |(from, to): &Span, year| from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to);
    let mut counted: Vec<Counted> = (*first..=*last)
        .map(|year| {
            let within = dates.iter().filter(|date| **date == (Some(year), Some(year))).count();
            let touched = dates.iter().filter(|date| touches(date, year)).count();
            (
                edtf(year),
                i64::try_from(within).unwrap_or(0),
                i64::try_from(touched).ok(),
            )
        })
        .filter(|(_, _, touched)| *touched > Some(0))
        .collect();
    counted.sort_by_key(|(year, within, touched)| (-within, touched.map(|count| -count), year.clone()));
    counted
}

#[test]
fn an_imprecise_date_counts_possibly_in_both_years_and_surely_in_none() {
    let spread = years(&tallies(&[(Some(2016), Some(2017))], 0));
    let both = [("2016".to_owned(), 0, Some(1)), ("2017".to_owned(), 0, Some(1))];
    assert_eq!(
        (spread.values.as_slice(), spread.missing, spread.truncated),
        (both.as_slice(), 0, false)
    );
}

#[test]
fn years_are_what_asking_every_date_for_every_year_gives() {
    let mut seed = 7_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for _ in 0..300 {
        let dates: Vec<Span> = (0..next(12))
            .map(|_| {
                let first = 1990 + i32::try_from(next(20)).unwrap_or(0);
                let last = first + i32::try_from(next(4)).unwrap_or(0) * i32::try_from(next(4)).unwrap_or(0);
                ((next(6) > 0).then_some(first), (next(6) > 0).then_some(last))
            })
            .collect();
        let spread = years(&tallies(&dates, 3));
        assert_eq!((spread.values, spread.missing), (one_by_one(&dates), 3), "{dates:?}");
    }
}

#[test]
fn an_open_side_adds_no_years_that_no_date_names() {
    let spread = years(&tallies(&[(Some(2016), None), (None, Some(2018)), (None, None)], 0));
    let counts: Vec<_> = spread
        .values
        .iter()
        .map(|(year, _, touched)| (year.as_str(), *touched))
        .collect();
    assert_eq!(counts, [("2016", Some(3)), ("2017", Some(3)), ("2018", Some(3))]);
    assert_eq!(years(&tallies(&[(None, None)], 0)), Spread::default());
}

#[test]
fn a_span_of_all_years_is_cut_at_the_longest_and_says_so() {
    let spread = years(&tallies(&[(Some(-4713), Some(9999)), (Some(2016), Some(2016))], 0));
    assert_eq!((spread.values.len(), spread.truncated), (LONGEST, true));
    assert_eq!(spread.values[0], ("2016".to_owned(), 1, Some(2)));
    assert_eq!(spread.values[1], ("-4712".to_owned(), 0, Some(1)));
}

#[test]
fn years_before_christ_are_written_as_dates_are() {
    // Postgres has no year 0: its -1 is EDTF's 0000.
    let spread = years(&tallies(&[(Some(-44), Some(-44)), (Some(-1), Some(1))], 0));
    let mut written: Vec<_> = spread.values.iter().map(|(year, _, _)| year.as_str()).collect();
    written.sort_unstable();
    assert_eq!(written, ["-0043", "0000", "0001"]);
}
