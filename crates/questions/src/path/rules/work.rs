//! How much a search may do before it gives up.

use std::sync::atomic::{AtomicBool, Ordering};

/// The search has done all that it may, or nobody waits for it any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

/// What a search may still do.
#[derive(Debug)]
pub struct Work<'a> {
    left: usize,
    is_stopped: &'a AtomicBool,
}

impl<'a> Work<'a> {
    /// Allows to look at so many ties; stopping ends the search sooner.
    pub fn new(ties: usize, is_stopped: &'a AtomicBool) -> Self {
        Self { left: ties, is_stopped }
    }

    /// Looks at so many ties.
    ///
    /// # Errors
    /// `Exhausted` where that is more than is left.
    pub fn spend(&mut self, ties: usize) -> Result<(), Exhausted> {
        match self.left.checked_sub(ties) {
            Some(left) if !self.is_stopped.load(Ordering::Relaxed) => {
                self.left = left;
                Ok(())
            }
            _ => {
                self.left = 0;
                Err(Exhausted)
            }
        }
    }
}
