// Every way in which sending can end: what is sent again, with which key, and what the citizen is told.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { launch, open } from "../packaging/support/browser.mjs";
import { control, next, ready, shown } from "./support/form.mjs";
import { page as html, startHost, STORED } from "./support/host.mjs";

const JSON_TYPE = "application/json";
const PATIENT = { retry: { attempts: 3, baseMs: 100 } };
const definition = (submit = {}) => ({
  type: "object",
  title: "Besked",
  properties: { message: { type: "string", title: "Din besked" } },
  form: { languages: ["da"], submit: { endpoint: "/submissions/message", ...PATIENT, ...submit } },
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

/** Runs in the page: the element anew, with a page that gives a token, or none. */
function renew(token) {
  const element = document.createElement("blankett-form");
  element.hooks = { token: async () => (token === "none" ? Promise.reject(new Error("no token")) : token) };
  element.setAttribute("src", "/message.form.json");
  document.querySelector("main").replaceChildren(element);
}

/** Answers and presses Send. `replies` are given in turn, the last from then on. */
async function send(replies, submit, { head = "", token, setUp = () => undefined } = {}) {
  site.files["/message.form.json"] = JSON.stringify(definition(submit));
  site.pages["/"] = html('<blankett-form src="/message.form.json"></blankett-form>').replace("</title>", `</title>${head}`);
  site.endpoint = () => (replies.length > 1 ? replies.shift() : replies[0]);
  opened = await open(browser, `${site.origin}/`);
  const { page } = opened;
  if (token) await page.evaluate(renew, token);
  await ready(page);
  await control(page, "/message").fill("Hej");
  await next(page).click();
  await setUp(page);
  await next(page).click();
  return page;
}

const heading = (page, text) => page.getByRole("heading", { name: text }).waitFor();
const keys = () => new Set(site.posts.map(({ headers }) => headers["idempotency-key"]));

const TEXT = (status, headers = {}) => ({ status, type: "text/html", body: "<h1>Proxy</h1>", headers });
const UNKNOWN = "Vi ved ikke, om dine svar er kommet frem";

/** What the endpoint answers until it stores, and then the receipt: one key, the same bytes. */
const AGAIN = {
  "the network": { drop: true },
  "a server that fails": TEXT(500),
  "a proxy without its server": TEXT(502),
  "a server that is busy": TEXT(503, { "retry-after": "0" }),
  "a date that is past": TEXT(429, { "retry-after": "Sat, 31 Jan 2015 12:00:00 GMT", date: "Sat, 31 Jan 2026 12:00:00 GMT" }),
  "a time that nobody can read": TEXT(503, { "retry-after": "soon" }),
  "a first request that is still under way": { status: 409, type: "application/problem+json", body: '{"title":"Running"}' },
  "a success that is cut short": { status: 201, type: JSON_TYPE, body: '{"reference":"HT-1"}', headers: { "content-length": "400" }, cut: true },
  "a success that the end of the line cuts short": { status: 201, type: JSON_TYPE, body: '{"reference":"HT' },
  "a page of somebody else": { status: 200, type: "text/html", body: "<title>Log in</title>" },
};

describe("what may pass is sent again by itself", () => {
  for (const [name, reply] of Object.entries(AGAIN)) {
    test(name, async () => {
      const page = await send([reply, reply, STORED]);
      await page.getByText("HT-1").first().waitFor();
      assert.ok(site.posts.length >= 3, `${site.posts.length} posts`);
      assert.deepEqual([keys().size, new Set(site.posts.map(({ body }) => body)).size], [1, 1]);
    });
  }
});

/** What the endpoint always answers, the heading that the citizen then sees, and how often it was asked. */
const ENDS = [
  [{ drop: true }, UNKNOWN, 3],
  [{ status: 200, type: "text/html", body: "<title>Log in</title>" }, UNKNOWN, 3],
  [TEXT(500), UNKNOWN, 3],
  [TEXT(503), "Modtageren har for travlt", 3],
  [TEXT(401), "Log ind igen", 1],
  [TEXT(403), "Du har ikke adgang til at sende", 1],
  [TEXT(404), "Formularen kan ikke sendes", 1],
  [TEXT(410), "Formularen kan ikke sendes", 1],
  [TEXT(412), "Sagen er ændret, siden du begyndte", 1],
  [TEXT(413), "Der er for meget at sende på én gang", 1],
  [TEXT(418), "Dine svar blev ikke modtaget", 1],
  [TEXT(302, { location: "/elsewhere" }), UNKNOWN, 3],
];

describe("what does not pass has words of its own, and everything is kept", () => {
  for (const [reply, title, times] of ENDS) {
    test(`${reply.status ?? "no answer"}: ${title}`, async () => {
      const page = await send([reply]);
      await heading(page, title);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), title);
      // Of a line that closes without an answer the browser itself may try once more.
      const most = reply.drop ? 2 * times : times;
      assert.ok(site.posts.length >= times && site.posts.length <= most, `${site.posts.length} posts`);
      assert.match(await page.locator("form.bl").textContent(), /Hej/);
      assert.equal(await control(page, "~copy").isVisible(), true);
      site.endpoint = () => STORED;
      await next(page).click();
      await page.getByText("HT-1").first().waitFor();
      assert.equal(keys().size, 1);
    });
  }
});

