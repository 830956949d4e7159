// What the published files are made of: crates that are counted, all with a licence and a hash, and none that fetches what a `$ref` names.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { crates } from "../../scripts/lib/crates.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { bom } from "../../scripts/sbom.mjs";

/** As many as there are: two thirds come with `validator`, others are macros and what those read Rust with. More must be worth it. */
const MOST = 80;

test("no more crates than before make a page", () => {
  const names = crates().map(({ name }) => name);
  assert.ok(names.includes("wasm-bindgen") && names.includes("serde"), names.join(" "));
  assert.ok(names.length <= MOST, `${names.length}: ${names.join(" ")}`);
  for (const name of ["jsonschema", "boon", "fluent-bundle", "axum"]) assert.ok(!names.includes(name), `${name} is for tests or examples`);
});

test("each has a licence and a hash in the list of parts", () => {
  const { components, dependencies } = bom();
  for (const { name, licenses, hashes } of components) {
    assert.match(licenses[0].expression, /^[\w.()+ -]+$/, name);
    assert.match(hashes[0].content, /^[0-9a-f]{64}$/, name);
  }
  assert.equal(dependencies[0].dependsOn.length, components.length);
});

test("nothing that any of our crates uses can fetch a schema", () => {
  const tree = execFileSync("cargo", ["tree", "--workspace", "--locked", "--edges=normal,dev,features", "--prefix=none"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.match(tree, /^jsonschema /m, "the crate that could is there");
  assert.doesNotMatch(tree, /resolve-(http|file)/);
});
