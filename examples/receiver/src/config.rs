//! What the receiver is told at start: flags first, then the environment, then what suits a laptop.
//!
//! Each flag `--some-name` has an environment variable `RECEIVER_SOME_NAME`.

use std::net::{IpAddr, Ipv4Addr};
use std::num::{NonZeroU16, NonZeroU32};
use std::path::PathBuf;

use crate::retention::KeepDays;

/// Printed for `--help` and after a wrong flag.
pub(crate) const USAGE: &str = "\
receiver: serves forms without script, checks submissions and stores each once

  --port NUMBER          port to listen on, 0 for any free one (8081)
  --address IP           address to listen on (127.0.0.1)
  --database FILE        SQLite file, made when missing (target/receiver.sqlite), or PostgreSQL as
                         postgres://user@host/name
  --forms FOLDER         one folder per form, with its definition and texts (forms)
  --css FOLDER           holds blankett.css and what it imports (css)
  --agency-origin LIST   origins that may post and load definitions, separated by commas
                         (http://localhost:8080,http://127.0.0.1:8080)
  --admin-token TOKEN    asked for by /admin (none: only this machine may look)
  --keep-days LIST       delete answers so many days after that on which they arrived: 180, or also by
                         form, 180,health-supplement=30 (none: kept for good)
  --body-limit BYTES     the largest body that is read (1000000)
  --queue-limit NUMBER   posts that are being stored or wait for that; 503 beyond that, at once (128)
  --rate-limit NUMBER    posts a minute from one address; 429 beyond that (none: no limit)
  --behind-proxy         a proxy of ours is in front: senders are those whom it names last in X-Forwarded-For
  --https                the receiver is reached over HTTPS: cookies are Secure
  --today DATE           pretend that it is this day, for tests and demonstrations

Each flag has an environment variable too: --agency-origin is RECEIVER_AGENCY_ORIGIN.
AGENCY_PORT moves the agency's site on this machine from port 8080.";

/// The settings.
#[derive(Debug, PartialEq)]
pub(crate) struct Config {
    pub(crate) port: u16,
    pub(crate) address: IpAddr,
    /// A file, or an address of `PostgreSQL`.
    pub(crate) database: String,
    pub(crate) forms: PathBuf,
    pub(crate) css: PathBuf,
    /// As browsers write them in `Origin`: scheme, host and port, no slash at the end.
    pub(crate) agency_origins: Vec<String>,
    pub(crate) admin_token: Option<String>,
    pub(crate) keep_days: KeepDays,
    /// In bytes.
    pub(crate) body_limit: usize,
    /// Posts that are being stored or wait for that.
    pub(crate) queue_limit: NonZeroU16,
    /// Posts a minute from one address.
    pub(crate) rate_limit: Option<NonZeroU32>,
    /// Whether the last address in `X-Forwarded-For` can be trusted.
    pub(crate) behind_proxy: bool,
    pub(crate) https: bool,
    /// `YYYY-MM-DD`
    pub(crate) today: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 8081,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            database: "target/receiver.sqlite".to_owned(),
            forms: PathBuf::from("forms"),
            css: PathBuf::from("css"),
            agency_origins: origins("http://localhost:8080,http://127.0.0.1:8080"),
            admin_token: None,
            keep_days: KeepDays::default(),
            body_limit: 1_000_000,
            queue_limit: const { NonZeroU16::new(128).unwrap() },
            rate_limit: None,
            behind_proxy: false,
            https: false,
            today: None,
        }
    }
}

const NAMES: [&str; 14] = [
    "port",
    "address",
    "database",
    "forms",
    "css",
    "agency-origin",
    "admin-token",
    "keep-days",
    "body-limit",
    "queue-limit",
    "rate-limit",
    "behind-proxy",
    "https",
    "today",
];

/// Those that take no value.
const SWITCHES: [&str; 2] = ["behind-proxy", "https"];

