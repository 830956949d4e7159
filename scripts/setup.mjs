// Finds or installs what the project is built and tested with. Quick when everything is there.
//
//   npm run setup
import { fetchSuite } from "./fetch-suite.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureFirefox } from "./lib/firefox.mjs";
import { ensureNpmPackages } from "./lib/npm.mjs";
import { ensurePostgresql } from "./lib/postgresql.mjs";
import { ensureReader } from "./lib/reader.mjs";
import { isScript, main, say, Stop } from "./lib/run.mjs";
import { ensureRust } from "./lib/rust.mjs";
import { ensureWebKit } from "./lib/webkit.mjs";
import { ensureWasmBindgen } from "./lib/wasm-bindgen.mjs";

/** What `build.mjs` needs: `{ rust, wasmBindgen }`. */
export function setUpBuild() {
  ensureNpmPackages();
  return { rust: ensureRust(), wasmBindgen: ensureWasmBindgen() };
}

/**
 * What the tests need: the same, the official test suite, PostgreSQL, `chromium`, `firefox` and `webkit`, where browsers are, and whether
 * there is a `reader`. Where one of the last five cannot be had, its tests are skipped by name, except in CI, where that is an error.
 */
export function setUpTests({ browser = true } = {}) {
  const tools = setUpBuild();
  try {
    fetchSuite();
  } catch (error) {
    if (process.env.CI || !(error instanceof Stop)) throw error;
    say("test suite", `missing: ${error.message}`);
  }
  ensurePostgresql();
  return browser ? { ...tools, chromium: ensureChromium(), firefox: ensureFirefox(), reader: ensureReader(), webkit: ensureWebKit() } : tools;
}

if (isScript(import.meta.url)) await main(() => void setUpTests());