const LISTED = { redirects: { received: ["/thanks", "/tak/æ"], signIn: ["/login"] } };
const PAGES = {
  "/thanks": { type: "text/html", body: "<h1>Tak</h1>" },
  "/tak/æ": { type: JSON_TYPE, body: '{"reference":"HT-8"}' },
  "/login": { type: "text/html", body: "<h1>Log ind</h1>" },
  "/hop": { status: 302, type: "text/plain", headers: { location: "/thanks?case=1#top" } },
};
const to = (location, status = 303) => TEXT(status, { location });

describe("an endpoint may lead to the pages that the form lists", () => {
  for (const [path, reference] of [["/thanks", undefined], ["/hop", undefined], ["/tak/%C3%A6", "HT-8"]]) {
    test(`${path} says that it was received`, async () => {
      site.answers = PAGES;
      const page = await send([to(path)], LISTED);
      await heading(page, "Vi har modtaget dine svar");
      // Of a page for people the key stands in.
      const [key] = [...keys()].map((key) => key.slice(1, -1));
      assert.equal(await page.locator("form.bl .bl-receipt bdi").textContent(), reference ?? key);
      assert.equal(site.posts.length, 1);
    });
  }

  const unlisted = { "a page that is not listed": to("/"), "a listed page that fails": to("/thanks"), "the same address": { status: 200, type: "text/html", body: "<p>Ret" } };
  for (const [name, reply] of Object.entries(unlisted)) {
    test(`${name} says nothing`, async () => {
      site.answers = { "/thanks": TEXT(404) };
      const page = await send([reply], LISTED);
      await heading(page, UNKNOWN);
      site.endpoint = () => STORED;
      await next(page).click();
      await page.getByText("HT-1").first().waitFor();
      assert.equal(keys().size, 1);
    });
  }

  test("a page to sign in on says that the session has ended, after the token was renewed once", async () => {
    site.answers = { ...PAGES, "/csrf": { type: "text/plain" } };
    const csrf = { source: "meta", name: "csrf-token", refresh: "/csrf" };
    const page = await send([to("/login", 302)], { ...LISTED, csrf }, { head: '<meta name="csrf-token" content="t-1">' });
    await heading(page, "Log ind igen");
    assert.deepEqual(site.posts.map(({ headers }) => headers["x-csrf-token"]), ["t-1", "t-1"]);
  });

  test("another origin gets nothing, listed or not", async () => {
    const other = await startHost();
    try {
      for (const status of [302, 307, 308]) {
        const asked = [];
        other.hold = (path) => void asked.push(path);
        const page = await send([to(`${other.origin}/thanks`, status)], LISTED);
        await heading(page, UNKNOWN);
        assert.deepEqual([other.posts, asked], [[], []]);
        await page.context().close();
      }
    } finally {
      other.close();
    }
  });
});

