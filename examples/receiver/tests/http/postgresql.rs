//! All of these tests again, with `PostgreSQL`.
//!
//! `RECEIVER_TESTS_POSTGRES=postgres://…/NAME cargo test --package receiver --test http NAME` runs one of them on a server that
//! runs already.

use std::process::Command;

use crate::cluster::{Cluster, programs};
use crate::database::BESIDE;

#[test]
fn everything_holds_with_postgresql_too() {
    let Some(programs) = programs() else { return };
    let cluster = Cluster::start(&programs);
    let again = Command::new(std::env::current_exe().unwrap())
        .args(["--skip", "everything_holds_with_postgresql_too", "--skip", "tls::"])
        .env(BESIDE, cluster.address())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&again.stdout);
    assert!(again.status.success(), "{said}\n{}", String::from_utf8_lossy(&again.stderr));
    assert!(!said.contains("running 0 tests"), "{said}");
}
