// What happened in a run of seeds, and what is wrong with it.
import { FAULTS, PREFLIGHT_FAULTS } from "./faults.mjs";
import { KILOBYTES } from "./schedule.mjs";

const NAMES = [...Object.keys(FAULTS), ...Object.keys(PREFLIGHT_FAULTS)];

/** A run is long from so many seeds on: each cut is then held to every kilobyte. */
const LONG = 1000;
/** A reply that was lost after the answers were stored: the worst case, so often in a long run. */
const LOST = ["stored, then closed without a byte", "stored, then reset", "stored, reply cut", "stored, reply reset"];

function missing(seeds, strikes, kilobytes) {
  const never = NAMES.filter((name) => !strikes.has(name)).map((name) => `"${name}" never struck`);
  if (seeds < LONG) return never;
  const cuts = [...new Set([...kilobytes.keys()].map((name) => name.replace(/ at \d+ kB$/, "")))];
  const places = cuts.flatMap((name) => Array.from({ length: KILOBYTES }, (_, at) => `${name} at ${at} kB`));
  const rare = LOST.filter((name) => (strikes.get(name) ?? 0) < 30).map((name) => `"${name}" struck less than 30 times`);
  return [...never, ...rare, ...places.filter((name) => !kilobytes.has(name)).map((name) => `"${name}" never struck`)];
}

/** `{ lines, failures }`: how often each fault struck, as the proxy saw it; failed seeds and faults that never struck. */
export function report({ results, strikes, kilobytes }) {
  const sum = (of) => results.reduce((total, result) => total + of(result), 0);
  const lines = [
    `${results.length} seeds, ${sum(({ posts }) => posts)} requests, ${sum(({ stops }) => stops.length)} times the page said that it failed, ` +
      `${sum(({ untrue }) => untrue)} times "not sent" of what was on record`,
    ...NAMES.map((name) => `${String(strikes.get(name) ?? 0).padStart(7)}  ${name}`),
    ...[...kilobytes].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true })).map(([name, count]) => `${String(count).padStart(7)}  ${name}`),
  ];
  const failures = results.flatMap(({ seed, wrong }) => wrong.map((text) => `seed ${seed}: ${text} (npm run test:faults -- --seed ${seed})`));
  failures.push(...missing(results.length, strikes, kilobytes));
  return { lines, failures };
}
