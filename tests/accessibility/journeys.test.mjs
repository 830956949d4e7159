// One application in every engine, with script and where the page's policy refuses all scripts, with keys and by touch: what the
// receiver stored is the same, byte for byte. (With a screen reader: `reader-journey.test.mjs`.)
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findWebKit } from "../../scripts/lib/webkit.mjs";
import { BROWSERS, missing, start, until as untilIn } from "../browser/support/browsers.mjs";
import { startServers } from "../browser/support/servers.mjs";
import { missingForReader } from "../../scripts/lib/reader.mjs";
import { until } from "./reader/desktop.mjs";
import { openWebKit } from "./reader/webkit.mjs";

const FORM = "contact-form";
const [CHROMIUM, FIREFOX] = BROWSERS;
const STORED = '{"topic":"children","message":"Hvor er der en skov til hunde?","reply":"phone","name":"Åse Holm","phone":"12345678","when":["any"]}';

const named = (name, value) => `form.bl [name="${name}"]${value === undefined ? "" : `[value="${value}"]`}:not([aria-hidden])`;

/** A browser that is driven through puppeteer, by keys or by touch. */
async function openPuppeteer(kind, { touch = false } = {}) {
  const browser = await start(kind);
  const page = await browser.newPage();
  if (touch) await page.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true });
  const element = async (css) => {
    await untilIn(page, (css) => document.querySelector(css) !== null, css);
    return page.$(css);
  };
  return {
    open: (url) => page.goto(url),
    has: (css) => page.$(css).then(Boolean, () => false),
    async keys(css, text) {
      const found = await element(css);
      if (touch) await found.tap();
      else await found.focus();
      // A tap has pressed already.
      if (!touch || text.length > 1) await (text === ENTER ? page.keyboard.press("Enter") : page.keyboard.type(text));
    },
    close: () => browser.close(),
  };
}

/** Enter, as WebDriver writes it. */
const ENTER = "\uE007";

/** Fills in and sends the application; what a radio reveals comes with script at once, without it after Next. */
async function apply(browser, url, { script }) {
  const shown = (id) => until(id, () => browser.has(`form.bl [name="~page"][value="${id}"]`));
  const press = (name) => browser.keys(named(name), ENTER);
  await browser.open(url);
  await until("the form", () => browser.has(script ? ".bl-live" : "form.bl"));
  await browser.keys(named("/topic", "children"), " ");
  await browser.keys(named("/message"), "Hvor er der en skov til hunde?");
  await press("~next");
  await shown("reply");
  await browser.keys(named("/reply", "phone"), " ");
  if (!script) await press("~next");
  await browser.keys(named("/name"), "Åse Holm");
  await browser.keys(named("/phone"), "12 34 56 78");
  await browser.keys(named("/when", "any"), " ");
  await press("~next");
  await shown("~check");
  await press("~submit");
  await shown("~receipt");
}

const webkit = [...missingForReader(), ...(findWebKit() ? [] : ["WebKitGTK"])].join(", ");
const WAYS = [
  ["Chromium", missing(CHROMIUM), () => openPuppeteer(CHROMIUM)],
  ["Chromium, by touch", missing(CHROMIUM), () => openPuppeteer(CHROMIUM, { touch: true })],
  ["Firefox", missing(FIREFOX), () => openPuppeteer(FIREFOX)],
  ["WebKitGTK", webkit && !process.env.CI ? `missing: ${webkit}` : false, openWebKit],
];

for (const script of [true, false]) {
  describe(script ? "with script" : "where scripts are refused", () => {
    let servers;
    before(async () => (servers = await startServers({ scripts: script ? undefined : "'none'" })));
    after(() => servers?.close());

    for (const [name, skip, open] of WAYS) {
      test(`the same is stored from ${name}`, { skip }, async () => {
        const earlier = (await servers.stored()).length;
        const browser = await open();
        try {
          await apply(browser, `${servers.agency}/${FORM}`, { script });
        } finally {
          await browser.close();
        }
        const stored = await servers.stored();
        assert.equal(stored.length, earlier + 1);
        assert.equal(stored[0].answers, STORED);
      });
    }
  });
}
