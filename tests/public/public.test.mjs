// JSON Schemas that were never written for us become forms that someone who knows nothing of them can fill in and send.
//
// Each loads, renders, passes html-validate and axe, is filled in page by page without script, and what is sent is valid
// by Ajv and by our own check. `expected.json` names the few that cannot, with what stops them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { chromium } from "playwright-core";
import { fetchPublic } from "../../scripts/fetch-public.mjs";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { dist, root } from "../../scripts/lib/paths.mjs";
import axe from "../accessibility/checks/axe.mjs";
import { htmlValidate } from "../accessibility/checks/html-validate.mjs";
import { document, show } from "../accessibility/support/states.mjs";
import { Citizen } from "./support/citizen.mjs";

const { DefinitionError, load } = await import(pathToFileURL(join(dist, "node.js")).href);
const EXPECTED = JSON.parse(readFileSync(join(root, "tests", "public", "expected.json"), "utf8"));
const SOURCES = JSON.parse(readFileSync(join(root, "tests", "public", "sources.json"), "utf8"));
const DIALECTS = Object.fromEntries(SOURCES.map(({ name, dialect }) => [name, dialect]));
// What is told of slips. These schemas are as their authors meant them, however odd.
const DOUBTS = new Set(["keyword", "option", "default", "limits", "required", "dead-end"]);
const CORPUS = (await fetchPublic()).map(asObject);

/** The answers of a form are an object: what is something else becomes its only question. */
function asObject({ source, name, schema: own }) {
  // A package for one dialect need not name it.
  const schema = { $schema: DIALECTS[source], ...own };
  const { $schema, $id, definitions, $defs, ...rest } = schema;
  const isObject = [schema.type].flat().includes("object") || "properties" in schema || "$ref" in schema;
  const named = { source, name: `${source}: ${name}` };
  if (isObject) return { ...named, schema };
  return { ...named, schema: { $schema, definitions, $defs, type: "object", properties: { value: rest } } };
}

/** What Ajv says of a document by the schema as it was published. */
function judge(schema, answers) {
  const uri = schema.$schema ?? "";
  const Draft = uri.includes("2019") ? Ajv2019 : /draft-0\d/.test(uri) ? Ajv : Ajv2020;
  const ajv = new Draft({ strict: false, logger: false, allErrors: true });
  addFormats(ajv);
  const { $schema: _dialect, $id: _name, ...own } = schema;
  const validate = ajv.compile(own);
  validate(answers);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let browser, page;
before(async () => {
  browser = await chromium.launch(launchOptions());
  page = await browser.newPage();
});
after(() => browser?.close());

test("there are at least 30 schemas, of every source", () => {
  assert.deepEqual([...new Set(CORPUS.map(({ source }) => source))], SOURCES.map(({ name }) => name));
  assert.ok(CORPUS.length >= 30 && SOURCES.every(({ licence }) => licence), `${CORPUS.length} schemas`);
  const known = new Set(CORPUS.map(({ name }) => name));
  assert.deepEqual(Object.keys(EXPECTED).filter((name) => !known.has(name)), []);
});

for (const { name, schema } of CORPUS) {
  const expected = EXPECTED[name];
  test(`${name}: is filled in and sent`, async () => {
    const form = await load(schema).catch((error) => error);
    if (expected?.refused) return assert.deepEqual(form.diagnostics?.map(({ code }) => code), expected.refused);
    assert.ok(!(form instanceof DefinitionError), JSON.stringify(form.diagnostics));
    assert.deepEqual(form.lint().filter(({ code }) => DOUBTS.has(code)).map(({ pointer, message }) => `${pointer}: ${message}`), []);
    const { html, title } = form.render({ locale: "en", headingLevel: 1 });
    const state = { lang: "en", dir: "ltr", title: title || name, html };
    assert.deepEqual(await htmlValidate(document(state)), []);
    await show(page, state);
    assert.deepEqual((await axe.run(page)).found, []);
    const { body, page: last, wrong } = new Citizen(form, schema, 7).run();
    if (expected?.stuck) return assert.equal(body, undefined, `it is sent now: ${expected.stuck}`);
    assert.ok(body, `stuck on "${last}": ${wrong?.join("; ")}`);
    const answers = JSON.parse(body);
    assert.deepEqual(form.check(answers), [], body);
    if (!expected?.ajv) assert.deepEqual(judge(schema, answers), [], body);
  });
}
