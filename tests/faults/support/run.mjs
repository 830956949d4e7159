// Runs seeds: several pages of one browser, one proxy, a receiver that is new every so many seeds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";
import { startReceiver } from "../../browser/support/servers.mjs";
import { launch } from "../../packaging/support/browser.mjs";
import { judge, untrue } from "./judge.mjs";
import { startProxy } from "./proxy.mjs";
import { schedule } from "./schedule.mjs";
import { makeSite } from "./site.mjs";

export const FORMS = join(root, "tests", "faults", "forms");
export const definition = JSON.parse(readFileSync(join(FORMS, "notice", "notice.form.json"), "utf8"));

/** Pages at once. */
const TABS = 6;
/** Seeds for one receiver: all its records are read at the end. */
const SHARE = 500;

/** A page that is ready for journeys, and what its console said. Its clock may be off, by milliseconds. */
export async function openTab(browser, proxy, { off } = {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const console = [];
  page.on("console", (message) => console.push(message.text()));
  page.on("pageerror", ({ message }) => console.push(`error: ${message}`));
  page.on("dialog", (dialog) => console.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  if (off) {
    await page.addInitScript((off) => {
      const { now } = Date;
      Date.now = () => now() + off;
      globalThis.Date = new Proxy(Date, { construct: (date, given) => new date(...(given.length > 0 ? given : [date.now()])) });
    }, off);
  }
  await page.goto(proxy.origin);
  await page.evaluate(async () => (globalThis.citizen = await import("/page/citizen.js")));
  return { context, page, console, close: () => context.close() };
}

/** One seed in one page. */
async function travel({ page, console }, proxy, plan) {
  proxy.begin(plan);
  const endpoint = `${plan.isCross ? proxy.other : proxy.origin}/via/${plan.seed}/submissions/notice`;
  const { values, canary, isHasty, isEditing, isForgetful } = plan;
  console.length = 0;
  try {
    const run = await page.evaluate((given) => globalThis.citizen.journey(given), { definition, endpoint, values, canary, isHasty, isEditing, isForgetful });
    if (console.some((line) => line.includes(canary))) run.left.push("console");
    return run;
  } catch (error) {
    return { error: error.message.split("\n")[0] };
  }
}

/** All seeds of one receiver: `[{ seed, wrong }]`. */
async function share(seeds, { proxy, tabs, planOptions }) {
  const receiver = await startReceiver({ forms: FORMS, origins: [proxy.origin, proxy.other] });
  try {
    proxy.receiver = receiver.origin;
    const runs = [];
    const waiting = [...seeds];
    const work = async (tab) => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const plan = { ...schedule(seed), ...planOptions };
        runs.push({ plan, run: await travel(tab, proxy, plan) });
      }
    };
    await Promise.all(tabs.map(work));
    // What is delivered late arrives now.
    await Promise.all([...proxy.records.values()].flatMap(({ open }) => [...open]));
    const rows = await receiver.stored();
    const results = runs.map(({ plan, run }) => {
      const record = proxy.records.get(plan.seed);
      const wrong = judge(plan, run, record, rows);
      if (receiver.lines.some((line) => line.includes(plan.canary))) wrong.push("a trace of an answer: the receiver's log");
      return { seed: plan.seed, wrong, plan, stops: run.stops ?? [], posts: record.posts, refused: record.refused, stored: record.stored.length, untrue: untrue(run, record) };
    });
    proxy.records.clear();
    return results;
  } finally {
    await receiver.close();
  }
}

/** Runs seeds and gives `{ results, strikes, kilobytes }`. `proxyOptions` and `planOptions` are for controls that must fail. */
export async function runSeeds(seeds, { proxyOptions = {}, planOptions = {}, progress = () => undefined } = {}) {
  const proxy = await startProxy({ makeSite, ...proxyOptions });
  const browser = await launch();
  const results = [];
  try {
    const tabs = await Promise.all(Array.from({ length: Math.min(TABS, seeds.length) }, () => openTab(browser, proxy)));
    for (let at = 0; at < seeds.length; at += SHARE) {
      results.push(...(await share(seeds.slice(at, at + SHARE), { proxy, tabs, planOptions })));
      progress(results);
    }
  } finally {
    await browser.close();
    await proxy.close();
  }
  return { results, strikes: proxy.strikes, kilobytes: proxy.kilobytes };
}
