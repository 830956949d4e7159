// Nothing typed is lost by the browser's Back and Forward, in Chromium and Firefox: pages kept in memory, pages made again and
// adopted, and a form whose pages are entries of the history.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist } from "../../scripts/lib/paths.mjs";
import { answer, BROWSERS, click, missing, named, open, showing, start, typed, until } from "./support/browsers.mjs";
import { YOU } from "./support/form.mjs";
import { page as html, SRC, startHost } from "./support/host.mjs";

const HOUSEHOLD = {
  "/married": "true",
  "/spouse/name": "Eva",
  "/spouse/født~day": "1",
  "/spouse/født~month": "12",
  "/spouse/født~year": "1950",
  "/savings": "12.345,50",
};

/** A form of one page, for pages that a server wrote. */
const SIMPLE = {
  title: "Enkelt",
  type: "object",
  properties: {
    text: { type: "string", title: "Tekst" },
    few: { title: "Få", oneOf: ["a", "b"].map((name) => ({ const: name, title: name })) },
    gift: { type: "boolean", title: "Gift?" },
    partner: { type: "string", title: "Partner", form: { when: { "/gift": { const: true } } } },
  },
};

let site, blankett;
before(async () => {
  blankett = await import(pathToFileURL(join(dist, "node.js")));
  site = await startHost();
  site.pages["/elsewhere"] = html("<h1>Et andet sted</h1>", { script: false });
  site.pages["/simple.json"] = JSON.stringify(SIMPLE);
});
after(() => site?.close());

/** Opens a page that has this in it; where asked, the site's start page stands before it in the history. */
async function visit(browser, body, size) {
  site.pages["/"] = html(body);
  const opened = await open(browser, `${site.origin}/elsewhere`, size);
  await opened.page.goto(`${site.origin}/`);
  return opened;
}

const form = (attributes = "") => `<blankett-form src="${SRC}" ${attributes}></blankett-form>`;

/** Fills in the first page and begins with the second. */
async function begin(page) {
  await showing(page, "you");
  await answer(page, YOU);
  await click(page, named("~next"));
  await showing(page, "household");
  await answer(page, HOUSEHOLD);
}

async function assertHousehold(page) {
  await showing(page, "household");
  const { "/married": _, ...texts } = HOUSEHOLD;
  for (const [name, value] of Object.entries(texts)) assert.equal(await typed(page, name), value);
}

async function assertYou(page) {
  await showing(page, "you");
  for (const [name, value] of Object.entries(YOU)) {
    if (name !== "/pension") assert.equal(await typed(page, name), value);
  }
}

/** The browser's own buttons. */
const back = (page) => page.evaluate(() => history.back());
const forward = (page) => page.evaluate(() => history.forward());

for (const each of BROWSERS) {
  describe(`what was typed in ${each.name}`, { skip: missing(each) }, () => {
    let browser;
    before(async () => (browser = await start(each)));
    after(() => browser?.close());

    test("stays when one leaves for another page and comes back, which the browser kept in memory", async () => {
      const { page, close } = await visit(browser, form());
      await begin(page);
      await page.evaluate(() => (globalThis.isOld = true));
      await page.goto(`${site.origin}/elsewhere`);
      await back(page);
      await assertHousehold(page);
      assert.ok(await page.evaluate(() => globalThis.isOld), "the page is the same");
      await click(page, named("~back"));
      await assertYou(page);
      await close();
    });

    test("is where it was on each page that Back and Forward come to, and the address stays", async () => {
      const { page, wrong, close } = await visit(browser, form("history"), { width: 320, height: 480 });
      await begin(page);
      await back(page);
      await assertYou(page);
      const { focus, top } = await page.evaluate(() => {
        const { className, getBoundingClientRect } = document.activeElement;
        return { focus: className, top: getBoundingClientRect.call(document.activeElement).top };
      });
      assert.equal(focus, "bl-heading");
      assert.ok(top >= 0 && top < 440, `the heading is in sight, ${top} px below the top`);
      await forward(page);
      await assertHousehold(page);
      await click(page, named("~next"));
      await showing(page, "application");
      await back(page);
      await assertHousehold(page);
      assert.equal(page.url(), `${site.origin}/`);
      const state = await page.evaluate(() => JSON.stringify(history.state));
      for (const value of [...Object.values(YOU), ...Object.values(HOUSEHOLD)].filter((value) => value.length > 3)) assert.ok(!state.includes(value), state);
      await back(page);
      await showing(page, "you");
      await back(page);
      await until(page, () => location.pathname === "/elsewhere");
      assert.deepEqual(wrong, []);
      await close();
    });

    test("has the first page to go back to when the code for it comes after one has gone on", async () => {
      let come;
      const late = new Promise((resolve) => (come = resolve));
      site.hold = (path) => (path.startsWith("/dist/history-") ? late : undefined);
      const { page, wrong, close } = await visit(browser, form("history"));
      await begin(page);
      assert.equal(await page.evaluate(() => history.state), null);
      come();
      site.hold = () => undefined;
      await until(page, () => history.state !== null);
      await back(page);
      await assertYou(page);
      await forward(page);
      await assertHousehold(page);
      assert.deepEqual(wrong, []);
      await close();
    });

    test("leads nowhere that the answers do not lead: an entry of an earlier visit changes nothing", async () => {
      const { page, close } = await visit(browser, form("history"));
      await begin(page);
      await page.reload();
      await showing(page, "you");
      await back(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      await showing(page, "you");
      await close();
    });

    test("touches no history unless the page asks for it", async () => {
      const { page, close } = await visit(browser, form());
      const length = await page.evaluate(() => history.length);
      await begin(page);
      assert.deepEqual(await page.evaluate(() => [history.length, history.state]), [length, null]);
      await close();
    });
  });

  describe(`a page that ${each.name} makes again`, { skip: missing(each) }, () => {
    let browser;
    before(async () => (browser = await start(each, { bfcache: false })));
    after(() => browser?.close());

    test("is adopted with the values that the browser put back", async () => {
      const { html: fragment } = (await blankett.load(SIMPLE)).render({ locale: "da", action: "/native", prefix: "bl-1-" });
      const { page, wrong, close } = await visit(browser, `<blankett-form src="/simple.json">${fragment}</blankett-form>`);
      await showing(page, "form");
      await answer(page, { "/text": "Åse", "/few": "b", "/gift": "true", "/partner": "Bo" });
      await page.evaluate(() => (globalThis.isOld = true));
      await page.goto(`${site.origin}/elsewhere`);
      await back(page);
      await showing(page, "form");
      assert.ok(!(await page.evaluate(() => globalThis.isOld)), "the page is made again");
      // What script had revealed is not in the server's page, so no browser can put it back.
      const answers = await page.evaluate(() => document.querySelector("blankett-form").handle.answers);
      assert.deepEqual(answers, { text: "Åse", few: "b", gift: true });
      assert.deepEqual(wrong, []);
      await close();
    });
  });
}
