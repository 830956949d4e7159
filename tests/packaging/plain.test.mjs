// The packed package in a plain HTML page: no bundler, no import map, the strictest policy.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fill, launch, open } from "./support/browser.mjs";
import { FORM, page as html, QUESTION } from "./support/page.mjs";
import { capture, createProject } from "./support/project.mjs";
import { serve } from "./support/server.mjs";

const HEAD = `<link rel="stylesheet" href="/node_modules/blankett/dist/blankett.css">
    <script type="module" src="/node_modules/blankett/dist/element.js"></script>`;

let project, server, browser;
before(async () => {
  const files = { "index.html": html(HEAD), "compiled.html": html(HEAD, "/test.form.bin"), "test.form.json": FORM };
  project = createProject({ files });
  capture(project.folder, "npx", "--no-install", "blankett", "compile", "test.form.json");
  server = await serve(project.folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  project?.remove();
});

test("the package installs nothing else", () => {
  const installed = readdirSync(join(project.folder, "node_modules")).filter((name) => !name.startsWith("."));
  assert.deepEqual(installed, ["blankett"]);
});

for (const [what, path] of [["a definition", "/"], ["a compiled form", "/compiled.html"]]) {
  test(`a script tag shows ${what} under the strictest policy`, async () => {
    const opened = await open(browser, `${server.origin}${path}`);
    await fill(opened, QUESTION, "Ane Ågesen");
    assert.deepEqual(opened.wrong, []);
  });
}

test("the policy is really in force", async () => {
  const { page, wrong } = await open(browser, `${server.origin}/`);
  await page.getByLabel(QUESTION).waitFor();
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await page.waitForTimeout(100);
  assert.match(wrong.join("\n"), /policy: style-src/);
});
