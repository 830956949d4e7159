// The made-up pairs of tests/differential.rs through WebAssembly: the same problems as natively, and the same
// verdict as Ajv. `cargo test --test differential` writes the pairs; a disagreement with Ajv is shrunk, and
// mended or listed in tests/support/disagreements.json with the clause that decides.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import Ajv7 from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import { dist, root, target } from "../../scripts/lib/paths.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const PAIRS = join(target, "tmp", "differential.jsonl");
const skip = existsSync(PAIRS) ? false : "the pairs are missing: cargo test --test differential";
assert.ok(!skip || !process.env.CI, skip);

const AJV = {
  "https://json-schema.org/draft/2020-12/schema": Ajv2020,
  "https://json-schema.org/draft/2019-09/schema": Ajv2019,
  "http://json-schema.org/draft-07/schema#": Ajv7,
};

/** The texts that are made up are either plainly of a format or plainly not. */
const FORMATS = { date: /^\d{4}-(?:0\d|1[012])-\d\d$/, ipv4: /^127\.0\.0\.1$/, unknown: true };

/**
 * One instance for each dialect: to make one takes longer than all else. It forgets each schema again, and does not judge it: numbers that
 * only JSON tells apart (of more digits than JavaScript keeps) are one value twice in an `enum` to it.
 */
const instances = Object.fromEntries(
  Object.entries(AJV).map(([dialect, Ajv]) => [
    dialect,
    new (Ajv.default ?? Ajv)({ strict: false, formats: FORMATS, logger: false, addUsedSchema: false, validateSchema: false }),
  ]),
);
const theirs = (schema) => {
  const ajv = instances[schema.$schema];
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  return validate;
};

/** Ajv's verdict; undefined where it throws. */
function verdict(validate, value) {
  try {
    return validate(value);
  } catch {
    return undefined;
  }
}

/** Whether verdicts differ; what either does not compile is no smaller case. */
async function differs(schema, value) {
  try {
    return ((await load(schema)).check(value).length === 0) !== verdict(theirs(schema), value);
  } catch {
    return false;
  }
}

/** The same with one part less, or with one part smaller. */
function* smaller(value) {
  if (Object(value) !== value) return;
  for (const key of Object.keys(value)) {
    if (key === "$schema") continue;
    const less = Array.isArray(value) ? value.filter((_, index) => String(index) !== key) : { ...value };
    if (!Array.isArray(value)) delete less[key];
    yield less;
    for (const part of smaller(value[key])) {
      const changed = Array.isArray(value) ? [...value] : { ...value };
      changed[key] = part;
      yield changed;
    }
  }
}

/** The first smaller thing that still differs, again and again. */
async function shrunk(start, stillDiffers) {
  for (const less of smaller(start)) if (await stillDiffers(less)) return shrunk(less, stillDiffers);
  return start;
}

const listed = JSON.parse(readFileSync(join(root, "tests", "support", "disagreements.json"), "utf8")).filter(
  ({ against }) => against === "ajv",
);
const isAbout = (row, schema) =>
  row.schema === schema.$schema && row.keywords.every((name) => JSON.stringify(schema).includes(`"${name}":`));

/** One disagreement, at its smallest. */
async function described(schema, value) {
  const small = await shrunk(schema, (less) => differs(less, value));
  const least = await shrunk(value, (less) => differs(small, less));
  return `${JSON.stringify(small)}  ${JSON.stringify(least)}: ours ${(await load(small)).check(least).length === 0}`;
}

test("problems are the same natively and in WebAssembly, verdicts the same as Ajv's", { skip }, async () => {
  const unlisted = [];
  const needed = new Set();
  let [pairs, doubtful] = [0, 0];
  for (const line of readFileSync(PAIRS, "utf8").trim().split("\n")) {
    const { schema, values, problems } = JSON.parse(line);
    const form = await load(schema);
    const validate = theirs(schema);
    const about = listed.filter((row) => isAbout(row, schema));
    for (const [index, value] of values.entries()) {
      // Some are about values with a certain text in them alone.
      const rows = about.filter((row) => !row.value || JSON.stringify(value).includes(row.value));
      pairs += 1;
      doubtful += rows.length > 0 ? 1 : 0;
      const found = form.check(value).map(({ pointer, code }) => [pointer, code]);
      assert.deepEqual(found, problems[index], `${JSON.stringify(schema)} ${JSON.stringify(value)}`);
      if ((found.length === 0) === verdict(validate, value)) continue;
      for (const row of rows) needed.add(row);
      if (rows.length === 0 && unlisted.length < 5) unlisted.push(await described(schema, value));
    }
  }
  console.log(`${pairs} pairs, in ${doubtful} of them Ajv's verdict is not relied on`);
  assert.deepEqual(unlisted, []);
  assert.ok(doubtful < pairs * 0.4, "the list of disagreements leaves too little to compare");
  // What is rare shows in the long run alone.
  assert.deepEqual(listed.filter((row) => !row.rare && !needed.has(row)), [], "disagreements that are none");
});
