// What is expected of trees and of speech finds what it is there to find: pages with one seeded mistake each.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { disagreements } from "./reader/agree.mjs";
import { mishearings } from "./reader/expect.mjs";
import { expectation, walk } from "./reader/transcript.mjs";
import { readTree } from "./reader/tree.mjs";
import { FORM } from "./reader/every-widget.mjs";
import { SEEDS } from "./reader/seeds.mjs";
import { openWidgets } from "./reader/widgets.mjs";
import { skip } from "./reader/window.mjs";

describe("seeded mistakes", { skip: skip("firefox") }, () => {
  let widgets;
  before(async () => (widgets = await openWidgets("firefox", { reader: "da" })));
  after(() => widgets?.close());

  for (const { mistake, state, stops: count = 1, spoil, tree, heard } of SEEDS.filter((seed) => seed.tree || seed.heard)) {
    test(`found: ${mistake}`, async () => {
      const { window, open } = widgets;
      await open(state);
      await window.page.evaluate(spoil);
      const stops = expectation(FORM, `${state}.da`);
      if (tree) {
        const found = disagreements(stops, await readTree(window));
        assert.ok(found.some((sentence) => sentence.startsWith(tree)), `only found in the tree: ${found.join("\n")}`);
      }
      if (!heard) return;
      const transcript = await walk(window, stops.slice(0, count));
      const found = mishearings(stops[count - 1], transcript[count - 1].said, "da");
      assert.ok(found.some((sentence) => sentence.includes(heard)), `only heard: ${found.join("\n")}; ${transcript[count - 1].said.join(" | ")}`);
    });
  }
});
