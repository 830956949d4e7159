// The agency's page for these tests, under the strictest policy; the endpoint may be on another origin.
import { createReadStream, existsSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { dist, root } from "../../../scripts/lib/paths.mjs";
import { POLICY, policyText } from "../../packaging/support/server.mjs";

const TYPES = { ".css": "text/css", ".ftl": "text/plain; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const FOLDERS = { "/dist/": dist, "/page/": join(root, "tests", "faults", "page") };

const HTML = `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8">
    <title>Myndigheden</title>
    <script src="/page/quick.js"></script>
    <link rel="stylesheet" href="/dist/blankett.css">
    <script type="module" src="/dist/element.js"></script>
  </head>
  <body><main></main></body>
</html>
`;

/** Answers what is not for the receiver. `endpoint()` is the other origin that the page may post to. */
export function makeSite(endpoint) {
  return (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    if (path === "/favicon.ico") return response.writeHead(204).end();
    if (path === "/") {
      const policy = policyText({ ...POLICY, "connect-src": `'self' ${endpoint()}` });
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy }).end(HTML);
    }
    const [start, folder] = Object.entries(FOLDERS).find(([start]) => path.startsWith(start)) ?? [];
    const file = folder && join(folder, path.slice(start.length));
    if (!file || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  };
}
