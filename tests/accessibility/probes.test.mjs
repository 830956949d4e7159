// What rule engines do not see: targets, reflow, enlarged text, borders, focus rings, mirroring.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import * as probes from "./support/probes.mjs";
import { VARIED, show, states } from "./support/states.mjs";

const STATES = states().filter(({ name }) => VARIED.includes(name));
let browser;
before(async () => (browser = await chromium.launch(launchOptions())));
after(() => browser.close());

/** Runs a probe on a state, in a fresh page. */
async function probe(state, options, run) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  await show(page, state);
  const found = await run(page);
  await context.close();
  return found;
}

const PROBES = [
  ["targets of 44 px", {}, probes.targets],
  ["nothing sticks out at 320 px", {}, probes.reflow],
  ["nothing is cut off with the reader's spacing", {}, probes.spacing],
  ["nothing is cut off at twice the text size", {}, probes.enlarged],
  ["borders stand out", {}, probes.borders],
  ["borders stand out in the dark", { colorScheme: "dark" }, probes.borders],
  ["it mirrors", {}, probes.mirrored],
];

for (const [name, options, run] of PROBES) {
  test(`${name}, with every kind of control`, async () => {
    const found = [];
    for (const state of STATES) {
      for (const complaint of await probe(state, options, run)) found.push(`${state.name}: ${complaint}`);
    }
    assert.deepEqual(found, []);
  });
}

const LOOKS = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced", { forcedColors: "active" }],
];

for (const name of VARIED) {
  for (const [look, options] of LOOKS) {
    test(`${name}: focus shows on every stop, ${look} colours`, async () => {
      const state = STATES.find((state) => state.name === name);
      const { found, stops } = await probe(state, options, probes.focusRings);
      assert.deepEqual(found, []);
      assert.ok(stops >= 2, `${stops} stops`);
    });
  }
}
