// Weighs what a page downloads, by part, and holds it to size-budget.json: a page with a compiled form. What one
// with a definition as JSON downloads stands beside it.
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

/** The ledger and today's bytes, by part and of a page with a definition: `{ budget, weights, definition }`. */
export function weighAll() {
  const budget = JSON.parse(readFileSync(FILE, "utf8"));
  const weights = Object.fromEntries(Object.entries(budget.parts).map(([name, part]) => [name, weighPart(part)]));
  return { budget, weights, definition: weighPart(budget.definition) };
}

/** The versions that decide the bytes. */
function toolchain() {
  const binaryen = JSON.parse(readFileSync(join(root, "node_modules/binaryen/package.json"), "utf8")).version;
  return `rustc ${findRust()?.version}, wasm-bindgen ${pinnedVersion()}, binaryen ${binaryen}`;
}

const row = (name, bytes, held, limit) => `${name.padEnd(12)}${String(bytes).padStart(8)} bytes brotli   ${held} ${String(limit).padStart(8)}`;

/** Prints the table. Returns what is wrong, one line each. */
function compare(budget, weights, definition) {
  const sameTools = budget.toolchain === toolchain();
  if (!sameTools) console.log(`made with ${toolchain()}; the ledger with ${budget.toolchain}: only the cap is held`);
  const wrong = [];
  for (const [part, { bytes: ledger }] of Object.entries(budget.parts)) {
    const bytes = weights[part];
    const verdict = judge(bytes, ledger, budget.tolerance);
    if (verdict && sameTools) wrong.push(`${part}: ${bytes} bytes, ${verdict}`);
    console.log(row(part, bytes, "ledger", ledger));
  }
  const total = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
  console.log(row("all", total, "cap   ", budget.cap));
  console.log(row("with JSON", definition, "ledger", budget.definition.bytes));
  const verdict = judge(definition, budget.definition.bytes, budget.tolerance);
  if (verdict && sameTools) wrong.push(`with JSON: ${definition} bytes, ${verdict}`);
  if (total > budget.goal) console.log(`${total - budget.goal} bytes above the goal of ${budget.goal}`);
  if (total > budget.cap) wrong.push(`all together: ${total} bytes, more than the cap of ${budget.cap}`);
  return wrong;
}

/** Compares, or writes the ledger anew. */
function size() {
  const { budget, weights, definition } = weighAll();
  if (process.argv.includes("--update")) {
    budget.definition.bytes = definition;
    for (const [name, bytes] of Object.entries(weights)) budget.parts[name].bytes = bytes;
    budget.toolchain = toolchain();
    writeFileSync(FILE, `${JSON.stringify(budget, null, 2)}\n`);
  }
  const wrong = compare(budget, weights, definition);
  if (wrong.length > 0) throw new Stop(`${wrong.join("; ")} (npm run size -- --update writes the new numbers)`);
}

if (isScript(import.meta.url)) await main(size);
