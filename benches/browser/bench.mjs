// The browser bench: our form beside a hand-written one of the same questions, in the same run.
//
//   node benches/browser/bench.mjs                    10, 100 and 1,000 questions
//   node benches/browser/bench.mjs --sizes 1000       only these
//   node benches/browser/bench.mjs --rounds 7         more visits to each form, for steadier medians
//   node benches/browser/bench.mjs --detail           also where the main thread's time went
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { isScript, main, Stop } from "../../scripts/lib/run.mjs";
import { printTable } from "../table.mjs";
import { growth } from "./cycles.mjs";
import { printDetail, rowsOf } from "./report.mjs";
import { serve } from "./server.mjs";
import { SHAPES } from "./shapes.mjs";
import { SUBJECTS, visit, visitShape, visitSlowly } from "./visit.mjs";

/** What can be asked for, as node:util's `parseArgs` takes it. */
export const OPTIONS = {
  sizes: { type: "string", default: "10,100,1000" },
  rounds: { type: "string", default: "3" },
  detail: { type: "boolean", default: false },
};

/** The numbers of a list, each at least 1. Throws a `Stop` that names the option. */
function numbers(text, option) {
  const list = text.split(",").map(Number);
  if (list.some((number) => !Number.isInteger(number) || number < 1)) throw new Stop(`--${option} takes whole numbers, such as 10`);
  return list;
}

/** Puts a visit's measures to those of earlier visits, in `found[size][subject]`. */
function gather(found, size, subject, measures) {
  const kept = ((found[size] ??= {})[subject] ??= {});
  for (const [name, measure] of Object.entries(measures)) (kept[name] ??= []).push(measure);
}

/** The adopted form is ours once it is there: it is only loaded. */
const isTypedInto = (name) => SUBJECTS[name].control !== undefined;

/** Visits the forms in turn, so that whatever slows the machine for a while slows all of them. */
async function visitAll(browser, server, sizes, rounds) {
  const found = {};
  const names = Object.keys(SUBJECTS).filter((name) => server.isBuilt || name === "plain");
  // The browser's own first page costs what no later one does.
  await visit(browser, server, "plain", sizes[0]);
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      const order = round % 2 ? [...names].reverse() : names;
      for (const name of order) gather(found, size, name, await visit(browser, server, name, size));
    }
    for (const name of names) gather(found, sizes[0], name, await visitSlowly(browser, server, name, sizes[0]));
    for (const [shape, { size }] of Object.entries(SHAPES)) {
      for (const name of names.filter(isTypedInto)) gather(found, size, name, await visitShape(browser, server, name, shape));
    }
  }
  for (const name of names.filter(isTypedInto)) {
    gather(found, sizes[0], name, { growth: await growth(browser, server, name, sizes[0]) });
  }
  return found;
}

/** Runs the bench. Resolves to a section of the table, `{ title, rows }`, and `found`, everything that was measured. */
export async function benchBrowser({ sizes, rounds }) {
  const server = await serve(sizes);
  const browser = await chromium.launch(launchOptions({ whole: true }));
  try {
    const found = await visitAll(browser, server, sizes, rounds);
    const title = `Beside a hand-written HTML form (Chromium ${browser.version()}, ${rounds} visits each)`;
    return { title, rows: rowsOf(found, sizes), found };
  } finally {
    await browser.close();
    server.close();
  }
}

/** What the values of `OPTIONS` ask for. */
export const readOptions = ({ sizes, rounds, detail }) => ({
  sizes: numbers(sizes, "sizes"),
  rounds: numbers(rounds, "rounds")[0],
  detail,
});

if (isScript(import.meta.url)) {
  await main(async () => {
    const options = readOptions(parseArgs({ options: OPTIONS }).values);
    const section = await benchBrowser(options);
    printTable([section]);
    if (options.detail) printDetail(section.found);
  });
}
