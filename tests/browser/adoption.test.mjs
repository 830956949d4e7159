// The browser takes over the form that a server wrote: nothing that a citizen typed, chose or looks at changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";
import { launch, open } from "../packaging/support/browser.mjs";
import { control, next, ready, shown, YOU } from "./support/form.mjs";
import { page as html, SRC, startHost, STORED } from "./support/host.mjs";

/** One control of each type, and enough below to scroll. */
const EVERY = {
  title: "Alt",
  type: "object",
  properties: {
    text: { type: "string", minLength: 1, title: "Tekst" },
    area: { type: "string", maxLength: 2000, title: "Lang tekst", form: { widget: "textarea" } },
    mail: { type: "string", format: "email", title: "E-mail" },
    amount: { type: "number", title: "Beløb" },
    day: { type: "string", format: "date", title: "Dato" },
    few: { title: "Få", oneOf: ["a", "b", "c"].map((name) => ({ const: name, title: name })) },
    many: { title: "Mange", oneOf: [..."abcdefghijkl"].map((name) => ({ const: name, title: name })) },
    married: { type: "boolean", title: "Gift?" },
    spouse: { type: "string", minLength: 1, title: "Ægtefælle", form: { when: { "/married": { const: true } } } },
    consent: { const: true, title: "Jeg giver samtykke" },
    rows: { type: "array", title: "Børn", minItems: 1, items: { type: "string", title: "Barn" } },
  },
  required: ["text", "mail", "spouse", "consent", "rows"],
};

let site, browser, opened, blankett, release;
before(async () => {
  blankett = await import(pathToFileURL(join(dist, "node.js")));
  site = await startHost();
  browser = await launch();
});
afterEach(async () => {
  await opened?.page.context().close();
  opened = undefined;
  Object.assign(site, { posts: [], endpoint: () => STORED, hold: () => undefined });
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** Opens a page with a form written by a server; the core waits until `release` is called. */
async function visit(fragment, attributes = 'src="/every.json"') {
  const held = new Promise((resolve) => (release = resolve));
  site.hold = (path) => (path.endsWith(".wasm") ? held : undefined);
  site.pages["/every.json"] = JSON.stringify(EVERY);
  site.pages["/"] = html(`<p>før</p><blankett-form ${attributes}>${fragment}</blankett-form>`);
  opened = await open(browser, `${site.origin}/`);
  return opened.page;
}

const every = async (options) => (await blankett.load(EVERY)).render({ locale: "da", action: "/native", ...options });

/** Remembers every node of the form, to see later whether it is the same one. */
const remember = (page) =>
  page.evaluate(() => {
    const all = [];
    const walk = document.createTreeWalker(document.querySelector("form.bl"));
    do all.push(walk.currentNode);
    while (walk.nextNode());
    globalThis.remembered = all;
    globalThis.changes = [];
    // The count of characters left is news of its own: the server could not know what would be typed.
    const isCount = (node) => node.parentElement?.closest(".bl-count");
    const watcher = new MutationObserver((records) => {
      for (const { type, target } of records) if (!isCount(target)) changes.push(`${type} ${target.nodeName}`);
    });
    watcher.observe(document.querySelector("form.bl"), { attributes: true, characterData: true, childList: true, subtree: true });
  });

/** What the citizen has before them. */
const state = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return {
      values: [...document.querySelectorAll("form.bl [name]")].map(({ name, value, checked }) => [name, value, checked]),
      focus: activeElement.name,
      selection: [activeElement.selectionStart, activeElement.selectionEnd],
      scroll: [scrollX, scrollY],
    };
  });

const sameNodes = (page) => page.evaluate(() => remembered.filter((node) => !node.isConnected).map((node) => node.nodeName));

test("every control filled, caret mid-word, the core 3 seconds late: nothing changes at all", async () => {
  const page = await visit((await every()).html);
  await page.setViewportSize({ width: 640, height: 300 });
  await control(page, "/text").fill("Åse Holm");
  await control(page, "/area").fill("to\nlinjer");
  await control(page, "/mail").fill("a@example.org");
  await control(page, "/amount").fill("1.250,5");
  await control(page, "/day~day").fill("31");
  await control(page, "/day~year").fill("198");
  await page.locator('[name="/few"][value="b"]').check();
  await control(page, "/many").selectOption("k");
  await control(page, "/consent").check();
  await control(page, "/rows/0").fill("Ida");
  await control(page, "/area").focus();
  await control(page, "/area").evaluate((area) => area.setSelectionRange(4, 6));
  await page.evaluate(() => scrollBy(0, 37));
  await remember(page);
  const before = await state(page);
  await page.waitForTimeout(3000);
  release();
  await ready(page);
  assert.deepEqual(await state(page), before);
  assert.deepEqual(await sameNodes(page), []);
  assert.deepEqual(await page.evaluate(() => changes), []);
  await page.keyboard.type("x");
  assert.equal(await control(page, "/area").inputValue(), "to\nlxjer", "the selection was the citizen's");
  const answers = await page.evaluate(() => document.querySelector("blankett-form").handle.answers);
  assert.deepEqual([answers.text, answers.amount, answers.few, answers.many, answers.rows], ["Åse Holm", 1250.5, "b", "k", ["Ida"]]);
  assert.deepEqual(opened.wrong, []);
});

