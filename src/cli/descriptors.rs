//! The file descriptors of the process: clients never take those that the service needs to reach its database.

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use tracing::{debug, warn};

/// What the service opens besides connections of clients and those of the pool: its log, its listeners, files of
/// datasets, and connections beside the pool.
const OWN: usize = 16;

/// How many clients may be connected at once, of those that may by the settings, beside a pool of so many connections.
///
/// It first asks the system for as many descriptors as the process is allowed.
pub fn for_clients(wanted: usize, pool: u32) -> usize {
    let Some(most) = raise() else { return wanted };
    let possible = left(most, pool);
    if possible < wanted {
        warn!("{possible} connections of clients at once, not {wanted}: this process may open {most} files");
    }
    wanted.min(possible)
}

/// Raises the limit as far as it may be; `None` where the system tells of none.
fn raise() -> Option<usize> {
    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE).ok()?;
    let raised = setrlimit(Resource::RLIMIT_NOFILE, hard, hard);
    if let Err(cause) = &raised {
        debug!(%cause, "the limit of open files stays {soft}: {cause}");
    }
    let most = if raised.is_ok() { hard } else { soft };
    Some(usize::try_from(most).unwrap_or(usize::MAX))
}

/// What the service's own needs leave of the descriptors; at least one.
fn left(most: usize, pool: u32) -> usize {
    let own = usize::try_from(pool).unwrap_or(usize::MAX).saturating_add(OWN);
    most.saturating_sub(own).max(1)
}

#[cfg(test)]
mod tests {
    use super::left;

    #[test]
    fn clients_get_what_the_service_does_not_need() {
        assert_eq!(left(1024, 12), 996);
        assert_eq!(left(20, 12), 1);
        assert_eq!(left(usize::MAX, u32::MAX), usize::MAX - (u32::MAX as usize) - 16);
    }
}
