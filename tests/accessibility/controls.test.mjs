// The engines and probes find what they are there to find: pages with one seeded mistake each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { axe, htmlValidate, ibm } from "./support/engines.mjs";
import * as probes from "./support/probes.mjs";
import { document, show, states } from "./support/states.mjs";

const GOOD = states().find(({ name }) => name === "you with errors (da)");
let browser;
before(async () => (browser = await chromium.launch(launchOptions())));
after(() => browser.close());

const validate = (page, state) => htmlValidate(document(state));
const focus = async (page) => (await probes.focusRings(page)).found;

/** The mistake, who finds it, what the complaint says, and how it is made: in the HTML or in the stylesheet. */
const SEEDS = [
  ["a control without a label", axe, "label", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["a control without a label", validate, "input-missing-label", { from: 'for="bl-1-_name"', to: "" }],
  ["a description that is nowhere", ibm, "aria_id_unique", { from: 'aria-describedby="bl-1-_name-e"', to: 'aria-describedby="bl-1-nothing"' }],
  ["an autofill token that does not exist", axe, "autocomplete-valid", { from: 'autocomplete="name"', to: 'autocomplete="full-name"' }],
  ["an id twice", validate, "no-dup-id", { from: 'id="bl-1-_cpr"', to: 'id="bl-1-_name"' }],
  ["a name that does not begin with what is seen", axe, "label-content-name-mismatch", { from: 'value="en"', to: 'value="en" aria-label="Skift sprog"' }],
  ["hints of too little contrast", axe, "color-contrast-enhanced", { css: ".bl-hint { color: #767676 }" }],
  ["options without a group", ibm, "input_checkboxes_grouped", { from: /<fieldset([^>]*radiogroup.*?)<legend(.*?)<\/legend>(.*?)<\/fieldset>/s, to: "<div><p$2</p>$3</div>" }],
  ["small targets", probes.targets, "target of", { css: ".bl-link { min-block-size: 0; line-height: 1 }" }],
  ["something wide", (page) => probes.reflow(page), "sticks out", { css: ".bl-lead { inline-size: 700px }" }],
  ["text in a box of fixed height", probes.spacing, "cut off", { css: ".bl-step { block-size: 1em; overflow: hidden }" }],
  ["text in a box of fixed height, enlarged", probes.enlarged, "cut off", { css: ".bl-lead { block-size: 26px; overflow: hidden }" }],
  ["pale borders", probes.borders, "border of", { css: ".bl-input { border-color: #ccc }" }],
  ["no focus ring", focus, "focus on", { css: ".bl :focus-visible { outline: none; box-shadow: none }" }],
  ["a physical margin", probes.mirrored, "does not mirror", { css: ".bl-parts { margin-left: 20px }" }],
];

for (const [mistake, find, says, { from, to, css }] of SEEDS) {
  test(`found: ${mistake} (${says})`, async () => {
    const state = { ...GOOD, html: from ? GOOD.html.replace(from, to) : GOOD.html };
    assert.ok(css || state.html !== GOOD.html, "the mistake was not made");
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await show(page, state, css);
    const found = await find(page, state);
    await page.close();
    assert.ok(found.some((complaint) => complaint.includes(says)), `only found: ${found.join("\n")}`);
  });
}
