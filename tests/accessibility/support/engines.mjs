// The rule engines that a page must pass without a finding: axe, IBM's, html-validate.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const IBM = readFileSync(require.resolve("accessibility-checker-engine/ace.js"), "utf8");

/** Rules that axe leaves off, and that our output must pass. */
const STRICTER = ["label-content-name-mismatch", "color-contrast-enhanced", "identical-links-same-purpose", "css-orientation-lock"];

/** What axe finds. What it cannot decide counts too: our pages are simple enough to decide. */
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(
    (ids) => window.axe.run({ rules: Object.fromEntries(ids.map((id) => [id, { enabled: true }])) }),
    STRICTER,
  );
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `axe ${id}: ${target} ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`),
  );
}

/** What IBM's engine fails. Its potential failures are questions to a person, asked of every page. */
export async function ibm(page) {
  if (!(await page.evaluate(() => "ace" in window))) await page.evaluate(`${IBM};window.ace = ace;`);
  const results = await page.evaluate(async () => {
    const report = await new window.ace.Checker().check(document, ["WCAG_2_2"]);
    return report.results.filter(({ value }) => value[1] === "FAIL").map(({ ruleId, path, message }) => ({ ruleId, path: path.dom, message }));
  });
  return results.map(({ ruleId, path, message }) => `ibm ${ruleId}: ${path} ${message}`);
}

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
