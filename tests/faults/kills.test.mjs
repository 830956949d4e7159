// The page ends while it sends, at each state: closed by the citizen, or killed with its process. At most one record, with the bytes that
// were sent, and nothing is left in the browser. `BLANKETT_KILLS` is how often at each state and in each way (2).
//
// And clocks that are a day off, on either side: nothing waits for a day, and nothing is sent without a pause.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startReceiver } from "../browser/support/servers.mjs";
import { launch } from "../packaging/support/browser.mjs";
import { startProxy } from "./support/proxy.mjs";
import { definition, FORMS, openTab } from "./support/run.mjs";
import { makeSite } from "./support/site.mjs";

const RUNS = Number(process.env.BLANKETT_KILLS ?? 2);
/** With this chance what is delivered late waits until the page is gone. */
const at = { kilobyte: 2, ms: 5, chance: 2 };
const fault = (name) => ({ name, at });

/** When the page ends: the fault that holds it there, how one sees that it is there, and how many records may be then. */
const STATES = {
  "before there is a key": { isSent: false, records: [0] },
  "with a key, before anything is sent": { isHeld: true, records: [0] },
  "when the bytes are out": { faults: [fault("request lost, silence")], isThere: ({ posts }) => posts >= 1, records: [0] },
  "when half of the bytes are out": { faults: [fault("request cut"), fault("request lost, silence")], isThere: ({ posts }) => posts >= 2, records: [0] },
  "after the answers were stored, before the reply": { faults: [fault("stored, then silence")], isThere: ({ stored }) => stored.length >= 1, records: [1] },
  "while the reply comes": { faults: [fault("stored, reply in drops")], isThere: ({ told }) => told >= 1, records: [1] },
  "while the page waits to send again": { faults: [fault("stored, then 503 with Retry-After"), fault("request lost, silence")], isThere: ({ stored }) => stored.length >= 1, records: [1] },
  "when the next attempt is on its way": { faults: [fault("stored, then 500"), fault("request delivered late, after the page gave up")], isThere: ({ posts }) => posts >= 2, records: [1] },
};

/** How it ends. */
const ENDS = {
  closed: ({ page }) => page.close(),
  killed: async ({ context, page }) => {
    const session = await context.newCDPSession(page);
    const crashed = new Promise((resolve) => page.once("crash", resolve));
    // A process that is gone answers nothing.
    session.send("Page.crash").catch(() => undefined);
    await crashed;
  },
};

let browser, proxy, receiver;
let seed = 0;
before(async () => {
  proxy = await startProxy({ makeSite });
  receiver = await startReceiver({ forms: FORMS, origins: [proxy.origin, proxy.other] });
  proxy.receiver = receiver.origin;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await receiver?.close();
  await proxy?.close();
});

/** Waits for what the proxy sees. */
async function until(record, isThere) {
  for (const end = Date.now() + 20_000; !isThere(record); await sleep(2)) assert.ok(Date.now() < end, JSON.stringify({ ...record, open: record.open.size }));
}

/** A page with everything answered, on the page to check answers, and the proxy's record of it. */
async function begin(faults = [], { off } = {}) {
  const plan = { seed: ++seed, faults, preflights: [], canary: `K${seed}kill` };
  proxy.begin(plan);
  const tab = await openTab(browser, proxy, { off });
  const values = { "/name": `Åse ${plan.canary}`, "/text": `${plan.canary} ${"det skete ".repeat(300)}`, "/amount": "7" };
  const endpoint = `${proxy.origin}/via/${seed}/submissions/notice`;
  await tab.page.evaluate(
    async ({ definition, endpoint, values }) => {
      await globalThis.citizen.show(definition, endpoint);
      await globalThis.citizen.fill(values);
    },
    { definition, endpoint, values },
  );
  return { tab, plan, record: proxy.records.get(seed) };
}

const recordsOf = async (canary) => (await receiver.stored()).filter(({ answers }) => answers.includes(canary));

async function assertEnd(state, end) {
  const { isSent = true, isHeld = false, faults, isThere = () => true, records } = STATES[state];
  const { tab, plan, record } = await begin(faults);
  const sent = await tab.page.evaluate(() => document.querySelector("blankett-form").handle.answers);
  if (isHeld) {
    await tab.page.evaluate(() =>
      document.addEventListener("blankett-submit", ({ detail }) => {
        globalThis.key = detail.key;
        detail.waitUntil(new Promise(() => undefined));
      }),
    );
  }
  if (isSent) await tab.page.evaluate(() => globalThis.citizen.send());
  if (isHeld) await tab.page.waitForFunction(() => globalThis.key);
  await until(record, isThere);
  await ENDS[end](tab);
  await sleep(60);
  await Promise.all([...record.open]);
  const found = await recordsOf(plan.canary);
  assert.ok(records.includes(found.length), `${found.length} records`);
  for (const { answers } of found) assert.deepEqual(JSON.parse(answers), sent);
  // Whoever opens the page in the same browser afterwards.
  const next = await tab.context.newPage();
  await next.goto(proxy.origin);
  const traces = await next.evaluate(async (canary) => (await import("/page/citizen.js")).traces(canary), plan.canary);
  assert.deepEqual(traces, []);
  await tab.close();
}

describe("a page that ends", () => {
  for (const state of Object.keys(STATES)) {
    for (const end of Object.keys(ENDS)) {
      test(`${state}: ${end}`, async () => {
        for (let run = 0; run < RUNS; run++) await assertEnd(state, end);
      });
    }
  }
  test("leaves nothing in the receiver's log", () => assert.ok(!receiver.lines.some((line) => /K\d+kill/.test(line))));
});

describe("clocks that are a day off", () => {
  const DAY = 86_400_000;
  for (const [name, off] of Object.entries({ "the citizen's is behind": -DAY, "the citizen's is ahead": DAY })) {
    test(name, async () => {
      const { tab, plan } = await begin([fault("503, Retry-After as a date"), fault("503, Retry-After in seconds")], { off });
      const began = performance.now();
      const seen = await tab.page.evaluate(async () => ({ ...(await globalThis.citizen.press(false)), now: Date.now() }));
      assert.ok(Math.abs(seen.now - Date.now() - off) < 600_000, "the page's clock is off");
      assert.equal(seen.page, "~receipt");
      // Both ask for a second, which is a tenth of one here.
      const waited = performance.now() - began;
      assert.ok(waited > 150 && waited < 15_000, `${waited} ms`);
      assert.equal((await recordsOf(plan.canary)).length, 1);
      await tab.close();
    });
  }
});
