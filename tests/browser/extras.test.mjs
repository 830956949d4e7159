// What some questions have besides in a page with script: suggestions, places, searches, files, questions of the host's own.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, open } from "../packaging/support/browser.mjs";
import { control, next, ready, shown } from "./support/form.mjs";
import { page as html, startHost, STORED } from "./support/host.mjs";

const COLORS = Array.from({ length: 60 }, (_, index) => ({ const: `c${index}`, title: `Farve ${index}` }));
const DEFINITION = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Alt det ekstra",
  type: "object",
  properties: {
    color: { title: "Farve", oneOf: [...COLORS, { const: "blue", title: "Blå" }] },
    street: { type: "string", title: "Vej", form: { widget: "combobox", options: "/suggest.json?q={q}" } },
    school: { type: "string", title: "Skole", form: { widget: "combobox", options: "schools" } },
    place: { type: "string", title: "Sted", form: { widget: "location" } },
    address: {
      type: "object",
      title: "Adresse",
      form: { widget: "address" },
      properties: { line: { type: "string", title: "Vej og nummer" }, city: { type: "string", title: "By" } },
    },
    photos: {
      type: "array",
      title: "Billeder",
      maxItems: 2,
      form: { widget: "file", accept: ".png" },
      items: {
        type: "object",
        properties: { name: { type: "string" }, type: { type: "string" }, size: { type: "integer", maximum: 2_000_000 } },
        required: ["name", "type", "size"],
      },
    },
    pick: { type: "string", title: "Vælg på kortet", form: { widget: "x-map" } },
    aids: {
      type: "array",
      uniqueItems: true,
      title: "Hjælpemidler",
      items: { oneOf: ["Stok", "Rollator", "Ingen"].map((title) => ({ const: title, title })) },
      form: { exclusive: "Ingen" },
    },
    how: { title: "Hvordan?", anyOf: [{ const: "bus", title: "Bus" }, { type: "string", minLength: 1, title: "Andet" }] },
  },
  form: { languages: ["da"], submit: { endpoint: "/submissions/extras" } },
};

const HOOKS = `document.querySelector("blankett-form").hooks = {
  suggest: { schools: async (typed) => [{ value: typed + "skolen" }, { value: "Byens Skole", label: "Byens Skole (privat)" }] },
  lookup: { address: async (typed) => { if (typed === "x") throw new Error("down"); return [{ label: "Torvet 1, Lindby", values: { line: "Torvet 1", city: "Lindby" } }]; } },
  widgets: { "x-map": (element, question) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "host-map";
    button.textContent = "Torvet";
    button.addEventListener("click", () => question.set("Torvet"), { signal: question.signal });
    element.append(button);
  } },
};`;

let site, browser, opened;
before(async () => {
  site = await startHost();
  site.files["/extras.form.json"] = JSON.stringify(DEFINITION);
  site.files["/hooks.js"] = HOOKS;
  site.files["/suggest.json"] = JSON.stringify([{ value: "Bredgade" }, { value: "Brogade" }]);
  site.pages["/"] = html('<blankett-form src="/extras.form.json"></blankett-form><script src="/hooks.js"></script>');
  browser = await launch();
});
afterEach(async () => {
  await opened?.page.context().close();
  opened = undefined;
  Object.assign(site, { posts: [], endpoint: () => STORED });
});
after(async () => {
  await browser?.close();
  site?.close();
});

async function visit() {
  opened = await open(browser, `${site.origin}/`);
  await ready(opened.page);
  await opened.page.locator("blankett-combobox").first().waitFor();
  return opened.page;
}

const said = (page, wanted) => page.waitForFunction((wanted) => document.querySelector("[role=status]").textContent.includes(wanted), wanted);
const answers = (page) => page.evaluate(() => document.querySelector("blankett-form").handle.answers);
const combobox = (page, name) => page.getByRole("combobox", { name });

test("a select of many options is typed in: found without its accent, chosen with the keyboard, sent as its value", async () => {
  const page = await visit();
  const box = combobox(page, "Farve");
  await box.fill("bla");
  await page.getByRole("option", { name: "Blå" }).waitFor();
  await said(page, "1 forslag");
  await box.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`[id="${active}"]`).getAttribute("aria-selected"), "true");
  await box.press("Enter");
  assert.equal(await box.inputValue(), "Blå");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  assert.deepEqual(await answers(page), { color: "blue" });
  assert.equal(await shown(page), "form");
});

test("what is typed in full is chosen on leaving; what is no option is named, and stays to be seen", async () => {
  const page = await visit();
  const box = combobox(page, "Farve");
  await box.fill("farve 7");
  await box.press("Tab");
  assert.deepEqual(await answers(page), { color: "c7" });
  await box.fill("lilla");
  await box.press("Tab");
  assert.deepEqual(await answers(page), { color: "lilla" });
  assert.equal(await box.inputValue(), "lilla");
  await page.getByRole("button", { name: "Fortsæt" }).click();
  await page.getByRole("link", { name: "Vælg" }).click();
  assert.equal(await box.inputValue(), "lilla");
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  await box.fill("lil");
  await box.press("Tab");
  assert.deepEqual(await answers(page), { color: "lil" });
  await box.fill("l");
  await said(page, "forslag");
  assert.deepEqual((await page.getByRole("option").allInnerTexts()).filter((one) => one.startsWith("lil")), []);
  await box.fill("");
  await box.press("Tab");
  assert.deepEqual(await answers(page), {});
});

