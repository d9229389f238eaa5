//! A database whose disk is full: what is published stays to be read, and nothing comes half.

use std::{
    fs::{self, File, Permissions},
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::*;

/// A small disk in memory; only root may make one.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn new() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256m", "tmpfs"])
            .arg(folder.path())
            .output();
        mounted
            .is_ok_and(|done| done.status.success())
            .then_some(Self { folder })
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes until nothing more fits, and says what can be removed to make room again.
    fn fill(&self) -> PathBuf {
        let path = self.path().join("ballast");
        let mut file = File::create(&path).unwrap();
        for size in [1 << 20, 1 << 12] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

#[tokio::test]
async fn a_full_disk_refuses_a_release_and_keeps_the_old_one() {
    let Some(disk) = Disk::new() else { return };
    let mut server = Server::stopped_in(&disk.path().join("data"));
    server.restart();
    let service = Service::over_new(server.url()).await;
    service.publish(&sample(), "1.0.0").await;
    let ballast = disk.fill();
    let error = service.publish_untold(&another_sample(), "2.0.0").await.unwrap_err();
    assert_eq!(error.code(), "SERVICE_UNAVAILABLE");
    assert!(error.to_string().contains("no room left on its disk"), "{error}");
    assert_answers(&service).await;
    assert_eq!(release(&service).await, "sample@1.0.0");
    fs::remove_file(ballast).unwrap();
    service.publish_untold(&another_sample(), "2.0.0").await.unwrap();
    service.refresh().await;
    assert_eq!(release(&service).await, "sample@2.0.0");
    assert_answers(&service).await;
    drop(server);
}
