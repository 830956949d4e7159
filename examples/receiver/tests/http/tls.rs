//! The way to `PostgreSQL` over a network: encrypted, and where that is asked for only to whom the certificate names.

use std::path::Path;

use crate::cluster::{Cluster, done, programs, run};
use crate::server;

/// Settings of a server that is reached over a network too, by this machine as `localhost`, but only with TLS. In its
/// folder is `ca.pem`, which vouches for it.
fn with_tls(folder: &Path) -> Vec<String> {
    certify(folder);
    std::fs::write(folder.join("hba"), "hostssl all all 127.0.0.1/32 trust\n").unwrap();
    let files = [("hba_file", "hba"), ("ssl_cert_file", "server.pem"), ("ssl_key_file", "server.key")];
    let files = files.map(|(setting, name)| format!("{setting}={}", folder.join(name).display()));
    ["listen_addresses=127.0.0.1", "ssl=on"].map(str::to_owned).into_iter().chain(files).collect()
}

/// Makes an authority, and a certificate of its for `localhost`.
fn certify(folder: &Path) {
    let key = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2";
    for own in [
        "-subj /CN=tests -keyout ca.key -out ca.pem",
        "-subj /CN=tests.example -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE \
         -CA ca.pem -CAkey ca.key -keyout server.key -out server.pem",
    ] {
        done(run(folder, Path::new("openssl")).args(key.split(' ')).args(own.split(' ')));
    }
}

/// The first line that a receiver with this database writes.
fn told(address: &str, authorities: &str) -> String {
    server::first_line(server::command(address).env("SSL_CERT_FILE", authorities))
}

#[test]
fn postgresql_is_reached_over_tls_and_named_by_its_certificate() {
    let Some(programs) = programs() else { return };
    let cluster = Cluster::with(&programs, with_tls);
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
}
