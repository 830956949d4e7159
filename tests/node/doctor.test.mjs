// `blankett doctor`: small endpoints, each with one defect and the finding that it must give, one without, and the receiver.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { load } from "../../dist/node.js";
import { dist, root } from "../../scripts/lib/paths.mjs";
import { startReceiver } from "../browser/support/servers.mjs";

const ORIGIN = "https://page.example";
const FORMS = join(root, "forms");
const folder = mkdtempSync(join(tmpdir(), "blankett-"));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const DEFINITION = {
  type: "object",
  properties: { name: { type: "string", title: "Name", maxLength: 20 }, town: { type: "string", title: "Town" } },
  required: ["name", "town"],
  form: { languages: ["en"], submit: { endpoint: "/", statusUrl: "/by-key/{key}" } },
};
const FORM = file("a.form.json", DEFINITION);
const ANSWERS = JSON.stringify({ name: "Test", town: "Ribe" });
const SEND = file("good.json", JSON.parse(ANSWERS));
const form = await load(DEFINITION);

/** The rows try what the command calls, in this process: starting one for each takes longer than all they do. */
const OUT = join(folder, "doctor.mjs");
await build({ entryPoints: [join(root, "js", "cli", "doctor.ts")], outfile: OUT, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning" });
const { examine } = await import(pathToFileURL(OUT));

/** Runs the command: `{ code, stdout, stderr }`. */
function run(...args) {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(dist, "cli.js"), "doctor", ...args], (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
  });
}

/** As `run`, with `findings` where there are any. */
async function doctor(...args) {
  const ran = await run(...args, "--json");
  return { ...ran, findings: ran.code === 2 ? undefined : JSON.parse(ran.stdout) };
}

/** The body, or undefined where it is longer than an endpoint reads. */
async function read(request, limit) {
  let body = "";
  for await (const chunk of request) if (body.length <= limit) body += chunk;
  return body.length > limit ? undefined : body;
}

const refuse = (status, errors) => ({ status, type: "application/problem+json", body: JSON.stringify({ title: "No", status, errors }) });
const receipt = (status, record) => ({ status, type: "application/json", body: JSON.stringify({ reference: record.reference }) });

/** What an endpoint that keeps the contract does; a defect has members of its own instead. */
const KEEPS = {
  limit: 100_000,
  allows: (origin) => (origin === ORIGIN ? { "Access-Control-Allow-Origin": origin } : {}),
  exposes: { "Access-Control-Expose-Headers": "Retry-After, Content-Language" },
  allowsHeaders: "Content-Type, Idempotency-Key",
  cors: () => true,
  preflight: 204,
  media: () => refuse(415),
  large: () => refuse(413),
  broken: () => refuse(400),
  invalid: (problems) => refuse(422, problems.map(({ pointer, code }) => ({ pointer: `#${pointer}`, code }))),
  known: (record, body) => (record.body === body ? receipt(200, record) : refuse(422)),
  isChecked: true,
  keyOf: ({ headers }) => headers["idempotency-key"].slice(1, -1),
  first: (record) => receipt(201, record),
  unknown: () => refuse(404),
};

function answer(does, records, request, body) {
  const instead = does.always?.(request);
  if (instead) return instead;
  if (request.method === "GET") {
    const record = records.get(request.url.split("/").at(-1));
    return record ? receipt(200, record) : does.unknown();
  }
  const refused = request.headers["content-type"] === "application/json" ? undefined : does.media();
  if (refused) return refused;
  if (body === undefined) return does.large();
  let problems;
  try {
    problems = form.checkText(body);
  } catch {
    return does.broken();
  }
  const key = does.keyOf(request);
  const record = records.get(key);
  if (record) return does.known(record, body);
  if (does.isChecked && problems.length > 0) return does.invalid(problems);
  records.set(key, { reference: `R${records.size}`, body });
  return does.first(records.get(key));
}

