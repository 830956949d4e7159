// Weighs what a page downloads, by part, and holds it to size-budget.json: a page with a compiled form. What other
// pages download stands beside it: one whose form asks for what is rare, and one with a definition as JSON.
//
//   npm run size               compares
//   npm run size -- --update   writes today's numbers into the ledger, and what each widget costs, for a reviewed commit
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { weighFamilies } from "./lib/families.mjs";
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

/** The ledger and today's bytes, by part and of other pages: `{ budget, weights, others }`. */
export function weighAll() {
  const budget = JSON.parse(readFileSync(FILE, "utf8"));
  const weighEach = (parts) => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, weighPart(part)]));
  return { budget, weights: weighEach(budget.parts), others: weighEach(budget.others) };
}

/** The versions that decide the bytes. */
function toolchain() {
  const binaryen = JSON.parse(readFileSync(join(root, "node_modules/binaryen/package.json"), "utf8")).version;
  return `rustc ${findRust()?.version}, wasm-bindgen ${pinnedVersion()}, binaryen ${binaryen}`;
}

const row = (name, bytes, held, limit) => `${name.padEnd(18)}${String(bytes).padStart(8)} bytes brotli   ${held} ${String(limit).padStart(8)}`;

/** Prints the table. Returns what is wrong, one line each. */
function compare({ budget, weights, others }) {
  const sameTools = budget.toolchain === toolchain();
  if (!sameTools) console.log(`made with ${toolchain()}; the ledger with ${budget.toolchain}: only the cap is held`);
  const wrong = [];
  const hold = (ledger, found) => {
    for (const [name, bytes] of Object.entries(found)) {
      const verdict = judge(bytes, ledger[name].bytes, budget.tolerance);
      if (verdict && sameTools) wrong.push(`${name}: ${bytes} bytes, ${verdict}`);
      console.log(row(name, bytes, "ledger", ledger[name].bytes));
    }
  };
  hold(budget.parts, weights);
  const total = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
  console.log(row("all", total, "cap   ", budget.cap));
  hold(budget.others, others);
  if (total > budget.goal) console.log(`${total - budget.goal} bytes above the goal of ${budget.goal}`);
  if (total > budget.cap) wrong.push(`all together: ${total} bytes, more than the cap of ${budget.cap}`);
  return wrong;
}

/** Compares, or writes the ledger anew. */
function size() {
  const all = weighAll();
  const { budget, weights, others } = all;
  if (process.argv.includes("--update")) {
    for (const [name, bytes] of Object.entries(weights)) budget.parts[name].bytes = bytes;
    for (const [name, bytes] of Object.entries(others)) budget.others[name].bytes = bytes;
    budget.widgets = weighFamilies();
    budget.toolchain = toolchain();
    writeFileSync(FILE, `${JSON.stringify(budget, null, 2)}\n`);
  }
  const wrong = compare(all);
  if (wrong.length > 0) throw new Stop(`${wrong.join("; ")} (npm run size -- --update writes the new numbers)`);
}

if (isScript(import.meta.url)) await main(size);