describe("an endpoint that has not finished is looked at again", () => {
  const PROCESSING = "Dine svar er ved at blive registreret";
  const TAKEN = (headers) => ({ status: 202, type: JSON_TYPE, body: '{"reference":"HT-2"}', headers });
  /** What the address of the status answers in turn, the last from then on; pauses are a fiftieth. */
  const take = async (looks, { taken = TAKEN({ location: "/status/2" }), submit } = {}) => {
    const asked = [];
    const answer = () => (asked.push(1), looks.length > 1 ? looks.shift() : looks[0]);
    site.answers = { "/status/2": answer, "/by-key/": answer };
    const hurry = (page) => page.evaluate(() => {
      const { setTimeout } = globalThis;
      globalThis.setTimeout = (act, time, ...more) => setTimeout(act, time / 50, ...more);
    });
    const page = await send([taken], submit, { setUp: hurry });
    return { page, asked };
  };
  const received = async (page, reference, isProcessing) => {
    await page.locator("form.bl .bl-receipt bdi").getByText(reference).waitFor();
    assert.equal((await page.locator("form.bl").textContent()).includes(PROCESSING), isProcessing);
    assert.equal(site.posts.length, 1);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  };

  test("until there is a receipt", async () => {
    const { page } = await take([TAKEN(), { drop: true }, { status: 200, type: JSON_TYPE, body: '{"reference":"HT-3"}' }]);
    await received(page, "HT-3", false);
  });

  test("until it says what is wrong", async () => {
    const body = '{"errors":[{"pointer":"#/message","code":"maxLength","params":{"limit":2}}]}';
    const { page } = await take([{ status: 404, type: "text/plain" }, { status: 422, type: "application/problem+json", body }]);
    await page.locator(".bl-error").getByText("2 tegn").waitFor();
  });

  for (const [name, look] of Object.entries({
    "the network": { drop: true },
    "a server that fails": TEXT(500),
    "a session that ended": TEXT(401),
    "a redirect": to("/login"),
    "another's page": { status: 200, type: "text/html", body: "<h1>Log ind</h1>" },
    "what is no receipt": { status: 200, type: JSON_TYPE, body: '{"status":"running","errors":[]}' },
  })) {
    test(`a few times; ${name} takes no receipt away`, async () => {
      const { page, asked } = await take([look]);
      await received(page, "HT-2", true);
      // Of a line that closes without an answer the browser itself may try once more.
      assert.ok(asked.length >= 3 && asked.length <= 6, `${asked.length} looks`);
    });
  }

  test("where the form says, with the key; not on another origin, and not where it asks for more time than anybody waits", async () => {
    const other = await startHost();
    other.hold = (path) => assert.fail(path);
    const elsewhere = TAKEN({ location: `${other.origin}/status/2` });
    try {
      const first = await take([{ status: 200, type: JSON_TYPE, body: '{"id":3}' }], { taken: elsewhere, submit: { statusUrl: "/by-key/{key}" } });
      await received(first.page, "3", false);
      await first.page.context().close();
      site.posts = [];
      const second = await take([TEXT(500)], { taken: elsewhere });
      await received(second.page, "HT-2", true);
      assert.equal(second.asked.length, 0);
      await second.page.context().close();
      site.posts = [];
      const third = await take([TEXT(500)], { taken: TAKEN({ location: "/status/2", "retry-after": "60" }) });
      await received(third.page, "HT-2", true);
      assert.equal(third.asked.length, 0);
    } finally {
      other.close();
    }
  });
});

test("what was lost may have arrived, whatever is said of the attempts after it", async () => {
  const page = await send([AGAIN["a success that is cut short"], TEXT(503)]);
  await heading(page, UNKNOWN);
});

test("what was lost at one press may have arrived, whatever is said of the next; until the endpoint says what it has", async () => {
  const page = await send([AGAIN["a success that is cut short"]]);
  await heading(page, UNKNOWN);
  for (const reply of [TEXT(503), TEXT(429)]) {
    site.endpoint = () => reply;
    const before = site.posts.length;
    await next(page).click();
    await page.waitForFunction(() => !document.querySelector("form.bl [name='~submit']")?.textContent.includes("…"));
    await heading(page, UNKNOWN);
    assert.ok(site.posts.length > before);
  }
  await page.context().setOffline(true);
  await next(page).click();
  await heading(page, UNKNOWN);
  assert.equal(keys().size, 1);
});

test("what was lost may have arrived, whatever the page then says to the next press", async () => {
  const page = await send([AGAIN["a success that is cut short"]]);
  await heading(page, UNKNOWN);
  const sent = site.posts.length;
  const press = async (expected) => {
    await next(page).click();
    await page.waitForFunction(() => !document.querySelector("form.bl [name='~submit']")?.textContent.includes("…"));
    await heading(page, expected);
    assert.equal(site.posts.length, sent);
  };
  await page.evaluate(() => {
    const refuse = (event) => {
      globalThis.told = event.detail.key;
      if (globalThis.late) event.detail.waitUntil(Promise.reject(new Error("no")));
      else event.preventDefault();
    };
    document.addEventListener("blankett-submit", refuse);
    globalThis.allow = () => document.removeEventListener("blankett-submit", refuse);
  });
  await press(UNKNOWN);
  await page.evaluate(() => (globalThis.late = true));
  await press(UNKNOWN);
  assert.deepEqual([...keys()], [`"${await page.evaluate(() => globalThis.told)}"`]);
  // Other answers were never sent.
  await control(page, "~change").first().click();
  await control(page, "/message").fill("Farvel");
  await next(page).click();
  await press("Dine svar er ikke sendt");
  await page.evaluate(() => globalThis.allow());
  site.endpoint = () => STORED;
  await next(page).click();
  await page.getByText("HT-1").first().waitFor();
});

