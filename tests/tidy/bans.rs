//! What never stands in a file: a table of literal texts, where they are looked for, and why not.

use crate::sources::{Source, all};

struct Ban {
    /// What is wrong with it, as the complaint says it.
    why: &'static str,
    /// The starts of the paths it holds for (`""` is every file).
    within: &'static [&'static str],
    /// The ends of the file names it holds for.
    endings: &'static [&'static str],
    /// The starts of paths that are left out.
    except: &'static [&'static str],
    /// Whether comments and unit tests may hold it.
    code_only: bool,
    /// The banned texts.
    texts: &'static [&'static str],
    /// A path and a text that must be found: the rule's negative control.
    seed: (&'static str, &'static str),
}

const BANS: &[Ban] = &[
    Ban {
        why: "finish it or leave it out",
        within: &[""],
        endings: &["rs", "ts", "mjs", "js", "css", "ftl", "html", "sh", "run"],
        except: &[],
        code_only: false,
        texts: &["todo!", "unimplemented!", "dbg!", "FIXME", "TODO", "XXX"],
        seed: ("js/a.ts", "// TODO: later"),
    },
    Ban {
        why: "a test that does not run proves nothing",
        within: &[""],
        endings: &["rs"],
        except: &[],
        code_only: false,
        texts: &["#[ignore", "cfg(any())"],
        seed: ("tests/a.rs", "#[ignore = \"slow\"]"),
    },
    Ban {
        why: "a test that does not run proves nothing",
        within: &[""],
        endings: &["ts", "mjs", "js"],
        except: &[],
        code_only: true,
        texts: &[".only(", ".skip(", "only: true", "skip: true", "todo: true"],
        seed: ("tests/a.test.mjs", "test.skip(\"later\", () => {});"),
    },
    Ban {
        why: "the library is silent in a page's console unless something is wrong",
        within: &["js/", "src/"],
        endings: &["ts", "rs"],
        except: &["js/cli"],
        code_only: true,
        texts: &["console.log", "console.debug", "console::log", "println!"],
        seed: ("js/element.ts", "console.log(form);"),
    },
    Ban {
        why: "a path of one machine",
        within: &[""],
        endings: &[""],
        except: &["forms/"],
        code_only: false,
        texts: &["/home/", "/root/", "/Users/", "/tmp/", "/work/main", "/work/shared"],
        seed: ("scripts/a.mjs", "const folder = \"/tmp/blankett\";"),
    },
    Ban {
        why: "text turned into HTML by the browser is what Trusted Types refuse",
        within: &["js/", "src/"],
        endings: &["ts", "rs"],
        except: &[],
        code_only: true,
        texts: &[
            "innerHTML",
            "inner_html",
            "outerHTML",
            "insertAdjacentHTML",
            "insert_adjacent_html",
            "document.write",
        ],
        seed: ("src/browser/patch.rs", "element.set_inner_html(&text);"),
    },
    Ban {
        why: "inline styles are refused by a strict Content Security Policy",
        within: &["src/view/", "src/html.rs", "src/browser/", "js/", "forms/", "examples/"],
        endings: &["rs", "ts", "html", "mjs"],
        // A file that somebody keeps comes with a policy of its own, and must look right by itself.
        except: &["src/view/copy.rs"],
        code_only: true,
        texts: &["style=", "\"style\"", ".style.", "<style", "set_css_text"],
        seed: ("forms/a/expected/a.html", "<p style=\"color: red\">"),
    },
    Ban {
        why: "a placeholder vanishes when it is needed; hints stand beside the label",
        within: &["src/view/", "src/html.rs", "src/browser/", "js/", "forms/"],
        endings: &["rs", "ts", "html"],
        except: &[],
        code_only: true,
        texts: &["placeholder"],
        seed: ("src/view/text.rs", "input.attribute(\"placeholder\", hint)"),
    },
    Ban {
        why: "the core is pure: time, files, network, environment and randomness come in as arguments",
        within: &["src/"],
        endings: &["rs"],
        except: &["src/browser/"],
        code_only: true,
        texts: &[
            "std::time",
            "std::fs",
            "std::net",
            "std::env",
            "std::thread",
            "std::process",
            "SystemTime",
            "Instant::now",
            "web_sys",
            "js_sys",
        ],
        seed: ("src/session/mod.rs", "let now = std::time::SystemTime::now();"),
    },
    Ban {
        why: "std's tables and trees cost kilobytes in wasm for every pair of types: use crate::map",
        within: &["src/"],
        endings: &["rs"],
        except: &[],
        code_only: true,
        texts: &["HashMap", "HashSet", "BTreeMap", "BTreeSet"],
        seed: ("src/form/mod.rs", "use std::collections::HashMap;"),
    },
    Ban {
        why: "text run as code is refused by a strict Content Security Policy",
        within: &["js/", "src/", "examples/"],
        endings: &["ts", "rs", "mjs", "html"],
        except: &[],
        code_only: true,
        texts: &["eval(", "new Function", "onclick=", "onsubmit=", "javascript:"],
        seed: ("js/a.ts", "const add = new Function(\"a\", \"b\", \"return a + b\");"),
    },
];

impl Ban {
    fn holds_for(&self, path: &str) -> bool {
        self.within.iter().any(|start| path.starts_with(start))
            && self.endings.iter().any(|end| path.ends_with(end))
            && !self.except.iter().any(|start| path.starts_with(start))
            // These rules name what they ban.
            && !path.starts_with("tests/tidy/")
    }

    fn complaints(&self, file: &Source) -> Vec<String> {
        if !self.holds_for(&file.path) {
            return Vec::new();
        }
        let text = if self.code_only { file.code() } else { file.text.clone() };
        let found = self.texts.iter().filter(|banned| text.contains(*banned));
        found.map(|banned| format!("{}: `{banned}`: {}", file.path, self.why)).collect()
    }
}

#[test]
fn banned_texts_are_nowhere() {
    let found: Vec<_> =
        BANS.iter().flat_map(|ban| all().iter().flat_map(|file| ban.complaints(file))).collect();
    crate::assert_none(&found);
}

#[test]
fn every_ban_finds_its_seed() {
    for ban in BANS {
        let (path, text) = ban.seed;
        assert!(!ban.complaints(&Source::new(path, text)).is_empty(), "{path}: {text}: {}", ban.why);
    }
}

#[test]
fn comments_may_say_what_code_may_not() {
    let file = Source::new("js/a.ts", "// Never innerHTML.\n");
    assert!(BANS.iter().all(|ban| ban.complaints(&file).is_empty()));
}