/** What a citizen has typed or chosen before the core comes, a control of each widget. */
const TYPED = {
  "/name": "Åse", "/reason": "Fordi", "/email": "a@b.dk", "/phone": "20304050", "/cpr": "010203-1234", "/site": "www.a.dk", "/code": "123456",
  "/area": "65", "/rent": "1.250,50", "/born~day": "1", "/born~month": "marts", "/visit": "5/2 2026", "/period/from~day": "1",
  "/since~year": "2019", "/wait~hours": "2", "/time": "9.30", "/address/street": "Åvej 1", "/where": "Åen", "/children/0/name": "Ida", "/signature": "Åse Holm",
};
const TICKED = ['[name="/home"][value="own"]', '[name="/alone"][value="false"]', '[name="/aids"][value="chair"]', '[name="/news"]', '[name="/truth"]'];
const SELECTED = { "/shift": "evening", "/town": "2", "/nation": "SE" };

test("every widget keeps what was typed before the core came, and is the same node", async () => {
  const definition = readFileSync(join(root, "tests/accessibility/forms/every-widget/every-widget.form.json"), "utf8");
  site.pages["/widgets.json"] = definition;
  const page = await visit((await blankett.load(definition)).render({ locale: "da", action: "/native" }).html, 'src="/widgets.json"');
  const inputs = async () => page.evaluate(() => [...document.querySelectorAll("form.bl [name]")].map(({ name, value, checked, type }) => [name, type === "file" ? "" : value, checked]));
  for (const [name, value] of Object.entries(TYPED)) await control(page, name).fill(value);
  for (const box of TICKED) await page.locator(box).check();
  for (const [name, value] of Object.entries(SELECTED)) await control(page, name).selectOption(value);
  await remember(page);
  const before = await inputs();
  release();
  await ready(page);
  await page.locator('[id$="_town-combobox"]').waitFor();
  assert.deepEqual(await inputs(), before);
  // The platform names countries, and the server's may know them otherwise than the browser's.
  const gone = (await sameNodes(page)).filter((name) => !["OPTION", "#text"].includes(name));
  assert.deepEqual(gone, []);
  const answers = await page.evaluate(() => document.querySelector("blankett-form").handle.answers);
  const read = ["rent", "home", "alone", "aids", "town", "nation", "truth"].map((name) => answers[name]);
  assert.deepEqual(read, [1250.5, "own", false, ["chair"], "2", "SE", true]);
  assert.deepEqual(opened.wrong, []);
});

test("a question that an answer asks for appears around the controls that are there", async () => {
  const page = await visit((await every()).html);
  await page.locator('[name="/married"][value="true"]').check();
  await remember(page);
  release();
  await ready(page);
  await control(page, "/spouse").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "/married");
  assert.ok(await page.locator('[name="/married"][value="true"]').isChecked());
});

test("a page in the error state: what is mended leaves, what is wrong stays, the rest is the same", async () => {
  const form = await blankett.load(EVERY);
  const posted = new URLSearchParams([["~page", "form"], ["/mail", "x"], ["~next", ""]]);
  for (const name of new URLSearchParams(await hidden(form))) posted.append(...name);
  const step = form.step(posted, undefined, { locale: "da", action: "/native" });
  assert.ok(step.problems.length >= 3, JSON.stringify(step.problems));
  const page = await visit(step.html);
  await control(page, "/text").fill("Åse");
  await control(page, "/text").evaluate((input) => input.setSelectionRange(1, 1));
  await remember(page);
  const before = await state(page);
  release();
  await ready(page);
  assert.deepEqual(await state(page), before);
  const gone = await sameNodes(page);
  assert.ok(!gone.includes("INPUT") && !gone.includes("FIELDSET") && !gone.includes("LABEL"), gone.join());
  assert.equal(await control(page, "/text").getAttribute("aria-invalid"), null);
  assert.equal(await control(page, "/mail").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator(".bl-summary a").count(), step.problems.length - 1);
});

/** The hidden inputs of the first page. */
async function hidden(form) {
  const { html } = form.render({ locale: "da" });
  const found = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return found.map(([, name, value]) => [name, value]);
}

