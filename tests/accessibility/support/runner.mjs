// Runs checks over states of pages: each state is shown once for each look, and every check of that look sees it there.
import { chromium } from "playwright-core";
import { launchOptions } from "../../../scripts/lib/chromium.mjs";
import { LOOKS } from "./looks.mjs";
import { show } from "./states.mjs";

/** What is closed is looked at too; and to one engine a label that is closed away is none. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => details.setAttribute("open", "")));

/** A browser's page that outlives the states shown in it, since the engines in it are large. */
export class Runner {
  #browser;
  #page;
  /** What checks remember from one state to the next, by check and look. */
  #memories = new Map();

  /** Starts where an address leads. */
  static async start(address = "about:blank") {
    const runner = new Runner();
    runner.#browser = await chromium.launch(launchOptions());
    runner.#page = await runner.#browser.newPage({ viewport: { width: 1280, height: 800 } });
    await runner.#page.goto(address);
    return runner;
  }

  get version() {
    return this.#browser.version();
  }

  close() {
    return this.#browser.close();
  }

  /** What checks know from other states is no reason to leave out what they saw there. */
  forget() {
    this.#memories.clear();
  }

  /** Whether a state has what a selector finds. */
  shows(state, selector) {
    return this.on(state, "", "", (page) => page.evaluate((selector) => document.querySelector(selector) !== null, selector));
  }

  /** Does something with a page that shows a state. */
  async on(state, css, before, work) {
    await this.#page.emulateMedia(LOOKS.light);
    await show(this.#page, state, css, before);
    return work(this.#page);
  }

  #memory(key) {
    if (!this.#memories.has(key)) this.#memories.set(key, new Set());
    return this.#memories.get(key);
  }

  /** Gives `[{ check, found: [{ says, parts, criteria }], met: [[criterion, part]] }]` for a state; `css` comes after the form's own, `before` before it. */
  async run(state, checks, css, before) {
    const results = checks.map((check) => ({ check: check.name, found: [], met: [] }));
    for (const [look, media] of Object.entries(LOOKS)) {
      const seeing = checks.filter(({ looks = ["light"] }) => looks.includes(look));
      if (seeing.length === 0) continue;
      await this.#page.emulateMedia(media);
      await show(this.#page, state, css, before);
      await unfold(this.#page);
      for (const check of seeing) {
        const { found, met } = await check.run(this.#page, state, this.#memory(`${check.name} ${look}`));
        const result = results.find(({ check: name }) => name === check.name);
        result.found.push(...found.map((complaint) => (look === "light" ? complaint : { ...complaint, says: `${complaint.says} (${look})` })));
        result.met.push(...met);
      }
    }
    return results;
  }
}

/** All that results complain of, as sentences. */
export const complaints = (results) => results.flatMap(({ found }) => found.map(({ says }) => says));
