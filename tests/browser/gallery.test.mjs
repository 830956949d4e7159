// Every form of the gallery, filled in and sent with the keyboard alone in a narrow window, in Chromium and Firefox.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cases, number, write } from "../support/cases.mjs";
import { BROWSERS, drawn, missing, named, start, until } from "./support/browsers.mjs";
import { startServers } from "./support/servers.mjs";

/** What keys do here; languages have tests of their own. The reply is the receiver's. */
const KINDS = ["input", "next", "submit", "reply", "add", "open", "change"];

/** What is typed twice would stand there twice. */
const isTypedOnce = (events) => new Set(events.map(({ input }) => input)).size > events.filter(({ input }) => input).length;

/** A case that ends in a receipt. */
const isSent = ({ submission, events }) =>
  submission &&
  isTypedOnce(events) &&
  events.every((event) => KINDS.includes(Object.keys(event)[0])) &&
  events.every(({ reply }) => !reply || [200, 201].includes(number(reply.status))) &&
  events.some(({ submit }) => submit);

/** For each form the shortest case that sends something. */
function ways() {
  const bySlug = new Map();
  for (const { slug, case: each } of cases()) {
    if (!isSent(each)) continue;
    const known = bySlug.get(slug);
    if (!known || each.events.length < known.events.length) bySlug.set(slug, each);
  }
  return [...bySlug];
}

/** 1280 pixels at 400 %. */
const WINDOW = { width: 320, height: 640 };

/** The day of the cases that name none, as in the native runner. */
const TODAY = "2026-01-31";

/** No form of the gallery has so many places to stop at on a page. */
const MOST = 200;

/** Where something lies from what has focus: `here`, `before` or `after`. */
const whither = (page, css) =>
  page.evaluate((css) => {
    const [active, target] = [document.activeElement ?? document.body, document.querySelector(css)];
    if (active.matches(css)) return "here";
    const isBefore = active !== document.body && target && active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
    return isBefore ? "before" : "after";
  }, css);

/** Moves with Tab, and back with Shift: past the end of the page lie the browser's own controls, from which Firefox under this driver does not come back to type. */
async function tabTo(page, css) {
  for (let presses = 0; presses < MOST; presses++) {
    const place = await whither(page, css);
    if (place === "here") return;
    if (place === "before") await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    if (place === "before") await page.keyboard.up("Shift");
  }
  throw new Error(`Tab never reaches ${css}`);
}

async function presses(page, key, times) {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

/** What kind of control has a name, and what one chooses among. */
const control = (page, name) =>
  page.evaluate((name) => {
    const all = [...document.querySelectorAll(`form.bl [name="${name}"]`)];
    const [first] = all;
    // In the place of a long select stands a line to type in.
    const line = document.getElementById(`${first.id}-combobox`);
    const values = first.options ? [...first.options].map(({ value }) => value) : all.map(({ value }) => value);
    const labels = first.options ? [...first.options].map(({ label }) => label) : [];
    return { kind: line ? "combobox" : first.type, id: first.id, values, labels };
  }, name);

/** Opens what is closed around a control, from the outside in. */
async function unfold(page, name) {
  const closed = (name) => {
    const around = [...document.querySelectorAll("details:not([open])")].find((one) => one.querySelector(`[name="${name}"]`));
    return around?.querySelector("summary").id;
  };
  for (let id; (id = await page.evaluate(closed, name)); ) {
    await tabTo(page, `[id="${id}"]`);
    await page.keyboard.press("Enter");
    await drawn(page);
  }
}

/** Whether a control is there, and what a script of its own makes of it. */
function stands(css) {
  const control = document.querySelector(css);
  return control !== null && (!control.matches("select[data-bl-combobox]") || document.getElementById(`${control.id}-combobox`) !== null);
}

async function answer(page, name, value) {
  await until(page, stands, `form.bl [name="${name}"]`);
  await unfold(page, name);
  const { kind, id, values, labels } = await control(page, name);
  if (Array.isArray(value)) {
    for (const one of value) {
      await tabTo(page, named(name, one));
      await page.keyboard.press(" ");
    }
  } else if (kind === "combobox") {
    await tabTo(page, `[id="${id}-combobox"]`);
    await page.keyboard.type(labels[values.indexOf(value)]);
    await until(page, () => document.querySelector('[role="option"]') !== null);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  } else if (kind === "radio") {
    await tabTo(page, named(name));
    await page.keyboard.press(" ");
    await presses(page, "ArrowDown", values.indexOf(value));
  } else if (kind === "checkbox") {
    await tabTo(page, named(name));
    await page.keyboard.press(" ");
  } else if (kind === "select-one") {
    await tabTo(page, named(name));
    await presses(page, "ArrowDown", values.indexOf(value));
  } else {
    await tabTo(page, named(name));
    await page.keyboard.type(value);
  }
}

const button = (kind, value) => {
  if (kind === "add") return named(`${value}~add`);
  return ["open", "change"].includes(kind) ? named(`~${kind}`, value) : named(`~${kind}`);
};

async function perform(page, event) {
  const [[kind, value]] = Object.entries(event);
  if (kind === "input") return answer(page, value, event.value);
  if (kind === "reply") return;
  await tabTo(page, button(kind, value));
  await page.keyboard.press("Enter");
  await drawn(page);
}

/** What reaches out of the window, where the page scrolls sideways. */
const tooWide = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width).map((one) => `${one.localName}.${one.className}`);
  });

