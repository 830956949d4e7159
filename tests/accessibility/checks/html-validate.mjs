// html-validate: what the HTML itself has wrong, as it is written.
import { HtmlValidate } from "html-validate";
import { evidence } from "../support/parts.mjs";
import { document } from "../support/states.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "input-missing-label": "error",
    // The pages are written by a program: one way to write a thing is as good as another.
    "doctype-style": "off",
    "attribute-boolean-style": ["error", { style: "omit" }],
    "attribute-empty-style": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    // Radios of one question and the buttons of a form share a name on purpose.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button"] }],
  },
});

/** What html-validate finds in a document: what it says, and where. */
async function findings(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column, selector }) => ({ selector, says: `html ${ruleId}: ${selector ?? `${line}:${column}`} ${message}` })));
}

/** What html-validate says of a document. */
export const htmlValidate = async (html) => (await findings(html)).map(({ says }) => says);

/** What its rules for labels, names, headings, languages and ids are about. */
const CRITERIA = ["1.3.1", "2.4.2", "3.1.1", "3.3.2", "4.1.2"];

/** Runs in the page: a complaint at what a selector finds, where it finds something. */
function locate({ selector, says }) {
  try {
    return window.about(document.querySelector(selector), says);
  } catch {
    return { says, parts: [] };
  }
}

export default {
  name: "html-validate",
  package: "html-validate",
  async run(page, state) {
    const found = [];
    for (const finding of await findings(document(state))) found.push({ ...(await page.evaluate(locate, finding)), criteria: CRITERIA });
    // All that is written is read.
    return { found, met: evidence([[CRITERIA, await page.evaluate(() => window.partsWith("*"))]]) };
  },
};
