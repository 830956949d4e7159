// Names of hosts in every language through WebAssembly, where the platform's URL knows them: the same verdicts
// as natively (tests/support/hostnames.json, also read by src/check/formats/hostname.rs).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const names = JSON.parse(readFileSync(join(root, "tests", "support", "hostnames.json"), "utf8"));

test("names of hosts have the verdicts that they have natively", async () => {
  for (const [format, kinds] of Object.entries(names)) {
    const form = await load({ type: "object", properties: { a: { type: "string", format } } });
    for (const [kind, texts] of Object.entries(kinds)) {
      for (const text of texts) assert.equal(form.check({ a: text }).length === 0, kind === "good", `${format} ${text}`);
    }
  }
});
