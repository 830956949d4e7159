// What the benches compare must be comparable: the same questions, and honest marks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plainForm } from "../../benches/browser/plain.mjs";
import { controls, definition, questions } from "../../benches/browser/questions.mjs";
import { judge, median } from "../../benches/table.mjs";

test("the hand-written form has every control of the questions, each labelled", () => {
  const list = questions(20);
  const html = plainForm(list);
  const tags = html.match(/<(?:input|select|textarea) [^>]*>/g);
  assert.equal(tags.length, controls(list));
  for (const tag of tags) {
    const [, id] = /\bid="([^"]+)"/.exec(tag);
    assert.ok(html.includes(`<label for="${id}">`), id);
  }
});

test("the definition asks the same questions in the same order, and requires all", () => {
  const list = questions(30);
  const { properties, required } = definition(list);
  assert.deepEqual(Object.keys(properties), list.map(({ name }) => name));
  assert.deepEqual(Object.values(properties).map(({ title }) => title), list.map(({ label }) => label));
  assert.deepEqual(required, Object.keys(properties));
});

test("a ratio is over its budget only beyond what noise explains", () => {
  assert.equal(judge(1.04, 1), "ok");
  assert.equal(judge(1.06, 1), "over");
  assert.equal(judge(1.01, 1, 0), "over");
  assert.equal(judge(undefined, 1), "");
  assert.equal(judge(3, undefined), "");
});

test("the median is the middle, or lies between the two middles", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 9, 2]), 3);
});
