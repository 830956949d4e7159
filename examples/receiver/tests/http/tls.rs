//! The way to `PostgreSQL` over a network: encrypted, and where that is asked for only to whom the certificate names.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::cluster::{Cluster, programs};
use crate::server;

/// The first line that a receiver with this database writes.
fn told(address: &str, authorities: &str) -> String {
    let mut command = server::command(address);
    command.env("SSL_CERT_FILE", authorities);
    let mut process = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let _ = process.kill();
    process.wait().unwrap();
    line
}

#[test]
fn postgresql_is_reached_over_tls_and_named_by_its_certificate() {
    let Some(programs) = programs() else { return };
    let cluster = Cluster::with_tls(&programs);
    let authority = cluster.folder.join("ca.pem").display().to_string();
    let (listening, root) = ("\"listening\"", format!("&sslrootcert={authority}"));
    for (host, mode, root, authorities, expected) in [
        ("localhost", "disable", "", "", "no encryption"),
        ("localhost", "prefer", "", "", listening),
        ("localhost", "require", "", "", listening),
        ("localhost", "verify-full", "", "/dev/null", "UnknownIssuer"),
        ("localhost", "verify-full", "", &authority, listening),
        ("localhost", "verify-full", &root, "/dev/null", listening),
        ("127.0.0.1", "verify-full", &root, "/dev/null", "not valid for name"),
        ("127.0.0.1", "verify-ca", &root, "/dev/null", listening),
    ] {
        let address = format!("postgres://tests@{host}:{}/postgres?sslmode={mode}{root}", cluster.port);
        let told = told(&address, authorities);
        assert!(told.contains(expected), "{address}: {told}");
    }
    let nobody = told("postgres://tests@localhost:1/postgres", "");
    assert!(nobody.contains("refused"), "{nobody}");
}
