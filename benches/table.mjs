// What every bench prints: rows of ours beside another's, as one table.
//
// A row is `{ what, size?, unit, other?, ours?, ratio?, budget?, mark }`: times in milliseconds or microseconds,
// sizes in bytes, `ratio` ours to the other's, `budget` what the ratio (or, without one, ours) may be.

/** What divides a value before it is shown, and how many decimals it is shown with. */
const UNITS = {
  ms: [1, 1],
  "µs": [1, 1],
  times: [1, 2],
  bytes: [1, 0],
  KiB: [1024, 0],
  MiB: [1024 * 1024, 1],
};

/** Timings vary from run to run: this much over a budget is still kept. */
const NOISE = 0.05;

/** "ok" or "over" beside a budget; nothing where there is none, or nothing to judge. */
export const judge = (value, budget, tolerance = NOISE) =>
  value === undefined || budget === undefined ? "" : value <= budget * (1 + tolerance) ? "ok" : "over";

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const HEAD = ["", "questions", "other", "Blankett", "", "ratio", "budget", ""];

function cells({ what, size, unit, other, ours, ratio, budget, mark }) {
  const [scale, digits] = UNITS[unit];
  const value = (number) => (number === undefined ? "" : (number / scale).toFixed(digits));
  const times = (number) => (number === undefined ? "" : `${number.toFixed(2)}x`);
  const limit = unit === "bytes" || unit === "KiB" ? value(budget) : times(budget);
  return [what, size === undefined ? "" : String(size), value(other), value(ours), unit, times(ratio), limit, mark];
}

/** Prints lines of columns: the first to the left, the rest to the right. A line of one cell takes no column. */
export function printColumns(lines) {
  const full = lines.filter((line) => line.length > 1);
  const widths = full[0].map((_, column) => Math.max(...full.map((line) => line[column].length)));
  const pad = (cell, column, { length }) =>
    length === 1 ? cell : column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
  for (const line of lines) console.log(line.map(pad).join("  ").trimEnd());
}

/** Prints sections `{ title, rows }` as one table. */
export function printTable(sections) {
  printColumns([HEAD, ...sections.flatMap(({ title, rows }) => [[""], [title], ...rows.map(cells)])]);
}
