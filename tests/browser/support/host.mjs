// An agency's site for the tests: pages as texts, the published files, one endpoint, under the strictest policy.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { dist, root } from "../../../scripts/lib/paths.mjs";
import { POLICY, policyText } from "../../packaging/support/server.mjs";

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css",
  ".ftl": "text/plain; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The folders that are served, by the start of their paths. */
const FOLDERS = { "/dist/": dist, "/forms/": join(root, "forms") };

/** The form of the tests. */
export const SRC = "/forms/health-supplement/health-supplement.form.json";

/** A page with this body and, unless said otherwise, the element's script. */
export const page = (body, { lang = "da", script = true } = {}) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <title>Myndigheden</title>
    <link rel="stylesheet" href="/dist/blankett.css">
    ${script ? '<script type="module" src="/dist/element.js"></script>' : ""}
  </head>
  <body><main>${body}</main></body>
</html>
`;

/** What an endpoint answers that stored a submission. */
export const STORED = { status: 201, type: "application/json", body: JSON.stringify({ reference: "HT-1" }) };

const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};

/** `drop` closes the line without an answer, `cut` after what was written of it. */
function send(response, { status = 200, type, body = "", headers, drop = false, cut = false }) {
  if (drop) return response.socket.destroy();
  response.writeHead(status, { "content-type": type, "content-security-policy": policyText(POLICY), ...headers });
  if (cut) return response.write(body, () => response.socket.destroy());
  return response.end(body);
}

function sendFile(response, path) {
  const [start, folder] = Object.entries(FOLDERS).find(([start]) => path.startsWith(start)) ?? [];
  const file = folder && join(folder, path.slice(start.length));
  if (!file || !existsSync(file) || !statSync(file).isFile()) return send(response, { status: 404, type: "text/plain" });
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  return createReadStream(file).pipe(response);
}

/**
 * Serves `site.pages` (path to HTML), `site.files` (path to bytes) and the published files. `site.answers` are
 * whole answers by the start of their path, or what gives them. `site.endpoint({ body, headers, path })` answers what is posted, `site.hold(path)` may return a promise that an address waits for. All three may be replaced at
 * any time. `site.posts` are the requests that were posted.
 */
export async function startHost() {
  const site = { pages: {}, files: {}, answers: {}, posts: [], endpoint: () => STORED, hold: () => undefined };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (request.method === "POST") {
      const post = { path, headers: request.headers, body: await bodyOf(request) };
      site.posts.push(post);
      return send(response, await site.endpoint(post));
    }
    if (path === "/favicon.ico") return send(response, { status: 204, type: "image/x-icon" });
    if (!(path in site.pages)) await site.hold(path);
    const answer = Object.entries(site.answers).find(([start]) => path.startsWith(start));
    if (answer) return send(response, typeof answer[1] === "function" ? answer[1]() : answer[1]);
    if (path in site.pages) return send(response, { type: "text/html; charset=utf-8", body: site.pages[path] });
    if (path in site.files) return send(response, { type: TYPES[extname(path)], body: site.files[path] });
    return sendFile(response, path);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}
