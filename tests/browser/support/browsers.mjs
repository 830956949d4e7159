// Chromium and Firefox behind one driver, for tests that say the same of both.
//
//   for (const browser of BROWSERS) test(`… in ${browser.name}`, { skip: missing(browser) }, async () => { … await start(browser) … })
import { setTimeout } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { findChromium, FLAGS } from "../../../scripts/lib/chromium.mjs";
import { findFirefox } from "../../../scripts/lib/firefox.mjs";

/** What is launched, and what makes each forget whole pages that Back would bring from memory (`bfcache: false`). */
export const BROWSERS = [
  { name: "Chromium", path: findChromium(), kind: "chrome", args: FLAGS, forgetful: ["--disable-features=BackForwardCache"] },
  { name: "Firefox", path: findFirefox(), kind: "firefox", args: [], forgetful: [] },
];

/** Why a browser's tests are skipped; never in CI, where the start fails instead. */
export const missing = ({ name, path }) => (path || process.env.CI ? false : `${name} is missing`);

/** Starts one of them. */
export function start({ path, kind, args, forgetful }, { bfcache = true } = {}) {
  const how = bfcache ? { args } : { args: [...args, ...forgetful], extraPrefsFirefox: { "browser.sessionhistory.max_total_viewers": 0 } };
  return puppeteer.launch({ browser: kind, executablePath: path, headless: true, ...how });
}

/** Opens an address in a page of its own: `{ page, wrong, close }`. */
export async function open(browser, url, { width = 1280, height = 800 } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const wrong = [];
  // Firefox asks for an icon that the policy of the tests refuses.
  page.on("pageerror", ({ message }) => message.includes("/favicon.ico") || wrong.push(`error: ${message}`));
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
  await page.setViewport({ width, height });
  // Pauses before sending again are chosen by chance: none here.
  await page.evaluateOnNewDocument(() => void (Math.random = () => 0));
  await page.goto(url);
  return { page, wrong, close: () => context.close() };
}

/** The first element that a selector finds, once it is there. */
export async function find(page, selector) {
  await until(page, (selector) => document.querySelector(selector) !== null, selector);
  return page.evaluateHandle((selector) => document.querySelector(selector), selector);
}

/** How often the mouse aims at something. */
const AIMS = 5;

/** Runs in the page: brings an element into the middle, waits until it stands still, and notes whether the mouse comes down on it or its label. */
async function aim(element) {
  element.scrollIntoView({ block: "center" });
  // For three frames: on a busy machine a page may draw late.
  for (let before, still = 0; still < 3; ) {
    await new Promise(requestAnimationFrame);
    const { top } = element.getBoundingClientRect();
    still = top === before ? still + 1 : 0;
    before = top;
  }
  globalThis.isHit = undefined;
  const note = ({ target }) => (globalThis.isHit = element.contains(target) || target.closest("label")?.control === element);
  addEventListener("mousedown", note, { capture: true, once: true });
}

/**
 * Presses with the mouse, once what is pressed stands still: a page moves when an error leaves it. After keys a browser may scroll to the
 * caret late, away from what was aimed at: then the mouse aims again, as a citizen does.
 */
export async function click(page, selector) {
  const element = await find(page, selector);
  for (let time = 0; time < AIMS; time++) {
    await element.evaluate(aim);
    await element.click();
    // A press that leads to another page was one.
    if ((await page.evaluate(() => globalThis.isHit).catch(() => true)) !== false) return;
  }
  throw new Error(`the mouse never came down on ${selector}`);
}

/** Waits until the browser has drawn what was done. */
export const drawn = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

/** Types with the keyboard at the end of what stands there. */
export const type = async (page, selector, text) => (await find(page, selector)).type(text);

/** Milliseconds. */
const PATIENCE = 15_000;

/** Waits until something is true in the page, which may be on its way to another. */
export async function until(page, holds, ...args) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(20)) {
    if (await page.evaluate(holds, ...args).catch(() => false)) return;
  }
  throw new Error(`this was never so: ${holds} ${args.join(" ")}`);
}

/** A control or button by its name, and value where several share it; of the buttons the one that is seen. */
export const named = (name, value) => `form.bl [name="${name}"]${value === undefined ? "" : `[value="${value}"]`}:not([aria-hidden])`;

/** Waits until the form works with script, and shows this page. */
export async function showing(page, id) {
  await until(page, () => document.querySelector("blankett-form")?.handle !== undefined);
  await until(page, (id) => document.querySelector('form.bl [name="~page"]')?.value === id, id);
}

/** Answers questions by name: texts are typed, radios, boxes and options chosen. */
export async function answer(page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const kind = await page.evaluate((css) => document.querySelector(css).type, `form.bl [name="${name}"]`);
    if (kind === "radio" || kind === "checkbox") await click(page, named(name, value));
    else if (kind === "select-one") await (await find(page, named(name))).select(value);
    else await type(page, named(name), value);
  }
}

/** What stands in a control. */
export const typed = (page, name) => page.evaluate((css) => document.querySelector(css)?.value, `form.bl [name="${name}"]`);
