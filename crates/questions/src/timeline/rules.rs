//! What of an extent stands on a time line: its start and its end, where there are such.

use demarche_model::date::{DatePrecision, UncertainDate, UncertainPeriod};

/// What is known of the start or the end of something that holds for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// There is none: it has always held, or never ceases to.
    Never,
    /// There is one, and nothing tells when.
    Undated,
    /// There is one, and its date.
    Dated(UncertainDate),
}

/// When an extent starts. Of one without any date, it is known that it starts, not when.
pub fn start(extent: Option<&UncertainPeriod>) -> Moment {
    extent.map_or(Moment::Undated, |extent| moment(&extent.start))
}

/// When an extent ends. Of one without any date, it is not known whether it does.
pub fn end(extent: Option<&UncertainPeriod>) -> Moment {
    extent.map_or(Moment::Never, |extent| moment(&extent.end))
}

impl Moment {
    /// Its date, where it has one.
    pub fn date(self) -> Option<UncertainDate> {
        match self {
            Self::Never | Self::Undated => None,
            Self::Dated(date) => Some(date),
        }
    }
}

/// An end that is not known has a bound all the same, that of the other end: it says nothing of its own.
fn moment(end: &UncertainDate) -> Moment {
    match end.precision {
        DatePrecision::Open => Moment::Never,
        DatePrecision::None => Moment::Undated,
        _ => Moment::Dated(end.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(extent: &str) -> (Moment, Moment) {
        let extent = UncertainPeriod::parse(extent).expect("an extent");
        (start(Some(&extent)), end(Some(&extent)))
    }

    fn dated(moment: Moment) -> String {
        moment.date().expect("a date").edtf
    }

    #[test]
    fn an_open_end_is_no_entry_and_one_that_is_not_known_is_an_undated_one() {
        assert_eq!(moments("2016/..").1, Moment::Never);
        assert_eq!(moments("2016/").1, Moment::Undated);
        assert_eq!(moments("../2020-05").0, Moment::Never);
        assert_eq!(moments("/2020-05").0, Moment::Undated);
        assert_eq!(moments("XXXX"), (Moment::Undated, Moment::Undated));
    }

    #[test]
    fn a_lone_date_is_when_it_starts_and_when_it_ends() {
        let (start, end) = moments("2016");
        assert_eq!((dated(start), dated(end)), ("2016".into(), "2016".into()));
    }

    #[test]
    fn of_an_undated_extent_it_is_known_that_it_starts() {
        assert_eq!((start(None), end(None)), (Moment::Undated, Moment::Never));
    }
}
