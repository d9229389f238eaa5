//! The service as a process of its own: it survives without file descriptors, and stops when it is told to.

use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::cluster::cluster;

/// Starts a service that may have so many open files, and waits until it listens.
fn start(url: &str, address: SocketAddr, open_files: u32) -> Child {
    let program = format!("ulimit -n {open_files} && exec \"$0\" serve");
    let mut process = Command::new("sh")
        .args(["-c", &program, env!("CARGO_BIN_EXE_demarche")])
        .env("DATABASE_URL", url)
        .env("DEMARCHE_BIND", address.to_string())
        .env("DEMARCHE_DATASETS", "/nothing")
        .env("RUST_LOG", "info")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(process.stderr.take().unwrap())
        .lines()
        .map_while(Result::ok);
    assert!(
        log.any(|line| line.contains("listening on")),
        "it ended before it listened"
    );
    // What it says further is read, so that it never waits for a reader.
    std::thread::spawn(move || log.for_each(drop));
    process
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

#[tokio::test]
async fn a_service_without_file_descriptors_takes_connections_again_once_it_has_some() {
    let (url, address) = (cluster().database().await, free_address());
    let mut process = start(&url, address, 40);
    let crowd: Vec<TcpStream> = (0..100).map(|_| TcpStream::connect(address).unwrap()).collect();
    drop(crowd);
    let answer = reqwest::get(format!("http://{address}/livez")).await.unwrap();
    assert_eq!(answer.status(), 200);
    let id = i32::try_from(process.id()).unwrap();
    kill(Pid::from_raw(id), Signal::SIGTERM).unwrap();
    assert_eq!(process.wait().unwrap().code(), Some(0));
}
