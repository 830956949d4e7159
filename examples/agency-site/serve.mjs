// The web site of an invented municipality: a page for each form of forms/, at /SLUG; all of them, with their files, at /gallery.
//
//   npm run build && node examples/agency-site/serve.mjs
//
// Environment: AGENCY_PORT (8080; 0 for any free one), RECEIVER_ORIGIN (http://localhost:8081), AGENCY_SCRIPTS (which scripts the
// policy allows; `'none'` shows how it works without any).
// The form posts to the receiver (`cargo run --package receiver`), with script and without.
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { load } from "blankett";
import { escape, gallery } from "./gallery.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..", "..");
const port = Number(process.env.AGENCY_PORT ?? 8080);
const receiver = process.env.RECEIVER_ORIGIN ?? `http://localhost:${process.env.RECEIVER_PORT ?? 8081}`;

/** Where each address is read from. Nothing else of the repository can be reached. */
const FOLDERS = { "/dist/": join(root, "dist"), "/css/": join(root, "css"), "/site/": join(here, "site") };

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".ftl": "text/plain; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const HEADERS = {
  // What a page with the element needs, and nothing more: no inline script, no inline style, no eval.
  "Content-Security-Policy": [
    "default-src 'none'",
    `script-src ${process.env.AGENCY_SCRIPTS ?? "'self' 'wasm-unsafe-eval'"}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${receiver}`,
    `form-action 'self' ${receiver}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  // The receiver judges a post by its origin, which stricter policies hide from it.
  "Referrer-Policy": "strict-origin",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
};

/** A page's text with each {{name}} replaced. */
const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);

/** What a form's page says, with its first page as HTML: it is there before any script and works without. */
async function readForm(slug) {
  const definition = await readFile(join(root, "forms", slug, `${slug}.form.json`), "utf8");
  const { title, description = "" } = JSON.parse(definition);
  const form = await load(definition);
  const { html } = form.render({ locale: "da", action: `${receiver}/forms/${slug}` });
  return { slug, receiver, title: escape(title), description: escape(description), form: html };
}

/** The pages of the site by address. */
async function loadPages() {
  const page = async (name) => readFile(join(here, "pages", `${name}.html`), "utf8");
  const [index, template, all] = await Promise.all([page("index"), page("form"), page("gallery")]);
  const forms = await Promise.all((await readdir(join(root, "forms"))).sort().map(readForm));
  const items = forms.map(({ slug, title }) => `        <li><a href="/${slug}">${title}</a></li>`);
  const pages = forms.map((form) => [`/${form.slug}`, fill(template, form)]);
  const forGallery = fill(all, { forms: await gallery(join(root, "forms"), forms) });
  return { "/": fill(index, { forms: items.join("\n") }), "/gallery": forGallery, ...Object.fromEntries(pages) };
}

const brotli = promisify(brotliCompress);
const compressed = new Map();

/** A file's bytes compressed once for each time it is written. */
async function compress(path, version, bytes) {
  const known = compressed.get(path);
  if (known?.version === version) return known.bytes;
  const entry = { version, bytes: await brotli(bytes) };
  compressed.set(path, entry);
  return entry.bytes;
}

/** A picture of a form's notes, beside its definition: `/SLUG/NAME.svg`. */
const PICTURE = /^\/[a-z-]+\/[a-z-]+\.svg$/;

/** The file that an address stands for, or undefined. */
function fileOf(address) {
  if (PICTURE.test(address) && !address.startsWith("/site/")) return join(root, "forms", address);
  const prefix = Object.keys(FOLDERS).find((start) => address.startsWith(start));
  const path = prefix && normalize(address.slice(prefix.length));
  return path && !path.startsWith("..") && TYPES[extname(path)] ? join(FOLDERS[prefix], path) : undefined;
}

function send(response, status, type, bytes, headers = {}) {
  response.writeHead(status, { ...HEADERS, "Content-Type": type, "Content-Length": bytes.length, ...headers });
  response.end(response.req.method === "HEAD" ? undefined : bytes);
}

async function sendFile(request, response, path) {
  const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
  const type = TYPES[extname(path)];
  if (!/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) return send(response, 200, type, bytes, { Vary: "Accept-Encoding" });
  const small = await compress(path, mtimeMs, bytes);
  send(response, 200, type, small, { Vary: "Accept-Encoding", "Content-Encoding": "br" });
}

async function answer(request, response, pages) {
  const plain = "text/plain; charset=utf-8";
  if (!["GET", "HEAD"].includes(request.method)) return send(response, 405, plain, Buffer.from("Kun GET"), { Allow: "GET, HEAD" });
  const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  if (Object.hasOwn(pages, address)) return send(response, 200, "text/html; charset=utf-8", Buffer.from(pages[address]));
  // Browsers ask for it on their first page, and call a page without one wrong.
  if (address === "/favicon.ico") return send(response, 204, "image/x-icon", Buffer.alloc(0));
  const path = fileOf(address);
  if (path) return sendFile(request, response, path);
  send(response, 404, plain, Buffer.from("Siden findes ikke"));
}

const pages = await loadPages();
const server = createServer((request, response) => {
  answer(request, response, pages).catch(() => {
    if (!response.headersSent) send(response, 404, "text/plain; charset=utf-8", Buffer.from("Siden findes ikke"));
  });
});
server.listen(port, "127.0.0.1", () => console.log(`agency site: http://localhost:${server.address().port}/`));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
