// The endpoints of examples/endpoints, each in its own language and all by one table: what docs/endpoint-contract.md asks for.
// They are installed into folders of their own; a runtime that cannot be had is skipped by name.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../scripts/lib/paths.mjs";
import { freePort } from "../browser/support/servers.mjs";
import { form, languages, ORIGIN, prepare, run } from "./runtimes.mjs";

const GOOD = JSON.stringify({ topic: "waste", message: "Hvornår tømmes skraldet?", reply: "none" });
const OTHER = JSON.stringify({ topic: "waste", message: "Hvornår tømmes det?", reply: "none" });
const BAD = JSON.stringify({ topic: "waste", message: "", reply: "email", name: "Åse", email: "nobody" });
/** Milliseconds after which an endpoint that does not answer has failed. */
const PATIENCE = 20_000;
const digestOf = (body) => `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

/** What is posted, and what must come back; `key` is the number of the key, `stored` that the reference is that key's. */
const ROWS = [
  { does: "stores answers", key: 1, body: GOOD, status: 201, kind: "accepted", stored: true },
  { does: "answers the same again as before", key: 1, body: GOOD, status: 200, kind: "accepted", stored: true },
  { does: "refuses other answers with a known key", key: 1, body: OTHER, status: 422, kind: "refused" },
  { does: "takes a digest that is right", key: 2, body: GOOD, headers: { "Content-Digest": digestOf(GOOD) }, status: 201, kind: "accepted", stored: true },
  { does: "refuses a digest that is not", key: 3, body: OTHER, headers: { "Content-Digest": digestOf(GOOD) }, status: 400, kind: "refused" },
  { does: "names the questions", key: 4, body: BAD, status: 422, kind: "rejected", places: ["/message minLength", "/email format"] },
  { does: "names what is missing", key: 5, body: "{}", status: 422, kind: "rejected", places: ["/topic required", "/message required", "/reply required"] },
  { does: "takes mended answers with another key", key: 6, body: OTHER, status: 201, kind: "accepted", stored: true },
  { does: "refuses what is no JSON", key: 7, body: "{", status: 400, kind: "refused" },
  { does: "refuses another type", key: 8, body: GOOD, headers: { "Content-Type": "text/plain" }, status: 415, kind: "closed" },
  { does: "refuses a request without a key", body: GOOD, status: 400, kind: "refused" },
  { does: "refuses a body that is too long", key: 9, body: JSON.stringify({ message: "x".repeat(1.5 * 2 ** 20) }), status: 413, kind: "too-large" },
];

const folder = mkdtempSync(join(tmpdir(), "blankett-endpoints-"));
after(() => rmSync(folder, { recursive: true }));

/** Posts as a page does: `{ status, headers, outcome }`. */
async function post(url, { key, body, headers }) {
  const sent = { "Content-Type": "application/json", "Accept-Language": "da", Origin: ORIGIN, ...(key && { "Idempotency-Key": `"8e03978e-${key}"` }), ...headers };
  const response = await fetch(url, { method: "POST", headers: sent, body, signal: AbortSignal.timeout(PATIENCE) });
  const reply = { status: response.status, type: response.headers.get("content-type") ?? "", body: await response.text() };
  return { status: response.status, headers: response.headers, outcome: form.outcome(reply, { locale: "da" }), text: reply.body };
}

/** What a page of the origin may read, errors included. */
function readable(headers, what) {
  assert.equal(headers.get("access-control-allow-origin"), ORIGIN, what);
  const exposed = headers.get("access-control-expose-headers")?.toLowerCase().split(/, */) ?? [];
  for (const name of ["retry-after", "content-language"]) assert.ok(exposed.includes(name), `${what}: ${name} is exposed`);
}

async function follow(url, row, references) {
  const { status, headers, outcome, text } = await post(url, row);
  const what = `${row.does}: ${text}`;
  assert.deepEqual([status, outcome.kind], [row.status, row.kind], what);
  readable(headers, what);
  assert.deepEqual(outcome.problems.map(({ pointer, code }) => `${pointer} ${code}`).sort(), (row.places ?? []).toSorted(), what);
  if (!row.stored) return;
  assert.ok(outcome.reference, what);
  assert.equal(references.get(row.key) ?? outcome.reference, outcome.reference, what);
  references.set(row.key, outcome.reference);
}

async function preflight(url, origin) {
  const headers = { Origin: origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,idempotency-key" };
  return fetch(url, { method: "OPTIONS", headers, signal: AbortSignal.timeout(PATIENCE) });
}

for (const language of languages) {
  const home = mkdtempSync(join(folder, `${language}-`));
  const { start, skip, remove } = prepare(language, home);
  test(`${language} keeps the contract`, { skip }, async () => {
    let { url, stop } = await run(start, await freePort(), home);
    try {
      const asked = await preflight(url, ORIGIN);
      assert.ok(asked.ok && asked.headers.get("access-control-allow-origin") === ORIGIN, "the page's origin may post");
      assert.match(asked.headers.get("access-control-allow-headers"), /content-type.*idempotency-key|idempotency-key.*content-type/i);
      const foreign = await preflight(url, "https://evil.example");
      assert.ok(![ORIGIN, "*", "https://evil.example"].includes(foreign.headers.get("access-control-allow-origin")), "another may not");
      const references = new Map();
      for (const row of ROWS) await follow(url, row, references);
      const many = await Promise.all(Array.from({ length: 8 }, () => post(url, { key: 10, body: GOOD })));
      assert.equal(new Set(many.map(({ outcome }) => outcome.reference)).size, 1, "of eight at once one is stored");
      assert.deepEqual(many.map(({ status }) => status).filter((status) => status !== 200), [201]);
      await stop();
      ({ url, stop } = await run(start, await freePort(), home));
      await follow(url, ROWS[1], references);
    } finally {
      await stop();
      remove?.();
    }
  });
}

test("an endpoint is shorter than 60 lines of code", () => {
  const examples = join(root, "examples", "endpoints");
  const files = readdirSync(examples, { recursive: true }).filter((path) => /\.(?:mjs|py|php|java)$/.test(path));
  assert.equal(files.length, languages.length);
  for (const path of files) {
    const text = readFileSync(join(examples, path), "utf8").replace(/"""[^]*?"""/, "");
    const code = text.split("\n").filter((line) => /\w/.test(line) && !/^\s*(?:\/\/|\/\*|import |from |<\?php)/.test(line));
    console.log(`${path}: ${code.length} lines`);
    assert.ok(code.length < 60, `${path}: ${code.length}`);
  }
});
