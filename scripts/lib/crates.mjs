// The crates behind what a page downloads, and what is known of each.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { Stop } from "./run.mjs";

/** What `cargo metadata` knows for the target that pages run. */
function metadata() {
  const args = ["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"];
  const { status, stdout, stderr } = spawnSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Stop(`cargo ${args.join(" ")}: ${stderr.trim()}`);
  return JSON.parse(stdout);
}

/** SHA-256 by `NAME VERSION`, as Cargo.lock pins it. */
function checksums() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = lock.matchAll(/name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([^"]+)"/g);
  return new Map([...found].map(([, name, version, sum]) => [`${name} ${version}`, sum]));
}

/** The crates that `blankett` is built from, those that only build it (`proc-macro`) among them: `{ name, version, license, repository, sha256 }`. */
export function crates() {
  const { packages, resolve } = metadata();
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const byId = new Map(packages.map((one) => [one.id, one]));
  const start = packages.find(({ name }) => name === "blankett").id;
  const seen = new Set([start]);
  for (const id of seen) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null)) seen.add(pkg);
    }
  }
  const sums = checksums();
  seen.delete(start);
  const found = [...seen].map((id) => byId.get(id));
  return found
    .map(({ name, version, license, repository }) => ({ name, version, license, repository, sha256: sums.get(`${name} ${version}`) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
