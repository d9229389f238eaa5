//! Dates against their definition: what the text allows, day by day.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::{DateMatch, DatePrecision, Dated, Ternary, UncertainDate, UncertainPeriod, Window, first_day, last_day};

fn point(text: &str) -> UncertainDate {
    UncertainDate::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn extent(text: &str) -> UncertainPeriod {
    UncertainPeriod::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

/// The definition: whether a day is one of those that a date's text allows.
fn allows(text: &str, day: NaiveDate) -> bool {
    let text = text.trim_end_matches(['?', '~', '%']);
    let months: Option<&[u32]> = match text.split('-').nth(1) {
        Some("21") => Some(&[3, 4, 5]),
        Some("22") => Some(&[6, 7, 8]),
        Some("23") => Some(&[9, 10, 11]),
        Some("24") => Some(&[12, 1, 2]),
        Some("33") => Some(&[1, 2, 3]),
        Some("34") => Some(&[4, 5, 6]),
        Some("35") => Some(&[7, 8, 9]),
        Some("36") => Some(&[10, 11, 12]),
        _ => None,
    };
    let Some(months) = months else {
        let written = day.to_string();
        return text
            .chars()
            .zip(written.chars())
            .all(|(known, real)| known == 'X' || known == real);
    };
    let belongs_to_last_year = months == [12, 1, 2] && day.month() < 3;
    let year = if belongs_to_last_year {
        day.year() - 1
    } else {
        day.year()
    };
    months.contains(&day.month()) && text.starts_with(&format!("{year:04}"))
}

/// The text of one date around 2020, of any shape.
fn date_text() -> impl Strategy<Value = String> {
    let (year, month, number) = (2018..2023_i32, 1..13_u32, 1..29_u32);
    let code = prop_oneof![21..25_u32, 33..37_u32];
    (
        year,
        month,
        number,
        code,
        0..10_u8,
        prop::sample::select(vec!["", "", "?", "~", "%"]),
    )
        .prop_map(|(year, month, number, code, shape, qualifier)| {
            let text = match shape {
                0 => format!("{year}"),
                1 => format!("{year}-{month:02}"),
                2 | 3 => format!("{year}-{month:02}-{number:02}"),
                4 | 5 => format!("{year}-{code}"),
                6 => format!("{year}-XX"),
                7 => format!("{year}-{month:02}-XX"),
                8 => "202X".to_owned(),
                _ => format!("{year}-XX-XX"),
            };
            text + qualifier
        })
}

/// The text of a point or an extent: a date, or two with an open, unknown or dated end.
fn text() -> impl Strategy<Value = String> {
    let end = prop_oneof![2 => Just("..".to_owned()), 1 => Just(String::new()), 5 => date_text()];
    prop_oneof![
        2 => date_text(),
        3 => (end.clone(), end).prop_map(|(start, end)| format!("{start}/{end}")),
    ]
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0..3000_u64).prop_map(|n| NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day") + Days::new(n))
}

fn bounds(date: &UncertainDate) -> (NaiveDate, NaiveDate) {
    (date.earliest.expect("a first day"), date.latest.expect("a last day"))
}

/// All days of a bounded date.
fn all_days(date: &UncertainDate) -> Vec<NaiveDate> {
    let (earliest, latest) = bounds(date);
    earliest.iter_days().take_while(|day| *day <= latest).collect()
}

proptest! {
    #[test]
    fn bounds_are_the_first_and_last_day_that_the_text_allows(text in date_text(), day in a_day()) {
        let date = point(&text);
        let (earliest, latest) = bounds(&date);
        prop_assert!(allows(&text, earliest) && allows(&text, latest));
        prop_assert!(!allows(&text, earliest - Days::new(1)) && !allows(&text, latest + Days::new(1)));
        if allows(&text, day) {
            prop_assert!(earliest <= day && day <= latest);
        }
    }

    #[test]
    fn what_is_read_is_printed_again(text in text()) {
        if let Ok(date) = UncertainDate::parse(&text) {
            prop_assert_eq!(date.to_string(), text.clone());
            prop_assert_eq!(point(&date.to_string()), date);
        }
        if let Ok(period) = UncertainPeriod::parse(&text) {
            prop_assert_eq!(period.to_string(), text.clone());
            prop_assert_eq!(extent(&period.to_string()), period);
        }
    }

    #[test]
    fn ends_of_an_extent_are_in_order(text in text()) {
        if let Ok(UncertainPeriod { start, end, .. }) = UncertainPeriod::parse(&text) {
            prop_assert!(start.earliest.unwrap_or(NaiveDate::MIN) <= end.earliest.unwrap_or(NaiveDate::MAX), "{} {}", start, end);
            prop_assert!(start.latest.unwrap_or(NaiveDate::MIN) <= end.latest.unwrap_or(NaiveDate::MAX), "{} {}", start, end);
        }
    }

    #[test]
    fn surely_implies_possibly(text in text(), from in date_text(), to in date_text(), as_of in date_text()) {
        let window = Window::new(Some(&point(&from)), Some(&point(&to)));
        let as_of = point(&as_of);
        let both: [Option<Box<dyn Dated>>; 2] = [
            UncertainDate::parse(&text).ok().map(|date| Box::new(date) as _),
            UncertainPeriod::parse(&text).ok().map(|period| Box::new(period) as _),
        ];
        for dated in both.into_iter().flatten().filter(|_| !window.is_reversed()) {
            prop_assert!(!dated.during(&window, DateMatch::Surely) || dated.during(&window, DateMatch::Possibly));
            prop_assert!(!dated.as_of(&as_of, DateMatch::Surely) || dated.as_of(&as_of, DateMatch::Possibly));
        }
    }

    #[test]
    fn during_asks_all_or_some_of_the_days(text in date_text(), from in a_day(), length in 0..800_u64) {
        let date = point(&text);
        let window = Window { from: Some(from), to: Some(from + Days::new(length)) };
        let inside = |day: &NaiveDate| from <= *day && *day <= from + Days::new(length);
        prop_assert_eq!(date.during(&window, DateMatch::Surely), all_days(&date).iter().all(inside));
        prop_assert_eq!(date.during(&window, DateMatch::Possibly), all_days(&date).iter().any(inside));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn holds_at_agrees_with_every_start_and_end(start in date_text(), end in date_text(), asked in date_text()) {
        let Ok(period) = UncertainPeriod::parse(&format!("{start}/{end}")) else { return Ok(()) };
        let (starts, ends) = (all_days(&point(&start)), all_days(&point(&end)));
        let asked = point(&asked);
        let (first, last) = bounds(&asked);
        let (mut always, mut ever) = (true, false);
        for start in &starts {
            for end in ends.iter().filter(|end| start <= *end) {
                always &= *start <= first && last <= *end;
                ever |= *start <= last && first <= *end;
            }
        }
        let expected = match (always, ever) {
            (true, _) => Ternary::Yes,
            (_, false) => Ternary::No,
            _ => Ternary::Unknown,
        };
        prop_assert_eq!(period.holds_at(&asked), expected);
    }
}

#[test]
fn a_point_may_be_open_on_one_side() {
    let date = point("2022/..");
    assert_eq!((date.earliest, date.latest), (day("2022-01-01"), None));
    assert_eq!(date.precision, DatePrecision::Open);
    assert_eq!(point("../2020-06").latest, day("2020-06-30"));
    assert_eq!(point("2016/2020").precision, DatePrecision::Interval);
}

#[test]
fn a_lone_year_as_extent_lies_somewhere_within_it() {
    let period = extent("2016");
    assert_eq!(
        (period.start.earliest, period.start.latest),
        (day("2016-01-01"), day("2016-12-31"))
    );
    assert_eq!(
        (period.end.earliest, period.end.latest),
        (day("2016-01-01"), day("2016-12-31"))
    );
    assert_eq!(period.holds_at(&point("2016-05")), Ternary::Unknown);
    assert_eq!(period.holds_at(&point("2017")), Ternary::No);
}

#[test]
fn open_ends_hold_for_ever_and_unknown_ends_may_have_ended() {
    let open = extent("2016/..");
    assert_eq!((open.end.earliest, open.end.latest), (None, None));
    assert_eq!(open.holds_at(&point("2030")), Ternary::Yes);
    let unknown = extent("2016/");
    assert_eq!((unknown.end.earliest, unknown.end.latest), (day("2016-12-31"), None));
    assert_eq!(unknown.holds_at(&point("2030")), Ternary::Unknown);
    assert_eq!(extent("/2020").start.latest, day("2020-01-01"));
    assert_eq!(extent("../2020").holds_at(&point("1066")), Ternary::Yes);
    assert_eq!(extent("../..").holds_at(&point("1066")), Ternary::Yes);
}

#[test]
fn an_unknown_start_before_an_open_end_holds_on_no_day_for_sure() {
    let period = extent("/..");
    assert_eq!((period.start.latest, period.end.earliest), (Some(last_day()), None));
    assert_eq!(period.holds_at(&point("2020")), Ternary::Unknown);
    assert_eq!(extent("../").end.earliest, Some(first_day()));
    assert_eq!(extent("XXXX").holds_at(&point("2020")), Ternary::Unknown);
}

#[test]
fn as_of_a_day_a_point_is_past_or_not() {
    assert!(point("2016").as_of(&point("2021"), DateMatch::Surely));
    assert!(point("2021").as_of(&point("2021"), DateMatch::Possibly));
    assert!(!point("2021").as_of(&point("2021"), DateMatch::Surely));
    assert!(!point("2022").as_of(&point("2021"), DateMatch::Possibly));
}

#[test]
fn precision_follows_the_text() {
    use DatePrecision::{Day, Decade, Interval, Month, None, Quarter, Season, Year};
    let cases = [
        ("2024-08-17", Day),
        ("2024-08", Month),
        ("2024-08-XX", Month),
        ("2024-21", Season),
        ("2024-36", Quarter),
        ("2024", Year),
        ("2024-XX", Year),
        ("202X", Decade),
        ("20XX", Interval),
        ("XXXX", None),
        ("-0300", Year),
    ];
    for (text, precision) in cases {
        assert_eq!(point(text).precision, precision, "{text}");
    }
    assert!(point("2016~").approximate && !point("2016~").uncertain);
    assert!(point("2016%/2020").approximate && point("2016%/2020").uncertain);
}

#[test]
fn what_is_outside_the_subset_is_refused_with_what_is_expected() {
    let cases = [
        ("2024-02-30", ""),
        ("2024-13", ""),
        ("2024-25", "seasons"),
        ("2024-08-17T10:00", "clock times"),
        ("{2020,2021}", "sets"),
        ("[2020..2021]", "sets"),
        ("Y17E7", "four digits"),
        ("Y12000", "four digits"),
        ("1950S2", "four digits"),
        ("-5000", "-4712"),
        ("9999-24", "9999"),
        ("2020/2016", "before its start"),
        ("2016/2017/2018", "one `/`"),
        ("2016?-05", "at the end"),
        ("X024", "at the end"),
        ("2024-1X", "at the end"),
        ("202X-05", "at the end"),
        ("202X-XX", "nothing follows"),
        ("2024-08-1X", "at the end"),
        ("", ""),
        ("soon", ""),
        ("2024 ", "blank"),
        ("2020..", "stands alone"),
        ("XXXX/2020", "empty"),
        ("/", "leave the date out"),
        ("202x", "capital"),
        ("../..", "any day"),
        ("2024-8", ""),
        ("٢٠٢٤", ""),
        ("20240817", ""),
        ("-0000", ""),
    ];
    for (text, reason) in cases {
        let error = UncertainDate::parse(text).expect_err(text).to_string();
        assert!(
            error.contains(reason) && error.contains("expected EDTF"),
            "{text}: {error}"
        );
    }
}
