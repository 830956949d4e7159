// Every case file, done by a citizen in Chromium: on the agency's page with script, and page by page without.
// Answers that the case expects to be sent must be stored by the receiver byte for byte.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../../scripts/lib/chromium.mjs";
import { cases, number, write } from "../../support/cases.mjs";
import { onPage, onRow, ready, selector, visit } from "./citizen.mjs";
import { answerAtOnce, isThere, pressAtOnce, pressToGo } from "./direct.mjs";
import { startServers } from "./servers.mjs";

/** The day of the cases that name none, as in the native runner. */
const TODAY = "2026-01-31";

let browser;
let servers;
before(async () => {
  [browser, servers] = await Promise.all([chromium.launch(launchOptions()), startServers()]);
});
after(async () => {
  await browser?.close();
  await servers?.close();
});

const BUTTONS = {
  next: () => ["~next"],
  back: () => ["~back"],
  submit: () => ["~submit"],
  again: () => ["~again"],
  change: (pointer) => ["~change", pointer],
  open: (page) => ["~open", page],
  locale: (tag) => ["~language", tag],
  add: (pointer) => [`${pointer}~add`],
  remove: (pointer) => [`${pointer}~remove`],
  up: (pointer) => [`${pointer}~up`],
  down: (pointer) => [`${pointer}~down`],
};

async function input(page, name, { value, times }) {
  const box = page.locator(`input[type=checkbox]${selector(name)}`);
  if (Array.isArray(value)) {
    for (const one of await box.all()) await one.setChecked(value.includes(await one.getAttribute("value")));
    return;
  }
  if (value === "" && (await box.count()) > 0) return box.uncheck();
  return answerAtOnce(page, name, value.repeat(number(times) ?? 1));
}

/** The page's problems as cases write them; each must stand at its question too. */
const problems = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("form.bl .bl-summary [data-bl-at]")].map((item) => {
      const { blAt: at, blCode: code } = item.dataset;
      const target = document.getElementById(decodeURIComponent(item.querySelector("a")?.hash.slice(1) ?? ""));
      const error = target?.closest(".bl-group--error")?.querySelector(".bl-error");
      const said = [...(error?.childNodes ?? [])].filter((node) => !node.classList?.contains("bl-vh"));
      const sentence = said.map((node) => node.textContent).join("").trim();
      // In the summary the row stands after the sentence, and before a warning among errors that it is one.
      const isSaid = [sentence, error?.textContent.trim()].some((start) => item.textContent.startsWith(start));
      return `${at} ${code}${sentence && isSaid ? "" : " (not said at the question)"}`;
    }),
  );

const expectedProblems = (wanted) => wanted.map(({ at, code }) => `${at} ${code}`);

/** The texts stand in the page, in this order. The words of another language may still be on their way. */
async function assertSays(page, wanted) {
  const missing = async () => {
    const text = (await page.locator("form.bl").textContent()).replace(/[\u2066-\u2069]/g, "");
    let from = 0;
    for (const one of wanted) {
      const at = text.indexOf(one, from);
      if (at < 0) return `${JSON.stringify(one)} is not said in ${JSON.stringify(text.slice(from))}`;
      from = at + one.length;
    }
    return undefined;
  };
  for (let tries = 0; tries < 50 && (await missing()); tries++) await page.waitForTimeout(100);
  assert.equal(await missing(), undefined);
}

/** A case begins in its language: what is typed is read in it, too. */
async function begin(page, press, { locale = "da" }) {
  if ((await page.evaluate(() => document.querySelector("form.bl").lang)) === locale) return;
  await press(page, "~language", locale);
  await page.locator(`form.bl[lang="${locale}"]`).waitFor();
}

/** Where focus is, as cases write it: a pointer stands for anything in it. */
const focus = (page, wanted) =>
  page.evaluate((wanted) => {
    const active = document.activeElement;
    if (active.matches(".bl-summary")) return "summary";
    if (active.matches(".bl-heading")) return "heading";
    const name = active.getAttribute("name") ?? "";
    const [, pointer, action] = /^(.*)~(add|up|down)$/.exec(name) ?? [];
    if (action) return `${action} ${pointer}`;
    const row = active.closest("fieldset")?.querySelector('[name$="~row"]')?.getAttribute("name");
    if (active.matches("legend")) return `legend ${row?.slice(0, -4)}`;
    return [wanted, `${wanted}/`, `${wanted}~`].some((start) => name === wanted || name.startsWith(start)) ? wanted : name;
  }, wanted);

/** Open pages by what a case wants of them. The next case opens its form in the same page: a new browser for each takes thrice as long. */
const pages = new Map();

/** A page as nobody used it, at an address: `{ page, wrong }`. */
async function arrive(url, options) {
  const key = JSON.stringify([url, options]);
  const used = pages.get(key);
  // It is kept once its case has passed.
  pages.delete(key);
  const open = used ? await reopen(used, url, options) : await visit(browser, url, options);
  return { ...open, keep: () => pages.set(key, open) };
}

/** Forgets what the last case left in a page, and opens the form again. */
async function reopen({ page, wrong, ...rest }, url, { script = true }) {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  if (script) await page.evaluate(() => [sessionStorage, localStorage].forEach((storage) => storage.clear()));
  await page.context().clearCookies();
  await page.goto(url);
  if (script) await ready(page);
  wrong.length = 0;
  return { page, wrong, ...rest };
}

