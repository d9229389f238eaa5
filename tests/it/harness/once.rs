//! What is made once a run, by whoever asks first, and asked for by its name.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use tokio::sync::OnceCell;

/// Texts by their names.
#[derive(Default)]
pub struct Once(Mutex<HashMap<String, Arc<OnceCell<String>>>>);

impl Once {
    /// The text of a name; who asks first makes it, and the others wait.
    pub async fn get(&self, name: &str, make: impl AsyncFnOnce() -> String) -> String {
        let cell = self.0.lock().unwrap().entry(name.to_owned()).or_default().clone();
        cell.get_or_init(|| make()).await.clone()
    }
}
