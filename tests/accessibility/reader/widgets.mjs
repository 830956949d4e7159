// The page that holds every kind of question, in a window: looked at and heard in each of its states; and beside it the page with what a
// host adds, a file and its own way to answer.
import * as attachments from "./attachments.mjs";
import { FORM, serveWidgets } from "./every-widget.mjs";
import { assertHeard } from "./expect.mjs";
import { assertGolden, expectation, listen, onTheWay, walk, write } from "./transcript.mjs";
import { assertTree } from "./agree.mjs";
import { readTree, writeTree } from "./tree.mjs";
import { openWindow } from "./window.mjs";

const STATES = ["normal", "filled", "error", "rows"];

/** Opens the page in a window: `{ window, open, close }`; `open(state)` brings it anew into a state. */
export async function openWidgets(browser, { reader, lang } = {}) {
  const host = await serveWidgets({ lang });
  const window = await openWindow(browser, { reader });
  const open = async (state) => {
    await host.show(state, window.page, window.open);
    // Of where that leads it tells; the normal and the filled state begin before everything.
    await window.said?.({ due: !["normal", "filled"].includes(state) });
  };
  const close = async () => {
    await window.close();
    host.close();
  };
  return { window, open, close };
}

/** Holds each state of the page to what is expected of it, and to its golden files; where there is a reader, it tells of those in `heard`, in its language. */
export const visitWidgets = (browser, options) => listen(() => visit(browser, options));

async function visit(browser, { reader, heard = STATES } = {}) {
  const lang = reader ?? "da";
  const { window, open, close } = await openWidgets(browser, { reader, lang });
  try {
    for (const state of STATES) {
      await open(state);
      const name = `${state}.${lang}`;
      const stops = expectation(FORM, name);
      if (state !== "rows") {
        const tree = await readTree(window);
        assertGolden(FORM, `${name}.${browser}.tree`, writeTree(tree));
        assertTree(stops, tree);
      }
      if (!reader || !heard.includes(state)) continue;
      const way = onTheWay(stops);
      const transcript = await walk(window, way);
      assertGolden(FORM, `${name}.${browser}.orca`, write(transcript, lang));
      assertHeard(way, transcript, { lang, browser });
    }
  } finally {
    await close();
  }
}

/** Holds what Orca says of a file that was chosen, and of a question of the host's own, to what is expected and to its golden file. */
export const visitAttachments = (browser) => listen(() => hearAttachments(browser));

async function hearAttachments(browser) {
  const host = await attachments.serveAttachments();
  const window = await openWindow(browser, { reader: "da" });
  try {
    await host.show(window.page, window.open);
    await window.said({ due: true });
    const stops = expectation(attachments.FORM, "filled.da");
    const transcript = await walk(window, stops);
    assertGolden(attachments.FORM, `filled.da.${browser}.orca`, write(transcript, "da"));
    assertHeard(stops, transcript, { lang: "da", browser });
  } finally {
    await window.close();
    host.close();
  }
}
