//! A real receiver on a free port with a database of its own, and a client that follows nothing.

use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use blankett::json::{self, Value};

use crate::database::Database;

/// The origin that the receivers of these tests know as the agency's.
pub(crate) const AGENCY: &str = "http://agency.example";

/// Complete, correct answers.
pub(crate) const DATA: &str = r#"{"name":"Åse Berg","cpr":"0101451234","phone":"12345678","pension":"retirement","pensionFrom":"2012-03-31","married":false,"children":[{"name":"Bo","born":"2015-01-02"}],"savings":1234.50,"treatment":"glasses","price":999.95,"insured":true,"consent":true}"#;

/// A folder, and a database in it or with its name, that are gone when the test is over.
pub(crate) struct Folder {
    path: PathBuf,
    database: Database,
}

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("receiver-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&path).unwrap();
        Self { database: Database::new(&path, &name), path }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// The forms that these tests use: reading all of them is most of what a start takes.
const FORMS: [&str; 3] = ["health-supplement", "travel-expenses", "visit"];

/// A folder with these forms, the same for all tests.
fn forms(root: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("receiver-forms");
    std::fs::create_dir_all(&folder).unwrap();
    for name in FORMS {
        match std::os::unix::fs::symlink(root.join("forms").join(name), folder.join(name)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => panic!("{name}: {error}"),
            _ => {}
        }
    }
    folder
}

/// What starts a receiver on a free port.
pub(crate) fn command(database: &str) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_receiver"));
    command.args(["--port", "0", "--agency-origin", AGENCY, "--today", "2026-01-31"]);
    command.args(["--database", database]);
    command.arg("--forms").arg(forms(&root)).arg("--css").arg(root.join("css"));
    command
}

/// The first line that a receiver writes: where it listens, or why it does not.
pub(crate) fn first_line(command: &mut Command) -> String {
    let mut process = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let _ = process.kill();
    process.wait().unwrap();
    line
}

/// A running receiver.
pub(crate) struct Server {
    process: Child,
    pub(crate) origin: String,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// Starts one with the database of `folder`.
    pub(crate) fn start(folder: &Folder, flags: &[&str]) -> Self {
        Self::halting_at("", folder, flags)
    }

    /// As [`Server::start`]; it stands still between two writes (`halt.rs`).
    pub(crate) fn halting_at(place: &str, folder: &Folder, flags: &[&str]) -> Self {
        let mut command = command(&folder.database().address);
        command.env("RECEIVER_HALT_AT", place);
        let mut process = command.args(flags).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address =
            json::parse(&first).ok().and_then(|line| Some(line.get("address")?.as_str()?.to_owned()));
        let origin = format!("http://{}", address.unwrap_or_else(|| panic!("not listening: {first}")));
        let log = Arc::new(Mutex::new(first + "\n"));
        let sink = Arc::clone(&log);
        std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| *sink.lock().unwrap() += &(line + "\n"));
        });
        Self { process, origin, log }
    }

    /// The process, for [`kill_9`].
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// What it wrote to its log, once that holds a text so many times: a reply may come before its line.
    pub(crate) fn log_of(&self, text: &str, times: usize) -> String {
        for _ in 0..500 {
            let log = self.log.lock().unwrap().clone();
            if log.matches(text).count() >= times {
                return log;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the log holds {text} fewer than {times} times: {}", self.log.lock().unwrap())
    }

    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let request = agent().get(format!("{}{path}", self.origin));
        Reply::read(
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).call(),
        )
    }

    pub(crate) fn options(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let request = agent().options(format!("{}{path}", self.origin));
        Reply::read(
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).call(),
        )
    }

    pub(crate) fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        Reply::read(self.try_post(path, headers, body))
    }

    /// As [`Server::post`], for servers that may be gone by now.
    pub(crate) fn try_post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Sent {
        let request = agent().post(format!("{}{path}", self.origin));
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send(body)
    }

    /// Posts answers as a script does.
    pub(crate) fn submit(&self, key: &str, data: &str) -> Reply {
        self.post("/submissions/health-supplement", &json_headers(key), &envelope(data))
    }

    /// Everything stored, newest first.
    pub(crate) fn stored(&self) -> Vec<Value> {
        let reply = self.get("/admin/submissions?format=json", &[]);
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json().as_array().unwrap().to_vec()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Ends a process of ours at once, whatever it is doing.
pub(crate) fn kill_9(id: u32) {
    assert!(Command::new("kill").args(["-9", &id.to_string()]).status().unwrap().success());
}

pub(crate) type Sent = Result<ureq::http::Response<ureq::Body>, ureq::Error>;

/// What came back, read whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: ureq::http::HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn read(sent: Sent) -> Self {
        let mut response = sent.unwrap();
        // A compiled form is not text; nothing looks into it.
        let body = String::from_utf8_lossy(&response.body_mut().read_to_vec().unwrap()).into_owned();
        Self { status: response.status().as_u16(), headers: response.headers().clone(), body }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        json::parse(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }

    /// The text of one member.
    pub(crate) fn text(&self, name: &str) -> String {
        self.json().get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

pub(crate) fn json_headers(key: &str) -> [(&str, &str); 3] {
    [("content-type", "application/json"), ("idempotency-key", key), ("origin", AGENCY)]
}

pub(crate) fn envelope(data: &str) -> String {
    format!(r#"{{"language":"da","data":{data}}}"#)
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
    config.into()
}
