// Replies from a hostile or broken endpoint, by seed, into a real page: no hang, no dialog, nothing run, no answer lost, and a receipt
// only for a success that is whole. `BLANKETT_HOSTILE` is how many (112).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../packaging/support/browser.mjs";
import { hostile, KINDS } from "./support/hostile.mjs";
import { startProxy } from "./support/proxy.mjs";
import { definition, openTab } from "./support/run.mjs";
import { makeSite } from "./support/site.mjs";

const COUNT = Number(process.env.BLANKETT_HOSTILE ?? 112);
const VALUES = { "/name": "Åse <b>Holm</b>", "/text": "Det hele", "/amount": "12" };
/** A page may read some of what is still on its way when it gives up: no more than the buffers of both ends. */
const MOST = 32 * 1024 * 1024;
/** Elements that a form has; what a reply says never becomes another. */
const FOREIGN = "script, img, iframe, object, embed, svg, style, link, [onerror], [onclick]";

let browser, proxy, tabs;
/** How often each kind was read, and the most that was sent of a reply without end. */
const struck = new Map();
let most = 0;

/** Writes a gigabyte, or until nobody reads. */
function flood(response) {
  const part = Buffer.alloc(64 * 1024, "[1,");
  const { socket } = response;
  const before = socket.bytesWritten;
  response.once("close", () => (most = Math.max(most, socket.bytesWritten - before)));
  let left = 1024 ** 3;
  const on = () => {
    while (!response.destroyed && left > 0) {
      left -= part.length;
      if (!response.write(part)) return void response.once("drain", on);
    }
    response.end();
  };
  on();
}

function serve(site) {
  return (request, response) => {
    const [, seed] = /^\/hostile\/(\d+)$/.exec(request.url) ?? [];
    if (seed === undefined) return site(request, response);
    const { kind, status, headers, body } = hostile(Number(seed));
    struck.set(kind, (struck.get(kind) ?? 0) + 1);
    request.resume();
    response.on("error", () => undefined);
    response.writeHead(status, headers);
    return body === Infinity ? flood(response) : response.end(body);
  };
}

before(async () => {
  proxy = await startProxy({ makeSite: (other) => serve(makeSite(other)) });
  browser = await launch();
  tabs = await Promise.all(Array.from({ length: 4 }, () => openTab(browser, proxy)));
});
after(async () => {
  await browser?.close();
  await proxy?.close();
});

const isJson = (body) => {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
};

/** Runs in the page: sends once, and tells what is there then. */
async function sendOnce({ definition, endpoint, values, foreign }) {
  const { citizen } = globalThis;
  await citizen.show(definition, endpoint);
  await citizen.fill(values);
  const element = document.querySelector("blankett-form");
  const given = JSON.stringify(element.handle.answers);
  const { page, title } = await citizen.press(false);
  const isKept = page === "~receipt" || JSON.stringify(element.handle.answers) === given;
  return { page, title, isKept, foreign: element.querySelectorAll(foreign).length, isHacked: "hacked" in globalThis, length: element.textContent.length };
}

async function judge({ page, console }, seed) {
  console.length = 0;
  const endpoint = `${proxy.origin}/hostile/${seed}`;
  const seen = await page.evaluate(sendOnce, { definition, endpoint, values: VALUES, foreign: FOREIGN });
  const { kind, status, headers, body } = hostile(seed);
  const wrong = [];
  if (!seen.isKept) wrong.push(`lost answers: "${seen.title}"`);
  if (seen.foreign > 0 || seen.isHacked) wrong.push("something of the reply became markup");
  if (seen.length > 200_000) wrong.push(`${seen.length} letters are shown`);
  const isWhole = (status >= 200 && status < 300) || status === 409;
  // 204 has no body, whatever is written; what was packed is not unpacked here again.
  const isSaid = status === 204 || (body !== Infinity && (isJson(body) || String(body).trim() === "" || headers["content-encoding"] === "gzip"));
  if (seen.page === "~receipt" && !(isWhole && isSaid)) wrong.push(`a receipt for ${status}`);
  wrong.push(...console.filter((line) => /^(error|dialog|policy):|blankett:/.test(line)));
  return wrong.map((text) => `seed ${seed} (${status}, ${kind}): ${text}`);
}

test("whatever an endpoint answers, the page stays whole, and so do the answers", async () => {
  const seeds = Array.from({ length: COUNT }, (_, seed) => seed);
  const wrong = [];
  const work = async (tab) => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) wrong.push(...(await judge(tab, seed)));
  };
  await Promise.all(tabs.map(work));
  console.log(KINDS.map((kind) => `${struck.get(kind) ?? 0} ${kind}`).join(", "), `; at most ${Math.round(most / 1024)} kB were sent of a reply without end`);
  assert.deepEqual(wrong, []);
  assert.ok(KINDS.every((kind) => struck.has(kind)) && most > 0 && most < MOST);
});
