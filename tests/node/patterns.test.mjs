// `\p{…}` in patterns through WebAssembly, where the platform knows the characters: the rows that the native
// tests hold to the crate's tables (src/schema/pattern/tests.rs).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const { properties, none } = JSON.parse(readFileSync(join(root, "tests", "support", "properties.json"), "utf8"));

/** One of each kind, and those with an odd name. */
const NOTABLE = /^(?:L|Any|ASCII|Assigned|digit|space|gc=LC|Script=Zzzz|scx=Deva)$/;

/** Whether a text matches. */
async function matches(pattern, text) {
  const form = await load({ type: "object", properties: { a: { type: "string", pattern } } });
  return form.check({ a: text }).length === 0;
}

test("properties have the members that they have natively", async () => {
  // To look one up takes some milliseconds: not all.
  const some = properties.filter(([name], index) => index % 9 === 0 || NOTABLE.test(name));
  for (const [name, first, other] of some) {
    for (const [code, belongs] of [[first, true], [other, false]]) {
      if (code === null) continue;
      assert.equal(await matches(`^\\p{${name}}$`, String.fromCodePoint(code)), belongs, `${name} ${code}`);
    }
  }
});

test("names that ECMA-262 does not have are refused, as patterns and as texts of the format regex", async () => {
  const form = await load({ type: "object", properties: { a: { type: "string", format: "regex" } } });
  for (const name of none) {
    await assert.rejects(matches(`\\p{${name}}`, ""), name);
    assert.equal(form.check({ a: `\\p{${name}}` }).length, 1, name);
  }
  assert.deepEqual(form.check({ a: "\\p{L}\\p{L}" }), []);
});

test("letters, classes and what is not in them", async () => {
  for (const [pattern, text, expected] of [
    ["^\\p{Letter}cole$", "école", true],
    ["^\\p{digit}+$", "42߂４", true],
    ["^[^\\p{L}\\s]+$", "1-2", true],
    ["^[^\\p{L}\\s]+$", "1-å", false],
    ["^\\P{Lu}\\p{Emoji_Presentation}$", "å😀", true],
    ["^\\p{scx=Deva}+$", "\u{964}\u{915}", true],
  ]) {
    assert.equal(await matches(pattern, text), expected, `${pattern} ${text}`);
  }
});
