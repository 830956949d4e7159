// PostgreSQL's server, for the tests of the receiver: found, or installed on Debian.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { say, Stop, which } from "./run.mjs";

/** Where Debian puts the programs that are not on the path. */
const DEBIAN = "/usr/lib/postgresql";
const SETTINGS = "/etc/postgresql-common";
const ADVICE = "install Debian's postgresql, or that of your system";

/** The path of the program that makes a cluster, or undefined. */
export function findPostgresql() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  return versions.map((version) => join(DEBIAN, version, "bin", "initdb")).find(existsSync) ?? which("initdb");
}

/** Finds it, or installs it without a server that runs by itself. False where neither can be done: its tests are then skipped by name. */
export function ensurePostgresql() {
  if (!findPostgresql() && canInstall()) {
    say("postgresql", "installing Debian's");
    try {
      if (process.getuid() === 0 && !existsSync(SETTINGS)) {
        mkdirSync(SETTINGS);
        writeFileSync(join(SETTINGS, "createcluster.conf"), "create_main_cluster = false\n");
      }
      install(["postgresql"], ADVICE);
    } catch (error) {
      if (process.env.CI || !(error instanceof Stop)) throw error;
    }
  }
  const found = findPostgresql();
  say("postgresql", found ?? `missing: ${ADVICE}`);
  return found !== undefined;
}
