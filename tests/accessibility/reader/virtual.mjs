// The page in a browser as a virtual screen reader reads it from its beginning to its end, by the specifications alone: what
// stands on the way between the stops of the keyboard too. What must be read at each stop is the same as what must be heard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bare } from "./expect.mjs";

const READER = readFileSync(createRequire(import.meta.url).resolve("@guidepup/virtual-screen-reader/browser.js"));
const PATH = "/virtual-screen-reader.js";

/** No page has so many phrases: where one has no end, this is it. */
const MOST = 2000;

/** Runs in the page. */
async function readOut(path, most) {
  const { virtual } = await import(path);
  // It would read what a button posts, which browsers tell nobody.
  for (const button of document.querySelectorAll("button[value]")) button.removeAttribute("value");
  await virtual.start({ container: document.body });
  const phrases = [];
  do {
    phrases.push(await virtual.lastSpokenPhrase());
    await virtual.next();
  } while (phrases.at(-1) !== "end of document" && phrases.length < most);
  await virtual.stop();
  return phrases;
}

/** All that is read of a page which a host serves, phrase by phrase. */
export async function readPage(page, host) {
  host.files[PATH] = READER;
  return (await page.evaluate(readOut, PATH, MOST)).map(bare);
}

/** What one stops at with the keyboard: each of these must be expected. Of radios and of links in a list one is enough. */
const STOPS = /^(?:button|checkbox|combobox|textbox), /;

/** What it says of how lists are made, which no stop expects. */
const DETAILS = /, (?:has popup listbox|not expanded|autocomplete in list|1 control|position \d+|set size \d+)/g;

const STATES = [["checked", "checked"], ["unchecked", "not checked"], ["invalid", "invalid"], ["required", "required"]];

/** What must be read of a stop, with a value or without. */
function phrase({ role, name, error, hint, limit, state = [] }, value) {
  const described = [error, hint, limit].filter(Boolean).join(" ");
  const states = STATES.filter(([one]) => state.includes(one)).map(([, word]) => word);
  return [role, name, value, described || undefined, ...states].filter((part) => part !== undefined).map(bare).join(", ");
}

/** The ways in which a stop may be read: its value in its own phrase, or after it, as lines of text are and what was chosen of a list. */
function readings(stop, after) {
  if (stop.value === undefined) return [phrase(stop)];
  const found = [phrase(stop, stop.value)];
  if (after[0] === bare(stop.value)) found.push(phrase(stop));
  const options = after.slice(0, Math.max(0, after.findIndex((read) => !read.startsWith("option, "))));
  const [, code] = options.map((read) => /^option, (.*), selected/.exec(read)).find(Boolean) ?? [];
  if (code === stop.value) found.push(phrase(stop));
  // The list itself is read by the code of what was chosen.
  if (code?.startsWith(`${stop.value}, `)) found.push(phrase(stop, code.slice(stop.value.length + 2)));
  return found;
}

/** What is wrong with what was read of a page, as sentences. */
export function misreadings(stops, phrases) {
  const wrong = [];
  const expected = new Set();
  let at = 0;
  const plain = phrases.map((read) => read.replaceAll(DETAILS, ""));
  for (const stop of stops) {
    for (const group of stop.around ?? []) {
      const found = phrases.findIndex((read, index) => index >= at && /^(?:radio)?group, /.test(read) && `${read.replace(/^\w+, /, "")}, `.startsWith(`${bare(group)}, `));
      if (found < 0) wrong.push(`group "${group}" is not there, or is read too early`);
      else at = found + 1;
    }
    if (!stop.role) continue;
    const found = plain.findIndex((read, index) => index >= at && readings(stop, phrases.slice(index + 1)).includes(read));
    if (found < 0) {
      wrong.push(`"${phrase(stop, stop.value)}" is not read, or too early`);
      continue;
    }
    expected.add(found);
    at = found + 1;
    const before = bare(phrases.slice(0, found).join(" "));
    for (const text of [stop.error, stop.hint]) {
      if (text && !before.includes(bare(text))) wrong.push(`"${text}" is not read before "${stop.name}"`);
    }
  }
  const more = phrases.filter((read, index) => STOPS.test(read) && !expected.has(index));
  wrong.push(...more.map((read) => `"${read}" is not expected`));
  return wrong;
}

/** Fails with everything that is not read as expected. */
export const assertRead = (stops, phrases) => assert.deepEqual(misreadings(stops, phrases), []);
