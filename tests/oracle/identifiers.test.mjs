// Identifiers against python-stdnum, an independent library: a million random values, each disagreement
// explained. Installs the library into a folder of its own; without Python or PyPI it is skipped.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dist } from "../../scripts/lib/paths.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const VERSION = "2.2";
const COUNT = 46_000;

/** Where the library and we differ, and who is right: the format, the library's reason, and the values. */
const EXPLAINED = [
  ["dk-cpr", /not been born yet/, /./, "the check knows no clock"],
  ["no-fnr", /not been born yet/, /./, "the check knows no clock"],
  ["no-dnr", /not been born yet/, /./, "the check knows no clock"],
  ["no-hnr", /not been born yet/, /./, "the check knows no clock"],
  ["is-kennitala", /InvalidChecksum/, /./, "Þjóðskrá: no check digit since 18 February 2026"],
  ["is-kennitala", /InvalidFormat/, /8$/, "Þjóðskrá, Um kennitölur: 8 is the 19th century"],
  ["lv-personas-kods", /^$/, /^[4-9]/, "the library takes companies' numbers too"],
  ["lv-personas-kods", /^$/, /^.{6}[3-9]/, "PMLP: the seventh digit is 0, 1 or 2"],
  ["no-account", /./, /^0000/, "the library takes 0000 for the old giro, and Luhn's sum; the standard does not"],
  ["no-account", /^$/, /^0000/, "likewise"],
  ["bic", /InvalidComponent/, /./, "we do not look at the country"],
  ["eu-vat", /./, /^(?!DK|EE|FI|SE)/, "of these countries we look at the structure alone"],
];

/** A Python with the library, or why there is none. */
function python(folder) {
  const run = (command, ...args) => spawnSync(command, args, { encoding: "utf8" });
  const made = run("python3", "-m", "venv", folder);
  if (made.status !== 0) return { missing: "Python 3 with venv is missing" };
  const command = join(folder, "bin", "python");
  const options = ["--quiet", "--disable-pip-version-check", `python-stdnum==${VERSION}`];
  const installed = run(command, "-m", "pip", "install", ...options);
  return installed.status === 0 ? { command } : { missing: `python-stdnum ${VERSION} cannot be installed` };
}

/** By format the library's values, each with why it is none. */
function values(command) {
  const script = fileURLToPath(new URL("stdnum_values.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync(command, [script, String(COUNT)], { encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.equal(status, 0, stderr);
  const formats = new Map();
  for (const line of stdout.trimEnd().split("\n")) {
    const [format, value, why] = line.split("\t");
    if (!formats.has(format)) formats.set(format, []);
    formats.get(format).push({ value, why });
  }
  return formats;
}

/** Gives each value whether we accept it. Many at once, but fewer than the problems that one check reports. */
async function judge(format, rows) {
  const items = { type: "string", format };
  const form = await load({ type: "object", properties: { a: { type: "array", items } } });
  for (let start = 0; start < rows.length; start += 5_000) {
    const some = rows.slice(start, start + 5_000);
    const problems = form.check({ a: some.map(({ value }) => value) });
    const refused = new Set(problems.map(({ pointer }) => Number(pointer.split("/")[2])));
    some.forEach((row, index) => (row.accepted = !refused.has(index)));
  }
}

/** The first explanation of a difference. */
const explain = (format, { value, why }) =>
  EXPLAINED.find(([own, said, which]) => own === format && said.test(why) && which.test(value));

/** Prints the row of a format; gives the differences that nothing explains, and counts the others. */
function compare(format, rows, used) {
  const differences = rows.filter(({ accepted, why }) => accepted !== (why === ""));
  const valid = rows.filter(({ accepted }) => accepted).length;
  const counts = [valid, rows.length - valid, differences.length].map((count) => String(count).padStart(8));
  console.log(`${format.padEnd(20)}${counts[0]} valid${counts[1]} not${counts[2]} different`);
  assert.ok(valid > 100 && valid < rows.length - 100, `${format}: values of both kinds`);
  for (const reason of differences.map((row) => explain(format, row))) used.set(reason, (used.get(reason) ?? 0) + 1);
  return differences
    .filter((row) => !explain(format, row))
    .map(({ value, why, accepted }) => `${format} ${value}: ${accepted ? `accepted; ${why}` : "refused"}`);
}

test("a million identifiers are judged as python-stdnum does, or the difference is explained", async () => {
  const folder = mkdtempSync(join(tmpdir(), "blankett-stdnum-"));
  try {
    const { command, missing } = python(folder);
    if (missing) return console.log(`skipped: ${missing}`);
    const used = new Map();
    const unexplained = [];
    for (const [format, rows] of values(command)) {
      await judge(format, rows);
      unexplained.push(...compare(format, rows, used));
    }
    for (const reason of EXPLAINED) console.log(`${reason[0]}: ${reason[3]}: ${used.get(reason) ?? 0}`);
    assert.deepEqual(unexplained.slice(0, 20), [], `${unexplained.length} differences`);
    const idle = EXPLAINED.filter((reason) => !used.has(reason)).map(([format, , , why]) => `${format}: ${why}`);
    assert.deepEqual(idle, [], "explanations that are not needed");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
