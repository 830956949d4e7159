// Replies that nobody should send: from a seed, bytes, JSON of a grammar near what is read, streams without end, wrong types and encodings.
import { gzipSync } from "node:zlib";
import { Chance } from "../../support/answers.mjs";

const SCRIPT = ["<img src=x onerror=globalThis.hacked=1>", "<script>globalThis.hacked=1</script>", "javascript:globalThis.hacked=1", "\u202eevil\u0000", "{ $x }", "]]>", "😀".repeat(300)];
const NAMES = ["errors", "error", "detail", "details", "violations", "issues", "validation", "keys", "pointer", "loc", "path", "field", "message", "msg", "title", "code", "params", "limit", "name", "text", "amount", "reference", "id", "received", "status", "__proto__", "constructor", "toString", "value", "input", ""];
const PATHS = ["#/name", "/text", "name", "body.text", "$.amount", "/name/~2", "#/%zz", "[0][", "/amount/99999999999999999999", "~check", "/"];
const TYPES = ["application/json", "application/problem+json; charset=utf-8", "application/json; charset=utf-16", "text/html", "image/png", "", "application/jsonx", "APPLICATION/JSON", "multipart/form-data"];
const STATUSES = [200, 201, 202, 204, 206, 226, 299, 300, 301, 304, 307, 400, 401, 402, 403, 404, 405, 408, 409, 410, 412, 413, 415, 418, 422, 425, 429, 431, 451, 499, 500, 501, 502, 503, 504, 511, 599, 999];

function value(chance, depth) {
  const kind = chance.below(depth > 6 ? 4 : 7);
  if (kind === 0) return chance.pick(SCRIPT);
  if (kind === 1) return chance.pick(PATHS);
  if (kind === 2) return chance.pick([0, -1, 1e308, 2 ** 53, true, false, null, ""]);
  if (kind === 3) return chance.pick(NAMES);
  const members = Array.from({ length: chance.below(6) }, () => value(chance, depth + 1));
  if (kind === 4) return members;
  return Object.fromEntries(members.map((member) => [chance.pick(NAMES), member]));
}

const bytes = (chance, length) => Buffer.from(Array.from({ length }, () => chance.below(256)));

/** What is written, by kind. A body of `Infinity` never ends. */
const BODIES = {
  grammar: (chance) => JSON.stringify(value(chance, 0)),
  "grammar, spoiled": (chance) => {
    const body = Buffer.from(JSON.stringify(value(chance, 0)));
    if (body.length > 0) body[chance.below(body.length)] = chance.below(256);
    return body;
  },
  bytes: (chance) => bytes(chance, chance.below(2000)),
  "much of it": (chance) => JSON.stringify({ errors: Array.from({ length: 5000 }, () => ({ pointer: chance.pick(PATHS), detail: chance.pick(SCRIPT) })) }),
  deep: (chance) => chance.pick(["[", '{"errors":', '{"a":[']).repeat(30_000),
  "without end": () => Infinity,
  "UTF-16": (chance) => Buffer.from(`\ufeff${JSON.stringify(value(chance, 0))}`, "utf16le"),
};
const ENCODINGS = { none: (body) => body, gzip: (body) => gzipSync(body), "gzip, said only": (body) => body, "br, said only": (body) => body };
const RETRY = ["0", "-1", "1e9", "99999999999999999999", "Sat, 99 Foo", "\u00a0", "soon"];

export const KINDS = Object.keys(BODIES);

/** The reply of a seed: `{ kind, status, headers, body }`. */
export function hostile(seed) {
  const chance = new Chance(seed * 104_729 + 3);
  for (let skipped = 0; skipped < 8; skipped++) chance.below(2);
  const kind = KINDS[seed % KINDS.length];
  const body = BODIES[kind](chance);
  const encoding = body === Infinity ? "none" : chance.often(75) ? "none" : chance.pick(Object.keys(ENCODINGS));
  const headers = { "content-type": chance.often(60) ? "application/json" : chance.pick(TYPES), "x-lie": chance.pick(SCRIPT).replace(/[^\x20-\x7e]/g, "") };
  if (encoding !== "none") headers["content-encoding"] = encoding.split(",")[0];
  if (chance.often(30)) headers["retry-after"] = chance.pick(RETRY);
  if (chance.often(20)) headers.date = chance.pick(["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "never"]);
  if (chance.often(20)) headers["content-language"] = chance.pick(["da", "en", "x", "<script>", "da, en"]);
  // A bare 2xx is what an endpoint says that has no receipts.
  const status = chance.often(50) ? chance.pick([200, 201, 400, 422]) : chance.pick(STATUSES);
  return { kind, status, headers, body: body === Infinity ? body : ENCODINGS[encoding](Buffer.from(body)) };
}
