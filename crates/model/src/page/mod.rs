//! Keyset pages and their cursors: no offsets, a stable order, the same page for the same cursor.

mod cursor;

pub use cursor::{Cursor, Position, SortValue, broken_cursor};

use get_size2::GetSize;

use crate::error::{Error, Result};

/// The size of a page that asks for none.
pub const DEFAULT_SIZE: u32 = 20;

/// The largest page.
pub const LARGEST_SIZE: u32 = 100;

/// What a client asks of a list: `first` and `after`, or `last` and `before`.
#[derive(Clone, Debug, Default)]
pub struct PageArguments {
    /// How many from the start, 0 to 100.
    pub first: Option<i32>,
    /// The cursor after which the page begins.
    pub after: Option<String>,
    /// How many from the end, 0 to 100.
    pub last: Option<i32>,
    /// The cursor before which the page ends.
    pub before: Option<String>,
}

/// Which end of the list a page is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Side {
    /// From the start, in the list's order.
    First,
    /// From the end.
    Last,
}

/// A page whose arguments were checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Page {
    /// Which end the page is counted from.
    pub side: Side,
    /// The number of records, 0 to [`LARGEST_SIZE`].
    pub size: u32,
    /// Only what comes after this position.
    pub after: Option<Position>,
    /// Only what comes before this position.
    pub before: Option<Position>,
}

/// What a cursor must belong to: the list that is being read.
#[derive(Clone, Copy, Debug)]
pub struct ListName<'a> {
    /// The release that answers, as `dataset@version`.
    pub release: &'a str,
    /// The order's name.
    pub order: &'a str,
}

impl PageArguments {
    /// The arguments as clients write them.
    pub fn new(first: Option<i32>, after: Option<String>, last: Option<i32>, before: Option<String>) -> Self {
        Self {
            first,
            after,
            last,
            before,
        }
    }

    /// Checks the arguments for a list.
    ///
    /// # Errors
    /// `BadInput` for both ends at once, sizes out of range, broken cursors and cursors of another order;
    /// `Conflict` for a cursor of another release.
    pub fn check(self, list: ListName<'_>) -> Result<Page> {
        let Self {
            first,
            after,
            last,
            before,
        } = self;
        let (side, size) = match (first, last) {
            (Some(_), Some(_)) => return Err(Error::bad_input("`first` and `last` exclude each other: pass one")),
            (None, Some(_)) => (Side::Last, check_size("last", last)?),
            (first, None) => (Side::First, check_size("first", first)?),
        };
        let position = |cursor: Option<String>| cursor.map(|text| list.position(&text)).transpose();
        Ok(Page {
            side,
            size,
            after: position(after)?,
            before: position(before)?,
        })
    }
}

impl ListName<'_> {
    fn position(self, text: &str) -> Result<Position> {
        let Cursor {
            release,
            order,
            position,
        } = Cursor::decode(text)?;
        if release != self.release {
            let path = format!("/datasets/{release}/graphql");
            let message =
                format!("the cursor belongs to the release {release}: go on at {path}, or start this list anew");
            return Err(Error::Conflict { message, release, path });
        }
        if order != self.order {
            let expected = self.order;
            return Err(Error::bad_input(format!(
                "the cursor belongs to the order {order}, and this list is in {expected}"
            )));
        }
        Ok(position)
    }
}

fn check_size(name: &str, size: Option<i32>) -> Result<u32> {
    let Some(size) = size else { return Ok(DEFAULT_SIZE) };
    match u32::try_from(size) {
        Ok(size) if size <= LARGEST_SIZE => Ok(size),
        _ => Err(Error::bad_input(format!(
            "`{name}` is {size}: pass 0 to {LARGEST_SIZE}"
        ))),
    }
}

/// One page of a list, with what is known of its neighbours.
#[derive(Clone, Debug, GetSize)]
pub struct Slice<T> {
    /// The records, in the list's order.
    pub rows: Vec<T>,
    /// Whether there is more before the first row.
    pub has_previous: bool,
    /// Whether there is more after the last row.
    pub has_next: bool,
}

impl<T> Slice<T> {
    /// The same page of what the rows become.
    ///
    /// # Errors
    /// The first row's.
    pub fn try_map<U>(self, become_row: impl FnMut(T) -> Result<U>) -> Result<Slice<U>> {
        let Self {
            rows,
            has_previous,
            has_next,
        } = self;
        Ok(Slice {
            rows: rows.into_iter().map(become_row).collect::<Result<_>>()?,
            has_previous,
            has_next,
        })
    }
}

impl<T> Default for Slice<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            has_previous: false,
            has_next: false,
        }
    }
}

impl Page {
    /// Cuts the rows to the page: they were read from the page's side, with one more than its size.
    pub fn slice<T>(&self, mut rows: Vec<T>) -> Slice<T> {
        let size = self.size as usize;
        let more = rows.len() > size;
        rows.truncate(size);
        match self.side {
            Side::First => Slice {
                rows,
                has_previous: self.after.is_some(),
                has_next: more,
            },
            Side::Last => {
                rows.reverse();
                Slice {
                    rows,
                    has_previous: more,
                    has_next: self.before.is_some(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::Key;

    const LIST: ListName<'static> = ListName {
        release: "south-caucasus@1.0.0",
        order: "ActorOrder.LABEL_ASC",
    };

    fn cursor() -> Cursor {
        let position = Position {
            sort: SortValue::Text("iran".into()),
            key: Key(12),
            tie: 0,
        };
        Cursor {
            release: LIST.release.into(),
            order: LIST.order.into(),
            position,
        }
    }

    #[test]
    fn a_cursor_of_another_release_names_the_path_to_go_on_at() {
        let other = ListName {
            release: "south-caucasus@1.1.0",
            ..LIST
        };
        let arguments = PageArguments {
            after: Some(cursor().encode()),
            ..PageArguments::default()
        };
        let Err(Error::Conflict { path, .. }) = arguments.check(other) else {
            panic!("a conflict is expected")
        };
        assert_eq!(path, "/datasets/south-caucasus@1.0.0/graphql");
    }

    #[test]
    fn sizes_out_of_range_are_refused() {
        for (first, last) in [
            (Some(-1), None),
            (Some(101), None),
            (None, Some(i32::MAX)),
            (Some(1), Some(1)),
        ] {
            let arguments = PageArguments {
                first,
                last,
                ..PageArguments::default()
            };
            assert_eq!(
                arguments.check(LIST).expect_err("out of range").code(),
                "BAD_USER_INPUT"
            );
        }
    }

    #[test]
    fn a_page_knows_whether_more_follows() {
        let page = PageArguments {
            first: Some(2),
            ..PageArguments::default()
        }
        .check(LIST)
        .expect("a page");
        let slice = page.slice(vec![1, 2, 3]);
        assert_eq!(
            (slice.rows, slice.has_previous, slice.has_next),
            (vec![1, 2], false, true)
        );
    }

    #[test]
    fn a_page_from_the_end_is_in_the_lists_order() {
        let page = PageArguments {
            last: Some(2),
            ..PageArguments::default()
        }
        .check(LIST)
        .expect("a page");
        let slice = page.slice(vec![9, 8, 7]);
        assert_eq!(
            (slice.rows, slice.has_previous, slice.has_next),
            (vec![8, 9], true, false)
        );
    }
}
