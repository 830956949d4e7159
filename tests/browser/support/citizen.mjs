// A citizen at a form: finds controls by name, presses buttons, waits for the page that comes. Works with script and without.
import assert from "node:assert/strict";

/** A control or button by its name, and value where several share it. */
export const selector = (name, value) => `[name="${name}"]${value === undefined ? "" : `[value="${value}"]`}`;

/** Waits until the form shows a page (`you`, `~check` …). */
export const onPage = (page, id) => page.locator(selector("~page", id)).waitFor({ state: "attached" });

/** Waits until the form shows the page of a row, by its pointer; of none where it is `null`. */
export const onRow = (page, row) =>
  page.locator(selector("~row", row ?? undefined)).waitFor({ state: row === null ? "detached" : "attached" });

/** Presses a button that people see. */
export const press = (page, name, value) => page.locator(`button${selector(name, value)}:not([aria-hidden])`).click();

/** What a control is, asked in one round trip: there are thousands of answers. */
const look = (control) => ({ tag: control.tagName, type: control.type, isClosed: control.closest("details:not([open])") !== null });

/** Opens what is closed around a control, from the outside in. */
async function unfold(page, name) {
  const closed = page.locator(`details:not([open]):has(${selector(name)}) > summary`);
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Answers one question with the mouse and by typing. */
export async function answer(page, name, value) {
  const control = page.locator(selector(name)).first();
  const { tag, type, isClosed } = await control.evaluate(look);
  if (isClosed) await unfold(page, name);
  if (tag === "SELECT") await choice(page, control, value);
  else if (type === "radio") await page.locator(selector(name, value)).check();
  else if (type === "checkbox") await control.check();
  else if (type === "hidden") await choose(page, name, JSON.parse(value));
  else if (type === "file") await control.setInputFiles({ name: value, mimeType: "", buffer: Buffer.alloc(1) });
  else await control.fill(value);
}

/** Chooses files of these names, types and sizes, of which the page's script makes the answer. */
async function choose(page, name, files) {
  await page.locator(`${selector(`${name}~file`)} ~ blankett-files`).waitFor();
  const payloads = files.map(({ name, type, size }) => ({ name, mimeType: type, buffer: Buffer.alloc(size) }));
  await page.locator(selector(`${name}~file`)).setInputFiles(payloads);
}

/** Answers many, in order. */

/** An option; what is none is typed where a script lets one, and else comes from a page of before the options changed. */
async function choice(page, select, value) {
  const { id, isOption } = await select.evaluate(({ id, options }, value) => ({ id, isOption: [...options].some((one) => one.value === value) }), value);
  if (isOption) return select.selectOption(value);
  const typed = page.locator(`[id="${id}-combobox"]`);
  if (await typed.count()) {
    await typed.fill(value);
    return typed.press("Tab");
  }
  await select.evaluate((select, value) => select.add(new Option(value, value, true, true)), value);
}

export async function answerAll(page, answers) {
  for (const [name, value] of Object.entries(answers)) await answer(page, name, value);
}

/** What is typed into or chosen in a control now. */
export const typed = (page, name) => page.locator(selector(name)).first().inputValue();

/** The error summary's sentences. */
export async function errors(page) {
  const links = page.locator("[id$=summary] a");
  await links.first().waitFor();
  return links.allTextContents();
}

/** Opens a page, on a civil date where one is given, and keeps what goes wrong in it: `{ page, wrong, close }`. */
export async function visit(browser, url, { script = true, locale = "da-DK", today } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: script, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // A page posted without script is answered 422 when something must be mended: no fault of the page.
    const isAnswer = !script && message.text().includes("status of 422");
    if (message.type() === "error" && !isAnswer) wrong.push(`console: ${message.text()}`);
  });
  if (script && today) await page.clock.setFixedTime(new Date(`${today}T12:00:00`));
  await page.goto(url);
  if (script) await ready(page);
  return { page, wrong, close: () => context.close() };
}

/** Waits until a form's script is at work. */
export const ready = (page) => page.locator(".bl-live").first().waitFor({ state: "attached" });

/** Moves with Tab until a control has focus. Fails when it cannot be reached. */
export async function tabTo(page, wanted) {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, wanted)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never reaches ${wanted}`);
}

/** Answers one question with the keyboard alone. */
export async function keyAnswer(page, name, value) {
  const [tag, type] = await page.locator(selector(name)).first().evaluate((control) => [control.tagName, control.type]);
  if (type === "radio") return keyRadio(page, name, value);
  await tabTo(page, selector(name));
  if (type === "checkbox") return page.keyboard.press("Space");
  if (tag !== "SELECT") return page.keyboard.type(value);
  const options = await page.locator(`${selector(name)} option`).evaluateAll((all) => all.map((option) => option.value));
  for (let step = 0; step < options.indexOf(value); step++) await page.keyboard.press("ArrowDown");
  assert.equal(await typed(page, name), value);
}

async function keyRadio(page, name, value) {
  await tabTo(page, selector(name));
  await page.keyboard.press("Space");
  const values = await page.locator(selector(name)).evaluateAll((all) => all.map((radio) => radio.value));
  for (let step = 0; step < values.indexOf(value); step++) await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator(selector(name, value)).isChecked(), `${name} is ${value}`);
}

/** Presses a button with the keyboard alone. */
export async function keyPress(page, name, value) {
  await tabTo(page, `button${selector(name, value)}:not([aria-hidden])`);
  await page.keyboard.press("Enter");
}
