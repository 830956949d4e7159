// The published package in Node: the same calls as in a browser, and input of every bad kind.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";

const { DefinitionError, load } = await import(pathToFileURL(join(dist, "node.js")));
const PATH = join(root, "forms", "health-supplement", "health-supplement.form.json");
const form = await load(pathToFileURL(PATH));

const GOOD = {
  name: "Åse Holm",
  cpr: "0102501234",
  phone: "20304050",
  pension: "retirement",
  pensionFrom: "2017-03-01",
  married: false,
  savings: 12345.5,
  treatment: "glasses",
  price: 1250.5,
  insured: true,
  consent: true,
};

/** The first diagnostic of a definition that is none. */
async function refused(definition, options) {
  const error = await load(definition, options).then(() => assert.fail("it loaded"), (error) => error);
  assert.ok(error instanceof DefinitionError, String(error));
  assert.ok(error.diagnostics.length > 0);
  return error.diagnostics[0];
}

test("load takes text, an object, a boolean and a file", async () => {
  for (const definition of [readFileSync(PATH, "utf8"), JSON.parse(readFileSync(PATH, "utf8")), true, pathToFileURL(PATH)]) {
    assert.ok((await load(definition)).check instanceof Function);
  }
  assert.deepEqual(form.languages, ["da", "en"]);
});

test("a compiled form does what its definition does, but for what needs the definition", async () => {
  const bytes = form.compiled();
  for (const given of [bytes, bytes.buffer]) {
    const compiled = await load(given, { messages: { en: readFileSync(PATH.replace(".form.json", ".en.ftl"), "utf8") } });
    assert.deepEqual(compiled.languages, form.languages);
    assert.deepEqual(compiled.render({ locale: "en", today: "2026-01-31" }), form.render({ locale: "en", today: "2026-01-31" }));
    assert.deepEqual(compiled.check({ name: 1 }), form.check({ name: 1 }));
    assert.deepEqual(compiled.compiled(), bytes);
    assert.throws(() => compiled.schema(), /has no definition/);
    assert.throws(() => compiled.lint(), /has no definition/);
  }
});

test("bytes that are no compiled form of this version are refused", async () => {
  for (const bytes of [new Uint8Array(), new TextEncoder().encode("blankett 0.0.0\n"), form.compiled().slice(0, -1)]) {
    await assert.rejects(load(bytes), /compiled by another version/);
  }
});

test("check says what is wrong, in the language asked for", () => {
  assert.deepEqual(form.check(GOOD), []);
  const [problem, ...others] = form.check({ ...GOOD, cpr: "310299-1234" }, { locale: "en" });
  assert.deepEqual([problem.pointer, problem.code, others], ["/cpr", "format", []]);
  assert.match(problem.message, /^CPR number/);
  assert.match(form.check({ ...GOOD, cpr: "310299-1234" }, { locale: "da" })[0].message, /^CPR-nummer/);
  assert.deepEqual(form.check({ ...GOOD, name: undefined }).map(({ pointer, code }) => [pointer, code]), [["/name", "required"]]);
});

test("problems in rows name the row, and never what was written", () => {
  const [problem] = form.check({ ...GOOD, children: [{ name: "Ida", born: "2012-02-01" }, { name: "Hemmelig", born: "secret" }] });
  assert.equal(problem.pointer, "/children/1/born");
  assert.doesNotMatch(JSON.stringify(problem), /secret|Hemmelig/);
});

test("answers of any kind are reported, never thrown", () => {
  const prototype = Object.getOwnPropertyNames(Object.prototype).length;
  const long = "x".repeat(1_000_000);
  const strange = [
    undefined, null, true, 5, "text", [], [[[]]], NaN, Infinity, -0, 10n ** 30n, () => 1, Symbol("a"), new Date(0), new Map(),
    { name: 5 }, { name: null }, { name: {} }, { name: long }, { [long]: 1 }, { children: {} }, { children: [null, 5, [], {}] },
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'), { toString: 1, hasOwnProperty: 2 },
    { name: "\ud800" }, { name: "\u0000" },
  ];
  for (const answers of strange) {
    const problems = form.check(answers);
    assert.ok(Array.isArray(problems) && problems.length > 0);
    assert.ok(problems.every(({ pointer, code, message }) => typeof pointer === "string" && code && message));
  }
  assert.equal(Object.getOwnPropertyNames(Object.prototype).length, prototype);
  assert.equal({}.polluted, undefined);
});

