// What screen readers and browsers' accessibility trees told of each part of the library, as evidence beside that of the engines: from the
// golden files, which the readers' own tests hold to what is told, and what is expected by hand at each stop.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mishearings } from "../reader/expect.mjs";
import { expectation, GOLDEN, onTheWay, read, versions } from "../reader/transcript.mjs";
import { disagreements } from "../reader/agree.mjs";
import { parseTree } from "../reader/tree.mjs";
import { misreadings } from "../reader/virtual.mjs";

const text = (...path) => (existsSync(join(GOLDEN, ...path)) ? readFileSync(join(GOLDEN, ...path), "utf8") : undefined);

/** The virtual reader, which is a tool like the engines. */
export const VIRTUAL = { name: "virtual reader", package: "@guidepup/virtual-screen-reader" };

const TREES_OF = { firefox: "tree in Firefox", chromium: "tree in Chromium" };

/** The browsers whose trees were recorded, with their versions. */
export const TREES = { [TREES_OF.firefox]: `Firefox ${versions.firefox}`, [TREES_OF.chromium]: `Chromium ${versions.chromium}` };

const BROWSERS = { firefox: "Orca with Firefox", chromium: "Orca with Chromium" };

/** The readers by name, with the versions with which the transcripts were recorded. */
export const READERS = {
  [BROWSERS.firefox]: `Orca ${versions.orca}, Firefox ${versions.firefox}`,
  [BROWSERS.chromium]: `Orca ${versions.orca}, Chromium ${versions.chromium}`,
};

/** The criteria that a stop says something of, by what of it was expected and told. */
const met = ({ role, press, name, around, error, hint, limit }) => [
  ...(role || press ? ["4.1.2"] : []),
  ...(around || error || hint || limit ? ["1.3.1"] : []),
  ...(name && ["textbox", "combobox", "radio", "checkbox"].includes(role) ? ["3.3.2"] : []),
  ...(error ? ["3.3.1"] : []),
];

/** One state of a form with one of Orca's browsers: evidence stop by stop, and the gaps that are known. */
function* heardWith(browser, form, state, stops) {
  const transcript = text(form, `${state}.${browser}.orca.txt`);
  if (transcript === undefined) return;
  const lang = state.split(".")[1];
  const way = onTheWay(stops);
  const told = read(way, transcript);
  for (const [index, stop] of way.entries()) {
    if (!stop.part) continue;
    const gap = stop.gaps?.[browser];
    const found = gap ? [] : mishearings(stop, told[index].said, lang);
    yield { part: stop.part, check: BROWSERS[browser], at: `${form}: ${state}`, found, met: gap ? [] : met(stop), gap };
  }
}

/** One state of a form with the virtual reader. */
function* readOf(form, state, stops) {
  const transcript = text(form, `${state}.virtual.txt`);
  if (transcript === undefined) return;
  yield* together(VIRTUAL.name, `${form}: ${state}`, stops, misreadings(stops, transcript.trimEnd().split("\n")));
}

/** One state of a form in one browser's tree. */
function* treeOf(browser, form, state, stops) {
  const tree = text(form, `${state}.${browser}.tree.txt`);
  if (tree !== undefined) yield* together(TREES_OF[browser], `${form}: ${state}`, stops, disagreements(stops, parseTree(tree)));
}

/** Evidence of each part where all stops are held to one text. */
function* together(check, at, stops, found) {
  for (const stop of stops) if (stop.part) yield { part: stop.part, check, at, found, met: met(stop) };
}

/** All evidence: `[{ part, check, at, found, met, gap }]`. */
export function heard() {
  const all = [];
  for (const form of readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const files = readdirSync(join(GOLDEN, form.name)).filter((name) => name.endsWith(".expect.json"));
    for (const state of files.map((name) => name.replace(".expect.json", "")).sort()) {
      const stops = expectation(form.name, state);
      for (const browser of Object.keys(BROWSERS)) {
        all.push(...heardWith(browser, form.name, state, stops), ...treeOf(browser, form.name, state, stops));
      }
      all.push(...readOf(form.name, state, stops));
    }
  }
  return all;
}
