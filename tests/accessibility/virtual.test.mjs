// The page that holds every kind of question as a virtual screen reader reads it, empty, filled in and with everything wrong, in Danish and
// in English; and what is expected of it finds pages with one mistake each.
//
// `node tests/accessibility/virtual.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSERS, start } from "../browser/support/browsers.mjs";
import * as attachments from "./reader/attachments.mjs";
import { FORM, serveWidgets } from "./reader/every-widget.mjs";
import { SEEDS } from "./reader/seeds.mjs";
import { assertGolden, expectation } from "./reader/transcript.mjs";
import { assertRead, misreadings, readPage } from "./reader/virtual.mjs";

const hosts = {};
let browser, page;
before(async () => {
  for (const lang of ["da", "en"]) hosts[lang] = await serveWidgets({ lang });
  hosts.attachments = await attachments.serveAttachments();
  browser = await start(BROWSERS.find(({ name }) => name === "Chromium"));
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  for (const host of Object.values(hosts)) host.close();
});

for (const name of ["normal.da", "filled.da", "error.da", "normal.en", "filled.en", "error.en"]) {
  test(`every kind of question is read as it must be: ${name}`, async () => {
    const [state, lang] = name.split(".");
    await hosts[lang].show(state, page);
    const phrases = await readPage(page, hosts[lang]);
    assertGolden(FORM, `${name}.virtual`, phrases.map((phrase) => `${phrase}\n`).join(""));
    assertRead(expectation(FORM, name), phrases);
  });
}

test("a file that was chosen and a question of the host's own are read as they must be", async () => {
  await hosts.attachments.show(page);
  const phrases = await readPage(page, hosts.attachments);
  assertGolden(attachments.FORM, "filled.da.virtual", phrases.map((phrase) => `${phrase}\n`).join(""));
  const stops = expectation(attachments.FORM, "filled.da");
  assertRead(stops, phrases);
  assert.notDeepEqual(misreadings(stops, phrases.filter((phrase) => !phrase.includes("Torvet"))), []);
});

for (const { mistake, state, spoil, read } of SEEDS.filter(({ read }) => read)) {
  test(`found: ${mistake}`, async () => {
    await hosts.da.show(state, page);
    await page.evaluate(spoil);
    const found = misreadings(expectation(FORM, `${state}.da`), await readPage(page, hosts.da));
    assert.ok(found.some((sentence) => sentence.includes(read)), `only found: ${found.join("\n")}`);
  });
}
