// Measures everything that has a budget and prints one table: time natively, time in a browser, bytes of a page.
//
//   npm run bench                                builds, then measures (about 3 minutes)
//   npm run bench -- --only browser,bytes        of native, wasm, browser, bytes
//   npm run bench -- load                        the receiver under load, alone (3 minutes, and its compiling)
//   npm run bench -- --sizes 1000 --rounds 7     what benches/browser/bench.mjs takes
//
// Budgets that are broken are marked; the exit code is 0 all the same, for timings depend on the machine.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { benchBrowser, OPTIONS, readOptions } from "../benches/browser/bench.mjs";
import { printDetail } from "../benches/browser/report.mjs";
import { benchLoad } from "../benches/load.mjs";
import { judge, printTable } from "../benches/table.mjs";
import { benchWasm } from "../benches/wasm.mjs";
import { build } from "./build.mjs";
import { fetchSchemas } from "./fetch-schemas.mjs";
import { root } from "./lib/paths.mjs";
import { main, say, Stop } from "./lib/run.mjs";
import { setUpBuild, setUpTests } from "./setup.mjs";
import { weighAll } from "./size.mjs";

/** A line of benches/check.rs: what was done, how long ours took, how long the other. */
const LINE = /^(?<what>\S.*?) +(?<ours>[\d.]+)(?<oursUnit>ns|µs|ms|s) +(?<other>[\d.]+)(?<otherUnit>ns|µs|ms|s) /gm;
const MICROSECONDS = { ns: 0.001, µs: 1, ms: 1000, s: 1_000_000 };

/** The native bench. Compiling has no budget: it happens once. */
function native() {
  fetchSchemas();
  say("native", "measuring");
  const args = ["bench", "--quiet", "--package", "blankett", "--bench", "check"];
  const { status, stdout } = spawnSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Stop("cargo bench failed; what it says stands above");
  const rows = [...stdout.matchAll(LINE)].map(({ groups }) => nativeRow(groups));
  if (rows.length === 0) throw new Stop("cargo bench printed no line that could be read");
  return { title: "check, natively, beside the jsonschema crate", rows };
}

function nativeRow({ what, ours, oursUnit, other, otherUnit }) {
  const row = { what, unit: "µs", ours: ours * MICROSECONDS[oursUnit], other: other * MICROSECONDS[otherUnit] };
  const budget = what.endsWith(": compile") ? undefined : 1;
  const ratio = row.ours / row.other;
  return { ...row, ratio, budget, mark: judge(ratio, budget) };
}

/** The brotli bytes of what a page downloads, by part, beside the ledger. */
function bytes() {
  const { budget, weights } = weighAll();
  const rows = Object.entries(weights).map(([what, ours]) => {
    const limit = budget.parts[what].bytes || undefined;
    return { what, unit: "bytes", ours, budget: limit, mark: judge(ours, limit, budget.tolerance) };
  });
  const ours = Object.values(weights).reduce((sum, part) => sum + part, 0);
  const all = { what: "all that a page downloads", unit: "bytes", ours, budget: budget.cap, mark: judge(ours, budget.cap, 0) };
  return { title: "Bytes, brotli (size-budget.json)", rows: [...rows, all] };
}

const PARTS = { native, wasm: benchWasm, browser: benchBrowser, bytes };

await main(async () => {
  const args = process.argv.slice(2);
  if (args[0] === "load") return printTable(await benchLoad());
  const { values } = parseArgs({ args, options: { ...OPTIONS, only: { type: "string" } } });
  const chosen = values.only?.split(",") ?? Object.keys(PARTS);
  const unknown = chosen.find((name) => !(name in PARTS));
  if (unknown) throw new Stop(`--only takes ${Object.keys(PARTS).join(", ")}, not ${unknown}`);
  await build(chosen.includes("browser") ? setUpTests() : setUpBuild());
  const options = readOptions(values);
  const sections = [];
  for (const name of chosen) sections.push(await PARTS[name](options));
  console.log("");
  printTable(sections);
  if (options.detail) for (const { found } of sections) if (found) printDetail(found);
});
