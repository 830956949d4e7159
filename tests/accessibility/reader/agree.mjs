// Whether an accessibility tree agrees with what is expected by hand at each stop (`expect.mjs`).
import assert from "node:assert/strict";
import { bare } from "./expect.mjs";

/** What one stops at with the keyboard: each of these in a tree must be expected. Of radios and of links in a list one is enough. */
const STOPS = ["button", "checkbox", "combobox", "textbox"];

/** States that a tree has, as stops name them. */
const statesOf = ({ state = [] }) => state.filter((name) => name !== "unchecked" && name !== "collapsed").sort();

const describe = ({ error, hint, limit }) => bare([error, hint, limit].filter(Boolean).join(" "));

/** What is wrong with a tree, as sentences. */
export function disagreements(stops, tree) {
  const wrong = [];
  let at = 0;
  const seek = (role, name) => {
    const found = tree.findIndex((node, index) => index >= at && node.role === role && node.name === bare(name));
    if (found < 0) wrong.push(`${role} "${name}" is not there, or stands too early`);
    else at = found + 1;
    return tree[found];
  };
  const expected = new Set();
  for (const stop of stops) {
    for (const group of stop.around ?? []) seek("group", group);
    if (!stop.role) continue;
    const node = seek(stop.role, stop.name);
    if (!node) continue;
    expected.add(node);
    if (node.value !== bare(stop.value ?? "")) wrong.push(`${stop.role} "${stop.name}" holds "${node.value}", not "${stop.value ?? ""}"`);
    const [is, must] = [[...node.states].sort().join(" "), statesOf(stop).join(" ")];
    if (is !== must) wrong.push(`${stop.role} "${stop.name}" is [${is}], not [${must}]`);
    if (node.description !== describe(stop)) wrong.push(`${stop.role} "${stop.name}" is described as "${node.description}", not "${describe(stop)}"`);
  }
  const more = tree.filter((node) => STOPS.includes(node.role) && !expected.has(node));
  wrong.push(...more.map(({ role, name }) => `${role} "${name}" is not expected`));
  return wrong;
}

/** Fails with everything in a tree that is not as expected. */
export const assertTree = (stops, tree) => assert.deepEqual(disagreements(stops, tree), []);
