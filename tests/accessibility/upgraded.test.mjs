// The page that holds every kind of question as script makes it in a host's page: no rule engine finds anything in it either, empty,
// filled in, with everything wrong, with a list of suggestions open, and while answers wait to be sent again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { serveWidgets } from "./reader/every-widget.mjs";
import { bringParts } from "./support/parts.mjs";
import { checks, ENGINES } from "./table.mjs";

/** The HTML itself is looked at where it is written, by a server. */
const all = await checks(ENGINES.filter((name) => name !== "html-validate"));

let browser, page, host;
before(async () => {
  host = await serveWidgets({ isWhole: true });
  host.endpoint = () => ({ status: 503, type: "text/plain", headers: { "retry-after": "20" } });
  browser = await chromium.launch(launchOptions());
  // The engines are scripts that the host's policy refuses.
  page = await browser.newPage({ bypassCSP: true });
});
after(async () => {
  await browser?.close();
  host?.close();
});

for (const state of ["normal", "filled", "error", "open", "waiting"]) {
  test(`no engine finds anything in what script made: ${state}`, async () => {
    await host.show(state, page);
    await bringParts(page);
    const found = [];
    for (const check of all) found.push(...(await check.run(page)).found.map(({ says }) => says));
    assert.deepEqual(found, []);
  });
}

test("found: a line one types in without a name, and a state that radios do not have", async () => {
  await host.show("normal", page);
  await bringParts(page);
  await page.evaluate(() => {
    for (const input of document.querySelectorAll("[role=combobox]")) for (const label of input.labels) label.remove();
    for (const radio of document.querySelectorAll("[type=radio]")) radio.setAttribute("aria-expanded", "false");
  });
  for (const check of all) {
    const { found } = await check.run(page);
    assert.ok(found.length > 0, `${check.name} found nothing`);
  }
});
