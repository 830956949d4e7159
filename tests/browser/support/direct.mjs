// A citizen of many cases: answers and presses through the DOM, in one round trip each, with the events that typing and clicking
// make: a fifth of the time. Thousands of answers go this way; mouse and keyboard are tried where they are the point (journey,
// keyboard, sending …).
import { answer, selector } from "./citizen.mjs";

/** In the page: answers a question. False where it is not in sight, or not to be answered so. */
function put([css, value]) {
  const all = [...document.querySelectorAll(css)];
  const control = all[0]?.type === "radio" ? all.find((one) => one.value === value) : all[0];
  if (!control?.checkVisibility() || control.disabled) return false;
  if (control.tagName === "SELECT") {
    if (![...control.options].some((option) => option.value === value)) return false;
    control.value = value;
    for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  }
  control.focus();
  if (control.type === "radio" || control.type === "checkbox") {
    if (!control.checked) control.click();
    return true;
  }
  if (!["email", "tel", "text", "textarea", "url"].includes(control.type)) return false;
  control.select();
  // As typing does it: leaving the control makes a `change`.
  document.execCommand(value ? "insertText" : "delete", false, value);
  return control.value === value;
}

/** Answers one question; what is not there yet, or is answered otherwise, is left to a citizen who waits. */
export async function answerAtOnce(page, name, value) {
  if (!(await page.evaluate(put, [selector(name), value]))) await answer(page, name, value);
}

/** In the page: presses a button that people see; false where there is none. */
function click(css) {
  const button = [...document.querySelectorAll(css)].find((one) => one.checkVisibility());
  button?.focus();
  button?.click();
  return button !== undefined;
}

const button = (name, value) => `button${selector(name, value)}:not([aria-hidden])`;

/** Whether a page has something: without the tools that a locator would bring into each page. */
export const isThere = (page, css) => page.evaluate((css) => document.querySelector(css) !== null, css);

/** Presses a button if it is offered: what is not offered does nothing. */
export const pressAtOnce = (page, name, value) => page.evaluate(click, button(name, value));

/** The same where no script runs: another page comes. */
export async function pressToGo(page, name, value) {
  if (!(await isThere(page, button(name, value)))) return;
  const other = page.waitForEvent("domcontentloaded");
  // The page that is asked may be gone before it has answered.
  await pressAtOnce(page, name, value).catch(() => {});
  await other;
}
