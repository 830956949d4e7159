// Weighs what a page downloads, and holds it to size-budget.json.
//
//   npm run size               compares
//   npm run size -- --update   writes today's numbers into the ledger, for a reviewed commit
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./lib/paths.mjs";
import { main, output, Stop } from "./lib/run.mjs";
import { findRust } from "./lib/rust.mjs";
import { pinnedVersion } from "./lib/wasm-bindgen.mjs";

const FILE = join(root, "size-budget.json");

/** The brotli bytes of a file at the highest quality, as a server that compresses ahead sends it. */
function weigh(path) {
  const bytes = readFileSync(join(root, path));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** The versions that decide the bytes. */
function toolchain() {
  const binaryen = JSON.parse(readFileSync(join(root, "node_modules/binaryen/package.json"), "utf8")).version;
  return `rustc ${findRust()?.version}, wasm-bindgen ${pinnedVersion()}, binaryen ${binaryen}`;
}

/** How a part stands to its ledger line: undefined where it is within the tolerance. */
function judge(bytes, ledger, tolerance) {
  if (bytes > ledger * (1 + tolerance)) return `heavier than its ledger of ${ledger}`;
  if (bytes < ledger * (1 - tolerance)) return `lighter than its ledger of ${ledger}: lower it`;
  return undefined;
}

/** Prints the table. Returns what is wrong, one line each. */
function compare(budget, weights) {
  const sameTools = budget.toolchain === toolchain();
  if (!sameTools) console.log(`made with ${toolchain()}; the ledger with ${budget.toolchain}: only the cap is held`);
  const wrong = [];
  for (const [part, { bytes: ledger }] of Object.entries(budget.parts)) {
    const bytes = weights[part];
    const verdict = judge(bytes, ledger, budget.tolerance);
    if (verdict && sameTools) wrong.push(`${part} is ${bytes} bytes, ${verdict}`);
    console.log(`${part.padEnd(12)}${String(bytes).padStart(8)} bytes brotli   ledger ${String(ledger).padStart(8)}`);
  }
  const total = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${"all".padEnd(12)}${String(total).padStart(8)} bytes brotli   cap    ${String(budget.cap).padStart(8)}`);
  if (total > budget.cap) wrong.push(`all together are ${total} bytes, more than the cap of ${budget.cap}`);
  return wrong;
}

await main(() => {
  const budget = JSON.parse(readFileSync(FILE, "utf8"));
  const weights = Object.fromEntries(
    Object.entries(budget.parts).map(([part, { files }]) => [part, files.map(weigh).reduce((sum, bytes) => sum + bytes, 0)]),
  );
  if (process.argv.includes("--update")) {
    for (const [part, bytes] of Object.entries(weights)) budget.parts[part].bytes = bytes;
    budget.toolchain = toolchain();
    writeFileSync(FILE, `${JSON.stringify(budget, null, 2)}\n`);
  }
  const wrong = compare(budget, weights);
  if (wrong.length > 0) throw new Stop(`${wrong.join("; ")} (npm run size -- --update writes the new numbers)`);
});