test("what extensions and translators put there stays, and stays out of the way", async () => {
  const page = await visit((await every()).html);
  await page.evaluate(() => {
    const icon = document.createElement("div");
    icon.dataset.passwordManager = "icon";
    document.querySelector('[name="/text"]').after(icon);
    const own = document.createElement("some-extension");
    document.querySelector("form.bl").prepend(own);
    const label = document.querySelector("label");
    const font = document.createElement("font");
    font.textContent = "Translated";
    label.replaceChild(font, label.firstChild);
  });
  release();
  await ready(page);
  await next(page).click();
  await page.locator(".bl-summary a").first().waitFor();
  assert.equal(await page.locator("[data-password-manager]").count(), 1);
  assert.equal(await page.locator("form.bl some-extension").count(), 1);
  assert.equal(await page.locator("label").first().textContent(), "Translated");
  await page.getByLabel("Lang tekst").fill("still works");
  assert.deepEqual(opened.wrong, []);
});

test("the prefix in the HTML is taken over, beside a form that is rendered", async () => {
  const fragment = (await every({ prefix: "agency-" })).html;
  const page = await visit(`${fragment}</blankett-form><blankett-form src="${SRC}">`);
  release();
  await page.waitForFunction(() => [...document.querySelectorAll("blankett-form")].every((element) => element.handle));
  await next(page).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "agency-summary");
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});

test("a submit before the core has come is a plain post", async () => {
  const page = await visit((await every()).html);
  site.endpoint = () => ({ type: "text/html", body: "<p>posted</p>" });
  await control(page, "/text").fill("Åse");
  await next(page).click();
  await page.getByText("posted").waitFor();
  assert.equal(site.posts[0].path, "/native");
  assert.equal(new URLSearchParams(site.posts[0].body).get("/text"), "Åse");
  release();
});

test("a later page is left to the server that has the earlier answers", async () => {
  const definition = readFileSync(join(root, SRC), "utf8");
  const form = await blankett.load(definition);
  const posted = new URLSearchParams([...(await hidden(form)), ...Object.entries(YOU), ["~next", ""]]);
  const { html, page: id } = form.step(posted, undefined, { locale: "da", action: "/native" });
  assert.equal(id, "household");
  const page = await visit(html, `src="${SRC}"`);
  release();
  await page.waitForFunction(() => globalThis.performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")));
  await page.waitForTimeout(300);
  site.endpoint = () => ({ type: "text/html", body: "<p>posted</p>" });
  await control(page, "/savings").fill("1");
  await next(page).click();
  await page.getByText("posted").waitFor();
  assert.equal(new URLSearchParams(site.posts[0].body).get("/savings"), "1");
});

test("a start page is taken over, and its button leads to the first question", async () => {
  const definition = readFileSync(join(root, "forms/outdoor-serving/outdoor-serving.form.json"), "utf8");
  const { html } = (await blankett.load(definition)).render({ locale: "da", action: "/native" });
  site.pages["/serving.json"] = definition;
  const page = await visit(html, 'src="/serving.json"');
  await remember(page);
  release();
  await ready(page);
  assert.deepEqual(await page.evaluate(() => changes), []);
  await next(page).click();
  await page.locator('[name="~page"][value="ground"]').waitFor({ state: "attached" });
  assert.deepEqual([site.posts, opened.wrong], [[], []]);
});

test("a form that was posted from another version keeps what fits, and says so", async () => {
  const changed = (await every()).html.replace(/(name="~form" value=")[0-9a-f]+/, "$1" + "0".repeat(64));
  const page = await visit(changed);
  await control(page, "/text").fill("Åse");
  release();
  await ready(page);
  assert.equal(await control(page, "/text").inputValue(), "Åse");
  assert.equal(await shown(page), await page.evaluate(() => document.querySelector("[name='~page']").value));
  await page.locator("form.bl .bl-notice").waitFor();
});

test("the endpoint: property, then attribute, then the form's action, then the definition", async () => {
  const simple = { type: "object", properties: { a: { type: "string", title: "A" } }, form: { submit: { endpoint: "/definition" } } };
  site.pages["/simple.json"] = JSON.stringify(simple);
  const { html } = (await blankett.load(simple)).render({ action: "/action" });
  const without = (await blankett.load(simple)).render().html;
  const rows = [
    ["/property", html, 'endpoint="/attribute"', (element) => (element.endpoint = "/property")],
    ["/attribute", html, 'endpoint="/attribute"', () => undefined],
    ["/action", html, "", () => undefined],
    ["/definition", without, "", () => undefined],
  ];
  for (const [expected, fragment, attribute, set] of rows) {
    site.posts = [];
    const page = await visit(fragment, `src="/simple.json" ${attribute}`);
    await page.evaluate(`(${set})(document.querySelector("blankett-form"))`);
    release();
    await ready(page);
    await next(page).click();
    await next(page).click();
    await page.getByText("HT-1").first().waitFor();
    assert.deepEqual(site.posts.map(({ path }) => path), [expected]);
    await page.context().close();
  }
});
