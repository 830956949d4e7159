// What a reader said along a way through pages, and the golden file that it is held to.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";
import { withoutSelection } from "./words.mjs";

export const GOLDEN = join(root, "tests", "accessibility", "golden");

/** `node FILE.test.mjs --update` writes what was recorded; what is expected by hand has to hold all the same. */
const UPDATE = process.argv.includes("--update");

/** Goes along the stops in a window: `[{ keys, said, says }]`, with what the page is expected to announce. */
export async function walk(window, stops) {
  const transcript = [];
  for (const stop of stops) {
    const keys = pressed(stop);
    if (keys) await window.press(...keys.split(" "));
    if (stop.type !== undefined) await window.type(stop.type);
    const said = await window.said({ due: stop.type === undefined });
    transcript.push({ keys: typed(stop), said, says: stop.says });
  }
  return transcript;
}

const pressed = ({ press, type }) => press ?? (type === undefined ? "Tab" : undefined);

/** The keys that lead to a stop, as text. */
const typed = (stop) => [pressed(stop), stop.type && `"${stop.type}"`].filter(Boolean).join(" ");

/** Of what a page took away under the reader it tells that one leaves it, or not: as its browser is quick. */
const LEAVING = /^(forlader|leaving) /;

/** What the page announces last: whether a browser tells of that or of what has focus first is a matter of how quick it is. */
const announcedLast = (said, says = []) => [...said.filter((text) => !says.includes(text)), ...said.filter((text) => says.includes(text))];

/** A transcript as text: a line for each stop, what is said one after another separated by `|`. */
export const write = (transcript, lang) =>
  transcript
    .map(({ keys, said, says }) => `${keys.padEnd(12)} ${announcedLast(withoutSelection(lang, said), says).filter((text) => !LEAVING.test(text)).join(" | ")}`.trimEnd() + "\n")
    .join("");

/** What was said at each stop, by a transcript as text. */
export function read(stops, text) {
  const lines = text.split("\n");
  return stops.map((stop, index) => ({ keys: typed(stop), said: lines[index].slice(typed(stop).padEnd(12).length + 1).split(" | ").filter(Boolean) }));
}

/** How often one listens before what is heard counts: a desktop does other things too, and then a reader says more or less. */
const TIMES = 3;

/** Does what listens, and does it anew where something was heard otherwise; what differs each time fails. */
export async function listen(work) {
  for (let time = 1; ; time++) {
    try {
      return await work();
    } catch (error) {
      if (time === TIMES) throw error;
      console.log(`heard otherwise, so heard again: ${error.message}`);
    }
  }
}

/** Reads what is expected by hand of a form's state. */
export const expectation = (form, state) => JSON.parse(readFileSync(join(GOLDEN, form, `${state}.expect.json`), "utf8"));

/** Those of them that one stops at on the way from where focus is. */
export const onTheWay = (stops) => stops.filter(({ before }) => !before);

/** Holds a text to its golden file, or writes that. */
export function assertGolden(form, name, text) {
  const file = join(GOLDEN, form, `${name}.txt`);
  if (UPDATE) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const told = relative(root, file);
  assert.ok(existsSync(file), `${told} is missing: run the test with --update`);
  assert.equal(text, readFileSync(file, "utf8"), `${told} tells otherwise; if this is right, run the test with --update`);
}

const VERSIONS = join(GOLDEN, "versions.json");

/** The versions of the reader and the browsers with which the transcripts were recorded. */
export const versions = JSON.parse(readFileSync(VERSIONS, "utf8"));

/** Notes those of a run that records. */
export function noteVersions(found) {
  if (UPDATE) writeFileSync(VERSIONS, `${JSON.stringify(Object.assign(versions, found), null, 2)}\n`);
}
