//! What is open at the moment, counted by guards: whatever ends, however it ends, is counted no more.

use prometheus_client::{
    metrics::{family::Family, gauge::Gauge},
    registry::Registry,
};
use strum::{IntoEnumIterator, IntoStaticStr};

use super::Labels;

/// Something that is open for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Thing {
    /// A connection of a client, whatever is spoken on it.
    Connection,
    /// A request that is not answered yet.
    Request,
    /// A web socket.
    Socket,
    /// An event stream.
    EventStream,
    /// A subscription, on a web socket or an event stream.
    Subscription,
}

/// Counts a thing as open as long as it is held.
#[derive(Debug)]
pub struct Open(Gauge);

/// How many things are open.
#[derive(Debug)]
pub struct OpenThings(Family<Labels, Gauge>);

impl OpenThings {
    /// None, told in a registry.
    pub(super) fn register(registry: &mut Registry) -> Self {
        let things = Family::default();
        registry.register("demarche_open", "What is open at the moment", things.clone());
        let things = Self(things);
        // What was never open is told as 0, so that it can be watched from the start.
        Thing::iter().for_each(|thing| drop(things.open(thing)));
        things
    }

    /// Counts a thing from now on.
    pub(super) fn open(&self, thing: Thing) -> Open {
        let name: &'static str = thing.into();
        let gauge = self.0.get_or_create_owned(&vec![("thing", name.to_owned())]);
        gauge.inc();
        Open(gauge)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}
