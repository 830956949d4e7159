// One tab of the browser: opens a page, presses real keys, and waits for what inpage.js tells.
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const INPAGE = readFileSync(new URL("inpage.js", import.meta.url), "utf8");

/** Nothing that is measured may take longer, in milliseconds. */
const PATIENCE = 60_000;

/** Between two keys: long enough for a page to come to rest, and in no step with its frames. */
const rest = () => wait(40 + Math.random() * 17);

/** Opens an empty page of the server's in a new context, so that nothing is cached but the browser itself. */
export async function openTab(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const listeners = new Map();
  await context.exposeBinding("tellBench", (_source, name, value) => {
    listeners.get(name)?.(value);
    listeners.delete(name);
  });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", ({ message }) => wrong.push(message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(`${origin}/empty.html`);
  await page.addInitScript(INPAGE);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  return new Tab({ context, page, cdp, listeners, origin, wrong });
}

class Tab {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Resolves with what the page tells under a name; rejects with what went wrong in the page. */
  told(name) {
    const given = new Promise((resolve) => this.listeners.set(name, resolve));
    const late = wait(PATIENCE, undefined, { ref: false }).then(() => {
      throw new Error(`${this.page.url()}: no "${name}" in ${PATIENCE / 1000} s; ${this.wrong.join("; ")}`);
    });
    return Promise.race([given, late]);
  }

  /** Loads a page. Resolves with the milliseconds from the start of loading until the whole form was painted. */
  async load(path) {
    const loaded = this.told("loaded");
    await this.page.goto(this.origin + path, { waitUntil: "commit" });
    return loaded;
  }

  /** Presses a key. Resolves with the milliseconds until it was painted, and `selector` was there. */
  async press(key, selector) {
    await this.page.evaluate((selector) => globalThis.armBench(selector), selector);
    await rest();
    const painted = this.told("key");
    await this.page.keyboard.press(key);
    return painted;
  }

  /** Moves focus without a key and lets the page settle. */
  async focus(selector) {
    await this.page.locator(selector).focus();
    await rest();
  }

  /** How many times slower than this machine the page's processor is. */
  slow(rate) {
    return this.cdp.send("Emulation.setCPUThrottlingRate", { rate });
  }

  /** A slow fourth-generation mobile network, as the developer tools of Chromium have it. */
  async slowNetwork() {
    await this.cdp.send("Network.enable");
    const [latency, down, up] = [562.5, 180_000, 84_375];
    const conditions = { offline: false, latency, downloadThroughput: down, uploadThroughput: up };
    await this.cdp.send("Network.emulateNetworkConditions", conditions);
  }

  /** Milliseconds from the start of loading until something was seen: text, or a control. */
  firstPaint() {
    return this.page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  }

  count(selector) {
    return this.page.locator(selector).count();
  }

  /** Bytes after a garbage collection: the script's heap, the WebAssembly memory and the document's own objects. */
  async memory() {
    for (let turn = 0; turn < 3; turn++) await this.cdp.send("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize = 0 } = await this.cdp.send("Runtime.getHeapUsage");
    const wasm = await this.page.evaluate(() => globalThis.wasmBytes());
    return { heap: usedSize, wasm, document: embedderHeapUsedSize };
  }

  /** Milliseconds since the page began that its main thread spent, in all and on what. */
  async work() {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const of = (name) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
    return { all: of("TaskDuration"), script: of("ScriptDuration"), style: of("RecalcStyleDuration"), layout: of("LayoutDuration") };
  }

  close() {
    return this.context.close();
  }
}
