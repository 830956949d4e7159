// The page that holds every kind of question as Orca says it with Chromium, and filled in with Firefox (else: `../reader-widgets.test.mjs`);
// and in English with both.
//
// `node tests/accessibility/full/reader-widgets.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import { test } from "node:test";
import { visitAttachments, visitWidgets } from "../reader/widgets.mjs";
import { skip, WINDOWS } from "../reader/window.mjs";

test("every kind of question is said as it must be by Orca with chromium", { skip: skip("chromium") }, () => visitWidgets("chromium", { reader: "da" }));

test("every answer is said as it must be by Orca with firefox", { skip: skip("firefox") }, () => visitWidgets("firefox", { reader: "da", heard: ["filled"] }));

for (const browser of Object.keys(WINDOWS)) {
  test(`every kind of question in English is told as it must be in ${browser}, and said so by Orca`, { skip: skip(browser) }, () => visitWidgets(browser, { reader: "en" }));
}

for (const browser of Object.keys(WINDOWS)) {
  test(`a file that was chosen and a question of the host's own are said as they must be by Orca with ${browser}`, { skip: skip(browser) }, () => visitAttachments(browser));
}
