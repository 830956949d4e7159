// The page that holds every kind of question as a virtual screen reader reads it, empty, filled in and with everything wrong; and
// what is expected of it finds pages with one mistake each.
//
// `node tests/accessibility/virtual.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSERS, start } from "../browser/support/browsers.mjs";
import { FORM, serveWidgets } from "./reader/every-widget.mjs";
import { SEEDS } from "./reader/seeds.mjs";
import { assertGolden, expectation } from "./reader/transcript.mjs";
import { assertRead, misreadings, readPage } from "./reader/virtual.mjs";

let browser, page, host;
before(async () => {
  host = await serveWidgets();
  browser = await start(BROWSERS.find(({ name }) => name === "Chromium"));
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  host?.close();
});

for (const state of ["normal", "filled", "error"]) {
  test(`every kind of question is read as it must be: ${state}`, async () => {
    await host.show(state, page);
    const phrases = await readPage(page, host);
    assertGolden(FORM, `${state}.da.virtual`, phrases.map((phrase) => `${phrase}\n`).join(""));
    assertRead(expectation(FORM, `${state}.da`), phrases);
  });
}

for (const { mistake, state, spoil, read } of SEEDS.filter(({ read }) => read)) {
  test(`found: ${mistake}`, async () => {
    await host.show(state, page);
    await page.evaluate(spoil);
    const found = misreadings(expectation(FORM, `${state}.da`), await readPage(page, host));
    assert.ok(found.some((sentence) => sentence.includes(read)), `only found: ${found.join("\n")}`);
  });
}