test("a label leads to what one sees in the place of the control", async () => {
  const page = await visit();
  await page.locator("label", { hasText: "Farve" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.role), "combobox");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("label", { hasText: "Billeder" }).click()]);
  assert.equal(chooser.isMultiple(), true);
});

test("Escape closes the suggestions and keeps what was typed", async () => {
  const page = await visit();
  const box = combobox(page, "Farve");
  await box.fill("farve");
  await page.getByRole("option").first().waitFor();
  assert.equal(await page.getByRole("option").count(), 20);
  await box.press("Escape");
  assert.equal(await page.getByRole("option").count(), 0);
  assert.equal(await box.inputValue(), "farve");
});

test("suggestions come from the page's own origin and from the host; where they fail, one writes", async () => {
  const page = await visit();
  const street = combobox(page, "Vej (frivilligt)");
  await street.fill("br");
  await page.getByRole("option", { name: "Brogade" }).click();
  assert.equal(await street.inputValue(), "Brogade");
  const school = combobox(page, "Skole");
  await school.fill("By");
  await page.getByRole("option", { name: "Byens Skole (privat)" }).click();
  assert.deepEqual(await answers(page), { street: "Brogade", school: "Byens Skole" });
  const suggestions = site.files["/suggest.json"];
  delete site.files["/suggest.json"];
  await street.fill("bro");
  await said(page, "Forslagene kan ikke hentes");
  await page.locator("blankett-combobox p:visible", { hasText: "Forslagene kan ikke hentes" }).waitFor();
  site.files["/suggest.json"] = "[]";
  let release;
  site.hold = (path) => (path.startsWith("/suggest.json") ? new Promise((resolve) => (release = resolve)) : undefined);
  await street.fill("brov");
  await page.locator("blankett-combobox p:visible", { hasText: "Henter forslag" }).waitFor();
  release();
  await page.locator("blankett-combobox p:visible", { hasText: "Ingen forslag" }).waitFor();
  site.hold = () => undefined;
  await street.fill("bro");
  await street.press("Tab");
  assert.equal(await page.locator("blankett-combobox p:visible").count(), 0);
  site.files["/suggest.json"] = suggestions;
  assert.deepEqual(await answers(page), { street: "bro", school: "Byens Skole" });
});

test("a place is where the device is, where that may be known", async () => {
  const page = await visit();
  await page.context().setGeolocation({ latitude: 55.676098, longitude: 12.568337 });
  await page.context().grantPermissions(["geolocation"]);
  await page.getByRole("button", { name: "Brug min placering" }).click();
  await said(page, "Din placering er skrevet");
  assert.deepEqual(await answers(page), { place: "55.67610, 12.56834" });
});

test("an address that is found fills in its parts, which can be mended", async () => {
  const page = await visit();
  await page.getByLabel("Søg efter adressen").fill("torv");
  await page.getByLabel("Søg efter adressen").press("Enter");
  await said(page, "1 adresse fundet");
  await page.getByRole("button", { name: "Torvet 1, Lindby" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "/address/line");
  await control(page, "/address/line").fill("Torvet 1, 2.");
  assert.deepEqual(await answers(page), { address: { line: "Torvet 1, 2.", city: "Lindby" } });
  await page.getByLabel("Søg efter adressen").fill("x");
  await page.getByLabel("Søg efter adressen").press("Enter");
  await said(page, "Der kan ikke søges lige nu");
});

test("files are chosen, listed, judged and removed; focus stays at hand", async () => {
  const page = await visit();
  const choose = page.getByRole("button", { name: /^Vælg filer.*Billeder/ });
  await choose.focus();
  const file = (name, size) => ({ name, mimeType: "image/png", buffer: Buffer.alloc(size) });
  await page.locator("input[type=file]").setInputFiles([file("a.png", 10), file("b.png", 2_500_000)]);
  await said(page, "a.png: valgt, b.png: valgt");
  assert.deepEqual(await page.locator(".bl-files > li > bdi").allTextContents(), ["a.png (0,1 MB)", "b.png (2,5 MB)"]);
  await next(page).click();
  await page.locator("[id$=summary] a", { hasText: "Den må højst fylde 2 MB" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Vælg filer, Billeder (frivilligt)");
  await page.getByRole("button", { name: "Fjern b.png" }).click();
  await said(page, "b.png: fjernet");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Fjern a.png");
  assert.deepEqual(await answers(page), { photos: [{ name: "a.png", type: "image/png", size: 10 }] });
});

test("a question of the host's own is asked by its script", async () => {
  const page = await visit();
  await page.locator("#host-map").click();
  assert.deepEqual(await answers(page), { pick: "Torvet" });
});

test("the option that no other goes with unticks the others, and they it", async () => {
  const page = await visit();
  for (const [tick, ticked] of [["Stok", ["Stok"]], ["Ingen", ["Ingen"]], ["Rollator", ["Rollator"]]]) {
    await page.getByRole("checkbox", { name: tick }).check();
    assert.deepEqual(await answers(page), { aids: ticked });
  }
});

test("the line for an answer of one's own is there while it is chosen", async () => {
  const page = await visit();
  const own = page.getByLabel("Skriv dit svar");
  assert.equal(await own.isVisible(), false);
  await page.getByRole("radio", { name: "Andet" }).check();
  await own.fill("Til fods");
  assert.deepEqual(await answers(page), { how: "Til fods" });
  await page.getByRole("radio", { name: "Bus" }).check();
  assert.equal(await own.isVisible(), false);
  assert.deepEqual(await answers(page), { how: "bus" });
  assert.deepEqual(opened.wrong, []);
});
