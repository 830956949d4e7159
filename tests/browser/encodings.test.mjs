// Bodies that are no JSON, tokens and keys in them: what an endpoint reads with the parser of its platform (here undici's).
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, open } from "../packaging/support/browser.mjs";
import { control, next, ready } from "./support/form.mjs";
import { page as html, startHost, STORED } from "./support/host.mjs";

const PATIENT = { retry: { attempts: 3, baseMs: 100 } };
const FILE = { type: "object", properties: { name: { type: "string" }, type: { type: "string" }, size: { type: "integer" } }, required: ["name", "type", "size"] };
const definition = (submit) => ({
  type: "object",
  title: "Ansøgning",
  properties: { who: { type: "string", title: "Navn" }, proofs: { type: "array", title: "Bilag", items: FILE, form: { widget: "file" } } },
  form: { languages: ["da"], submit: { endpoint: "/submissions/x", ...PATIENT, ...submit } },
});

let site, browser, opened;
before(async () => {
  site = await startHost();
  browser = await launch();
});
afterEach(async () => {
  await opened?.page.context().close();
  opened = undefined;
  Object.assign(site, { posts: [], files: {}, answers: {}, endpoint: () => STORED });
});
after(async () => {
  await browser?.close();
  site?.close();
});

const FAILED = (status) => ({ status, type: "text/html", body: "<h1>Proxy</h1>" });
const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** Answers, chooses files and presses Send; `replies` are given in turn, the last from then on. */
async function send(submit, { files = [], replies = [STORED], head = "", setUp = () => undefined } = {}) {
  site.files["/x.form.json"] = JSON.stringify(definition(submit));
  site.pages["/"] = html(`${head}<blankett-form src="/x.form.json"></blankett-form>`);
  site.endpoint = () => (replies.length > 1 ? replies.shift() : replies[0]);
  opened = await open(browser, `${site.origin}/`);
  const { page } = opened;
  page.setDefaultTimeout(10_000);
  await ready(page);
  await control(page, "/who").fill("Åse & Bo");
  await page.locator("blankett-files").waitFor();
  if (files.length > 0) await choose(page, files);
  await next(page).click();
  await setUp(page);
  await next(page).click();
  return page;
}

async function choose(page, files) {
  await page.locator('input[type="file"]').setInputFiles(files);
  await page.locator(".bl-files li").nth(files.length - 1).waitFor();
}

const received = (page) => page.getByText("HT-1").first().waitFor();
const form = ({ body, headers }) => new Response(body, { headers: { "content-type": headers["content-type"] } }).formData();
const keys = () => new Set(site.posts.map(({ headers }) => headers["idempotency-key"])).size;

test("pairs are sent again with the same bytes and the same key", async () => {
  await received(await send({ encoding: "urlencoded", envelope: true, naming: "dots" }, { replies: [FAILED(503), STORED] }));
  assert.equal(site.posts.length, 2);
  assert.deepEqual([keys(), new Set(site.posts.map(({ body }) => body)).size], [1, 1]);
  assert.equal((await form(site.posts[0])).get("data.who"), "Åse & Bo");
});

test("files go with the answers, the same bytes again; files chosen anew have a new key", async () => {
  const files = [file('a "1".txt', "første\r\n--blankett-"), file("b.txt", "anden")];
  const page = await send({ encoding: "multipart" }, { files, replies: [FAILED(500), FAILED(400)] });
  await page.getByRole("heading", { name: "Dine svar blev ikke modtaget" }).waitFor();
  assert.deepEqual([site.posts.length, keys(), new Set(site.posts.map(({ body }) => body)).size], [2, 1, 1]);
  const sent = await form(site.posts[0]);
  assert.deepEqual([...sent.keys()], ["who", "proofs[0]", "proofs[1]"]);
  assert.deepEqual([await sent.get("proofs[0]").text(), await sent.get("proofs[1]").text()], ["første\r\n--blankett-", "anden"]);
  const { "content-digest": told } = site.posts[0].headers;
  const digest = await crypto.subtle.digest("SHA-256", Buffer.from(site.posts[0].body));
  assert.equal(told, `sha-256=:${Buffer.from(digest).toString("base64")}:`);
  site.endpoint = () => STORED;
  await control(page, "~change").last().click();
  await choose(page, [files[0], file("b.txt", "tredj")]);
  await next(page).click();
  await next(page).click();
  await received(page);
  assert.equal(await (await form(site.posts.at(-1))).get("proofs[1]").text(), "tredj");
  assert.equal(keys(), 2);
});

test("beside an envelope the answers are one part of JSON", async () => {
  await received(await send({ encoding: "multipart", envelope: true, naming: "mixed" }, { files: [file("a.txt", "x")] }));
  const sent = await form(site.posts[0]);
  assert.deepEqual(JSON.parse(await new Response(sent.get("data")).text()).data, { who: "Åse & Bo", proofs: [{ name: "a.txt", type: "text/plain", size: 1 }] });
  assert.equal(sent.get("proofs[0]").name, "a.txt");
});

test("files that are too large together are told at the largest, before anything is sent and where the endpoint says so", async () => {
  const files = [file("a.txt", "x"), file("b.txt", "y".repeat(1_000_001))];
  const page = await send({ encoding: "multipart", files: { maxMegabytes: 1 } }, { files });
  await page.locator(".bl-error").getByText(/b\.txt: .*højst fylde 1 MB/).waitFor();
  assert.equal(site.posts.length, 0);
  await page.context().close();
  const other = await send({ encoding: "multipart" }, { files, replies: [FAILED(413)] });
  await other.locator(".bl-error").getByText(/b\.txt: Vælg færre/).waitFor();
});

test("the key and the page's token stand in the body", async () => {
  const submit = { idempotency: { mode: "field", name: "/requestId" }, csrf: { source: "field", name: "_token" } };
  await received(await send(submit, { head: '<input type="hidden" name="_token" value="t-1">' }));
  const [{ body, headers }] = site.posts;
  const { requestId, ...rest } = JSON.parse(body);
  assert.match(requestId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(rest, { _token: "t-1", who: "Åse & Bo" });
  assert.equal(headers["idempotency-key"], undefined);
  await opened.page.context().close();
  const parts = await send({ ...submit, encoding: "multipart" }, { head: '<input type="hidden" name="_token" value="t-1">' });
  await received(parts);
  assert.deepEqual([...(await form(site.posts.at(-1))).keys()], ["who", "requestId", "_token"]);
});

test("a token is fetched before the first attempt and renewed once; where there is none nothing is sent", async () => {
  let given = 0;
  const csrf = { source: "endpoint", name: "token", header: "X-Token", refresh: "/token" };
  Object.defineProperty(site.answers, "/token", { enumerable: true, get: () => ({ type: "application/json", body: `{"token":"t-${++given}"}` }) });
  await received(await send({ csrf }, { replies: [FAILED(403), STORED] }));
  const [first, second, ...more] = site.posts.map(({ headers }) => headers["x-token"]);
  assert.match(`${first} ${second}`, /^t-\d+ t-\d+$/);
  assert.notEqual(first, second);
  assert.deepEqual(more, []);
  assert.equal(keys(), 1);
  await opened.page.context().close();
  Object.assign(site, { posts: [], answers: {} });
  const page = await send({ csrf: { ...csrf, refresh: "/nothing" } });
  await page.getByRole("heading", { name: "Dine svar er ikke sendt" }).waitFor();
  assert.equal(site.posts.length, 0);
});
