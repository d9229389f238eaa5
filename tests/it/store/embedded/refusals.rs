//! What the embedded cluster refuses, since it would harm the data or somebody else's.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::Path;

use demarche_postgres::{Cluster, ClusterSettings, EmbeddedError};
use nix::unistd::geteuid;
use tempfile::TempDir;

use super::throwaway;

fn refusal(settings: &ClusterSettings) -> String {
    Cluster::start(settings).unwrap_err().to_string()
}

#[test]
fn a_second_service_on_the_same_data_is_refused_and_told_who_holds_it() {
    let folder = TempDir::new().unwrap();
    let cluster = Cluster::start(&throwaway(folder.path())).unwrap();
    let text = refusal(&throwaway(folder.path()));
    assert!(text.contains("in use by another running service"), "{text}");
    assert!(text.contains(&format!("process {}", std::process::id())), "{text}");
    cluster.stop();
    Cluster::start(&throwaway(folder.path())).unwrap();
}

#[test]
fn data_of_another_major_version_is_refused() {
    let folder = TempDir::new().unwrap();
    Cluster::start(&throwaway(folder.path())).unwrap().stop();
    fs::write(folder.path().join("data/PG_VERSION"), "9\n").unwrap();
    let text = refusal(&throwaway(folder.path()));
    assert!(
        text.contains("was written by PostgreSQL 9, and the server found is"),
        "{text}"
    );
}

#[test]
fn a_folder_in_the_place_of_the_data_that_is_no_cluster_is_refused() {
    let folder = TempDir::new().unwrap();
    Cluster::start(&throwaway(folder.path())).unwrap().stop();
    fs::remove_file(folder.path().join("data/PG_VERSION")).unwrap();
    let text = refusal(&throwaway(folder.path()));
    assert!(text.contains("is no PostgreSQL cluster"), "{text}");
}

#[test]
fn a_folder_named_for_the_binaries_is_an_order() {
    let folder = TempDir::new().unwrap();
    let settings = ClusterSettings {
        bin_dir: Some("/nowhere".into()),
        ..throwaway(folder.path())
    };
    let text = refusal(&settings);
    assert!(
        text.contains("POSTGRES_BIN_DIR is /nowhere, which holds no PostgreSQL server"),
        "{text}"
    );
}

#[test]
fn a_data_directory_with_other_things_in_it_is_left_alone() {
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("letter.txt"), "dear").unwrap();
    let before = fs::metadata(folder.path()).unwrap();
    let text = refusal(&throwaway(folder.path()));
    let after = fs::metadata(folder.path()).unwrap();
    assert!(text.contains("is not empty and was not made by this service"), "{text}");
    assert_eq!((before.mode(), before.uid()), (after.mode(), after.uid()));
}

#[test]
fn a_data_directory_of_another_user_is_refused() {
    let folder = TempDir::new().unwrap();
    let root = if geteuid().is_root() {
        chown(folder.path(), Some(4242), Some(4242)).unwrap();
        folder.path()
    } else {
        Path::new("/usr")
    };
    let error = Cluster::start(&throwaway(root)).unwrap_err();
    assert!(matches!(error, EmbeddedError::ForeignOwner { .. }), "{error}");
    assert!(error.to_string().contains("belongs to"), "{error}");
}

#[test]
fn a_file_in_the_place_of_the_data_directory_is_refused() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let text = refusal(&throwaway(&file));
    assert!(text.starts_with("cannot list") && text.contains("--data-dir"), "{text}");
}

#[test]
fn a_data_directory_out_of_reach_of_the_unprivileged_user_is_refused() {
    if !geteuid().is_root() {
        return;
    }
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
    let text = refusal(&throwaway(&folder.path().join("data")));
    assert!(
        text.contains(&format!("cannot enter {}", folder.path().display())),
        "{text}"
    );
}
