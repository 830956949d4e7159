// The packed package in Node: what is in it, what it exports, that types and the command are there.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { npmCommand, root } from "../../scripts/lib/paths.mjs";
import { capture, createProject } from "./support/project.mjs";

const exported = JSON.parse(readFileSync(join(root, "tests", "exports.json"), "utf8"));

/** What a TypeScript project writes. */
const USE = `import { load } from "blankett";
const form = await load({ type: "object", properties: {} });
const problems = form.check({});
export const codes: string[] = problems.map(({ code }) => code);
// @ts-expect-error: a number is no definition
await load(1);
`;

let project;
before(() => {
  project = createProject({ files: { "use.ts": USE } });
});
after(() => project?.remove());

const node = (script) => capture(project.folder, process.execPath, "--input-type=module", "--eval", script).trim();

test("the package holds what is listed and nothing else", () => {
  const words = exported.languages.flatMap((tag) => [`dist/locales/${tag}.ftl`, `dist/locales/${tag}.js`]);
  // What several files share, and what is fetched only where it is needed: a chunk named after its module.
  const shared = project.packed.files.filter((path) => {
    const [, name] = /^dist\/([a-z]+)-[A-Z0-9]{8}\.js$/.exec(path) ?? [];
    return name === "chunk" || (name && [`${name}.ts`, name].some((module) => existsSync(join(root, "js", module))));
  });
  assert.deepEqual(project.packed.files, [...exported.files, ...words, ...shared].sort());
});

for (const [entry, names] of Object.entries(exported.names)) {
  test(`${entry} exports what is listed`, () => {
    assert.deepEqual(JSON.parse(node(`console.log(JSON.stringify(Object.keys(await import("${entry}")).sort()))`)), names);
  });
}

test("require.resolve finds the package and its parts", () => {
  const parts = ["blankett", "blankett/element", "blankett/css", "blankett/form.schema.json", "blankett/locales/da.ftl", "blankett/package.json"];
  const script = `import { createRequire } from "node:module";
    const { resolve } = createRequire(process.cwd() + "/x.js");
    for (const part of ${JSON.stringify(parts)}) resolve(part);
    console.log("found");`;
  assert.equal(node(script), "found");
});

for (const [module, resolution] of [["NodeNext", "NodeNext"], ["ESNext", "Bundler"]]) {
  test(`the types work with moduleResolution ${resolution}`, () => {
    const options = ["--noEmit", "--strict", "--target", "ES2022", "--lib", "ES2022,DOM", "--module", module];
    const run = () => capture(project.folder, npmCommand("tsc"), ...options, "--moduleResolution", resolution, "--types", "", "use.ts");
    assert.equal(run().trim(), "");
  });
}

test("a server may import what a page does", () => {
  assert.equal(node(`await import("blankett/element"); console.log("nothing fails")`), "nothing fails");
});

test("npx blankett answers", () => {
  assert.match(capture(project.folder, "npx", "--no-install", "blankett", "--help"), /check/);
});
