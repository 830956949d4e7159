// Every state of every page passes three rule engines without a finding.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { axe, htmlValidate, ibm } from "./support/engines.mjs";
import { VARIED, document, show, states } from "./support/states.mjs";

const STATES = states();
let browser, page;
before(async () => {
  browser = await chromium.launch(launchOptions());
  // One page for all: the engines are large, and stay in it.
  page = await browser.newPage();
});
after(() => browser.close());

/** Shows a state and gives what the engines find in it. */
async function find(state, colorScheme, engines) {
  await page.emulateMedia({ colorScheme });
  await show(page, state);
  // What is closed is looked at too; and to one engine a label that is closed away is none.
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => details.setAttribute("open", "")));
  const found = [];
  for (const engine of engines) found.push(...(await engine(page)));
  return found;
}

test("there are states of every kind", () => {
  assert.ok(STATES.length >= 40, `${STATES.length} states`);
  assert.equal(new Set(STATES.map(({ name }) => name)).size, STATES.length);
});

for (const state of STATES) {
  test(`${state.name}: axe, IBM and html-validate find nothing`, async () => {
    const validate = () => htmlValidate(document(state));
    assert.deepEqual(await find(state, "light", [axe, ibm, validate]), []);
  });
}

for (const name of VARIED) {
  test(`${name}: axe finds nothing in dark colours`, async () => {
    const state = STATES.find((state) => state.name === name);
    assert.deepEqual(await find(state, "dark", [axe]), []);
  });
}
