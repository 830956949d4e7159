// The page that holds every kind of question, in a host's page with script, and how it comes into each of its states.
import { readFileSync } from "node:fs";
import { page as pageOf, startHost } from "../../browser/support/host.mjs";

export const FORM = "every-widget";
const FOLDER = new URL(`../forms/${FORM}/`, import.meta.url);
const SRC = `/${FORM}.form.json`;
const read = (name) => readFileSync(new URL(name, FOLDER), "utf8");

/** The definition: in English it is a form in two languages, since its own is Danish. */
function definition(lang) {
  const parsed = JSON.parse(read(`${FORM}.form.json`));
  if (lang !== "da") parsed.form.languages.push(lang);
  return JSON.stringify(parsed);
}

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
  open: [
    "/",
    async (page) => {
      await page.focus('[name="/town"]');
      await page.keyboard.press("ArrowDown");
      await page.waitForSelector("[role=option]");
    },
  ],
  waiting: [
    "/filled",
    async (page) => {
      for (const button of ["~next", "~submit"]) {
        await page.waitForSelector(`form.bl button[name="${button}"]:not(.bl-vh)`);
        await page.click(`form.bl button[name="${button}"]:not(.bl-vh)`);
      }
      await page.waitForFunction(() => document.querySelector('form.bl [name="~back"]').textContent === "Stop med at vente");
    },
  ],
  // At the button that adds a row.
  rows: ["/", (page) => page.focus('[name="/children~add"]')],
};

/** The host's own script where it knows the answers already. */
const filled = (answers, lang) => `const form = document.createElement("blankett-form");
form.setAttribute("src", ${JSON.stringify(SRC)});
form.setAttribute("lang", ${JSON.stringify(lang)});
form.setAttribute("heading-level", document.body.querySelector("nav") ? "1" : "2");
form.answers = ${answers};
document.querySelector("main").append(form);`;

/** Past its own navigation, as agencies' pages begin. */
const SKIP = '<nav aria-label="Genveje"><a href="#main">Spring til indholdet</a></nav>';
const SKIP_STYLE = '<link rel="stylesheet" href="/host.css">';

/** Serves the page, as a whole page of an agency's where engines are to judge that: the host, with `show(state, page, open)`, which brings a browser's page anew into a state. */
export async function serveWidgets({ isWhole = false, lang = "da" } = {}) {
  const host = await startHost();
  host.files[SRC] = definition(lang);
  if (lang !== "da") host.files[`/${FORM}.${lang}.ftl`] = read(`${FORM}.${lang}.ftl`);
  host.files["/filled.js"] = filled(read("filled.json"), lang);
  host.files["/host.css"] = "nav a { display: inline-block; padding: 1em }";
  const whole = (page) => (isWhole ? page.replace("</head>", `${SKIP_STYLE}</head>`).replace("<main>", `${SKIP}<main id="main">`) : page);
  host.pages["/"] = whole(pageOf(`<blankett-form src="${SRC}" lang="${lang}" heading-level="${isWhole ? 1 : 2}"></blankett-form>`, { lang }));
  host.pages["/filled"] = whole(pageOf('<script type="module" src="/filled.js"></script>', { lang }));
  host.show = async (state, page, open = (address) => page.goto(address)) => {
    const [path, bring] = STATES[state];
    await open(`${host.origin}${path}`);
    // With all that script adds.
    await page.waitForSelector(".bl-live [role=combobox]");
    await bring(page);
  };
  return host;
}
