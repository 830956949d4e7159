// Texts that say what was answered, on the page where it is typed and on later ones.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { answer, onPage, press, selector, visit } from "./support/citizen.mjs";
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

/** A browser on the second page of the form, where names are asked. */
async function onSecondPage() {
  const visited = await visit(browser, `${servers.agency}/home-help`, { today: "2026-01-31" });
  await answer(visited.page, "/who", "me");
  await press(visited.page, "~next");
  await onPage(visited.page, "person");
  return visited;
}

test("a text follows what is typed, while focus, caret and the text typed stay", async () => {
  const { page, wrong, close } = await onSecondPage();
  await press(page, "/others~add");
  const legend = page.locator(`fieldset:has(> .bl-options ${selector("/others/0/helps")}) legend`);
  const name = page.locator(selector("/others/0/name"));
  await name.pressSequentially("Ev");
  await name.press("ArrowLeft");
  await page.keyboard.type("!");
  assert.equal(await legend.textContent(), "Kan E!v hjælpe til derhjemme?, Person 1");
  const state = await name.evaluate((input) => [document.activeElement === input, input.selectionStart, input.value]);
  assert.deepEqual(state, [true, 2, "E!v"]);
  await name.fill("");
  assert.equal(await legend.textContent(), "Kan (ikke udfyldt) hjælpe til derhjemme?, Person 1");
  assert.deepEqual(wrong, []);
  await close();
});

test("an answer is no markup in any text of the next page, and stands apart from the words around it", async () => {
  const { page, wrong, close } = await onSecondPage();
  const hostile = "</bdi><img src=x onerror=alert(1)> { $who } \u2069\u202E[a](/b)";
  for (const [name, value] of [["name", hostile], ["cpr", "010250-1234"], ["address", "Lærkevej 3"]]) {
    await answer(page, `/person/${name}`, value);
  }
  await press(page, "~next");
  await onPage(page, "need");
  assert.equal(await page.locator(".bl-heading bdi").textContent(), hostile.replace(/[\u2069\u202E]/g, ""));
  assert.equal(await page.locator("form.bl img, form.bl details a").count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});
