// What is expected of trees and of speech finds what it is there to find: pages with one seeded mistake each.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { disagreements } from "./reader/agree.mjs";
import { mishearings } from "./reader/expect.mjs";
import { expectation, walk } from "./reader/transcript.mjs";
import { readTree } from "./reader/tree.mjs";
import { FORM, openWidgets } from "./reader/widgets.mjs";
import { skip } from "./reader/window.mjs";

const SEEDS = [
  {
    mistake: "a label that is gone",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').labels[0].remove(),
    tree: 'textbox "Fulde navn" is not there',
    heard: '"Fulde navn" is not said',
  },
  {
    mistake: "a hint that nothing links to its question",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').removeAttribute("aria-describedby"),
    tree: 'textbox "Fulde navn" is described as ""',
    heard: '"Som det står i dit pas" is not said',
  },
  {
    mistake: "a wrong role",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').setAttribute("role", "combobox"),
    tree: 'textbox "Fulde navn" is not there',
    heard: '"felt" is not said',
  },
  {
    mistake: "a state that is not told",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').removeAttribute("aria-required"),
    tree: 'textbox "Fulde navn" is [], not [required]',
    heard: '"påkrævet" is not said',
  },
  {
    mistake: "a question that is invalid before one has answered",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').setAttribute("aria-invalid", "true"),
    tree: 'textbox "Fulde navn" is [invalid required], not [required]',
    heard: '"ugyldig indtastning" is said, and is not so',
  },
  {
    mistake: "a label that says the hint too",
    state: "normal",
    spoil: () => document.querySelector('[name="/name"]').labels[0].append(" Som det står i dit pas"),
    tree: 'textbox "Fulde navn" is not there',
    heard: "is said besides, or twice",
  },
  {
    mistake: "an error that nothing links to its question",
    state: "error",
    stops: 2,
    spoil: () => document.querySelector('[name="/name"]').setAttribute("aria-describedby", ""),
    tree: 'textbox "Fulde navn" is described as ""',
    heard: '"Fejl: Fulde navn: Udfyld feltet" is not said',
  },
  {
    mistake: "a summary whose links lead nowhere",
    state: "error",
    stops: 2,
    spoil: () => document.querySelectorAll("[id$=summary] a").forEach((link) => link.setAttribute("href", "#")),
    heard: '"Fulde navn" is not said',
  },
  {
    mistake: "a live region that is gone",
    state: "rows",
    stops: 3,
    spoil: () => document.querySelector("form.bl [role=status]").removeAttribute("role"),
    heard: '"Barn 2 er fjernet" is not said',
  },
];

describe("seeded mistakes", { skip: skip("firefox") }, () => {
  let widgets;
  before(async () => (widgets = await openWidgets("firefox", { reader: "da" })));
  after(() => widgets?.close());

  for (const { mistake, state, stops: count = 1, spoil, tree, heard } of SEEDS) {
    test(`found: ${mistake}`, async () => {
      const { window, open } = widgets;
      await open(state);
      await window.page.evaluate(spoil);
      const stops = expectation(FORM, `${state}.da`);
      if (tree) {
        const found = disagreements(stops, await readTree(window));
        assert.ok(found.some((sentence) => sentence.startsWith(tree)), `only found in the tree: ${found.join("\n")}`);
      }
      const transcript = await walk(window, stops.slice(0, count));
      const found = mishearings(stops[count - 1], transcript[count - 1].said, "da");
      assert.ok(found.some((sentence) => sentence.includes(heard)), `only heard: ${found.join("\n")}; ${transcript[count - 1].said.join(" | ")}`);
    });
  }
});
