//! Waiting for what others do: never a measure of anything, and never for ever.

use std::{
    future::Future,
    thread::sleep,
    time::{Duration, Instant},
};

use tokio::time::timeout;

/// How long a test waits before it fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long to wait before looking again.
const MOMENT: Duration = Duration::from_millis(5);

/// Waits, but not for ever.
pub async fn patiently<T>(work: impl Future<Output = T>) -> T {
    timeout(PATIENCE, work).await.expect("nothing happened")
}

/// Waits for what another process does, which tells us in no other way.
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "waited in vain until {what}");
        sleep(MOMENT);
    }
}
