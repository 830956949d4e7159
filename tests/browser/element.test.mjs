// <blankett-form> in a page: rendering, sending, failing, and leaving nothing behind.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, open } from "../packaging/support/browser.mjs";
import { control, fillAll, fillYou, next, ready, shown } from "./support/form.mjs";
import { page as html, SRC, startHost, STORED } from "./support/host.mjs";

const FORM = `<blankett-form src="${SRC}"></blankett-form>`;

let site, browser, opened;
before(async () => {
  site = await startHost();
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

async function visit(body, options) {
  site.pages["/"] = html(body, options);
  opened = await open(browser, `${site.origin}/`);
  return opened.page;
}

test("it renders the first page under the strictest policy, with nothing in the console", async () => {
  const page = await visit(FORM);
  await ready(page);
  assert.equal(await shown(page), "you");
  assert.equal(await page.locator("form.bl").getAttribute("lang"), "da");
  assert.deepEqual(opened.wrong, []);
});

test("a whole form is filled in, sent once with its key, and ends in a receipt with focus on its heading", async () => {
  const page = await visit(FORM);
  await ready(page);
  await page.evaluate(() => {
    globalThis.seen = [];
    for (const name of ["page", "submit", "accepted"]) {
      document.addEventListener(`blankett-${name}`, ({ detail }) => seen.push([name, detail.page ?? detail.reference ?? detail.endpoint]));
    }
  });
  await fillAll(page);
  assert.equal(await shown(page), "~check");
  await next(page).click();
  await page.getByText("HT-1").first().waitFor();
  assert.equal(site.posts.length, 1);
  const [{ headers, body, path }] = site.posts;
  assert.equal(path, "/submissions/health-supplement");
  assert.match(headers["idempotency-key"], /^"[0-9a-f-]{36}"$/);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers["content-language"], "da");
  assert.match(body, /"price":1250.50/);
  assert.equal(await page.evaluate(() => document.activeElement.className), "bl-heading");
  const seen = await page.evaluate(() => globalThis.seen);
  assert.deepEqual(seen.map(([name]) => name), ["page", "page", "page", "submit", "page", "accepted"]);
  assert.deepEqual(seen.at(-1), ["accepted", "HT-1"]);
  assert.deepEqual(opened.wrong, []);
});

test("a page with errors gives focus to the summary; its links lead to the controls", async () => {
  const page = await visit(FORM);
  await ready(page);
  await next(page).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "bl-1-summary");
  await page.locator(".bl-summary a").nth(1).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "/cpr");
  await page.keyboard.type("0102501234");
  assert.equal(await page.locator(".bl-summary a").count(), 4, "a mended answer leaves the summary");
  assert.equal(await control(page, "/cpr").inputValue(), "0102501234");
});

test("a double click presses once", async () => {
  const page = await visit(FORM);
  await ready(page);
  await fillYou(page);
  await next(page).dblclick();
  assert.equal(await shown(page), "household");
  assert.equal(await page.locator(".bl-summary").count(), 0);
});

test("a double click on Send sends once", async () => {
  let release;
  site.endpoint = () => new Promise((resolve) => (release = () => resolve(STORED)));
  const page = await visit(FORM);
  await ready(page);
  await fillAll(page);
  await next(page).dblclick();
  await next(page).click();
  await page.waitForTimeout(200);
  release();
  await page.getByText("HT-1").first().waitFor();
  assert.equal(site.posts.length, 1);
});

test("a network that fails keeps everything, says so, and the next try bears the same key", async () => {
  site.endpoint = () => ({ drop: true });
  const page = await visit(FORM);
  await ready(page);
  await fillAll(page);
  await next(page).click();
  await page.getByText("Vi ved ikke, om").first().waitFor();
  assert.equal(await shown(page), "~check");
  assert.match(await page.locator("form.bl").textContent(), /Åse Holm/);
  site.endpoint = () => STORED;
  await page.locator("form.bl [name='~submit']").first().click();
  await page.getByText("HT-1").first().waitFor();
  const keys = new Set(site.posts.map(({ headers }) => headers["idempotency-key"]));
  const bodies = new Set(site.posts.map(({ body }) => body));
  assert.deepEqual([keys.size, bodies.size], [1, 1]);
});

