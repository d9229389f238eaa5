//! A database that is reached over TLS: encrypted, and where it is asked for, by nobody but the server that is meant.

use std::{
    fs::{self, Permissions},
    net::TcpListener,
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
};

use demarche_postgres::{Database, DatabaseSettings};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;

use super::*;
use crate::harness::{Program, folder::fixture};

/// A server that takes connections over the network, with a certificate for `localhost`.
struct Secured {
    _server: Server,
    port: u16,
    /// Holds the certificate of the authority.
    folder: TempDir,
}

impl Secured {
    fn start() -> Self {
        Self::with(|server, folder| {
            let (certificate, key) = certify(folder);
            server.set("ssl=on");
            server.set(&format!("ssl_cert_file={}", certificate.display()));
            server.set(&format!("ssl_key_file={}", key.display()));
            for file in [certificate, key] {
                fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
                chown(&file, Some(server.owner()), None).unwrap();
            }
        })
    }

    fn with(secure: impl FnOnce(&mut Server, &Path)) -> Self {
        let mut server = Server::stopped();
        let folder = TempDir::new().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        server.set("listen_addresses=127.0.0.1");
        server.set(&format!("port={port}"));
        secure(&mut server, folder.path());
        server.restart();
        Self {
            _server: server,
            port,
            folder,
        }
    }

    /// Its URL with these parameters; `{ca}` stands for the file of the authority.
    fn url(&self, host: &str, parameters: &str) -> String {
        let authority = self.folder.path().join("ca.pem");
        let parameters = parameters.replace("{ca}", authority.to_str().unwrap());
        format!("postgres://postgres@{host}:{}/postgres?{parameters}", self.port)
    }
}

/// Writes an authority's certificate, and one that it has signed with its key.
fn certify(folder: &Path) -> (PathBuf, PathBuf) {
    let mut authority = CertificateParams::new([]).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let server = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let server = server.signed_by(&key, &authority).unwrap();
    let write = |name: &str, text: String| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    write("ca.pem", authority.pem());
    (
        write("server.pem", server.pem()),
        write("server.key", key.serialize_pem()),
    )
}

fn connect(url: &str) -> Database {
    Database::connect(url, &DatabaseSettings::default()).unwrap()
}

async fn is_encrypted(url: &str) -> bool {
    let statement = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let database = connect(url);
    database.wait_until_ready().await.unwrap();
    sqlx::query_scalar(statement).fetch_one(database.pool()).await.unwrap()
}

/// Says that a server is not connected to, and that what is wrong is to be mended in the URL.
async fn assert_refused(url: &str) {
    let error = connect(url).wait_until_ready().await.unwrap_err();
    assert!(error.to_string().contains("TLS in DATABASE_URL"), "{url}: {error}");
}

#[tokio::test]
async fn a_server_that_speaks_tls_is_spoken_to_in_it() {
    let secured = Secured::start();
    assert!(is_encrypted(&secured.url("localhost", "")).await);
    assert!(is_encrypted(&secured.url("127.0.0.1", "sslmode=require")).await);
    assert!(is_encrypted(&secured.url("127.0.0.1", "sslmode=verify-ca&sslrootcert={ca}")).await);
    assert!(is_encrypted(&secured.url("localhost", "sslmode=verify-full&sslrootcert={ca}")).await);
    assert!(!is_encrypted(&secured.url("localhost", "sslmode=disable")).await);
}

#[tokio::test]
async fn a_server_that_nobody_known_vouches_for_or_of_another_name_is_refused() {
    let secured = Secured::start();
    assert_refused(&secured.url("localhost", "sslmode=verify-ca")).await;
    assert_refused(&secured.url("localhost", "sslmode=verify-full")).await;
    assert_refused(&secured.url("127.0.0.1", "sslmode=verify-full&sslrootcert={ca}")).await;
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_refused_where_it_is_asked_for() {
    let plain = Secured::with(|_, _| {});
    assert!(!is_encrypted(&plain.url("localhost", "")).await);
    assert_refused(&plain.url("localhost", "sslmode=require")).await;
}

#[test]
fn an_authority_that_is_no_file_is_told_at_once() {
    let url = "postgres://postgres@localhost/postgres?sslmode=verify-full&sslrootcert=%2Fnothing.pem";
    let error = Database::connect(url, &DatabaseSettings::default()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("sslrootcert in DATABASE_URL names /nothing.pem"),
        "{error}"
    );
}

#[tokio::test]
async fn the_service_publishes_hears_and_answers_over_tls() {
    let secured = Secured::start();
    let url = secured.url("localhost", "sslmode=verify-full&sslrootcert={ca}");
    let datasets = fixture("mini");
    let program = Program::start(&url, &datasets);
    program
        .ask_until_answered("{ events(first: 1) { nodes { id } } }")
        .await;
    let plain = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
        WHERE application_name = 'demarche' AND NOT ssl";
    let database = connect(&url);
    let plain: i64 = sqlx::query_scalar(plain).fetch_one(database.pool()).await.unwrap();
    assert_eq!(plain, 0);
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}
