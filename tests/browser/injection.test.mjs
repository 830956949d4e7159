// What authors, translators, citizens and endpoints write is text, wherever it stands: no element, attribute, dialog or breach
// of the strictest policy comes of it. In Chromium and Firefox.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.mjs";
import { BROWSERS, missing, open, start } from "./support/browsers.mjs";
import { page as html, startHost } from "./support/host.mjs";

const PAYLOADS = JSON.parse(readFileSync(join(root, "tests", "support", "injections.json"), "utf8"));

/** A form with a text of somebody's in every place that takes one. */
function definition(text) {
  const label = { title: text, description: text };
  return {
    ...label,
    type: "object",
    required: [text],
    properties: {
      [text]: { ...label, type: "string", form: { help: text, text, notes: [{ id: "n", kind: "inset", text }] } },
      long: { ...label, type: "string", form: { widget: "textarea" }, default: text },
      amount: { ...label, type: "number", form: { unit: text.slice(0, 20) } },
      choice: { ...label, oneOf: [{ const: text, ...label }, { const: "b", ...label }] },
      boxes: { ...label, type: "array", uniqueItems: true, items: { oneOf: [{ const: text, ...label }, { const: "b", ...label }] } },
      select: { ...label, enum: [text, "b"], form: { widget: "select" } },
      rows: { ...label, type: "array", minItems: 1, items: { ...label, type: "object", properties: { name: { ...label, type: "string" } } } },
      yes: { ...label, const: true, form: { widget: "declaration", text } },
    },
    form: {
      languages: ["da"],
      submit: { endpoint: "/submissions/x" },
      contact: { title: text, lines: [text] },
      glossary: [{ id: "g", term: text, text }],
      receipt: { next: text },
      errors: { required: text },
    },
  };
}

/** Runs in the page: what the form holds that nobody but the library may have made. */
function inspect() {
  const TAGS = "A BDI BR BUTTON DD DETAILS DIV DL DT EM FIELDSET FORM H1 H2 H3 H4 INPUT LABEL LEGEND LI OL OPTION P SELECT SPAN STRONG SUMMARY TEXTAREA TIME UL".split(" ");
  const HREF = /^(#|https:|mailto:|tel:|\/(?!\/))/;
  globalThis.inspectForm = () => {
    const found = [];
    for (const element of document.querySelectorAll("blankett-form *")) {
      if (!TAGS.includes(element.tagName)) found.push(`element ${element.tagName}`);
      for (const { name, value } of element.attributes) {
        if (/^on|^style$|^src|^formaction$|^autofocus$/.test(name)) found.push(`attribute ${name}`);
        if (name === "href" && !HREF.test(value)) found.push(`href ${value}`);
      }
    }
    const ids = [...document.querySelectorAll("blankett-form [id]")].map(({ id }) => id);
    if (new Set(ids).size < ids.length) found.push("an id twice");
    return found;
  };
}

/** Runs in the page: one citizen's way through the form, who writes the same text everywhere; what was found on it. */
async function walk(definition, text) {
  const found = new Set();
  const look = () => inspectForm().forEach((one) => found.add(one));
  const element = document.createElement("blankett-form");
  // Drivers of browsers lose names like `__proto__`; a text loses none.
  element.definition = JSON.parse(definition);
  const ready = new Promise((resolve) => {
    element.addEventListener("blankett-ready", () => resolve(true));
    setTimeout(() => resolve(false), 10_000);
  });
  document.querySelector("main").replaceChildren(element);
  if (!(await ready)) return ["the form was never ready"];
  const press = async (name) => {
    element.querySelector(`form.bl [name="${name}"]:not([aria-hidden])`)?.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
    look();
  };
  look();
  await press("~next");
  for (const control of element.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    if (control.type === "radio" || control.type === "checkbox") control.click();
    else {
      control.value = control.tagName === "SELECT" ? control.options[1].value : control.name === "/amount" ? "1" : text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  await press("~next");
  for (let turn = 0; turn < 3; turn++) {
    await press("~submit");
    // Sent, or led to what must be mended.
    const isDone = () => element.querySelector(".bl-receipt, .bl-summary");
    for (let tries = 0; tries < 100 && !isDone(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    look();
    await press("~next");
  }
  if (!element.querySelector(".bl-receipt")) found.add(`no receipt: ${element.querySelector(".bl-summary")?.textContent ?? element.textContent.slice(0, 200)}`);
  return [...found];
}

let site;
before(async () => (site = await startHost()));
after(() => site?.close());

/** An endpoint that names a problem once, and then gives a reference; both in the same words. */
function answers(text) {
  let turn = 0;
  const json = (status, body) => ({ status, type: "application/json", body: JSON.stringify(body) });
  return () => (turn++ === 0 ? json(422, { errors: [{ pointer: "/long", detail: text }, { pointer: "", detail: text }] }) : json(201, { reference: text, received: text }));
}

for (const each of BROWSERS) {
  describe(`texts are texts in ${each.name}`, { skip: missing(each) }, () => {
    let browser, page, wrong, dialogs;
    before(async () => {
      browser = await start(each);
      site.pages["/"] = html("");
      ({ page, wrong } = await open(browser, `${site.origin}/`));
      dialogs = [];
      page.on("dialog", async (dialog) => {
        dialogs.push(dialog.message());
        await dialog.dismiss();
      });
      await page.evaluate(inspect);
      await page.evaluate(() => {
        globalThis.violations = [];
        addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`));
      });
    });
    after(() => browser?.close());

    for (const text of PAYLOADS) {
      test(JSON.stringify(text), async () => {
        site.endpoint = answers(text);
        assert.deepEqual(await page.evaluate(walk, JSON.stringify(definition(text)), text), []);
        assert.deepEqual([dialogs, await page.evaluate(() => violations.splice(0))], [[], []]);
        assert.deepEqual(wrong.splice(0).filter((line) => !line.includes("422")), []);
      });
    }

    test("markup that a script of the page lets in is found", async () => {
      const found = await page.evaluate(() => {
        const label = document.querySelector("blankett-form p, blankett-form h1");
        label.append(Object.assign(document.createElement("img"), { src: "/x" }));
        label.append(Object.assign(document.createElement("a"), { href: "javascript:alert(1)" }));
        return inspectForm();
      });
      assert.deepEqual(found, ["element IMG", "attribute src", "href javascript:alert(1)"]);
    });
  });
}
