// How many tests ran: read from the runners' closing lines, compared with tests/counts.json.
//
// A test that silently stops running looks like success. So a step with fewer passing tests than the
// committed number is an error; more is fine, and `npm test -- --update-counts` commits to it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const FILE = join(root, "tests", "counts.json");

/** The closing lines of cargo test and of node:test, with what each counts. */
const CARGO = /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed; (?<skipped>\d+) ignored/gm;
const NODE = /^[#ℹ] (?<what>pass|fail|cancelled|skipped|todo) (?<number>\d+)$/gm;
const MEANING = { pass: "passed", fail: "failed", cancelled: "failed", skipped: "skipped", todo: "skipped" };

/** The tests that a runner's output tells of: `{ passed, failed, skipped }`, all 0 where it tells of none. */
export function countTests(output) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { groups } of output.matchAll(CARGO)) {
    for (const key of Object.keys(total)) total[key] += Number(groups[key]);
  }
  for (const { groups } of output.matchAll(NODE)) total[MEANING[groups.what]] += Number(groups.number);
  return total;
}

/** The committed number of passing tests by step. */
export const readCounts = () => JSON.parse(readFileSync(FILE, "utf8"));

/** Commits to what passed in this run. Steps that did not run keep their number. */
export const writeCounts = (counts) => writeFileSync(FILE, `${JSON.stringify({ ...readCounts(), ...counts }, null, 2)}\n`);

/** What is wrong with a step: its exit code, or fewer passing tests than expected; undefined where nothing is. */
export function judgeStep({ status, passed, expected }) {
  if (status !== 0) return `exit code ${status}`;
  if (expected !== undefined && passed < expected) return `${passed} tests passed, ${expected} are expected`;
  return undefined;
}