test("a reply that is cut short is not taken for success", async () => {
  site.endpoint = () => ({ status: 201, type: "application/json", body: '{"reference":' });
  const page = await visit(FORM);
  await ready(page);
  await fillAll(page);
  await next(page).click();
  await page.getByText("Vi ved ikke, om").first().waitFor();
  assert.equal(await shown(page), "~check");
});

test("problems that the endpoint names are shown like our own", async () => {
  const errors = [{ pointer: "#/cpr", detail: "<b>Ukendt</b> CPR-nummer" }];
  site.endpoint = () => ({ status: 422, type: "application/problem+json", body: JSON.stringify({ title: "No", errors }) });
  const page = await visit(FORM);
  await ready(page);
  await fillAll(page);
  await next(page).click();
  await page.locator(".bl-summary a").waitFor();
  assert.equal(await shown(page), "you");
  assert.equal(await control(page, "/cpr").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator("form.bl b").count(), 0, "what a server says is text");
  assert.equal(await page.evaluate(() => document.activeElement.id), "bl-1-summary");
});

test("a listener can prevent sending, and can make it wait", async () => {
  const page = await visit(FORM);
  await ready(page);
  await page.evaluate(() => {
    let first = true;
    document.addEventListener("blankett-submit", (event) => {
      if (first) event.preventDefault();
      else event.detail.waitUntil(new Promise((resolve) => setTimeout(resolve, 300)));
      first = false;
    });
  });
  await fillAll(page);
  await next(page).click();
  await page.waitForTimeout(200);
  assert.equal(site.posts.length, 0);
  await page.locator("form.bl [name='~submit']").first().click();
  assert.equal(site.posts.length, 0);
  await page.getByText("HT-1").first().waitFor();
  assert.equal(site.posts.length, 1);
});

test("the definition alone cannot send answers to another origin", async () => {
  const definition = JSON.stringify({
    type: "object",
    properties: { a: { type: "string", title: "A" } },
    form: { submit: { endpoint: "https://elsewhere.example/take" } },
  });
  const page = await visit("<blankett-form></blankett-form>");
  await page.evaluate((definition) => (document.querySelector("blankett-form").definition = JSON.parse(definition)), definition);
  await ready(page);
  await next(page).click();
  await next(page).click();
  await page.waitForTimeout(300);
  assert.match(opened.wrong.join("\n"), /another origin/);
  assert.doesNotMatch(opened.wrong.join("\n"), /connect-src/, "nothing was tried");
});

test("properties that were set before the script came are used", async () => {
  const page = await visit("<blankett-form></blankett-form>", { script: false });
  await page.evaluate(async () => {
    const element = document.querySelector("blankett-form");
    element.definition = { type: "object", properties: { a: { type: "string", title: "A" } } };
    element.answers = { a: "prefilled" };
    element.endpoint = "/early";
    await import("/dist/element.js");
  });
  await ready(page);
  assert.equal(await control(page, "/a").inputValue(), "prefilled");
  await next(page).click();
  await next(page).click();
  await page.getByText("HT-1").first().waitFor();
  assert.deepEqual(site.posts.map(({ path, body }) => [path, body]), [["/early", '{"a":"prefilled"}']]);
});

test("the language changes with page, answers, errors and focus as they were", async () => {
  const page = await visit(FORM);
  await ready(page);
  await control(page, "/name").fill("Åse");
  await next(page).click();
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForFunction(() => document.querySelector("form.bl").lang === "en");
  assert.equal(await control(page, "/name").inputValue(), "Åse");
  assert.equal(await page.locator(".bl-summary a").count(), 4);
  assert.match(await page.locator("form.bl").textContent(), /Full name/);
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
});

test("two forms live on one page, each with its own ids and answers", async () => {
  const page = await visit(FORM + FORM);
  await page.waitForFunction(() => [...document.querySelectorAll("blankett-form")].every((element) => element.handle));
  const [first, second] = await page.locator("blankett-form").all();
  await first.getByLabel("Fulde navn").fill("En");
  await second.getByLabel("Fulde navn").fill("To");
  await second.locator(".bl-buttons button").first().click();
  assert.equal(await first.locator(".bl-summary").count(), 0);
  assert.equal(await second.locator(".bl-summary").count(), 1);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  const answers = await page.evaluate(() => [...document.querySelectorAll("blankett-form")].map(({ handle }) => handle.answers));
  assert.deepEqual(answers.map(({ name }) => name), ["En", "To"]);
});

