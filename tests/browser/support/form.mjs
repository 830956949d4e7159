// Filling in the form of the tests as a citizen does, page by page.

/** One control by its name. */
export const control = (page, name) => page.locator(`form.bl [name=${JSON.stringify(name)}]`);

/** The button that leads on, the one that is seen. */
export const next = (page) => page.locator('form.bl .bl-buttons button').first();

/** Waits until the form works with script. */
export const ready = (page) => page.waitForFunction(() => document.querySelector("blankett-form")?.handle);

/** The id of the page that is shown. */
export const shown = (page) =>
  page.evaluate(() => document.querySelector('form.bl [name="~page"]')?.value ?? "~receipt");

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const found = control(page, name);
    const kind = await found.first().evaluate((element) => element.type);
    if (kind === "radio") await page.locator(`form.bl [name=${JSON.stringify(name)}][value=${JSON.stringify(value)}]`).check();
    else if (kind === "checkbox") await found.setChecked(value !== "");
    else if (kind === "select-one") await found.selectOption(value);
    else await found.fill(value);
  }
}

export const YOU = {
  "/name": "Åse Holm",
  "/cpr": "010250-1234",
  "/phone": "20 30 40 50",
  "/pension": "retirement",
  "/pensionFrom~day": "1",
  "/pensionFrom~month": "3",
  "/pensionFrom~year": "2017",
};
const HOUSEHOLD = { "/married": "false", "/savings": "12.345,50" };
const TREATMENT = { "/treatment": "glasses", "/price": "1.250,50", "/insured": "true", "/consent": "true" };

export const fillYou = (page) => fill(page, YOU);

/** Fills in every page, to check answers. */
export async function fillAll(page) {
  for (const values of [YOU, HOUSEHOLD, TREATMENT]) {
    await fill(page, values);
    await next(page).click();
  }
}
