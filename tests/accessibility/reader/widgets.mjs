// The page that holds every kind of question, in a window: looked at and heard in each of its states.
import { readFileSync } from "node:fs";
import { page as pageOf, startHost } from "../../browser/support/host.mjs";
import { assertHeard } from "./expect.mjs";
import { assertGolden, expectation, listen, walk, write } from "./transcript.mjs";
import { assertTree } from "./agree.mjs";
import { readTree, writeTree } from "./tree.mjs";
import { openWindow } from "./window.mjs";

export const FORM = "every-widget";
const SRC = `/${FORM}.form.json`;
const DEFINITION = new URL(`../forms/${FORM}/${FORM}.form.json`, import.meta.url);

/** How the page comes into each state, once it works with script. */
const STATES = {
  normal: () => undefined,
  error: async (page) => {
    await page.click('form.bl button[name="~next"]:not(.bl-vh)');
    await page.waitForSelector("form.bl [aria-invalid=true]");
  },
  // At the button that adds a row.
  rows: (page) => page.focus('[name="/children~add"]'),
};

/** Opens the page in a window: `{ window, open, close }`; `open(state)` brings it anew into a state. */
export async function openWidgets(browser, { reader } = {}) {
  const host = await startHost();
  host.files[SRC] = readFileSync(DEFINITION);
  host.pages["/"] = pageOf(`<blankett-form src="${SRC}"></blankett-form>`);
  const window = await openWindow(browser, { reader });
  const open = async (state) => {
    await window.open(`${host.origin}/`);
    // With all that script adds.
    await window.page.waitForSelector(".bl-live [role=combobox]");
    await STATES[state](window.page);
    // Of where that leads it tells; the normal state begins before everything.
    await window.said?.({ due: state !== "normal" });
  };
  const close = async () => {
    await window.close();
    host.close();
  };
  return { window, open, close };
}

/** Holds each state of the page to what is expected of it, and to its golden files. */
export const visitWidgets = (browser, options) => listen(() => visit(browser, options));

async function visit(browser, { reader } = {}) {
  const { window, open, close } = await openWidgets(browser, { reader });
  try {
    for (const state of Object.keys(STATES)) {
      await open(state);
      const name = `${state}.da`;
      const stops = expectation(FORM, name);
      if (state !== "rows") {
        const tree = await readTree(window);
        assertGolden(FORM, `${name}.${browser}.tree`, writeTree(tree));
        assertTree(stops, tree);
      }
      if (!reader) continue;
      const transcript = await walk(window, stops);
      assertGolden(FORM, `${name}.${browser}.orca`, write(transcript));
      assertHeard(stops, transcript, { lang: "da", browser });
    }
  } finally {
    await close();
  }
}