impl Config {
    /// Reads flags and environment. The error is one line for the person who started it.
    pub(crate) fn read(
        flags: impl IntoIterator<Item = String>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, String> {
        let mut config = Self::default();
        if let Some(port) = environment("AGENCY_PORT") {
            config.agency_origins = origins(&format!("http://localhost:{port},http://127.0.0.1:{port}"));
        }
        for name in NAMES {
            let variable = format!("RECEIVER_{}", name.to_uppercase().replace('-', "_"));
            if let Some(value) = environment(&variable).filter(|value| !value.is_empty()) {
                config.set(name, &value).map_err(|reason| format!("{variable}: {reason}"))?;
            }
        }
        let mut flags = flags.into_iter();
        while let Some(flag) = flags.next() {
            let name = flag.strip_prefix("--").filter(|name| NAMES.contains(name));
            let name = name.ok_or_else(|| format!("{flag} is not a flag"))?;
            let value = if SWITCHES.contains(&name) { Some("true".to_owned()) } else { flags.next() };
            let value = value.ok_or_else(|| format!("{flag} needs a value"))?;
            config.set(name, &value).map_err(|reason| format!("{flag}: {reason}"))?;
        }
        Ok(config)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        match name {
            "port" => self.port = value.parse().map_err(|_| "a number from 0 to 65535 is needed")?,
            "address" => self.address = value.parse().map_err(|_| "an IP address is needed")?,
            "database" if value.contains("://") && !is_postgres(value) => {
                return Err("a file or an address like postgres://user@host/name is needed");
            }
            "database" => value.clone_into(&mut self.database),
            "forms" => self.forms = value.into(),
            "css" => self.css = value.into(),
            "agency-origin" => self.agency_origins = origins(value),
            "admin-token" => self.admin_token = Some(value.to_owned()),
            "keep-days" => {
                self.keep_days = KeepDays::read(value).ok_or("days like 180 or a-form=30 are needed")?;
            }
            "body-limit" => self.body_limit = value.parse().map_err(|_| "a number of bytes is needed")?,
            "queue-limit" => {
                self.queue_limit = value.parse().map_err(|_| "a number from 1 to 65535 is needed")?;
            }
            "rate-limit" => {
                self.rate_limit = Some(value.parse().map_err(|_| "a number above 0 is needed")?);
            }
            "behind-proxy" => self.behind_proxy = value != "false",
            "https" => self.https = value != "false",
            _ => {
                let date: jiff::civil::Date =
                    value.parse().map_err(|_| "a date like 2026-01-31 is needed")?;
                self.today = Some(date.to_string());
            }
        }
        Ok(())
    }
}

/// Whether a database is named by an address of `PostgreSQL`, not as a file.
pub(crate) fn is_postgres(database: &str) -> bool {
    ["postgres://", "postgresql://"].iter().any(|scheme| database.starts_with(scheme))
}

fn origins(list: &str) -> Vec<String> {
    let origins = list.split(',').map(|origin| origin.trim().trim_end_matches('/').to_ascii_lowercase());
    origins.filter(|origin| !origin.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::Config;

    fn read(flags: &[&str], variable: (&str, &str)) -> Result<Config, String> {
        Config::read(flags.iter().map(ToString::to_string), |name| {
            (name == variable.0).then(|| variable.1.to_owned())
        })
    }

    #[test]
    fn flags_go_before_the_environment() {
        assert_eq!(read(&[], ("", "")), Ok(Config::default()));
        assert_eq!(read(&["--port", "1"], ("RECEIVER_PORT", "2")).map(|config| config.port), Ok(1));
        assert_eq!(read(&[], ("RECEIVER_PORT", "2")).map(|config| config.port), Ok(2));
        let origins = read(&["--agency-origin", "https://A.example/, http://b.example:1"], ("", ""));
        let expected = ["https://a.example", "http://b.example:1"].map(str::to_owned).to_vec();
        assert_eq!(origins.map(|config| config.agency_origins), Ok(expected));
    }

    #[test]
    fn wrong_flags_are_named() {
        for (flags, reason) in [
            (vec!["--prot", "1"], "--prot is not a flag"),
            (vec!["--port"], "--port needs a value"),
            (vec!["--port", "x"], "--port: a number from 0 to 65535 is needed"),
            (
                vec!["--database", "mysql://a/b"],
                "--database: a file or an address like postgres://user@host/name is needed",
            ),
            (vec!["--queue-limit", "0"], "--queue-limit: a number from 1 to 65535 is needed"),
            (vec!["--rate-limit", "0"], "--rate-limit: a number above 0 is needed"),
            (vec!["--keep-days", "long"], "--keep-days: days like 180 or a-form=30 are needed"),
            (vec!["--today", "2026-02-30"], "--today: a date like 2026-01-31 is needed"),
        ] {
            assert_eq!(read(&flags, ("", "")), Err(reason.to_owned()));
        }
    }
}
