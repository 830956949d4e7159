// Chromium looking at one page: does the form show its question, and does the policy stay unbroken?
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { launchOptions } from "../../../scripts/lib/chromium.mjs";

/** Starts Chromium, found as set-up finds it. */
export const launch = () => chromium.launch(launchOptions());

/** Opens a page and records what goes wrong in it: `{ page, wrong }`. */
export async function open(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
  await page.exposeFunction("recordViolation", (text) => wrong.push(`policy: ${text}`));
  await page.addInitScript(() => {
    // Pauses before sending again are chosen by chance: none here.
    Math.random = () => 0;
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      globalThis.recordViolation(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  await page.goto(url);
  return { page, wrong };
}

/** Types into a field as a citizen does, and fails with what went wrong in the page where it is not there. */
export async function fill({ page, wrong }, label, value) {
  const field = page.getByLabel(label);
  await field.fill(value, { timeout: 15_000 }).catch((error) => {
    throw new Error(`${error.message}\n${wrong.join("\n")}`);
  });
  assert.equal(await field.inputValue(), value);
}
