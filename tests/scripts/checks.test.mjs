// The checks that scripts/ makes find what they are for.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { findEvaluation, withoutComments } from "../../scripts/lib/bundle.mjs";
import { countTests, judgeStep } from "../../scripts/lib/counts.mjs";
import { shortenNames } from "../../scripts/lib/imports.mjs";
import { dist } from "../../scripts/lib/paths.mjs";
import { choose, STEPS } from "../../scripts/lib/steps.mjs";
import { downloads, judge, weigh } from "../../scripts/lib/weight.mjs";

test("tests are counted from the closing lines of both runners", () => {
  const cargo = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
  assert.deepEqual(countTests(cargo + cargo), { passed: 6, failed: 0, skipped: 2 });
  const node = "ℹ tests 9\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\n";
  assert.deepEqual(countTests(node), { passed: 5, failed: 2, skipped: 2 });
  assert.deepEqual(countTests(node.replaceAll("ℹ", "#")), { passed: 5, failed: 2, skipped: 2 });
  assert.deepEqual(countTests("Finished"), { passed: 0, failed: 0, skipped: 0 });
});

test("a step fails by its exit code or by a fall in its tests, not by a rise", () => {
  assert.equal(judgeStep({ status: 101, passed: 5, expected: 5 }), "exit code 101");
  assert.equal(judgeStep({ status: 0, passed: 4, expected: 5 }), "4 tests passed, 5 are expected");
  assert.equal(judgeStep({ status: 0, passed: 6, expected: 5 }), undefined);
  assert.equal(judgeStep({ status: 0, passed: 6, expected: undefined }), undefined);
});

test("the fast steps start no browser, and names choose rows", () => {
  assert.ok(choose("fast").length > 0);
  assert.ok(choose("fast").every(({ needs }) => needs === undefined));
  assert.deepEqual(choose("usual", ["size"]).map(({ name }) => name), ["build", "size"]);
  assert.equal(new Set(STEPS.map(({ name }) => name)).size, STEPS.length);
});

test("text run as code is found in a script", () => {
  for (const script of ["Function('return this')()", "new Function", "x=eval (y)", "self.eval(y)"]) {
    assert.ok(findEvaluation(script), script);
  }
  for (const script of ["function(a){}", "x instanceof Function", "typeof Function==='function'", "retrieval(x)"]) {
    assert.equal(findEvaluation(script), undefined, script);
  }
});

test("Fluent text keeps everything but comments and empty lines", () => {
  const text = "### File\n\n# Note\na = b # c\n    .d = e\n#\n## Group\n    # f\n";
  assert.equal(withoutComments(text), "a = b # c\n    .d = e\n    # f\n");
});

test("a weight is judged in both directions", () => {
  assert.match(judge(1021, 1000, 0.02), /heavier/);
  assert.match(judge(979, 1000, 0.02), /lighter/);
  assert.equal(judge(1019, 1000, 0.02), undefined);
  assert.ok(weigh(Buffer.alloc(10_000)) < 100);
});

test("what a page downloads for a script is the script and its static imports", () => {
  const folder = mkdtempSync(join(tmpdir(), "blankett-"));
  try {
    const write = (name, text) => writeFileSync(join(folder, name), text);
    write("a.js", `import{b as c}from"./b.js";import "./c.js";const d=()=>import("./d.js");export{c,d};`);
    write("b.js", `export*from'./c.js';`);
    write("c.js", "");
    assert.deepEqual([...downloads(join(folder, "a.js"))].map((path) => basename(path)), ["a.js", "b.js", "c.js"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A module that imports a function and a memory, as text of hexadecimal digits. */
const text = (name) => Buffer.from([name.length, ...Buffer.from(name)]).toString("hex");
const MODULE = ["0061736d01000000", "01050160017f00", "02"];
const IMPORTS = `02${text("./a_bg.js")}${text("call_0f1e")}0000${text("./a_bg.js")}${text("memory_1a2b")}020001`;

test("imports get short names in the WebAssembly and in its glue, and a glue without one is refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "blankett-"));
  const [wasm, glue] = [join(folder, "a.wasm"), join(folder, "a.js")];
  const bytes = Buffer.from(IMPORTS, "hex");
  const given = Buffer.concat([Buffer.from(MODULE.join(""), "hex"), Buffer.from([bytes.length]), bytes]);
  const script = 'const a = { call_0f1e: (x) => note(x), memory_1a2b }; const call_0f1e2 = 1; give({ "./a_bg.js": a });';
  writeFileSync(wasm, given);
  writeFileSync(glue, script);
  const before = WebAssembly.Module.imports(new WebAssembly.Module(given));
  shortenNames(wasm, glue);
  const after = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm)));
  assert.deepEqual(after.map(({ kind }) => kind), before.map(({ kind }) => kind));
  assert.deepEqual(after.map(({ module, name }) => [module, name]), [["$0", "$1"], ["$0", "$2"]]);
  assert.equal(readFileSync(glue, "utf8"), 'const a = { $1: (x) => note(x), $2 }; const call_0f1e2 = 1; give({ "$0": a });');
  writeFileSync(wasm, given);
  writeFileSync(glue, "nothing");
  assert.throws(() => shortenNames(wasm, glue), /names the import "\.\/a_bg\.js" 0 times/);
  rmSync(folder, { recursive: true });
});

test("the cores of pages have no compiler of definitions: none of its sentences", () => {
  const [whole, page, rare] = ["core", "page", "rare"].map((name) => readFileSync(join(dist, `blankett_${name}_bg.wasm`), "latin1"));
  for (const sentence of ["leads to no schema", "Members of your own must begin", "look for a missing or superfluous comma", "vocab/"]) {
    assert.deepEqual([whole, page, rare].map((core) => core.includes(sentence)), [true, false, false], sentence);
  }
});
