// What becomes of answers whose page is closed while they are sent, of the same answers in two tabs, and of what is left in a page
// when all is done.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { launch, open } from "../packaging/support/browser.mjs";
import { control, next, ready } from "./support/form.mjs";
import { page as html, startHost, STORED } from "./support/host.mjs";

const definition = (submit) => ({
  type: "object",
  title: "Besked til kommunen",
  properties: { message: { type: "string", title: "Din besked" } },
  form: { languages: ["da"], submit: { endpoint: "/submissions/message", retry: { attempts: 2, baseMs: 100 }, ...submit } },
});
const STATUS = { statusUrl: "/submissions/by-key/{key}" };
const RECEIPT = { status: 200, type: "application/json", body: '{"reference":"HT-7"}' };
const NOTHING = { status: 404, type: "text/plain" };
/** An endpoint that never answers. */
const SILENT = () => new Promise(() => undefined);

let site, browser;
const opened = [];
before(async () => {
  site = await startHost();
  browser = await launch();
});
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
  Object.assign(site, { posts: [], answers: {}, endpoint: () => STORED });
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** Opens the form, in the browser that all tests share unless another is given. */
async function visit(submit = {}, other = browser) {
  site.pages["/"] = html('<blankett-form src="/message.form.json"></blankett-form>');
  site.files["/message.form.json"] = JSON.stringify(definition(submit));
  const { page } = await open(other, `${site.origin}/`);
  opened.push(page.context());
  await ready(page);
  return page;
}

async function send(page, text = "Hej") {
  await control(page, "/message").fill(text);
  await next(page).click();
  await next(page).click();
}

const posted = async (count) => {
  while (site.posts.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
};
const keys = () => site.posts.map(({ headers }) => headers["idempotency-key"]);
const storage = (page) => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));

/** Sends, and closes the page before there is an answer. */
async function interrupt(submit) {
  site.endpoint = SILENT;
  const page = await visit(submit);
  await send(page);
  await posted(1);
  assert.doesNotMatch(await storage(page), /Hej/, "no answer is stored");
  assert.match(await storage(page), new RegExp(keys()[0].slice(1, -1)), "the key is");
  site.endpoint = () => STORED;
  await page.reload();
  await ready(page);
  return page;
}

test("what had arrived is a receipt, and nothing is kept any more; also where it is still being processed", async () => {
  site.answers = { "/submissions/by-key/": { ...RECEIPT, status: 202 } };
  const other = await interrupt(STATUS);
  await other.getByText("Dine svar er ved at blive registreret").waitFor();
  await other.getByText("HT-7").first().waitFor();
  Object.assign(site, { posts: [], answers: { "/submissions/by-key/": RECEIPT } });
  const page = await interrupt(STATUS);
  await page.getByText("HT-7").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches(".bl-heading")), true);
  assert.equal(await storage(page), "{}");
});

test("what had not arrived is said, and the same answers have the same key", async () => {
  site.answers = { "/submissions/by-key/": NOTHING };
  const page = await interrupt(STATUS);
  await page.locator(".bl-notice").getByText("ikke kommet frem").waitFor();
  await send(page);
  await page.getByText("HT-1").first().waitFor();
  assert.equal(new Set(keys()).size, 1);
  assert.equal(await storage(page), "{}");
});

test("where the endpoint cannot be asked, the page says that nobody knows; other answers have another key", async () => {
  const page = await interrupt();
  await page.locator(".bl-notice").getByText("vi ved ikke").waitFor();
  assert.match(await page.locator("form.bl [role=status]").textContent(), /vi ved ikke/);
  await send(page, "Noget andet");
  await page.getByText("HT-1").first().waitFor();
  assert.equal(new Set(keys()).size, 2);
});

test("whoever has begun anew keeps what they typed, and is told", async () => {
  let answer;
  site.answers = { "/submissions/by-key/": RECEIPT };
  site.hold = (path) => (path.startsWith("/submissions/by-key/") ? new Promise((resolve) => (answer = resolve)) : undefined);
  const page = await interrupt(STATUS);
  await page.locator(".bl-notice").getByText("undersøger").waitFor();
  await control(page, "/message").fill("Ny besked");
  answer();
  site.hold = () => undefined;
  await page.locator(".bl-notice").getByText("Du behøver ikke sende dem igen").waitFor();
  assert.equal(await control(page, "/message").inputValue(), "Ny besked");
});

test("a page without storage sends all the same, and promises nothing", async () => {
  const page = await visit();
  await page.evaluate(() => {
    for (const name of ["getItem", "setItem", "removeItem"]) Storage.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await send(page);
  await page.getByText("HT-1").first().waitFor();
});

test("the same answers from two tabs have one key, and are sent one after the other", async () => {
  const replies = [];
  site.endpoint = () => new Promise((resolve) => replies.push(resolve));
  const first = await visit();
  const second = await first.context().newPage();
  await second.goto(`${site.origin}/`);
  await ready(second);
  await send(first);
  await posted(1);
  await send(second);
  await second.waitForTimeout(300);
  assert.equal(site.posts.length, 1, "the second waits");
  replies.shift()(STORED);
  await posted(2);
  replies.shift()(STORED);
  for (const page of [first, second]) await page.getByText("HT-1").first().waitFor();
  assert.equal(new Set(keys()).size, 1);
});

test("the same answers sent once more after a receipt are meant", async () => {
  const page = await visit();
  await send(page);
  await page.getByText("HT-1").first().waitFor();
  await control(page, "~again").click();
  await send(page);
  await page.getByText("HT-1").first().waitFor();
  assert.equal(new Set(keys()).size, 2);
});

test("two quick presses send once", async () => {
  const page = await visit();
  await control(page, "/message").fill("Hej");
  await next(page).click();
  await next(page).dblclick();
  await page.getByText("HT-1").first().waitFor();
  assert.equal(site.posts.length, 1);
});

test("a page that the browser kept shows the receipt and no answer when somebody comes back", async () => {
  const whole = await chromium.launch({ ...launchOptions({ whole: true }), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  try {
    site.pages["/other"] = html("<p>En anden side</p>", { script: false });
    const page = await visit({}, whole);
    await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (globalThis.kept = persisted)));
    await send(page, "Hemmelig besked");
    await page.getByText("HT-1").first().waitFor();
    assert.match(await page.content(), /Hemmelig/);
    await page.goto(`${site.origin}/other`);
    await page.goBack({ waitUntil: "commit" });
    await page.getByText("HT-1").first().waitFor();
    assert.equal(await page.evaluate(() => globalThis.kept), true, "the browser had kept the page");
    assert.doesNotMatch(await page.content(), /Hemmelig/);
  } finally {
    await whole.close();
  }
});

test("after a failure the answers can be saved as they would be sent", async () => {
  site.endpoint = () => ({ status: 403, type: "text/plain" });
  const page = await visit();
  await send(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "JSON" }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "besked-til-kommunen.json");
  assert.deepEqual(JSON.parse(await readFile(await file.path(), "utf8")), { message: "Hej" });
});
