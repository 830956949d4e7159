// The packed package in an empty Vite project without configuration: `vite` and `vite build`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/lib/paths.mjs";
import { fill, launch, open } from "./support/browser.mjs";
import { FORM, page as html, QUESTION } from "./support/page.mjs";
import { capture, createProject } from "./support/project.mjs";
import { POLICY, policyText, serve } from "./support/server.mjs";

const vite = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.vite;

const HEAD = `<script type="module" src="/main.js"></script>`;
const FILES = {
  "index.html": html(HEAD),
  "compiled.html": html(HEAD, "/test.form.bin"),
  "main.js": `import "blankett/element";\nimport "blankett/css";\n`,
  "public/test.form.json": FORM,
};

let project, browser;
before(async () => {
  project = createProject({ packages: [`vite@${vite}`], files: FILES });
  capture(project.folder, "npx", "--no-install", "blankett", "compile", "public/test.form.json");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  project?.remove();
});

/** The page with the definition and the page with the compiled form. */
async function showsBoth(origin) {
  for (const path of ["/", "/compiled.html"]) {
    const opened = await open(browser, origin + path);
    await fill(opened, QUESTION, "Ane Ågesen");
    assert.deepEqual(opened.wrong, [], path);
  }
}

/** A second page is the one thing that Vite wants configured. */
const BUILD = `import { build } from "vite";
await build({ configFile: false, logLevel: "silent", build: { rolldownOptions: { input: ["index.html", "compiled.html"] } } });`;

test("a built site shows the form under the strictest policy", async () => {
  capture(project.folder, process.execPath, "--input-type=module", "--eval", BUILD);
  const server = await serve(join(project.folder, "dist"));
  try {
    await showsBoth(server.origin);
  } finally {
    server.close();
  }
});

/**
 * The strictest policy that Vite's own development server works under: it puts imported styles into
 * `<style>` elements and talks to its page over a WebSocket. Neither is so in a built site.
 */
const DEVELOPMENT = { ...POLICY, "style-src": "'self' 'unsafe-inline'", "connect-src": "'self' ws:" };

/** Vite's development server as `vite` starts it, but for one response header. */
const SERVER = `import { createServer } from "vite";
const headers = { "content-security-policy": ${JSON.stringify(policyText(DEVELOPMENT))} };
const server = await createServer({ configFile: false, server: { host: "127.0.0.1", headers } });
await server.listen();
console.log(server.resolvedUrls.local[0]);`;

/** Starts the server on a free port: `{ url, stop }`. */
async function startVite(folder) {
  const server = spawn(process.execPath, ["--input-type=module", "--eval", SERVER], { cwd: folder });
  const url = await new Promise((resolve, reject) => {
    server.stdout.once("data", (line) => resolve(String(line).trim()));
    server.once("exit", (code) => reject(new Error(`vite ended with code ${code}`)));
  });
  return { url, stop: () => server.kill() };
}

test("the development server shows the form under the strictest policy that it allows", async () => {
  const { url, stop } = await startVite(project.folder);
  try {
    await showsBoth(url.replace(/\/$/, ""));
  } finally {
    stop();
  }
});
