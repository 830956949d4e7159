// Every component, in every state of its page, in Danish: nothing is found by any rule engine or probe. Where something is
// wrong and the page is written from right to left, or with texts twice as long, it is as clean. What was found, and what screen
// readers told, is what is published (docs/accessibility).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/lib/paths.mjs";
import { heard, READERS, TREES, VIRTUAL } from "./support/heard.mjs";
import { complaints, Runner } from "./support/runner.mjs";
import { states } from "./support/states.mjs";
import { compare, Results } from "./support/results.mjs";
import { checks, COMPONENTS, ENGINES, NOT_SHOWN, pages, PROBES, WHOLE_PAGES } from "./table.mjs";

/** The checks that a page written from right to left, or with long texts, meets besides. */
const VARIED = ["axe", "html-validate"];

/** A state with all that is written in it twice. */
const lengthened = (state) => ({ ...state, html: state.html.replaceAll(/>([^<>]*\S[^<>]*)(?=<)/g, ">$1 $1") });

const [all, varied] = await Promise.all([checks([...ENGINES, ...PROBES]), checks(VARIED)]);
const shown = { da: [], ar: [] };
for (const [form, ids] of pages()) {
  const found = await states(form);
  shown.da.push(...found.filter(({ page, lang }) => ids.has(page) && lang === "da"));
  const mirrored = await states(form, "ar");
  shown.ar.push(...mirrored.filter(({ page, kind, lang }) => ids.has(page) && lang === "ar" && kind === "untouched"));
}

const results = new Results();

let runner;
before(async () => (runner = await Runner.start()));
after(() => runner.close());

test("every widget of the library is in the table", () => {
  const names = new Set();
  JSON.parse(readFileSync(join(root, "form.schema.json"), "utf8"), (key, value) => {
    if (key === "widget") for (const name of value.anyOf?.[0].enum ?? []) names.add(name);
    return value;
  });
  const components = COMPONENTS.map(([name]) => name);
  const missing = [...names].filter((name) => !components.includes(name) && !NOT_SHOWN.includes(name));
  assert.ok(names.size > 20, `only ${names.size} widgets were found in form.schema.json`);
  assert.deepEqual(missing, []);
});

for (const [component, form, page, selector, kind] of COMPONENTS) {
  test(`${component} stands in the states of its page`, async () => {
    const candidates = shown.da.filter((state) => state.form === form && state.page === page && (!kind || state.kind === kind));
    const where = [];
    for (const state of candidates) if (await runner.shows(state, selector)) where.push(state);
    for (const state of where) (state.parts ??= []).push([component, WHOLE_PAGES.includes(component) ? "form.bl" : selector]);
    assert.ok(where.length > 0, `${selector} is in no state of ${form}: ${page}`);
  });
}

for (const state of shown.da) {
  test(`${state.name}: no engine and no probe finds anything`, async () => {
    const found = await runner.run(state, all);
    results.add(`${state.form}: ${state.page} ${state.kind}`, (state.parts ?? []).map(([component]) => component), found);
    assert.deepEqual(complaints(found), []);
  });
}

for (const state of shown.ar) {
  test(`${state.name}: as clean from right to left`, async () => {
    assert.deepEqual(complaints(await runner.run(state, varied)), []);
  });
}

for (const state of shown.da.filter(({ kind }) => kind === "untouched")) {
  test(`${state.name}: as clean with texts twice as long`, async () => {
    assert.deepEqual(complaints(await runner.run(lengthened(state), varied)), []);
  });
}

test("screen readers and trees told every part as it must be, by what was recorded", () => {
  const evidence = heard();
  const components = COMPONENTS.map(([name]) => name);
  assert.deepEqual(evidence.filter(({ found }) => found.length > 0), []);
  assert.deepEqual(evidence.filter(({ part }) => !components.includes(part)), []);
  results.hear(evidence);
});

test("what is published is what this run found (`node tests/accessibility/gate.test.mjs --update` writes it)", () => {
  const found = results.published(COMPONENTS.map(([name]) => name), [...all, VIRTUAL], { readers: READERS, trees: TREES });
  const options = { update: process.argv.includes("--update"), today: new Date().toISOString().slice(0, 10) };
  assert.deepEqual(compare(found, options), []);
});
