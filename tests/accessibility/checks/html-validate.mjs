// html-validate: what the HTML itself has wrong, as it is written.
import { HtmlValidate } from "html-validate";
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

/** What html-validate finds in a document. */
export async function htmlValidate(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column, selector }) => `html ${ruleId}: ${selector ?? `${line}:${column}`} ${message}`));
}

export default {
  name: "html-validate",
  package: "html-validate",
  // By its rules for labels, names, headings, languages and ids.
  run: async (_page, state) => ({ found: await htmlValidate(document(state)), met: ["1.3.1", "2.4.2", "3.1.1", "3.3.2", "4.1.2"] }),
};
