// The wasm-bindgen command, in exactly the version of the crate in Cargo.lock.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, tools } from "./paths.mjs";
import { output, run, say, Stop, which } from "./run.mjs";

/** The version that Cargo.lock pins. */
export function pinnedVersion() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(lock);
  if (!found) throw new Stop("Cargo.lock names no wasm-bindgen: run cargo generate-lockfile");
  return found[1];
}

/** The command, from this checkout or from PATH, or undefined. */
export function findWasmBindgen(version = pinnedVersion()) {
  const candidates = [join(tools, "bin", "wasm-bindgen"), which("wasm-bindgen")];
  return candidates.find((path) => path && output(path, ["--version"]) === `wasm-bindgen ${version}`);
}

/** Finds the command or builds it into `.tools/`. */
export function ensureWasmBindgen() {
  const version = pinnedVersion();
  if (!findWasmBindgen(version)) {
    say("wasm-bindgen", `building ${version} into .tools/ (about 2 minutes, once)`);
    // Not optimised: a build calls it three times for a second each, an optimised one takes two minutes longer to get.
    const args = ["install", "wasm-bindgen-cli", "--version", version, "--bin", "wasm-bindgen", "--debug", "--root", tools, "--quiet"];
    run(which("cargo"), args, { env: { ...process.env, CARGO_PROFILE_DEV_DEBUG: "false" }, advice: "is the crate registry reachable?" });
  }
  const path = findWasmBindgen(version);
  say("wasm-bindgen", `${version} (${path})`);
  return path;
}
