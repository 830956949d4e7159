// IBM's engine: what it fails. Its potential failures are questions to a person, asked of every page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chapters } from "../support/criteria.mjs";

const require = createRequire(import.meta.url);
const IBM = readFileSync(require.resolve("accessibility-checker-engine/ace.js"), "utf8");

/** Runs in the page. */
async function judge() {
  const checker = new window.ace.Checker();
  const { results } = await checker.check(document, ["WCAG_2_2"]);
  const failed = results.filter(({ value }) => value[1] === "FAIL");
  const passed = new Set(results.filter(({ value }) => value[1] === "PASS").map(({ ruleId }) => ruleId));
  const { checkpoints } = checker.getGuidelines().find(({ id }) => id === "WCAG_2_2");
  const met = checkpoints.filter(({ rules }) => rules?.some(({ id }) => passed.has(id)));
  return { found: failed.map(({ ruleId, path, message }) => `ibm ${ruleId}: ${path.dom} ${message}`), met: met.map(({ num }) => num) };
}

export default {
  name: "IBM",
  package: "accessibility-checker-engine",
  async run(page) {
    if (!(await page.evaluate(() => "ace" in window))) await page.evaluate(`${IBM};window.ace = ace;`);
    const { found, met } = await page.evaluate(judge);
    return { found, met: chapters(met) };
  },
};
