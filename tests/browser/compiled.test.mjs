// <blankett-form> with a form compiled ahead: what is fetched, languages, an old file, and a broken one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";
import { launch, open } from "../packaging/support/browser.mjs";
import { fillAll, next, ready, shown } from "./support/form.mjs";
import { page as html, SRC, startHost } from "./support/host.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const DEFINITION = readFileSync(join(root, SRC), "utf8");
const WORDS = readFileSync(join(root, SRC.replace(".form.json", ".en.ftl")));

let site, browser, opened, fetched, warnings;
before(async () => {
  site = await startHost();
  browser = await launch();
  site.files["/a/form.form.bin"] = Buffer.from((await load(DEFINITION)).compiled());
  site.files["/a/form.en.ftl"] = WORDS;
  // As another version would write it; the definition lies beside it.
  site.files["/old/form.form.bin"] = Buffer.concat([Buffer.from("blankett 0.0.0\n"), Buffer.alloc(500, 1)]);
  site.files["/old/form.form.json"] = DEFINITION;
  site.files["/old/form.en.ftl"] = WORDS;
  site.files["/alone/form.form.bin"] = Buffer.from("no form at all");
});
afterEach(async () => {
  await opened?.page.context().close();
  opened = undefined;
  site.posts = [];
});
after(async () => {
  await browser?.close();
  site?.close();
});

async function visit(body) {
  site.pages["/"] = html(body);
  fetched = [];
  warnings = [];
  site.hold = (path) => void fetched.push(path);
  opened = await open(browser, `${site.origin}/`);
  opened.page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  return opened.page;
}

const form = (folder) => `<blankett-form src="/${folder}/form.form.bin" endpoint="/submissions/health-supplement"></blankett-form>`;
const wasm = () => [...new Set(fetched.filter((path) => path.endsWith(".wasm")))].sort();
const string = { type: "string" };
/** Small definitions that ask for what is rare. */
const RARE = [
  { what: { ...string, format: "hostname" } },
  { what: string, unevaluatedProperties: false },
  { what: string, properties: { phones: { title: "Telefoner", additionalProperties: { ...string, title: "Telefon" } } } },
  { what: string, properties: { at: { type: "array", title: "Hvor?", prefixItems: [{ type: "number", title: "Bredde" }] } } },
];
const WHOLE = "/dist/blankett_core_bg.wasm";
const PAGE = "/dist/blankett_page_bg.wasm";
const OF_RARE = "/dist/blankett_rare_bg.wasm";

/** Compiles a small definition for `/rare/`; gives the form that a server writes of it. */
async function serveRare({ what, properties, ...more }) {
  const form = await load({ properties: { what: { title: "Hvad?", ...what }, ...properties }, ...more });
  site.files["/rare/form.form.bin"] = Buffer.from(form.compiled());
  return form.render({ locale: "da" }).html;
}

test("a compiled form is filled in and sent, and no other core than the page's is fetched", async () => {
  const page = await visit(form("a"));
  await ready(page);
  assert.equal(await shown(page), "you");
  await fillAll(page);
  await next(page).click();
  await page.getByText("HT-1").first().waitFor();
  assert.match(site.posts[0].body, /"price":1250.50/);
  assert.deepEqual(wasm(), [PAGE]);
  assert.ok(!fetched.includes("/dist/blankett.js") && !fetched.some((path) => path.endsWith(".form.json")), fetched.join(" "));
  assert.deepEqual([opened.wrong, warnings], [[], []]);
});

test("its texts in another language lie beside it", async () => {
  const page = await visit(form("a"));
  await ready(page);
  await page.locator('form.bl [name="~language"][value="en"]').first().click();
  await page.getByLabel("Full name").waitFor();
  assert.deepEqual(opened.wrong, []);
});

test("a form that another version compiled gives way to its definition, and the console says so once", async () => {
  const page = await visit(form("old") + form("old"));
  await ready(page);
  assert.equal(await page.locator("blankett-form form.bl").count(), 2);
  assert.deepEqual(opened.wrong, []);
  assert.equal(warnings.length, 1, warnings.join("\n"));
  assert.match(warnings[0], /form\.form\.bin was compiled by another version.*npx blankett compile.*form\.form\.json is used instead/);
  assert.deepEqual(wasm(), [WHOLE, PAGE]);
});

test("a compiled form that asks for what is rare is shown by the core that has it, and nothing is said", async () => {
  for (const rare of RARE) {
    await serveRare(rare);
    const page = await visit(form("rare"));
    await ready(page);
    await page.getByLabel("Hvad?").fill("-");
    await next(page).click();
    const compiled = fetched.filter((path) => path.endsWith(".bin"));
    assert.deepEqual([wasm(), compiled.length, opened.wrong, warnings], [[PAGE, OF_RARE], 1, [], []], JSON.stringify(rare));
    await opened.page.context().close();
  }
});

test("where a server wrote such a form, only the core that has what is rare is fetched", async () => {
  for (const rare of RARE) {
    const page = await visit(form("rare").replace("><", `>${await serveRare(rare)}<`));
    await ready(page);
    await page.getByLabel("Hvad?").fill("-");
    await next(page).click();
    assert.deepEqual([wasm(), opened.wrong, warnings], [[OF_RARE], [], []], JSON.stringify(rare));
    await opened.page.context().close();
  }
});

test("a definition as JSON fetches the whole core alone", async () => {
  const page = await visit(`<blankett-form src="${SRC}"></blankett-form>`);
  await ready(page);
  assert.deepEqual(wasm(), [WHOLE]);
});

test("bytes that are no form, without a definition beside them, are told in plain words", async () => {
  const page = await visit(form("alone"));
  await page.locator("blankett-form .bl-notice").waitFor();
  assert.match(opened.wrong.join("\n"), /form\.form\.json/);
});

test("bytes at hand are shown as well, and old ones are refused", async () => {
  const page = await visit("<blankett-form></blankett-form>");
  const bytes = [...site.files["/a/form.form.bin"]];
  await page.evaluate((bytes) => (document.querySelector("blankett-form").definition = new Uint8Array(bytes)), bytes);
  await ready(page);
  assert.equal(await shown(page), "you");
  assert.deepEqual(wasm(), [PAGE]);
  const message = await page.evaluate(async () => {
    const { load } = await import("/dist/blankett.js");
    return load(new TextEncoder().encode("blankett 0.0.0\n").buffer).then(() => "loaded", (error) => error.message);
  });
  assert.match(message, /compiled by another version/);
});