/** A citizen whose browser runs the element. */
async function withScript(each, slug) {
  const { page, wrong, keep } = await arrive(`${servers.agency}/${slug}`, { today: each.today ?? TODAY });
  const sent = { body: null, reply: undefined };
  // Pauses before sending again are chosen by chance: none here.
  await page.evaluate(() => void (Math.random = () => 0));
  await page.route("**/submissions/*", (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent.body = route.request().postData();
    sent.key = route.request().headers()["idempotency-key"].slice(1, -1);
    // What is sent again by itself is answered alike, until the citizen presses Send again.
    if (sent.again) return sent.again(route);
    sent.reply = route;
  });
  const violations = await watchPolicy(page);
  await begin(page, pressAtOnce, each);
  for (const event of each.events) {
    const [[kind, value]] = Object.entries(event);
    if (kind === "input") await input(page, value, event);
    else if (kind === "reply") await reply(page, sent, value);
    else {
      sent.again = undefined;
      await pressAtOnce(page, ...BUTTONS[kind](value));
    }
  }
  if (each.page) await onPage(page, each.page);
  if ("row" in each) await onRow(page, each.row);
  if (each.problems) assert.deepEqual(await problems(page), expectedProblems(each.problems));
  if (each.focus) assert.equal(await focus(page, each.focus), each.focus);
  if (each.says) await assertSays(page, each.says);
  if ("submission" in each) await assertSent(page, sent, each);
  assert.deepEqual(await violations(), [], "the policy was kept");
  const expected = each.events.some((event) => event.reply) ? wrong.filter((line) => !line.startsWith("console:")) : wrong;
  assert.deepEqual(expected, []);
  keep();
}

/** Counts what a strict Content Security Policy refused from now on. */
async function watchPolicy(page) {
  await page.evaluate(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
  });
  return () => page.evaluate(() => globalThis.violations);
}

async function reply(page, sent, { status, type = "application/json", body }) {
  while (!sent.reply) await page.waitForTimeout(10);
  const route = sent.reply;
  sent.reply = undefined;
  const headers = { "access-control-allow-origin": servers.agency };
  sent.again = (route) => route.fulfill({ status: number(status), contentType: type, headers, body: body === undefined ? "" : write(body) });
  await sent.again(route);
  await page.waitForFunction(() => !document.querySelector('form.bl [name="~submit"]')?.textContent.includes("…"));
}

/** What was sent, and, once it is let through, what the receiver stored. */
async function assertSent(page, sent, { submission, body }) {
  if (submission === null) return assert.equal(sent.body, null, "nothing is sent");
  while (!sent.body) await page.waitForTimeout(10);
  // Bare, or inside the envelope; what is no JSON as it was written.
  if (body) assert.equal(sent.body, body.join("\r\n").replaceAll("{key}", sent.key));
  else assert.ok(sent.body === write(submission) || sent.body.includes(`"data":${write(submission)},`), sent.body);
  if (!sent.reply) return;
  await sent.reply.continue();
  await onPage(page, "~receipt");
  assert.equal((await servers.stored())[0].answers, write(submission));
}

/** A citizen whose browser runs no script. */
async function withoutScript(each, slug) {
  const { page, wrong, keep } = await arrive(`${servers.receiver}/forms/${slug}`, { script: false });
  await begin(page, pressToGo, each);
  for (const event of each.events) {
    const [[kind, value]] = Object.entries(event);
    if (kind === "input") await appearing(page, value, () => input(page, value, event));
    else if (kind === "add") await adding(page, value);
    else await pressToGo(page, ...BUTTONS[kind](value));
  }
  // Sending is one round trip: what waits for a reply with script has it here.
  const isSent = each.events.at(-1)?.submit && each.submission;
  if (each.page) await onPage(page, isSent ? "~receipt" : each.page);
  if ("row" in each) await onRow(page, each.row);
  if (each.problems) await assertProblemsWithoutScript(page, each.problems);
  if (each.says) await assertSays(page, each.says);
  if (each.submission) assert.equal((await servers.stored())[0].answers, write(each.submission));
  assert.deepEqual(wrong, []);
  keep();
}

/** A list that an answer reveals is there after the next page posted; one that is full has no button. */
async function adding(page, list) {
  if (!(await isThere(page, `${selector(`${list}~add`)}, [name^="${list}/"]`))) await pressToGo(page, "~next");
  await pressToGo(page, `${list}~add`);
}

/** A question that an answer reveals is there after the next page posted. */
async function appearing(page, name, act) {
  if (!(await isThere(page, selector(name)))) await pressToGo(page, "~next");
  await act();
}

/** Without script nothing is judged while one types: Next judges what was typed. */
async function assertProblemsWithoutScript(page, wanted) {
  if (wanted.length > 0 && (await problems(page)).length === 0) await pressToGo(page, "~next");
  assert.deepEqual(await problems(page), expectedProblems(wanted));
}

/** Why a case cannot be done without script. */
function needsScript({ events, focus }) {
  if (events.some((event) => event.reply)) return "the endpoint's reply is made up in the page";
  if (events.at(-1)?.input && focus === undefined && events.some((event) => event.next)) return "what is judged while typing needs script";
  return false;
}

/** Runs a share of the cases, one form after the other: there are too many for one process. */
export function runShare(share, of) {
  const forms = [...new Set(cases().map(({ slug }) => slug))];
  for (const { slug, file, case: each } of cases()) {
    if (forms.indexOf(slug) % of !== share - 1) continue;
    describe(`${slug}/${file}: ${each.description}`, () => {
      test("with script", { skip: each.unscripted ?? false }, () => withScript(each, slug));
      test("without script", { skip: needsScript(each) }, () => withoutScript(each, slug));
    });
  }
}
