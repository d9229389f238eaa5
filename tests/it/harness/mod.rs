//! What the tests stand on, and no test itself: databases, services, programs, folders, snapshots, and how one asks.

pub mod cluster;
pub mod door;
pub mod folder;
pub mod once;
pub mod options;
pub mod program;
pub mod published;
pub mod service;
pub mod snapshot;
pub mod sql;
pub mod waiting;

pub use self::{
    cluster::cluster,
    door::{Answer, Door, assert_code, assert_discreet},
    options::Options,
    program::{Program, demarche},
    service::{DATASET, Service, another_sample, sample},
    sql::run,
    waiting::{patiently, wait_until},
};
