//! The service as a process of its own: it survives without file descriptors, and stops when it is told to.

use std::{net::TcpStream, path::Path};

use crate::harness::{Program, cluster, program::serve_with_files};

#[tokio::test]
async fn a_service_without_file_descriptors_takes_connections_again_once_it_has_some() {
    let mut command = serve_with_files(40, &cluster().database().await);
    let program = Program::spawn(command.env("RUST_LOG", "info"), Path::new("/nothing"));
    let crowd: Vec<TcpStream> = (0..100)
        .map(|_| TcpStream::connect(program.address()).unwrap())
        .collect();
    drop(crowd);
    assert_eq!(program.get("/livez").await.status, 200);
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}