/** Serves an endpoint: `{ url, records, close }`. */
async function serve(defect) {
  const does = { ...KEEPS, ...defect };
  const records = new Map();
  const server = createServer(async (request, response) => {
    const origin = request.headers.origin;
    if (request.method === "OPTIONS") {
      const headers = does.allowsHeaders ? { "Access-Control-Allow-Headers": does.allowsHeaders } : {};
      return response.writeHead(does.preflight, { ...does.allows(origin), ...headers }).end();
    }
    const body = await read(request, does.limit);
    const { status, type, body: text = "", headers } = answer(does, records, request, body);
    const cors = does.cors(status) ? { ...does.allows(origin), ...does.exposes } : {};
    response.writeHead(status, { ...(type && { "Content-Type": type }), ...cors, ...headers }).end(text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${server.address().port}/`, records, close };
}

let count = 0;
const page = "<p>Sign in</p>";
const html = (status) => () => ({ status, type: "text/html", body: page });
const withCookies = (allows) => (origin) => ({ "Access-Control-Allow-Origin": allows(origin), "Access-Control-Allow-Credentials": "true" });

/** Each endpoint, and all the findings that are neither "ok" nor "skipped". */
const ROWS = [
  { named: "keeps the contract", gives: {} },
  { named: "answers no preflight", does: { preflight: 405 }, gives: { preflight: "change" } },
  { named: "redirects a preflight", does: { preflight: 302 }, gives: { preflight: "change" } },
  { named: "does not allow the key's header", does: { allowsHeaders: "Content-Type" }, gives: { preflight: "change" } },
  { named: "allows no origin", does: { allows: () => ({}) }, gives: { preflight: "change", cors: "change", "status-url": "change" } },
  { named: "allows every origin", does: { allows: () => ({ "Access-Control-Allow-Origin": "*" }) }, gives: { origins: "advice" } },
  { named: "allows * with credentials", does: { allows: withCookies(() => "*") }, gives: { origins: "change" } },
  { named: "allows whoever asks with credentials", does: { allows: withCookies((origin) => origin) }, gives: { origins: "change" } },
  { named: "has no CORS headers with errors", does: { cors: (status) => status < 400 }, gives: { cors: "change", exposed: "change", "status-url": "change" } },
  { named: "has no CORS headers with what its gateway refuses", does: { cors: (status) => status !== 413 }, gives: { cors: "change", exposed: "change" } },
  { named: "exposes nothing", does: { exposes: {} }, gives: { exposed: "change" } },
  { named: "exposes one of two", does: { exposes: { "Access-Control-Expose-Headers": "retry-after" } }, gives: { exposed: "change" } },
  { named: "redirects", does: { always: () => ({ status: 307, headers: { Location: "/new" } }) }, gives: { redirect: "change" } },
  { named: "is elsewhere", does: { always: html(404) }, gives: { address: "change" } },
  { named: "asks for a sign-in", does: { always: html(401) }, gives: { address: "change" } },
  { named: "lets nobody in", does: { always: html(403) }, gives: { address: "change" } },
  { named: "accepts what is no JSON", does: { broken: () => receipt(200, { reference: "R" }) }, gives: { "broken-json": "change" } },
  { named: "fails on what is no JSON", does: { broken: html(500) }, gives: { "broken-json": "change" } },
  { named: "refuses what is no JSON with a page", does: { broken: html(400) }, gives: { "broken-json": "advice" } },
  { named: "takes every type, and finds that it is no JSON", does: { media: () => undefined }, gives: { "content-type": "advice" } },
  { named: "accepts text", does: { media: () => receipt(200, { reference: "R" }) }, gives: { "content-type": "change" } },
  { named: "does not check", does: { isChecked: false }, gives: { problems: "change" } },
  { named: "does not say what is wrong", does: { invalid: () => refuse(422) }, gives: { problems: "change" } },
  { named: "says what is wrong of no question", does: { invalid: () => refuse(422, [{ pointer: "#/x1", code: "zz", detail: "Wrong" }]) }, gives: { problems: "change" } },
  { named: "says one thing at a time", does: { invalid: ([{ pointer, code }]) => refuse(422, [{ pointer: `#${pointer}`, code }]) }, gives: { problems: "advice" } },
  { named: "says as a framework what is wrong", does: { invalid: () => refuse(400, { name: ["is missing"], town: ["is missing"] }) }, gives: {} },
  { named: "accepts a body of any length", does: { large: () => receipt(200, { reference: "R" }) }, gives: { size: "change" } },
  { named: "fails on a long body", does: { large: html(500) }, gives: { size: "change" } },
  { named: "reads a long body to its end", does: { large: () => refuse(400) }, gives: { size: "advice" } },
  { named: "knows no keys", does: { keyOf: () => `key-${count++}` }, gives: { "same-key": "change", "other-answers": "change", "status-url": "change" } },
  { named: "refuses a key that is known", does: { known: () => refuse(422) }, gives: { "same-key": "change" } },
  { named: "answers a known key with another receipt", does: { known: (record, body) => (record.body === body ? { status: 200, type: "application/json", body: JSON.stringify({ reference: record.reference, at: count++ }) } : refuse(422)) }, gives: { "same-key": "change" } },
  { named: "answers a known key whatever the answers are", does: { known: (record) => receipt(200, record) }, gives: { "other-answers": "change" } },
  { named: "fails on a known key with other answers", does: { known: (record, body) => (record.body === body ? receipt(200, record) : refuse(500)) }, gives: { "other-answers": "change" } },
  { named: "names questions for a known key", does: { known: (record, body) => (record.body === body ? receipt(200, record) : refuse(422, [{ pointer: "#/name", code: "required" }])) }, gives: { "other-answers": "advice" } },
  { named: "is content with a page as a receipt", does: { first: html(200), known: (record, body) => (record.body === body ? html(200)() : refuse(422)) }, gives: { receipt: "change", "same-key": "advice", "status-url": "change" } },
  { named: "gives no reference", does: { first: () => ({ status: 204 }), known: (record, body) => (record.body === body ? { status: 204 } : refuse(422)) }, gives: { receipt: "advice", "same-key": "advice", "status-url": "change" } },
  { named: "accepts no valid answers", does: { first: () => refuse(422), known: () => refuse(422) }, gives: { receipt: "change" } },
  { named: "has something under every key", does: { unknown: () => receipt(200, { reference: "R" }) }, gives: { "status-url": "change" } },
];

const told = (findings) => Object.fromEntries(findings.filter(({ status }) => !["ok", "skipped"].includes(status)).map(({ check, status }) => [check, status]));

for (const { named, does, gives } of ROWS) {
  test(`an endpoint that ${named}`, async () => {
    const { url, close } = await serve(does);
    try {
      const findings = await examine({ url: new URL(url), origin: ORIGIN, form, described: DEFINITION }, ANSWERS);
      assert.deepEqual(told(findings), gives, JSON.stringify(findings, null, 2));
      for (const { check, status, seen, change } of findings) {
        assert.notEqual(seen, "", check);
        assert.equal(change !== "", ["change", "advice"].includes(status), check);
      }
    } finally {
      await close();
    }
  });
}

test("nothing is stored unless it is asked for, and that is said before", async () => {
  const { url, records, close } = await serve({});
  try {
    const careful = await doctor(url, "--form", FORM, "--origin", ORIGIN);
    assert.equal(records.size, 0);
    assert.equal(careful.stderr, "");
    assert.deepEqual(careful.findings.filter(({ status }) => status === "skipped").map(({ check }) => check), ["receipt", "same-key", "other-answers", "status-url"]);
    const sent = await doctor(url, "--form", FORM, "--origin", ORIGIN, "--send", SEND);
    assert.equal(records.size, 1);
    assert.ok(sent.findings.every(({ status }) => status === "ok"), sent.stdout);
    assert.match(sent.stderr, /good\.json is sent to http.* and stored there/);
    const bad = await doctor(url, "--form", FORM, "--send", file("bad.json", { name: "Test" }));
    assert.deepEqual([bad.code, records.size], [2, 1]);
    assert.match(bad.stderr, /nothing was sent/);
  } finally {
    await close();
  }
});

test("what must change is said line by line, and ends with 1", async () => {
  const { url, close } = await serve({ exposes: {}, broken: html(400) });
  try {
    const { code, stdout } = await doctor(url, "--form", FORM, "--origin", ORIGIN);
    assert.equal(code, 1);
    assert.match(stdout, /"check": "exposed",\s+"status": "change"/);
    const { code: again, stdout: text } = await run(url, "--form", FORM, "--origin", ORIGIN);
    assert.equal(again, 1);
    assert.match(text, /^change  exposed: missing with .*\n {8}send Access-Control-Expose-Headers: Retry-After, Content-Language/m);
    assert.match(text, /^advice  broken-json: 400 text\/html$/m);
    assert.match(text, /^13 checks, 1 to change$/m);
  } finally {
    await close();
  }
});

test("what cannot be tried ends with 2", async () => {
  for (const status of [429, 503]) {
    const busy = await serve({ always: () => refuse(status) });
    const { code, stderr } = await doctor(busy.url);
    await busy.close();
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`${status} .*takes nothing more now`));
  }
  const { url, close } = await serve({});
  await close();
  assert.equal((await doctor(url)).code, 2);
  for (const submit of [{ encoding: "multipart" }, { idempotency: { mode: "field", name: "/key" } }]) {
    const path = file("untried.form.json", { ...DEFINITION, form: { ...DEFINITION.form, submit: { endpoint: "/", ...submit } } });
    const { code, stderr } = await doctor(url, "--form", path);
    assert.equal(code, 2);
    assert.match(stderr, /can be tried/);
  }
  assert.equal((await doctor("ftp://agency.example/")).code, 2);
  assert.match((await doctor("here")).stderr, /no address/);
});

test("the receiver keeps the contract", async () => {
  const receiver = await startReceiver({ forms: FORMS, origins: [ORIGIN] });
  try {
    const send = file("contact.json", { topic: "waste", message: "Test", reply: "none" });
    const path = join(FORMS, "contact-form", "contact-form.form.json");
    const { code, findings, stdout } = await doctor(`${receiver.origin}/submissions/contact-form`, "--form", path, "--origin", ORIGIN, "--send", send);
    assert.deepEqual(told(findings), {}, stdout);
    assert.deepEqual([code, (await receiver.stored()).length], [0, 1]);
  } finally {
    await receiver.close();
  }
});
