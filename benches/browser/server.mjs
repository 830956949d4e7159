// The pages that are measured, served from memory on a port of this machine.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { dist } from "../../scripts/lib/paths.mjs";
import { controls, definition, questions } from "./questions.mjs";
import { plainForm, plainPage } from "./plain.mjs";
import { SHAPES, shape } from "./shapes.mjs";

const TYPES = {
  ".css": "text/css",
  ".ftl": "text/plain; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const page = (body, head = "") => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A form</title>
<link rel="stylesheet" href="/dist/blankett.css">
${head}
</head>
<body>
<main>${body}</main>
</body>
</html>
`;

const ELEMENT = '<script type="module" src="/dist/element.js"></script>';

/** Our pages of one size, with the form compiled: rendered by the browser, adopted from the server's HTML, and empty for mounting. */
function ours(size, text, form) {
  const element = (content) => `<blankett-form src="/${size}.form.bin" lang="en">${content}</blankett-form>`;
  const { html } = form.render({ locale: "en" });
  return {
    [`/${size}.form.json`]: text,
    [`/${size}.form.bin`]: Buffer.from(form.compiled()),
    [`/blankett/${size}.html`]: page(element(""), ELEMENT),
    [`/adopted/${size}.html`]: page(element(html), ELEMENT),
  };
}

/** The pages of the shapes, ours with the answers that they begin with. */
async function shapes(load) {
  const found = {};
  for (const name of Object.keys(SHAPES)) {
    const { text, answers, plain } = shape(name);
    found[`/plain/${name}.html`] = plain;
    if (!load) continue;
    const form = await load(text);
    const given = `<script>document.querySelector("blankett-form").answers = ${JSON.stringify(answers)};</script>`;
    found[`/${name}.form.bin`] = Buffer.from(form.compiled());
    found[`/blankett/${name}.html`] = page(`<blankett-form src="/${name}.form.bin" lang="en"></blankett-form>${given}`, ELEMENT);
  }
  return found;
}

/** Every page and file of the given sizes, by path. */
async function files(sizes) {
  const own = (name) => readFileSync(new URL(name, import.meta.url));
  const found = { "/empty.html": page("") };
  for (const name of ["plain.css", "plain.js", "plain-shapes.js"]) found[`/${name}`] = own(name);
  const isBuilt = existsSync(join(dist, "node.js"));
  const { load } = isBuilt ? await import(pathToFileURL(join(dist, "node.js")).href) : {};
  for (const size of sizes) {
    const list = questions(size);
    found[`/plain/${size}.html`] = plainPage(list);
    found[`/plain/${size}.form.html`] = plainForm(list);
    if (!load) continue;
    const text = JSON.stringify(definition(list));
    const form = await load(text);
    Object.assign(found, ours(size, text, form));
  }
  return Object.assign(found, await shapes(load));
}

/** Serves the pages: `{ origin, isBuilt, controls(size), close }`. Ours are there when dist/ was built. */
export async function serve(sizes) {
  const held = await files(sizes);
  const packed = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (!packed.has(pathname)) packed.set(pathname, compress(held[pathname] ?? fromDist(pathname)));
    const body = packed.get(pathname);
    if (!body) return response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    const type = TYPES[extname(pathname)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length });
    return response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    isBuilt: `/blankett/${sizes[0]}.html` in held,
    controls: (size) => controls(questions(size)),
    close: () => server.close(),
  };
}

/** A file of dist/, or undefined. */
function fromDist(pathname) {
  const file = join(dist, pathname.slice("/dist/".length));
  return pathname.startsWith("/dist/") && existsSync(file) ? readFileSync(file) : undefined;
}

/** What goes over the wire: everything is compressed, as a server of an agency does. */
const compress = (body) =>
  body && brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