test("an endpoint without keys is not asked twice, unless it says that it did nothing", async () => {
  const page = await send([TEXT(500)], { idempotency: { mode: "none" } });
  await heading(page, UNKNOWN);
  assert.deepEqual([site.posts.length, [...keys()]], [1, [undefined]]);
  site.endpoint = () => (site.posts.length < 3 ? TEXT(503, { "retry-after": "0" }) : STORED);
  await next(page).click();
  await page.getByText("HT-1").first().waitFor();
  assert.equal(site.posts.length, 3);
});

test("while an endpoint wants time, the citizen hears how long, and may stop waiting", async () => {
  const page = await send([TEXT(503, { "retry-after": "40" })]);
  await page.locator("form.bl .bl-notice").getByText("Vi prøver igen om 40 sekunder").waitFor();
  assert.match(await page.locator("form.bl [role=status]").textContent(), /40 sekunder/);
  assert.equal(await page.evaluate(() => document.activeElement.name), "~submit");
  await control(page, "~back").getByText("Stop").click();
  await heading(page, "Modtageren har for travlt");
  assert.equal(site.posts.length, 1);
});

test("where nobody knows, the endpoint is asked what it has under the key", async () => {
  const status = (type, body) => {
    site.answers = { "/submissions/by-key/": { status: body ? 200 : 404, type, body } };
  };
  status(JSON_TYPE, '{"reference":"HT-7"}');
  const statusUrl = "/submissions/by-key/{key}";
  let page = await send([{ drop: true }], { statusUrl });
  await page.getByText("HT-7").first().waitFor();
  await page.context().close();
  status(JSON_TYPE, undefined);
  page = await send([{ drop: true }], { statusUrl });
  await heading(page, "Dine svar er ikke sendt");
});

test("without a network nothing is sent, and the page says so", async () => {
  const page = await send([STORED], {}, { setUp: (page) => page.context().setOffline(true) });
  await heading(page, "Dine svar er ikke sendt");
  assert.equal(site.posts.length, 0);
});

test("headers, digest and token go along; an old token is renewed once, with the same key", async () => {
  const submit = { headers: { "X-Form": "message@1" }, csrf: { source: "meta", name: "csrf-token", refresh: "/csrf" }, idempotency: { name: "X-Key", format: "bare" } };
  const head = '<meta name="csrf-token" content="t-1">';
  const page = await send([TEXT(403), STORED], submit, { head, token: "b-1" });
  await page.getByText("HT-1").first().waitFor();
  const [first, second] = site.posts;
  assert.deepEqual(
    ["x-form", "x-csrf-token", "authorization"].map((name) => first.headers[name]),
    ["message@1", "t-1", "Bearer b-1"],
  );
  assert.match(first.headers["x-key"], /^[0-9a-f-]{36}$/);
  assert.equal(second.headers["x-key"], first.headers["x-key"]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(first.body));
  assert.equal(first.headers["content-digest"], `sha-256=:${Buffer.from(digest).toString("base64")}:`);
});

test("a page that gives no token, or one with odd characters, leaves nothing hanging", async () => {
  const page = await send([STORED], {}, { token: "none" });
  await heading(page, "Dine svar er ikke sendt");
  assert.equal(site.posts.length, 0);
  await page.context().close();
  const csrf = { source: "meta", name: "csrf-token" };
  const other = await send([STORED], { csrf }, { head: '<meta name="csrf-token" content="100%zz">' });
  await other.getByText("HT-1").first().waitFor();
  assert.equal(site.posts[0].headers["x-csrf-token"], "100%zz");
});

test("a framework's own answer reaches the question it is about, in the citizen's language alone", async () => {
  const body = JSON.stringify({ detail: [{ type: "string_too_short", loc: ["body", "message"], msg: "For kort besked", input: "Hej" }] });
  const page = await send([{ status: 422, type: JSON_TYPE, body }]);
  await page.locator(".bl-error").getByText("For kort besked").waitFor();
  assert.notEqual(await shown(page), "~check");
  await page.context().close();
  const foreign = await send([{ status: 422, type: JSON_TYPE, body, headers: { "content-language": "en" } }]);
  await foreign.locator(".bl-error").waitFor();
  assert.doesNotMatch(await foreign.locator("form.bl").textContent(), /For kort/);
});