test("it stands still while an input method composes, and then knows the word", async () => {
  const page = await visit(FORM);
  await ready(page);
  await next(page).click();
  await control(page, "/name").focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "か", selectionStart: 1, selectionEnd: 1 });
  assert.equal(await page.locator(".bl-summary a").count(), 5, "nothing moves while composing");
  await session.send("Input.insertText", { text: "漢" });
  await page.waitForFunction(() => document.querySelectorAll(".bl-summary a").length === 4);
  assert.equal(await control(page, "/name").inputValue(), "漢");
});

test("a definition that is none: a plain sentence in the page, the reason in the console", async () => {
  site.pages["/bad.json"] = '{"type":"object","form":{"pagez":[]}}';
  const page = await visit('<blankett-form src="/bad.json"></blankett-form>');
  await page.getByText("Denne formular kan ikke vises").waitFor();
  assert.match(opened.wrong.join("\n"), /pagez/);
  assert.doesNotMatch(await page.locator("main").textContent(), /pagez/);
});

test("inside another form it says so, in the page and in the console", async () => {
  const page = await visit(`<form action="/x"><p>Host</p>${FORM}</form>`);
  await page.getByText("kan ikke vises her").waitFor();
  assert.match(opened.wrong.join("\n"), /another <form>/);
});

test("an element that is moved keeps what was typed; one that is removed lets go", async () => {
  const page = await visit(`${FORM}<div id="elsewhere"></div>`);
  await ready(page);
  await control(page, "/name").fill("Åse");
  await page.evaluate(() => document.getElementById("elsewhere").append(document.querySelector("blankett-form")));
  await page.waitForTimeout(100);
  assert.equal(await control(page, "/name").inputValue(), "Åse");
  const gone = await page.evaluate(async () => {
    const element = document.querySelector("blankett-form");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return element.handle === undefined && element.childElementCount === 0;
  });
  assert.ok(gone);
});

test("two hundred times mounted and unmounted leave no listener and no memory behind", async () => {
  const page = await visit("<div id=here></div>");
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  const cycle = (times) =>
    page.evaluate(
      async ({ times, src }) => {
        globalThis.blankett ??= await import("/dist/blankett.js");
        globalThis.loaded ??= await blankett.load(new URL(src, location.href));
        for (let at = 0; at < times; at++) {
          const handle = loaded.mount(document.getElementById("here"));
          handle.form.querySelector("[name='/name']").value = "x";
          handle.form.querySelector("[name='/name']").dispatchEvent(new Event("input", { bubbles: true }));
          handle.unmount();
          await null;
        }
      },
      { times, src: SRC },
    );
  const counters = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { nodes, jsEventListeners };
  };
  await cycle(20);
  const before = await counters();
  const size = await page.evaluate(() => performance.memory.usedJSHeapSize);
  await cycle(200);
  const later = await counters();
  assert.ok(later.nodes <= before.nodes + 20, `${later.nodes} nodes, ${before.nodes} before`);
  assert.ok(later.jsEventListeners <= before.jsEventListeners + 5, `${later.jsEventListeners} listeners`);
  const grown = (await page.evaluate(() => performance.memory.usedJSHeapSize)) - size;
  assert.ok(grown < 1_000_000, `${grown} bytes more`);
});

test("where the core fails, the form is a plain one and what was pressed is posted", async () => {
  const page = await visit("<blankett-form></blankett-form>");
  await page.evaluate(async (src) => {
    const { load } = await import("/dist/blankett.js");
    const form = await load(new URL(src, location.href));
    form.mount(document.querySelector("blankett-form"), { action: "/native" });
  }, SRC);
  // A date without a method makes the next event fail, as a trap does.
  await page.evaluate(() => {
    globalThis.realDate = Date;
    globalThis.Date = class {
      constructor() {
        throw new Error("broken");
      }
    };
  });
  site.endpoint = () => ({ type: "text/html", body: "<p>posted</p>" });
  await control(page, "/name").evaluate((input) => (input.value = "Åse"));
  await next(page).click();
  await page.getByText("posted").waitFor();
  const [{ path, body }] = site.posts;
  assert.equal(path, "/native");
  assert.equal(new URLSearchParams(body).get("/name"), "Åse");
});
