// Finds or installs what the project is built and tested with. Quick when everything is there.
//
//   npm run setup
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureNpmPackages } from "./lib/npm.mjs";
import { isScript, main } from "./lib/run.mjs";
import { ensureRust } from "./lib/rust.mjs";
import { ensureWasmBindgen } from "./lib/wasm-bindgen.mjs";

/** What `build.mjs` needs: `{ rust, wasmBindgen }`. */
export function setUpBuild() {
  ensureNpmPackages();
  return { rust: ensureRust(), wasmBindgen: ensureWasmBindgen() };
}

/** What the tests need: the same and `chromium`, the path of a browser (undefined where there is none). */
export const setUpTests = () => ({ ...setUpBuild(), chromium: ensureChromium() });

if (isScript(import.meta.url)) await main(setUpTests);
