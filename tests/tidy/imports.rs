//! Who may import whom: the table of ARCHITECTURE.md, held against the `crate::` paths in src/.

use crate::sources::{Source, all};

/// What every module may use beside itself.
const EVERYWHERE: [&str; 4] = ["json", "map", "packed", "pointer"];

/// A module of the crate and the others that it may use.
const TABLE: &[(&str, &[&str])] = &[
    ("map", &[]),
    ("packed", &[]),
    ("json", &[]),
    ("pointer", &[]),
    ("problem", &[]),
    ("answers", &[]),
    ("parse", &[]),
    ("schema", &["problem"]),
    ("check", &["problem", "schema"]),
    ("expr", &["problem"]),
    ("form", &["problem", "answers", "parse", "schema", "check", "expr", "widgets"]),
    ("submit", &["problem", "answers", "form"]),
    ("session", &["problem", "answers", "parse", "schema", "check", "expr", "form", "submit", "widgets"]),
    ("i18n", &["problem", "parse"]),
    ("view", &["problem", "answers", "form", "session", "i18n", "widgets"]),
    // The one circle: a widget is one file, of which `form` uses what reads and `view` what shows.
    ("widgets", &["problem", "answers", "parse", "schema", "form", "session", "i18n", "view"]),
    ("html", &["view"]),
    ("dto", &CORE),
    ("browser", &EVERYTHING),
];

const CORE: [&str; 12] = [
    "problem", "answers", "parse", "schema", "check", "expr", "form", "submit", "session", "i18n", "view",
    "html",
];
const EVERYTHING: [&str; 14] = [
    "problem", "answers", "parse", "schema", "check", "expr", "form", "submit", "session", "i18n", "view",
    "html", "dto", "widgets",
];

/// The module a file of src/ belongs to; none for the crate's root.
fn module_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    (name != "lib").then_some(name)
}

/// The modules that a file names: `crate::a::…`, `crate::{a, b::c}`, and `super::a` at the top of a module.
fn named_modules(file: &Source) -> Vec<String> {
    let code = file.code();
    let mut named = Vec::new();
    let is_top = file.path.matches('/').count() == 1
        || file.path.ends_with("/mod.rs") && file.path.matches('/').count() == 2;
    let roots: &[&str] = if is_top { &["crate::", "super::"] } else { &["crate::"] };
    for root in roots {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => named.extend(first_names(group)),
                None => named.push(identifier(rest)),
            }
        }
    }
    named
}

/// The first identifier of each member of a `{…}` group, nested groups left aside.
fn first_names(group: &str) -> Vec<String> {
    let mut names = vec![identifier(group.trim_start())];
    let mut depth = 0;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(identifier(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// What is wrong with a file's imports.
fn complaints(file: &Source) -> Vec<String> {
    let Some(module) = module_of(&file.path) else { return Vec::new() };
    let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{}: `{module}` is not in the table of tests/tidy/imports.rs", file.path)];
    };
    let is_module = |name: &String| TABLE.iter().any(|(known, _)| known == name);
    let may = |name: &String| {
        name == module || EVERYWHERE.contains(&name.as_str()) || allowed.contains(&name.as_str())
    };
    let named = named_modules(file);
    named
        .iter()
        .filter(|name| is_module(name) && !may(name))
        .map(|name| format!("{}: `{module}` may not use `{name}`", file.path))
        .collect()
}

#[test]
fn modules_use_only_those_below_them() {
    let rust = all().iter().filter(|file| file.path.starts_with("src/") && file.extension() == "rs");
    let found: Vec<_> = rust.flat_map(complaints).collect();
    crate::assert_none(&found);
}

#[test]
fn an_import_from_above_is_found() {
    let seeds = [
        ("src/pointer.rs", "use crate::form::Form;"),
        ("src/schema/node.rs", "use crate::{problem::Problem, check::{a, b}};"),
        ("src/view/mod.rs", "fn a() { super::browser::mount() }"),
        ("src/form/page.rs", "fn a(b: &crate::session::Session) {}"),
        ("src/magic.rs", ""),
    ];
    for (path, text) in seeds {
        assert_eq!(complaints(&Source::new(path, text)).len(), 1, "{path}: {text}");
    }
}

#[test]
fn an_import_from_below_is_fine() {
    let fine = [
        ("src/session/mod.rs", "use crate::form::Form;\nuse crate::{json::Value, pointer::Pointer, submit};"),
        (
            "src/pointer.rs",
            "//! Used by [`crate::form`].\n#[cfg(test)]\nmod tests {\n    use crate::form::Form;\n}",
        ),
        ("src/lib.rs", "pub use crate::browser::mount;"),
    ];
    for (path, text) in fine {
        assert!(complaints(&Source::new(path, text)).is_empty(), "{path}: {text}");
    }
}
