// From what the browser bench measured to rows of a table: ours beside the plain form's, and the budgets.
import { judge, median, printColumns } from "../table.mjs";
import { SLOWDOWN } from "./visit.mjs";

/** Ratios to the plain form, by measure (or by measure and size): docs/benchmarks.md says where they come from. */
const BUDGETS = { usable: 1.67, typed: 1, mended: 1, flipped: 1, rowTyped: 1, rowAdded: 1.5, load: { 1000: 1.5 }, sent: { 1000: 4.3 }, memory: { 1000: 4 } };

/** How much slower a key may be in the largest form than in the smallest. */
const FLAT = 1.5;

/** Growth over 1,000 cycles that a page's own housekeeping explains, in bytes. */
const STILL = 64 * 1024;

/** The measures that are times. `unbudgeted` ones are shown beside the plain form's, for what they tell. */
const TIMES = [
  { name: "usable", what: `slow 4G, ${SLOWDOWN}x slower: usable`, ours: "blankett" },
  { name: "usable", what: `slow 4G, ${SLOWDOWN}x slower: the server's HTML usable`, ours: "adopted", unbudgeted: true },
  { name: "load", what: "first render: load to painted", ours: "blankett" },
  { name: "load", what: "adopting the server's HTML: load to painted", ours: "adopted", unbudgeted: true },
  { name: "typed", what: `keystroke to painted, ${SLOWDOWN}x slower`, ours: "blankett" },
  { name: "mended", what: `keystroke that mends an error, ${SLOWDOWN}x slower`, ours: "blankett" },
  { name: "flipped", what: `keystroke that shows or hides a question, of as many conditions, ${SLOWDOWN}x slower`, ours: "blankett" },
  { name: "rowTyped", what: `keystroke among rows, ${SLOWDOWN}x slower`, ours: "blankett" },
  { name: "rowAdded", what: `a row added to as many, ${SLOWDOWN}x slower`, ours: "blankett" },
  { name: "sent", what: "empty form sent to all errors painted", ours: "blankett" },
];

const budgetOf = (name, size) => (typeof BUDGETS[name] === "object" ? BUDGETS[name][size] : BUDGETS[name]);

/** One row from the numbers of all visits; ours may not have been measured. */
function row({ what, size, unit, other, ours, budget }) {
  const [theirs, own] = [other, ours].map((numbers) => numbers && median(numbers));
  const ratio = own === undefined ? undefined : own / theirs;
  return { what, size, unit, other: theirs, ours: own, ratio, budget, mark: judge(ratio, budget) };
}

function timeRows(found, { name, what, ours, unbudgeted }) {
  const times = (visits) => visits?.[name]?.flatMap((measure) => measure.times);
  return Object.keys(found).map(Number).filter((size) => found[size].plain?.[name]).map((size) => {
    const { plain, [ours]: own } = found[size];
    const budget = unbudgeted ? undefined : budgetOf(name, size);
    return row({ what, size, unit: "ms", other: times(plain), ours: times(own), budget });
  });
}

/** How a key's time grows from the smallest form to the largest: each form to itself, not to the other. */
function flatRow(rows) {
  const [first, last] = [rows[0], rows.at(-1)];
  const grown = (who) => (last[who] === undefined ? undefined : last[who] / first[who]);
  const ours = grown("ours");
  const what = `keystroke, ${last.size} questions to ${first.size}`;
  return { what, unit: "times", other: grown("other"), ours, budget: FLAT, mark: judge(ours, FLAT) };
}

function memoryRows(found, size) {
  const { plain, blankett } = found[size];
  const bytes = (visits, part) => visits?.memory?.map(part);
  const rowOf = (what, part, budget) =>
    row({ what, size, unit: "MiB", other: bytes(plain, part), ours: bytes(blankett, part), budget });
  return [
    rowOf("script heap and wasm memory", ({ heap, wasm }) => heap + wasm, budgetOf("memory", size)),
    rowOf("the document's own objects", ({ document }) => document),
  ];
}

/** Growth has no ratio: beside nothing, everything is infinitely much. */
function growthRow({ plain, blankett }, size) {
  const sum = (visits) => visits?.growth && median(visits.growth.map(({ heap, wasm }) => heap + wasm));
  const [other, ours] = [sum(plain), sum(blankett)];
  const what = "growth over 1,000 mounts and unmounts";
  return { what, size, unit: "KiB", other, ours, budget: STILL, mark: judge(ours, STILL, 0) };
}

/** The rows of everything that the bench found. */
export function rowsOf(found, sizes) {
  const times = TIMES.flatMap((measure) => {
    const rows = timeRows(found, measure);
    return measure.name === "typed" && sizes.length > 1 ? [...rows, flatRow(rows)] : rows;
  });
  return [...times, ...sizes.flatMap((size) => memoryRows(found, size)), growthRow(found[sizes[0]], sizes[0])];
}

/** Prints where the main thread's milliseconds went: per load, per key (with moving there), per sending. */
export function printDetail(found) {
  const lines = [["main thread, ms", "questions", "form", "all", "script", "style", "layout"]];
  for (const [size, subjects] of Object.entries(found)) {
    for (const [subject, visits] of Object.entries(subjects)) {
      for (const name of ["load", "typed", "sent", "mended"].filter((name) => visits[name]?.[0].work)) {
        const part = (key) => median(visits[name].map(({ work }) => work[key])).toFixed(1);
        lines.push([name, size, subject, part("all"), part("script"), part("style"), part("layout")]);
      }
    }
  }
  console.log("");
  printColumns(lines);
}
