//! How records hang together, as the API answers it.

mod bad;
mod causes;
mod cost;
mod filters;
mod releases;
mod rest;
mod south_caucasus;
mod written;

use std::path::Path;

use demarche::release::{Checked, Standing};
use serde_json::{Value, json};

use crate::service::Service;

/// The paths from `$from` to `$to`, in short.
const PATHS: &str = "
    query($from: ID!, $to: ID!, $maxLength: Int, $first: Int, $filter: PathFilter) {
        paths(from: $from, to: $to, maxLength: $maxLength, first: $first, filter: $filter) {
            truncated
            paths { length label credibility hops { direction label hopKind from { id } to { id } } }
        }
    }";

/// A service that has published a dataset folder.
async fn service_of(folder: &Path) -> Service {
    let service = Service::empty().await;
    publish(&service, folder).await;
    service
}

async fn publish(service: &Service, folder: &Path) {
    let checked = Checked::read(folder)
        .await
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    checked.publish(service.app.database(), Standing::Final).await.unwrap();
    service.app.catalogue().refresh(service.app.database()).await.unwrap();
}

/// A service that has published the dataset of the South Caucasus.
async fn south_caucasus() -> Service {
    service_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/south-caucasus")).await
}

/// The paths between two records; `more` has the other arguments.
async fn paths(service: &Service, (from, to): (&str, &str), more: Value) -> Value {
    let mut variables = json!({"from": from, "to": to});
    variables
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    service.data(PATHS, variables).await["paths"].take()
}

/// The labels of what was found.
fn labels(result: &Value) -> Vec<&str> {
    let paths = result["paths"].as_array().unwrap().iter();
    paths.map(|path| path["label"].as_str().unwrap()).collect()
}
