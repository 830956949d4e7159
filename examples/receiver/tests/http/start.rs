//! What is wrong with a setting is said at start, in one line.

use crate::server::{Folder, command, first_line};

#[test]
fn a_receiver_that_cannot_serve_says_why() {
    let folder = Folder::new();
    let empty = folder.path().display().to_string();
    for (flags, said) in [
        (["--css", &empty], "holds no blankett.css"),
        (["--forms", &empty], "holds no folder with a definition"),
        (["--keep-days", "none=3"], "--keep-days: there is no form none"),
        (
            ["--database", "postgres://tests@localhost:1/postgres"],
            "the database does not open: error communicating with database: Connection refused",
        ),
    ] {
        let line = first_line(command(&folder.database().address).args(flags));
        assert!(line.contains(said), "{flags:?}: {line}");
    }
}
