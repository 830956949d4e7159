// The official JSON Schema test suite through WebAssembly, with the plan and the exceptions of tests/suite.rs.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root, tools } from "../../scripts/lib/paths.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const SUITE = join(tools, "suite");
const DIALECTS = {
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  7: "http://json-schema.org/draft-07/schema#",
};
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const plan = read(root, "tests", "support", "suite.json");
const jsonFiles = (folder, deep) => readdirSync(folder, { recursive: deep }).filter((name) => name.endsWith(".json")).sort();

/** A schema that names no dialect means that of its folder: the package has no option for it. */
function inDialect(schema, dialect) {
  return Object(schema) !== schema || "$schema" in schema ? schema : { $schema: DIALECTS[dialect], ...schema };
}

/** The documents that the suite's references lead to. */
function resources(dialect) {
  const remotes = jsonFiles(join(SUITE, "remotes"), true).map((name) => [
    `http://localhost:1234/${name}`,
    inDialect(read(SUITE, "remotes", name), dialect),
  ]);
  const metas = readdirSync(join(SUITE, "meta")).flatMap((name) => {
    const below = join(SUITE, "meta", name, "vocabularies");
    const vocabularies = existsSync(below) ? readdirSync(below).map((file) => join(below, file)) : [];
    return [join(SUITE, "meta", name, "metaschema.json"), ...vocabularies].map((path) => read(path));
  });
  return Object.fromEntries([...remotes, ...metas.map((meta) => [(meta.$id ?? meta.id).replace(/#$/, ""), meta])]);
}

/** Most schemas refer to nothing outside: then the documents need not be read anew for each. */
const NEEDS_RESOURCES = /"\$(?:ref|dynamicRef|recursiveRef)"|"\$schema":"http:\/\/localhost/;

/** An exception counts in every dialect: its file is named below the dialect's folder. */
const belowDialect = (path) => path.slice(path.indexOf("/") + 1);

/** What is wrong with one case: a sentence for each test that fails. */
async function runCase(file, { description, schema, tests }, { dialect, formats }, documents) {
  const needed = NEEDS_RESOURCES.test(JSON.stringify(schema)) ? documents : {};
  const options = { formatAssertion: formats, resources: needed };
  const form = await load(inDialect(schema, dialect), options).catch((error) => error);
  return tests.map((test) => {
    const name = `${description}: ${test.description}`;
    if (form instanceof Error) return { file, name, why: form.message };
    const problems = form.check(test.data);
    if ((problems.length === 0) === test.valid) return { file, name };
    return { file, name, why: `should be valid: ${test.valid}; ${JSON.stringify(problems)}` };
  });
}

const skip = existsSync(join(SUITE, "fetched")) ? false : "the test suite is missing: node scripts/fetch-suite.mjs";
assert.ok(!skip || !process.env.CI, skip);

for (const row of plan.folders) {
  test(`the test suite's ${row.folder}`, { skip }, async () => {
    const documents = resources(row.dialect);
    const results = [];
    for (const file of jsonFiles(join(SUITE, "tests", row.folder), false).map((name) => `${row.folder}/${name}`)) {
      for (const one of read(SUITE, "tests", file)) results.push(...(await runCase(file, one, row, documents)));
    }
    const own = (file) => join(SUITE, "tests", row.folder.split("/")[0], file);
    const exceptions = plan.exceptions.filter(({ file }) => dirname(file) === belowDialect(row.folder) && existsSync(own(file)));
    const covers = (own, { file, name }) => own.file === belowDialect(file) && name.startsWith(own.test);
    const isExcepted = (result) => exceptions.some((own) => covers(own, result));
    const failed = results.filter(({ why }) => why !== undefined);
    assert.deepEqual(failed.filter((result) => !isExcepted(result)), []);
    const needless = exceptions.filter((own) => !failed.some((result) => covers(own, result)));
    assert.deepEqual(needless, [], "exceptions that are not needed");
    console.log(`${row.folder}: ${results.length - failed.length} passed, ${failed.length} excepted`);
  });
}
