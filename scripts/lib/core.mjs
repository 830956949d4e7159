// The WebAssembly cores: cargo, then wasm-bindgen, then wasm-opt.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cutStart } from "./glue.mjs";
import { shortenNames } from "./imports.mjs";
import { orderFunctions } from "./order.mjs";
import { npmCommand, target } from "./paths.mjs";
import { run, say } from "./run.mjs";
import { cargoForWasm } from "./rust.mjs";
import { pinnedVersion } from "./wasm-bindgen.mjs";

/** The cores by the name of their files: the whole one, what a form in a page needs of it, and that with what hardly any form asks for. */
const CORES = {
  blankett_core: [],
  blankett_page: ["--no-default-features"],
  blankett_rare: ["--no-default-features", "--features=rare"],
};

/** What cargo made last: with names, and not yet optimized. */
export const compiled = join(target, "wasm32-unknown-unknown", "wasm", "blankett.wasm");
/** The finished cores: `NAME.js` and `NAME_bg.wasm`, kept until cargo's result changes. */
export const coreFolder = join(target, "blankett-core");

/** Builds each core into `coreFolder`. Bindgen and wasm-opt run only when cargo made something new. */
export function buildCores(tools) {
  mkdirSync(coreFolder, { recursive: true });
  for (const [name, features] of Object.entries(CORES)) buildCore(name, features, tools);
}

function buildCore(name, features, { rust, wasmBindgen }) {
  const build = ["--package", "blankett", "--lib", "--profile", "wasm", ...features];
  const { command, args, env } = cargoForWasm(rust, "build", ...build);
  run(command, [...args, "--quiet"], { env: { ...env, CARGO_TARGET_DIR: target } });
  const wasm = join(coreFolder, `${name}_bg.wasm`);
  const stamp = join(coreFolder, `${name}.made-from`);
  const madeFrom = fingerprint();
  const isNew = !existsSync(stamp) || readFileSync(stamp, "utf8") !== madeFrom;
  if (isNew) {
    rmSync(stamp, { force: true });
    const glue = join(coreFolder, `${name}.js`);
    run(wasmBindgen, [...BINDGEN, "--out-name", name, "--out-dir", coreFolder, compiled]);
    cutStart(glue);
    run(npmCommand("wasm-opt"), [...OPTIMIZE, wasm, "-o", wasm]);
    orderFunctions(wasm);
    shortenNames(wasm, glue);
    writeFileSync(stamp, madeFrom);
  }
  say(name.replace("_", " "), `${isNew ? "" : "unchanged, "}${Math.round(statSync(wasm).size / 1000)} kB of wasm`);
}

/** js/ says where the WebAssembly is, so the glue need not guess; what runs it has `encodeInto`. */
const BINDGEN = ["--target", "web", "--omit-default-module-path", "--no-typescript", "--encode-into", "always"];

/**
 * What counts is the size after compression. Functions with one caller stay functions: then each can lie
 * where its like do (`order.mjs`), and brotli wins 5 %, while the file grows by 3 %.
 */
const OPTIMIZE = ["-Oz", "--one-caller-inline-max-function-size=0"];

/** Copies the wasm into the folder that is published. The glue is bundled with js/. */
export function copyWasm(folder) {
  for (const name of Object.keys(CORES)) cpSync(join(coreFolder, `${name}_bg.wasm`), join(folder, `${name}_bg.wasm`));
}

/** Changes when cargo's result, this recipe or the tools do. */
function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(compiled)).update(pinnedVersion());
  for (const recipe of ["core.mjs", "glue.mjs", "imports.mjs", "order.mjs", "wasm.mjs"]) hash.update(readFileSync(new URL(recipe, import.meta.url)));
  return hash.digest("hex");
}
