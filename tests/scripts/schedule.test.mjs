// Steps run beside each other, as far as there is room, and after what they need.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schedule } from "../../scripts/lib/schedule.mjs";

/** Runs steps that end when `end(name)` is called; `begun` are the names in the order in which they began. */
function start(steps) {
  const [begun, ends] = [[], new Map()];
  const rows = schedule(steps, (step, { isAlone }) => {
    begun.push(step.name);
    return new Promise((resolve) => ends.set(step.name, () => resolve({ name: step.name, isAlone })));
  });
  const end = async (name) => {
    ends.get(name)();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, end, rows };
}

test("two small steps run beside each other; what needs one waits for it, and others overtake it", async () => {
  const { begun, end, rows } = start([{ name: "a" }, { name: "b" }, { name: "c", after: ["a", "no step of these"] }, { name: "d" }]);
  assert.deepEqual(begun, ["a", "b"]);
  await end("b");
  assert.deepEqual(begun, ["a", "b", "d"]);
  await end("a");
  assert.deepEqual(begun, ["a", "b", "d", "c"]);
  await end("c");
  await end("d");
  assert.deepEqual((await rows).map(({ name }) => name), ["a", "b", "c", "d"]);
});

test("a step that needs all cores runs alone", async () => {
  const { begun, end, rows } = start([{ name: "a" }, { name: "large", together: 9 }, { name: "b", together: 2, cores: 1 }, { name: "c" }]);
  assert.deepEqual(begun, ["a", "b"]);
  await end("a");
  assert.deepEqual(begun, ["a", "b", "c"]);
  await end("b");
  await end("c");
  assert.deepEqual(begun, ["a", "b", "c", "large"]);
  await end("large");
  assert.deepEqual((await rows).map(({ isAlone }) => isAlone), [false, true, false, false]);
});
