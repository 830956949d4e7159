// No schema and no value traps WebAssembly: the rows of tests/bounds.rs, through the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";

const { DefinitionError, load } = await import(pathToFileURL(join(dist, "node.js")));
const rows = JSON.parse(readFileSync(join(root, "tests", "support", "bounds.json"), "utf8"));

/** A text in parts: `[times, text]` is repeated, with `§` as the number, from 0, and `¤` as the next. */
const textOf = (parts) =>
  parts.map((part) => (Array.isArray(part) ? repeated(...part) : part)).join("");
const repeated = (times, text) =>
  Array.from({ length: times }, (_, index) => text.replaceAll("§", index).replaceAll("¤", index + 1)).join("");

/** Every number as JavaScript has it, but beyond its range as the nearest that it has. */
const value = (text) => JSON.parse(text, (_name, member) => (Number.isFinite(member) || typeof member !== "number" ? member : Number.MAX_VALUE));

for (const row of rows) {
  test(row.name, async () => {
    const started = performance.now();
    const form = await load(textOf(row.schema)).catch((error) => error);
    const loaded = performance.now();
    let found;
    if (form instanceof Error) {
      assert.ok(form instanceof DefinitionError, String(form));
      found = `refused ${form.diagnostics[0].code}`;
    } else {
      const answers = value(textOf(row.value));
      found = form.check(answers)[0]?.code ?? "valid";
    }
    console.log(`${(loaded - started).toFixed(0).padStart(6)} ms to load, ${(performance.now() - loaded).toFixed(0).padStart(6)} ms to check: ${found}: ${row.name}`);
    const expected = row.wasm ?? row.expect;
    if (expected !== "any") assert.equal(found, expected);
  });
}
