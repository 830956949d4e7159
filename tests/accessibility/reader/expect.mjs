// What must be heard, written by hand: a list of stops, each with the keys that lead there and what stands there.
//
//   before  whether it stands before where the page puts focus: read by who reads the page from its beginning, not stopped at
//   part    what of the library stands there, by its name in `table.mjs`
//   press   the keys, `Tab` unless said otherwise
//   type    what is typed then, or instead
//   around  the groups that one comes into, by name
//   name, role, state, value
//   error, hint, limit   what describes it, in this order
//   says    other sentences, spoken after all of that: what a page announces
//   gaps    by browser, why it is known to be heard otherwise there: then it must be, until the gap is closed
//
// A stop holds when all of it is said, in this order, each once, and nothing but it.
import assert from "node:assert/strict";
import { isContainer, roleWord, stateWord, statesOf, withoutOwn, withoutSelection } from "./words.mjs";

/** What is said of a stop, in the order in which it must be. */
const parts = ({ around = [], name, value, error, hint, limit, says = [] }) =>
  [...around, name, value, error, hint, limit, ...says].filter((part) => part !== undefined);

/** Without marks of direction, and without the spaces that browsers put between parts of a name. */
export const bare = (text) => text.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").replace(/ (?=[:,.])/g, "").trim();

/** What is wrong with what was said at a stop, as sentences. */
export function mishearings(stop, utterances, lang) {
  const said = bare(withoutSelection(lang, utterances).filter((utterance) => !isContainer(lang, utterance)).join(" "));
  const wrong = [];
  let rest = said;
  let from = 0;
  for (const part of parts(stop).map(bare)) {
    const at = rest.indexOf(part, from);
    if (at < 0) wrong.push(rest.includes(part) ? `"${part}" is said too early` : `"${part}" is not said`);
    // What was found is taken out; its place is where the next may begin.
    else [rest, from] = [`${rest.slice(0, at)}${rest.slice(at + part.length)}`, at];
  }
  const expected = new Set(stop.state ?? []);
  const role = stop.role && roleWord(lang, stop.role);
  const words = [...expected].map((state) => stateWord(lang, state, stop.role));
  for (const word of [role, ...words].filter(Boolean)) {
    if (!rest.includes(word)) wrong.push(`"${word}" is not said`);
    rest = rest.replace(word, " ");
  }
  for (const state of statesOf(lang)) {
    const word = stateWord(lang, state, stop.role);
    if (word && !expected.has(state) && !words.some((known) => known.includes(word)) && rest.includes(word)) wrong.push(`"${word}" is said, and is not so`);
  }
  const more = withoutOwn(lang, rest);
  if (more && wrong.length === 0) wrong.push(`"${more}" is said besides, or twice`);
  return wrong;
}

/** Fails with every stop that was not said as it must be in a browser. */
export function assertHeard(stops, transcript, { lang, browser }) {
  const wrong = stops.flatMap((stop, index) => {
    const said = transcript[index]?.said ?? [];
    const found = mishearings(stop, said, lang);
    const gap = stop.gaps?.[browser];
    const told = gap ? (found.length === 0 ? [`the gap is closed: ${gap}`] : []) : found;
    return told.map((sentence) => `stop ${index + 1}, ${stop.name ?? stop.press ?? stop.type}: ${sentence}; heard: ${said.join(" | ")}`);
  });
  assert.deepEqual(wrong, []);
}
