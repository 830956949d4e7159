// A server of PostgreSQL for a measurement alone, as durable as it comes: on a socket in a folder of its own.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { findPostgresql } from "../scripts/lib/postgresql.mjs";
import { Stop } from "../scripts/lib/run.mjs";

/** The user and the group that own nothing: PostgreSQL refuses to be root. */
const NOBODY = 65534;

/** Makes a cluster and waits until it answers: `{ address, stop }`. */
export async function startCluster() {
  const programs = dirname(findPostgresql());
  const folder = mkdtempSync(join(tmpdir(), "blankett-postgres-"));
  const data = join(folder, "data");
  const isRoot = process.getuid() === 0;
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const as = { cwd: folder, ...(isRoot && { uid: NOBODY, gid: NOBODY }) };
  const made = spawnSync(join(programs, "initdb"), ["--auth=trust", "--encoding=UTF8", "--locale=C", "--username=bench", "--pgdata", data], { ...as, encoding: "utf8" });
  if (made.status !== 0) throw new Stop(`PostgreSQL makes no cluster: ${made.stderr}`);
  const server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], { ...as, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const ready = new Promise((resolve) => {
    createInterface({ input: server.stderr }).on("line", (line) => line.includes("ready to accept connections") && resolve(true));
  });
  if (!(await Promise.race([ready, ended.then(() => false)]))) throw new Stop("PostgreSQL does not start");
  const stop = async () => {
    server.kill("SIGQUIT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: `postgres:///postgres?host=${folder}&user=bench`, stop };
}
