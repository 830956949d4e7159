// The page that holds every kind of question, in a host's page with script, and how it comes into each of its states.
import { readFileSync } from "node:fs";
import { page as pageOf, startHost } from "../../browser/support/host.mjs";

export const FORM = "every-widget";
const FOLDER = new URL(`../forms/${FORM}/`, import.meta.url);
const SRC = `/${FORM}.form.json`;

/** Where each state begins, and what is done there once the page works with script. */
const STATES = {
  normal: ["/", () => undefined],
  filled: ["/filled", () => undefined],
  error: [
    "/",
    async (page) => {
      await page.click('form.bl button[name="~next"]:not(.bl-vh)');
      await page.waitForSelector("form.bl [aria-invalid=true]");
    },
  ],
  // At the button that adds a row.
  rows: ["/", (page) => page.focus('[name="/children~add"]')],
};

/** The host's own script where it knows the answers already. */
const filled = (answers) => `const form = document.createElement("blankett-form");
form.setAttribute("src", ${JSON.stringify(SRC)});
form.answers = ${answers};
document.querySelector("main").append(form);`;

/** Serves the page: the host, with `show(state, page, open)`, which brings a browser's page anew into a state. */
export async function serveWidgets() {
  const host = await startHost();
  host.files[SRC] = readFileSync(new URL(`${FORM}.form.json`, FOLDER));
  host.files["/filled.js"] = filled(readFileSync(new URL("filled.json", FOLDER), "utf8"));
  host.pages["/"] = pageOf(`<blankett-form src="${SRC}"></blankett-form>`);
  host.pages["/filled"] = pageOf('<script type="module" src="/filled.js"></script>');
  host.show = async (state, page, open = (address) => page.goto(address)) => {
    const [path, bring] = STATES[state];
    await open(`${host.origin}${path}`);
    // With all that script adds.
    await page.waitForSelector(".bl-live [role=combobox]");
    await bring(page);
  };
  return host;
}
