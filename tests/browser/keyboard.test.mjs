// The longest application with the keyboard alone, in a window of 320 by 480 pixels: 26 pages, rows within rows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { cases, write } from "../support/cases.mjs";
import { keyAnswer, keyPress, onPage, selector, tabTo, visit } from "./support/citizen.mjs";
import { startServers } from "./support/servers.mjs";

const SLUG = "sheltered-housing";
const WINDOW = { width: 320, height: 480 };

let browser;
let servers;
before(async () => {
  [browser, servers] = await Promise.all([chromium.launch(launchOptions()), startServers()]);
});
after(async () => {
  await browser?.close();
  await servers?.close();
});

/** Does with keys what an event of a case says; a reply is the receiver's own here. */
async function perform(page, event) {
  const [[kind, value]] = Object.entries(event);
  if (kind === "input" && Array.isArray(event.value)) {
    for (const one of event.value) {
      await tabTo(page, selector(value, one));
      await page.keyboard.press("Space");
    }
  } else if (kind === "input") await keyAnswer(page, value, event.value);
  else if (kind === "add" || kind === "up") await keyPress(page, `${value}~${kind}`);
  else if (kind !== "reply") await keyPress(page, `~${kind}`);
}

/** What has focus lies in the window, nothing is wider than it, and what has a name has a role. */
async function assertSeen(page) {
  const seen = await page.evaluate(() => {
    const bare = document.querySelectorAll("div[aria-labelledby]:not([role])").length;
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return { name: document.activeElement.name || document.activeElement.id, inside: bottom > 0 && top < innerHeight, wide: document.documentElement.scrollWidth, bare };
  });
  assert.ok(seen.inside, `${seen.name} has focus out of sight`);
  assert.equal(seen.bare, 0, `${seen.name}: names without a role`);
  assert.ok(seen.wide <= WINDOW.width, `${seen.name} stands on a page of ${seen.wide} pixels`);
}

test("every conditional page of a long application is filled in and sent with the keyboard alone", async () => {
  const long = cases().filter(({ slug, file, case: { submission } }) => slug === SLUG && file === "journey.json" && submission);
  const { case: journey } = long.at(-1);
  const { page, wrong, close } = await visit(browser, `${servers.agency}/${SLUG}`, { today: journey.today });
  await page.setViewportSize(WINDOW);
  for (const event of journey.events) {
    await perform(page, event);
    await assertSeen(page);
  }
  await onPage(page, "~receipt");
  const [{ answers }] = await servers.stored();
  assert.equal(answers, write(journey.submission));
  assert.deepEqual(wrong, []);
  await close();
});
