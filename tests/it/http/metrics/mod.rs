//! Numbers for operators: what they count, and that clients cannot make them grow.

mod documented;
mod labels;
mod open;
mod operations;
mod service;

use std::collections::BTreeMap;

use crate::harness::{Service, patiently};

/// The numbers that a service tells, by their names with labels.
struct Numbers(BTreeMap<String, f64>);

impl Numbers {
    /// Those of this moment.
    async fn of(service: &Service) -> Self {
        let answer = service.get("/metrics").await;
        assert_eq!(answer.status, 200);
        let lines = answer.body.lines().filter(|line| !line.starts_with('#'));
        let number = |line: &str| {
            let (name, number) = line.rsplit_once(' ').unwrap();
            (name.to_owned(), number.parse().unwrap())
        };
        Self(lines.map(number).collect())
    }

    /// One of them; what was never counted is 0.
    fn get(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// One of them, of a service at this moment.
    async fn one(service: &Service, name: &str) -> f64 {
        Self::of(service).await.get(name)
    }

    /// Waits until one of them is as expected.
    async fn until(service: &Service, name: &str, expected: f64) {
        let waiting = async { while Self::one(service, name).await != expected {} };
        patiently(waiting).await;
    }
}
