// A page that holds every kind of question, empty, filled in and with everything wrong: the tree that assistive technology is given in each
// browser, and what Orca says of it with Firefox. (Filled in, and with Chromium: `full/reader-widgets.test.mjs`.)
//
// `node tests/accessibility/reader-widgets.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import { test } from "node:test";
import { visitWidgets } from "./reader/widgets.mjs";
import { skip, WINDOWS } from "./reader/window.mjs";

for (const browser of Object.keys(WINDOWS)) {
  const heard = browser === "firefox";
  test(`every kind of question is told as it must be in ${browser}${heard ? ", and said so by Orca" : ""}`, { skip: skip(browser) }, () =>
    visitWidgets(browser, { reader: heard ? "da" : undefined, heard: ["normal", "error", "rows"] }),
  );
}
