//! A server of `PostgreSQL` for these tests alone: on a socket in a folder of its own, gone with them.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running one.
pub(crate) struct Cluster {
    folder: PathBuf,
    process: Child,
}

/// Where Debian puts the programs that are not on the path.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The user and the group that own nothing.
const NOBODY: u32 = 65534;

/// Where its programs are.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut folders: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    folders
        .into_iter()
        .rev()
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

impl Cluster {
    /// Makes one and waits until it answers.
    pub(crate) fn start(programs: &Path) -> Self {
        let folder = std::env::temp_dir().join(format!("receiver-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let data = folder.join("data");
        let made = run(&folder, &programs.join("initdb"))
            .args([
                "--no-sync",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--username=tests",
                "--pgdata",
            ])
            .arg(&data)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let mut command = run(&folder, &programs.join("postgres"));
        command.arg("-D").arg(&data).arg("-k").arg(&folder);
        // Nothing here has to outlive a power cut.
        for setting in ["listen_addresses=", "fsync=off", "shared_buffers=32MB", "max_connections=300"] {
            command.args(["-c", setting]);
        }
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let process = command.stderr(log).spawn().unwrap();
        let cluster = Self { folder, process };
        let socket = cluster.folder.join(".s.PGSQL.5432");
        for _ in 0..500 {
            // Ready to be asked, not only there.
            let log = std::fs::read_to_string(cluster.folder.join("log")).unwrap();
            if socket.exists() && log.contains("ready to accept connections") {
                return cluster;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let log = std::fs::read_to_string(cluster.folder.join("log")).unwrap();
        panic!("PostgreSQL does not start: {log}");
    }

    /// The address of its first database.
    pub(crate) fn address(&self) -> String {
        format!("postgres:///postgres?host={}&user=tests", self.folder.display())
    }
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
fn run(folder: &Path, program: &Path) -> Command {
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
