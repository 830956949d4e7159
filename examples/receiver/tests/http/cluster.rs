//! A server of `PostgreSQL` for tests alone, those of the store too: on a socket in a folder of its own, gone with them.

use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A running one.
pub(crate) struct Cluster {
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
    process: Child,
}

/// Where Debian puts the programs that are not on the path.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The user and the group that own nothing.
const NOBODY: u32 = 65534;

/// Where its programs are; says so where there are none, which is no way to pass for CI.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut folders: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    let has = |folder: &PathBuf, name| folder.join(name).exists();
    let found = folders.into_iter().rev().find(|folder| has(folder, "initdb") && has(folder, "postgres"));
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "PostgreSQL is missing");
        // Past what `cargo test` keeps to itself.
        let said = "skipped: PostgreSQL is missing; npm run setup installs it on Debian";
        let _ = writeln!(std::io::stderr(), "{said}");
    }
    found
}

impl Cluster {
    /// Makes one and waits until it answers.
    pub(crate) fn start(programs: &Path) -> Self {
        Self::with(programs, |_| vec!["listen_addresses=".to_owned()])
    }

    /// Makes one with settings of its own, which may name files in its folder.
    pub(crate) fn with(programs: &Path, settings: impl FnOnce(&Path) -> Vec<String>) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("receiver-postgres-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let data = folder.join("data");
        let words = "--no-sync --auth=trust --encoding=UTF8 --locale=C --username=tests --pgdata";
        done(run(&folder, &programs.join("initdb")).args(words.split(' ')).arg(&data));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = run(&folder, &programs.join("postgres"));
        command.arg("-D").arg(&data).arg("-k").arg(&folder).args(["-p", &port.to_string()]);
        // Nothing here has to outlive a power cut.
        let own = ["fsync=off", "shared_buffers=32MB", "max_connections=300"].map(str::to_owned);
        for setting in own.into_iter().chain(settings(&folder)) {
            command.args(["-c", &setting]);
        }
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let process = command.stderr(log).spawn().unwrap();
        let cluster = Self { folder, port, process };
        for _ in 0..500 {
            if cluster.log().contains("ready to accept connections") {
                return cluster;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("PostgreSQL does not start: {}", cluster.log());
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap()
    }

    /// The address of its first database, by its socket.
    pub(crate) fn address(&self) -> String {
        format!("postgres:///postgres?host={}&port={}&user=tests", self.folder.display(), self.port)
    }
}

/// Runs a program to its end, which must be a good one.
pub(crate) fn done(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // At once: nothing is kept.
        let _ = Command::new("kill").args(["-QUIT", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A program that may write in `folder`: as somebody else where we are root, which `PostgreSQL` refuses to be. On
/// Linux it ends with the thread that starts it, however that ends.
pub(crate) fn run(folder: &Path, program: &Path) -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    let mut command = Command::new(if cfg!(target_os = "linux") { Path::new("setpriv") } else { program });
    if cfg!(target_os = "linux") {
        command.arg("--pdeathsig=QUIT");
        if is_root {
            #[cfg(unix)]
            std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
            command.args([
                format!("--reuid={NOBODY}"),
                format!("--regid={NOBODY}"),
                "--clear-groups".to_owned(),
            ]);
        }
        command.arg(program);
    }
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    command
}
