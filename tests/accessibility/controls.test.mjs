// Every check finds what it is there to find: pages with one seeded mistake each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints, Runner } from "./support/runner.mjs";
import { Results } from "./support/results.mjs";
import { states } from "./support/states.mjs";
import { checks, ENGINES, PROBES } from "./table.mjs";

const NAMES = [...ENGINES, ...PROBES];
const CHECKS = new Map((await checks(NAMES)).map((check, index) => [NAMES[index], check]));
const GOOD = (await states("health-supplement")).find(({ page, kind }) => page === "you" && kind === "untouched");

let runner;
before(async () => (runner = await Runner.start()));
after(() => runner.close());

const OPTIONS = /<fieldset([^>]*radiogroup.*?)<legend(.*?)<\/legend>(.*?)<\/fieldset>/s;

/** The mistake, the check that finds it, what the complaint says, and how it is made: in the HTML or in the stylesheet. */
const SEEDS = [
  ["a control without a label", "axe", "label", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["an autofill token that does not exist", "axe", "autocomplete-valid", { from: 'autocomplete="name"', to: 'autocomplete="full-name"' }],
  ["a name that does not begin with what is seen", "axe", "label-content-name-mismatch", { from: 'value="en"', to: 'value="en" aria-label="Skift sprog"' }],
  ["hints of too little contrast", "axe", "color-contrast-enhanced", { css: ".bl-hint { color: #767676 }" }],
  ["a ground that cannot be known", "axe", "color-contrast", { css: ".bl-label { background-image: linear-gradient(#000, #fff) }" }],
  ["a description that is nowhere", "ibm", "aria_id_unique", { from: 'aria-describedby="bl-1-_name-e"', to: 'aria-describedby="bl-1-nothing"' }],
  ["options without a group", "ibm", "input_checkboxes_grouped", { from: OPTIONS, to: "<div><p$2</p>$3</div>" }],
  ["a state that radios do not have", "qualweb", "R25", { from: 'type="radio"', to: 'type="radio" aria-expanded="false"' }],
  ["a control without a name", "qualweb", "R16", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["a control without a name", "alfa", "r8", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["a state that radios do not have", "alfa", "r18", { from: 'type="radio"', to: 'type="radio" aria-expanded="false"' }],
  ["a control without a label", "html-validate", "input-missing-label", { from: 'for="bl-1-_name"', to: "" }],
  ["an id twice", "html-validate", "no-dup-id", { from: 'id="bl-1-_cpr"', to: 'id="bl-1-_name"' }],
  ["small targets", "targets", "target of", { css: ".bl-link { min-block-size: 0; line-height: 1 }" }],
  ["something wide", "reflow", "sticks out", { css: ".bl-lead { inline-size: 400px }" }],
  ["something wide in one direction of writing", "reflow", "right to left", { css: '[dir="rtl"] .bl-lead { inline-size: 400px }' }],
  ["text in a box that 400 % makes too small", "zoom", "cut off", { css: "@media (max-width: 400px) { .bl-lead { block-size: 1em; overflow: hidden } }" }],
  ["text in a box of fixed height", "spacing", "cut off", { css: ".bl-step { block-size: 1em; overflow: hidden }" }],
  ["text in a box of fixed height, enlarged", "enlarged", "cut off", { css: ".bl-lead { block-size: 26px; overflow: hidden }" }],
  ["words that are not broken", "long-words", "sticks out", { css: ".bl { overflow-wrap: normal }" }],
  ["pale borders", "borders", "border of", { css: ".bl-input { border-color: #ccc }" }],
  ["borders that are pale in the dark", "borders", "(dark)", { css: "@media (prefers-color-scheme: dark) { .bl-input { border-color: #333 } }" }],
  ["pale texts", "contrast", "text of", { css: ".bl-hint, .bl-label { color: #767676 }" }],
  ["texts that are pale in the dark", "contrast", "(dark)", { css: "@media (prefers-color-scheme: dark) { .bl-label { color: #888 } }" }],
  ["no focus ring", "focus-rings", "focus on", { css: ".bl :focus-visible { outline: none; box-shadow: none }" }],
  ["a focus ring that forced colours take away", "focus-rings", "(forced)", { css: "@media (forced-colors: active) { .bl :focus-visible { outline: none } }" }],
  ["no room for bars", "not-obscured", "can be seen behind bars", { css: ".bl :where(input, select, textarea, button, a) { scroll-margin-block: 0 }" }],
  ["a physical margin", "mirrored", "does not mirror", { css: ".bl-lead { margin-left: 20px }" }],
  ["a transition", "motion", "moves", { css: ".bl-button { transition: background-color 0.3s }" }],
];

test("every check has a mistake that it must find", () => {
  const seeded = SEEDS.map(([, name]) => name);
  assert.deepEqual(NAMES.filter((name) => !seeded.includes(name)), []);
});

test("the page without a mistake is clean", async () => {
  assert.deepEqual(complaints(await runner.run(GOOD, [...CHECKS.values()])), []);
});

for (const [mistake, name, says, { from, to, css }] of SEEDS) {
  test(`${name} finds ${mistake} (${says})`, async () => {
    const state = { ...GOOD, html: from ? GOOD.html.replace(from, to) : GOOD.html };
    assert.ok(css || state.html !== GOOD.html, "the mistake was not made");
    runner.forget();
    const found = complaints(await runner.run(state, [CHECKS.get(name)], css));
    assert.ok(found.some((complaint) => complaint.includes(says)), `only found: ${found.join("\n")}`);
  });
}

const TWO = { ...GOOD, parts: [["name", '[name="/name"]'], ["cpr", '[name="/cpr"]']] };

for (const [name, { from, to, css }] of [
  ["axe", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["ibm", { from: 'aria-describedby="bl-1-_name-e"', to: 'aria-describedby="bl-1-nothing"' }],
  ["qualweb", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["alfa", { from: 'for="bl-1-_name"', to: 'for="bl-1-_nobody"' }],
  ["html-validate", { from: 'for="bl-1-_name"', to: "" }],
  ["targets", { css: "#bl-1-_name { block-size: 20px; min-block-size: 0 }" }],
  ["focus-rings", { css: "#bl-1-_name:focus-visible { outline: none; box-shadow: none }" }],
]) {
  test(`what ${name} finds in one question is not said of the other, which it looked at`, async () => {
    runner.forget();
    const [{ found, met }] = await runner.run({ ...TWO, html: from ? TWO.html.replace(from, to) : TWO.html }, [CHECKS.get(name)], css);
    assert.deepEqual([...new Set(found.flatMap(({ parts }) => parts))], ["name"]);
    assert.ok(met.some(([, part]) => part === "cpr"));
  });
}

test("what nobody looked at is published as not tested, what fails as a failure of the part it is in", () => {
  const results = new Results();
  const wrong = (parts, criteria) => ({ says: "wrong", parts, criteria });
  results.add("a", ["text", "date"], [
    { check: "axe", found: [], met: [["1.3.1", "text"], ["4.1.2", "text"]] },
    { check: "ibm", found: [wrong(["text"], ["4.1.2"]), wrong([], ["2.4.2"])], met: [["4.1.2", "text"], ["4.1.2", "date"]] },
    { check: "alfa", found: [wrong(["date"], [])], met: [["1.1.1", "date"]] },
  ]);
  results.add("b", ["text"], [{ check: "axe", found: [], met: [["1.3.1", "text"]] }]);
  results.hear([{ part: "rows", check: "orca", at: "c", found: [], met: ["4.1.2"], gap: "why" }]);
  const { gaps, components } = results.published(["text", "date", "rows"], [], {});
  const { text, date, rows } = components;
  assert.deepEqual([text["1.3.1"], text["4.1.2"], rows["4.1.2"]], [{ axe: "pass" }, { axe: "pass", ibm: "fail" }, { orca: "pass" }]);
  assert.deepEqual([date["4.1.2"], date["2.4.2"], date["1.1.1"], text["2.4.2"]], [{ ibm: "pass" }, { ibm: "fail" }, { alfa: "fail" }, { ibm: "fail" }]);
  assert.deepEqual([text["2.1.2"], rows["1.3.1"]], ["not tested", "not tested"]);
  assert.deepEqual(text.looked, [{ by: ["axe"], at: ["a", "b"] }, { by: ["ibm"], at: ["a"] }]);
  assert.deepEqual(gaps, [{ component: "rows", reader: "orca", why: "why" }]);
});