test("answers deeper than the limit are a problem of their own", () => {
  // Some that the core refuses, and some that `JSON.stringify` cannot even write.
  for (const levels of [100, 1_000, 3_000, 100_000]) {
    let deep = 1;
    for (let level = 0; level < levels; level++) deep = level % 2 ? { deep } : [deep];
    assert.deepEqual(form.check({ name: deep }).map(({ pointer, code }) => [pointer, code]), [["", "limit"]], `${levels} levels`);
    assert.ok(form.render({ answers: { name: deep } }).html);
  }
});

test("names that only halves of characters tell apart are never valid", () => {
  assert.deepEqual(form.check({ ...GOOD, "\ud800": 1, "\ud801": 2 }).map(({ pointer, code }) => [pointer, code]), [["", "limit"]]);
});

test("answers that are their own end are an error of the caller's, and say so", () => {
  const answers = {};
  answers.self = answers;
  assert.throws(() => form.check(answers), TypeError);
});

test("render gives a page, in each language, with answers, and the review", () => {
  const first = form.render({ locale: "en", prefix: "x-", action: "/post", headingLevel: 1 });
  assert.match(first.html, /^<form class="bl" method="post" action="\/post"/);
  assert.match(first.html, /id="x-_name"/);
  assert.match(first.html, /<h1/);
  assert.match(first.title, /About you/);
  assert.match(form.render({ answers: GOOD }).html, /value="Åse Holm"/);
  assert.match(form.render({ answers: { ...GOOD, name: "<b>&\"" } }).html, /value="&lt;b&gt;&amp;&quot;"/);
  assert.match(form.render({ answers: GOOD, mode: "review" }).html, /name="~submit"/);
  assert.match(form.render({ answers: GOOD, page: "household" }).html, /name="~page" value="household"/);
  assert.throws(() => form.render({ page: "nowhere" }), /has no page "nowhere"/);
});

test("step walks the pages, sends, and shows the receipt", () => {
  const post = (state, pairs) => form.step(new URLSearchParams(pairs), state, { locale: "da", key: "k-1" });
  const you = { "/name": "Åse Holm", "/cpr": "010250-1234", "/phone": "20 30 40 50", "/pension": "retirement" };
  const since = { "/pensionFrom~day": "1", "/pensionFrom~month": "marts", "/pensionFrom~year": "2017" };
  let step = post(undefined, { "~page": "you", "~next": "", "/name": "", "/nonsense": "1" });
  assert.equal(step.page, "you");
  assert.equal(step.problems[0].pointer, "/name");
  assert.deepEqual(step.unknown, ["/nonsense"]);
  assert.match(step.title, /^Fejl:/);
  step = post(step.state, { ...you, ...since, "~page": "you", "~next": "" });
  step = post(step.state, { "/married": "false", "/savings": "12.345,50", "~page": "household", "~next": "" });
  step = post(step.state, { "/treatment": "glasses", "/price": "1.250,50", "/insured": "true", "/consent": "true", "~page": step.page, "~next": "" });
  assert.equal(step.page, "~check");
  assert.deepEqual(step.answers, GOOD);
  step = post(step.state, { "~page": "~check", "~submit": "" });
  assert.equal(step.submission.endpoint, "/submissions/health-supplement");
  assert.match(step.submission.body, /"price":1250.50/);
  const sent = step;
  const reply = (status, body) => form.reply(sent.state, { status, type: "application/json", body: JSON.stringify(body) }, { locale: "da" });
  assert.equal(reply(201, { reference: "HT-7" }).page, "~receipt");
  assert.match(reply(201, { reference: "HT-7" }).html, /HT-7/);
  assert.equal(reply(0, "").page, "~check");
});

test("a state that is none begins anew", () => {
  for (const state of ["", "{}", "null", "x", '{"locale":5}']) {
    assert.equal(form.step(new URLSearchParams({ "~next": "" }), state).page, "you");
  }
});

test("decode reads posted names, and reports those it does not know", () => {
  const pairs = new URLSearchParams([["/name", " Bo "], ["/savings", "1.234,5"], ["/children/0/name", "Ida"], ["/x", "1"], ["__proto__", "1"], ["/children/0~row", "1"]]);
  const { answers, unknown } = form.decode(pairs);
  assert.deepEqual([answers.name, answers.savings, answers.children?.[0]?.name], ["Bo", 1234.5, "Ida"]);
  assert.deepEqual(unknown, ["/x", "__proto__"]);
  const files = new FormData();
  files.append("/name", new Blob(["x"]), "x.txt");
  assert.equal(form.decode(files).answers.name, undefined);
});

