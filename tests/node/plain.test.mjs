// The plain JSON Schema of each form, in another language's validator: Ajv reaches the form's verdict.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { answerSets, Chance } from "../support/answers.mjs";
import { allows, forms, verdict } from "../support/plain.mjs";

/** A form of more than so many characters asks as much in a fifth of the sets. */
const LONG = 20_000;

function compile(schema) {
  const Draft = schema.$schema?.includes("draft-07") ? Ajv : Ajv2020;
  // What is written for people need not please its author's linter.
  const ajv = new Draft({ strictTypes: false, strictTuple: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

for (const { name, definition, form } of await forms()) {
  const count = JSON.stringify(definition).length > LONG ? 500 : 2_500;
  test(`${name}: Ajv judges ${count} sets of answers as the form does`, () => {
    const validate = compile(form.schema());
    const sets = answerSets(new Chance(2026), definition, form, count);
    const [exactness, counts] = [allows(form), { both: 0, neither: 0, looser: 0 }];
    for (const answers of sets) {
      const own = verdict(form, answers);
      const plain = validate(answers);
      assert.ok(exactness(own, plain), `${JSON.stringify(answers)}: the form says ${JSON.stringify(own)}, Ajv ${plain}`);
      counts[own.length === 0 ? "both" : plain ? "looser" : "neither"] += 1;
    }
    assert.ok(counts.both > count / 20 && counts.neither > count / 20, `one-sided answers prove little: ${JSON.stringify(counts)}`);
  });
}
