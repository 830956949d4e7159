// The npm packages that package-lock.json names.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run, say } from "./run.mjs";

const STAMP = join(root, "node_modules", ".blankett-lock");

/** Installs exactly what the lock file says, unless that was done already. */
export function ensureNpmPackages() {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== lock) {
    say("npm", "installing the packages of package-lock.json");
    run("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { advice: "is the npm registry reachable?" });
    writeFileSync(STAMP, lock);
  }
  say("npm", "packages as in package-lock.json");
}
