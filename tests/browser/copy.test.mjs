// The copy of the answers: a file with every answer that opens by itself, from check answers, the receipt and a failure; with
// script and without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { load } from "blankett";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { htmlValidate } from "../accessibility/checks/html-validate.mjs";
import { answerAll, onPage, press, visit } from "./support/citizen.mjs";
import { startServers } from "./support/servers.mjs";

let browser;
let servers;
before(async () => {
  [browser, servers] = await Promise.all([chromium.launch(launchOptions()), startServers()]);
});
after(async () => {
  await browser?.close();
  await servers?.close();
});

const HOSTILE = "Trapperne </dd><script>alert(1)</script> & \"badet\"";
const PAGES = [
  { "/who": "other", "/helper/name": "Bo Holm", "/helper/relation": "family", "/helper/phone": "20304050" },
  { "/person/name": "Åse Holm", "/person/cpr": "010250-1234", "/person/address": "Lærkevej 3\n2400 København" },
  { "/hours": "3", "/start~day": "1", "/start~month": "3", "/start~year": "2026", "/why": HOSTILE, "/consent": "true" },
];

/** Every answer as the copy must say it. */
const ANSWERS = ["En anden", "Bo Holm", "I familie", "20304050", "Åse Holm", "010250-1234", "Lærkevej 3", "2400 København", "Rengøring", "3", "1. marts 2026", HOSTILE, "Ja"];

/** A citizen at check answers. */
async function atCheck(url, options) {
  const visited = await visit(browser, url, options);
  const { page } = visited;
  for (const [index, answers] of PAGES.entries()) {
    if (index === 0 && options?.script === false) {
      await page.locator('[name="/who"][value=other]').check();
      await press(page, "~next");
    }
    await answerAll(page, answers);
    if (index === 2) await page.locator('[name="/needs"][value=cleaning]').check();
    await press(page, "~next");
  }
  await onPage(page, "~check");
  return visited;
}

/** The file that a press of the button gives. */
async function copyOf(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "~copy")]);
  return { name: download.suggestedFilename(), html: readFileSync(await download.path(), "utf8") };
}

/** Opens a file in a browser of its own, where it must say all of these without fetching anything. */
async function read({ name, html }, texts) {
  assert.equal(name, "ansoegning-om-hjemmehjaelp.html");
  assert.deepEqual(await htmlValidate(html), []);
  const page = await browser.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("request", (request) => wrong.push(request.url()));
  await page.setContent(html);
  const values = await page.locator("dd").evaluateAll((all) => all.map((value) => value.innerText));
  const text = await page.locator("main").innerText();
  for (const answer of ANSWERS) assert.ok(values.some((value) => value.includes(answer)), `${answer} in ${values.join(" | ")}`);
  for (const wanted of texts) assert.ok(text.includes(wanted), `${wanted} in ${text}`);
  assert.equal(await page.locator("script, button, a, input").count(), 0);
  assert.deepEqual(wrong, []);
  await page.close();
}

test("check answers gives a copy, which is not sent; so does the receipt, with its reference", async () => {
  const { page, wrong, close } = await atCheck(`${servers.agency}/home-help`, { today: "2026-01-31" });
  await read(await copyOf(page), ["Ansøgning om hjemmehjælp", "31. januar 2026 kl. 12.00. De er ikke sendt.", "Du udfylder for Åse Holm."]);
  await press(page, "~submit");
  await onPage(page, "~receipt");
  const reference = await page.locator(".bl-receipt dd").first().innerText();
  await read(await copyOf(page), [reference, "Det her er en kopi af de svar, du har sendt.", "Du har udfyldt formularen for Åse Holm."]);
  const printed = page.evaluate(() => new Promise((resolve) => (globalThis.print = resolve)));
  await page.locator("[data-bl-action=print]").click();
  await printed;
  assert.deepEqual(wrong, []);
  await close();
});

test("who cannot send can take the answers along", async () => {
  const { page, close } = await atCheck(`${servers.agency}/home-help`, { today: "2026-01-31" });
  await page.route("**/submissions/*", (route) => route.abort());
  await press(page, "~submit");
  await page.getByText("Vi ved ikke, om").first().waitFor();
  await read(await copyOf(page), ["Vi ved ikke, om de er kommet frem."]);
  await close();
});

test("without script the receiver gives the copy, and the page stays", async () => {
  const { page, wrong, close } = await atCheck(`${servers.receiver}/forms/home-help`, { script: false });
  await read(await copyOf(page), ["De er ikke sendt."]);
  await press(page, "~submit");
  await onPage(page, "~receipt");
  assert.equal(await page.locator("[name='~copy']:visible, [data-bl-action]:visible").count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test("Node gives the same file, and tells a server when one was asked for", async () => {
  const form = await load(new URL(`file://${root}/forms/home-help/home-help.form.json`));
  const options = { locale: "da", today: "2026-01-31", now: "2026-01-31T12:00:00+01:00" };
  const answers = { who: "me", why: "</dd>" };
  const { html } = form.render({ ...options, answers, mode: "copy" });
  assert.ok(html.startsWith("<!DOCTYPE html>\n<html lang=\"da\"") && html.includes("&lt;/dd&gt;"));
  const { state } = form.step(new URLSearchParams({ "/who": "me", "/why": "</dd>" }), undefined, options);
  const step = form.step(new URLSearchParams({ "~copy": "" }), state, options);
  assert.deepEqual(step.copy, { name: "ansoegning-om-hjemmehjaelp.html", html });
  assert.equal(form.step(new URLSearchParams({ "~back": "" }), state, options).copy, undefined);
});