/** The page's clock stands at noon of this day. */
const stopClock = (page, today) =>
  page.evaluateOnNewDocument((today) => {
    const Clock = Date;
    const noon = new Clock(`${today}T12:00:00`).getTime();
    globalThis.Date = class extends Clock {
      constructor(...given) {
        super(...(given.length > 0 ? given : [noon]));
      }
      static now() {
        return noon;
      }
    };
  }, today);

let servers;
before(async () => {
  servers = await startServers();
});
after(() => servers?.close());

test("there is a way through every form that can be sent", () => {
  const sent = new Set(ways().map(([slug]) => slug));
  const all = new Set(cases().map(({ slug }) => slug));
  assert.deepEqual([...all].filter((slug) => !sent.has(slug)), []);
});

test("beside each form stand its definition, what it sends and its cases", async () => {
  const html = await (await fetch(`${servers.agency}/gallery`)).text();
  const titles = cases().flatMap(({ slug, file }) => [`${slug}.form.json`, `Sent by ${slug}`, `Cases in ${slug}/cases/${file}`]);
  const missing = titles.filter((title) => !html.includes(`<summary>${title}</summary>`));
  assert.deepEqual(missing, []);
});

for (const kind of BROWSERS) {
  describe(`in ${kind.name}`, { skip: missing(kind) }, () => {
    let browser;
    before(async () => {
      browser = await start(kind);
    });
    after(() => browser?.close());

    for (const [slug, way] of ways()) {
      test(`${slug}: ${way.description}`, async () => {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        await page.setViewport(WINDOW);
        await stopClock(page, way.today ?? TODAY);
        await page.goto(`${servers.agency}/${slug}`);
        await until(page, () => document.querySelector("blankett-form")?.handle !== undefined);
        // Where there is one, the line to type in has taken the select's place.
        await until(page, () => [...document.querySelectorAll("select[data-bl-combobox]")].every(({ tabIndex }) => tabIndex < 0));
        for (const event of way.events) {
          await perform(page, event).catch(async (error) => {
            const said = await page.evaluate(() => document.querySelector("[id$=summary]")?.textContent);
            throw new Error(`${JSON.stringify(event)}: ${error.message}; the page says ${JSON.stringify(said)}`);
          });
          assert.deepEqual(await tooWide(page), [], JSON.stringify(event));
        }
        await until(page, () => document.querySelector('form.bl [name="~page"]').value === "~receipt");
        const [{ answers }] = await servers.stored();
        assert.equal(answers, write(way.submission));
        await context.close();
      });
    }
  });
}
