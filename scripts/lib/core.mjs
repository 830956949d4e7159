// The WebAssembly core: cargo, then wasm-bindgen, then wasm-opt.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, target } from "./paths.mjs";
import { run, say } from "./run.mjs";
import { cargoForWasm } from "./rust.mjs";
import { pinnedVersion } from "./wasm-bindgen.mjs";

const NAME = "blankett_core";
const compiled = join(target, "wasm32-unknown-unknown", "wasm", "blankett.wasm");
/** The finished core: `blankett_core.js` and `blankett_core_bg.wasm`, kept until cargo's result changes. */
export const coreFolder = join(target, "blankett-core");
const stamp = join(coreFolder, "made-from");

/** Builds the core into `coreFolder`. Bindgen and wasm-opt run only when cargo made something new. */
export function buildCore({ rust, wasmBindgen }) {
  const { command, args, env } = cargoForWasm(rust, "build", "--package", "blankett", "--lib", "--profile", "wasm");
  run(command, [...args, "--quiet"], { env: { ...env, CARGO_TARGET_DIR: target } });
  const madeFrom = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === madeFrom) {
    say("core", `unchanged, ${kilobytes()}`);
    return;
  }
  rmSync(coreFolder, { recursive: true, force: true });
  mkdirSync(coreFolder, { recursive: true });
  const wasm = join(coreFolder, `${NAME}_bg.wasm`);
  // The page says where the wasm is (js/), so the glue need not guess.
  const bindgen = ["--target", "web", "--omit-default-module-path", "--no-typescript"];
  run(wasmBindgen, [...bindgen, "--out-name", NAME, "--out-dir", coreFolder, compiled]);
  run(npmCommand("wasm-opt"), [...OPTIMIZE, wasm, "-o", wasm]);
  writeFileSync(stamp, madeFrom);
  say("core", kilobytes());
}

/**
 * What counts is the size after compression. Functions with one caller stay functions, and lie in the order
 * of their names: then like stands beside like, and brotli wins 9 % (while the file grows by 3 %). Without
 * names or the record of who made it.
 */
const OPTIMIZE = [
  "-Oz",
  "--one-caller-inline-max-function-size=0",
  "--reorder-functions-by-name",
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
];

/** Copies the wasm into the folder that is published. The glue is bundled with js/. */
export const copyWasm = (folder) => cpSync(join(coreFolder, `${NAME}_bg.wasm`), join(folder, `${NAME}_bg.wasm`));

/** Changes when cargo's result, this recipe or the tools do. */
function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(compiled)).update(pinnedVersion());
  return hash.update(readFileSync(new URL(import.meta.url))).digest("hex");
}

const kilobytes = () => `${Math.round(statSync(join(coreFolder, `${NAME}_bg.wasm`)).size / 1000)} kB of wasm`;
