// Weighs what a page downloads, by part, and holds it to size-budget.json.
//
//   npm run size               compares
//   npm run size -- --update   writes today's numbers into the ledger, for a reviewed commit
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";
import { isScript, main, Stop } from "./lib/run.mjs";
import { findRust } from "./lib/rust.mjs";
import { pinnedVersion } from "./lib/wasm-bindgen.mjs";
import { downloads, judge, weigh } from "./lib/weight.mjs";

const FILE = join(root, "size-budget.json");

/** The brotli bytes of a part: its files, each with what it imports. */
function weighPart({ files }) {
  const all = new Set(files.flatMap((path) => [...downloads(join(root, path))]));
  return [...all].reduce((sum, path) => sum + weigh(readFileSync(path)), 0);
}

/** The ledger and today's bytes by part: `{ budget, weights }`. */
export function weighAll() {
  const budget = JSON.parse(readFileSync(FILE, "utf8"));
  const weights = Object.fromEntries(Object.entries(budget.parts).map(([name, part]) => [name, weighPart(part)]));
  return { budget, weights };
}

/** The versions that decide the bytes. */
function toolchain() {
  const binaryen = JSON.parse(readFileSync(join(root, "node_modules/binaryen/package.json"), "utf8")).version;
  return `rustc ${findRust()?.version}, wasm-bindgen ${pinnedVersion()}, binaryen ${binaryen}`;
}

/** Prints the table. Returns what is wrong, one line each. */
function compare(budget, weights) {
  const sameTools = budget.toolchain === toolchain();
  if (!sameTools) console.log(`made with ${toolchain()}; the ledger with ${budget.toolchain}: only the cap is held`);
  const wrong = [];
  for (const [part, { bytes: ledger }] of Object.entries(budget.parts)) {
    const bytes = weights[part];
    const verdict = judge(bytes, ledger, budget.tolerance);
    if (verdict && sameTools) wrong.push(`${part}: ${bytes} bytes, ${verdict}`);
    console.log(`${part.padEnd(12)}${String(bytes).padStart(8)} bytes brotli   ledger ${String(ledger).padStart(8)}`);
  }
  const total = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${"all".padEnd(12)}${String(total).padStart(8)} bytes brotli   cap    ${String(budget.cap).padStart(8)}`);
  if (total > budget.goal) console.log(`${total - budget.goal} bytes above the goal of ${budget.goal}`);
  if (total > budget.cap) wrong.push(`all together: ${total} bytes, more than the cap of ${budget.cap}`);
  return wrong;
}

/** Compares, or writes the ledger anew. */
function size() {
  const { budget, weights } = weighAll();
  if (process.argv.includes("--update")) {
    for (const [name, bytes] of Object.entries(weights)) budget.parts[name].bytes = bytes;
    budget.toolchain = toolchain();
    writeFileSync(FILE, `${JSON.stringify(budget, null, 2)}\n`);
  }
  const wrong = compare(budget, weights);
  if (wrong.length > 0) throw new Stop(`${wrong.join("; ")} (npm run size -- --update writes the new numbers)`);
}

if (isScript(import.meta.url)) await main(size);
