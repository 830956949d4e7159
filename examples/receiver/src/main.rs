//! Reference receiver: serves forms without script, checks submissions and stores each once.
//!
//! ```sh
//! cargo run --package receiver
//! ```
//!
//! then open <http://localhost:8081/>. `--help` lists the settings (`config.rs`).
//!
//! | address | what it is |
//! |---|---|
//! | `GET /` | the forms |
//! | `GET`, `POST /forms/{slug}` | one form, page by page, without script |
//! | `GET /forms/{slug}/{name}.svg` | a picture that a note of the form shows |
//! | `GET /forms/{slug}.form.bin`, `.form.json`, `.<lang>.ftl` | the form compiled, its definition, its texts |
//! | `POST /submissions/{slug}` | answers as JSON |
//! | `GET /submissions/{slug}/{reference}` | whether it arrived, and when |
//! | `GET /submissions/{slug}/by-key/{key}` | the same, for a sender who got no answer |
//! | `GET /healthz`, `/readyz` | whether the process runs; whether its database answers |
//! | `GET /metrics` | counts for Prometheus, for those who may look |
//! | `GET /admin` | leads to the next |
//! | `GET /admin/submissions`, `/admin/submissions/{reference}` | what was stored, for those who may look; one case with its questions |
//! | `GET /admin/reads` | who looked at what |
//! | `GET /admin/export/{slug}.csv`, `.jsonl` | all that was sent with one form, as a file |

mod accept;
mod admin;
mod app;
mod catalog;
mod clock;
mod config;
mod cors;
mod digest;
mod halt;
mod journey;
mod language;
mod limit;
mod log;
mod observe;
mod pages;
mod problem;
mod random;
mod retention;
mod security;
mod store;
mod submissions;

use std::io::Write as _;
use std::process::ExitCode;

use config::{Config, USAGE};

#[tokio::main]
async fn main() -> ExitCode {
    let flags: Vec<String> = std::env::args().skip(1).collect();
    if flags.iter().any(|flag| flag == "--help" || flag == "-h") {
        return tell(USAGE, ExitCode::SUCCESS);
    }
    let config = match Config::read(flags, |name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(reason) => return tell(&format!("receiver: {reason}\n\n{USAGE}"), ExitCode::from(2)),
    };
    match app::run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => tell(&format!("receiver: {reason}"), ExitCode::from(2)),
    }
}

fn tell(text: &str, code: ExitCode) -> ExitCode {
    // Where standard error is closed there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{text}");
    code
}