test("names of every kind go there and back", async () => {
  const names = ["__proto__", "constructor", "15", "a.b", "a/b", "a~b", "fødsel", "", "toString"];
  const properties = names.map((name) => `${JSON.stringify(name)}:{"type":"string","title":"T"}`);
  const strange = await load(`{"type":"object","properties":{${properties}}}`);
  const escaped = (name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const { answers, unknown } = strange.decode(new URLSearchParams(names.map((name) => [escaped(name), `v-${name}`])));
  assert.deepEqual(unknown, []);
  for (const name of names) assert.equal(Object.getOwnPropertyDescriptor(answers, name)?.value, `v-${name}`, name);
  assert.deepEqual(strange.check(answers), []);
  assert.match(strange.render({ answers }).html, /value="v-__proto__"/);
});

test("numbers that JavaScript cannot hold come as text", async () => {
  const big = await load('{"type":"object","properties":{"n":{"type":"integer","title":"N"}}}');
  assert.equal(big.decode(new URLSearchParams([["/n", "9007199254740993"]])).answers.n, "9007199254740993");
  assert.equal(big.decode(new URLSearchParams([["/n", "42"]])).answers.n, 42);
});

test("a definition that is none gives one diagnostic, with its place", async () => {
  const bad = (form, properties = { a: { type: "string", title: "A" } }) => JSON.stringify({ type: "object", properties, form });
  const pages = (...pages) => bad({ pages: pages.map((fields, at) => ({ id: `p${at}`, title: "P", fields })) });
  const rows = [
    ["{", "", "json"],
    ["[]", ""],
    [JSON.stringify({ type: "nonsense" }), "/type"],
    [bad({ pagez: [] }), "/form/pagez"],
    [pages(["/b"]), "/form/pages/0/fields/0"],
    [pages(["/a"], ["/a"]), "/form/pages/1/fields/0"],
    [pages(["/a"], []), "/form/pages/1/fields"],
    [bad({}, { a: { type: "string", form: { when: { "/nowhere": true } } } }), "/properties/a/form/when/~1nowhere"],
    [bad({}, { a: { type: "string", pattern: "(" } }), "/properties/a/pattern"],
    [bad({}, { a: { $ref: "#/properties/a" } }), "/properties/a"],
  ];
  for (const [text, pointer] of rows) {
    const diagnostic = await refused(text);
    assert.equal(diagnostic.pointer, pointer, text);
    assert.ok(diagnostic.line >= 1 && diagnostic.column >= 1 && diagnostic.message, text);
  }
});

test("a definition that is an object has pointers, and no lines", async () => {
  const diagnostic = await refused({ type: "object", form: { pagez: [] } });
  assert.equal(diagnostic.pointer, "/form/pagez");
  assert.ok(!("line" in diagnostic));
});

test("limits and resources are the host's", async () => {
  const definition = { type: "object", properties: { a: { $ref: "urn:example:name" } } };
  await refused(definition);
  const found = await load(definition, { resources: { "urn:example:name": { type: "string", maxLength: 2 } } });
  assert.equal(found.check({ a: "abc" })[0].code, "maxLength");
  await refused(JSON.stringify(definition), { limits: { bytes: 10 } });
  const dates = { type: "object", properties: { a: { type: "string", format: "date" } } };
  assert.equal((await load(dates)).check({ a: "x" }).length, 1);
  assert.equal((await load(dates, { formatAssertion: false })).check({ a: "x" }).length, 0);
});

test("schema is plain JSON Schema, lint is for the author", () => {
  const schema = form.schema();
  assert.equal(schema.type, "object");
  assert.ok(!("form" in schema));
  for (const { pointer, severity, message } of form.lint()) assert.ok(typeof pointer === "string" && severity && message);
});

test("the words of every folder of locales/ are at hand", () => {
  for (const locale of readdirSync(join(root, "locales"))) {
    assert.notEqual(form.render({ locale }).html, "");
  }
});

test("what a first page was rendered with is there when it is posted without a state", async () => {
  const definition = { properties: { case: { type: "string", readOnly: true }, name: { type: "string" } }, required: ["case", "name"] };
  const other = await load(definition);
  const answers = { case: "SAG-1" };
  assert.match(other.render({ answers }).html, /SAG-1/);
  const posted = other.step(new URLSearchParams({ "/name": "Åse", "/case": "forged", "~next": "" }), undefined, { answers });
  assert.equal(posted.page, "~check");
  assert.match(posted.html, /SAG-1/);
});

test("a country that there is not throws nowhere", async () => {
  const other = await load({ properties: { c: { type: "string", format: "country" } } });
  for (const c of ["x", "QQ", "DK"]) {
    assert.ok(other.render({ answers: { c }, mode: "copy", locale: "en" }).html.includes(c === "DK" ? "Denmark" : c), c);
  }
});
