//! Lock files name packages and versions, never a registry of one machine.

use crate::sources::{Source, all};

const CRATES_IO: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

fn complaints(file: &Source) -> Vec<String> {
    let is_bad = |line: &&str| match file.path.as_str() {
        "Cargo.lock" => line.starts_with("source = ") && *line != CRATES_IO,
        "package-lock.json" => line.trim_start().starts_with("\"resolved\": \"http"),
        ".npmrc" => line.contains("registry="),
        path if path.ends_with(".cargo/config.toml") => line.contains("registry") || line.contains("source."),
        _ => false,
    };
    file.text.lines().filter(is_bad).map(|line| format!("{}: {}", file.path, line.trim())).collect()
}

#[test]
fn lock_files_name_no_registry() {
    let locks: Vec<_> = all()
        .iter()
        .filter(|file| ["Cargo.lock", "package-lock.json"].contains(&file.path.as_str()))
        .collect();
    assert_eq!(locks.len(), 2, "both lock files are committed");
    let found: Vec<_> = all().iter().flat_map(complaints).collect();
    crate::assert_none(&found);
}

#[test]
fn a_registry_is_found() {
    let seeds = [
        ("Cargo.lock", "source = \"registry+https://mirror.example/index\""),
        ("package-lock.json", "      \"resolved\": \"https://mirror.example/a.tgz\","),
        (".npmrc", "registry=https://mirror.example/"),
        (".cargo/config.toml", "[source.mirror]"),
    ];
    for (path, text) in seeds {
        assert_eq!(complaints(&Source::new(path, text)).len(), 1, "{path}");
    }
}
