// IBM's engine: what it fails. Its potential failures are questions to a person, asked of every page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chapters } from "../support/criteria.mjs";
import { evidence } from "../support/parts.mjs";

const require = createRequire(import.meta.url);
const IBM = readFileSync(require.resolve("accessibility-checker-engine/ace.js"), "utf8");

/** Runs in the page. */
async function judge() {
  const checker = new window.ace.Checker();
  const { results } = await checker.check(document, ["WCAG_2_2"]);
  const { checkpoints } = checker.getGuidelines().find(({ id }) => id === "WCAG_2_2");
  const criteria = (ruleId) => checkpoints.filter(({ rules }) => rules?.some(({ id }) => id === ruleId)).map(({ num }) => num);
  const of = (verdict) => results.filter(({ value }) => value[1] === verdict);
  const found = of("FAIL").map(({ ruleId, node, path, message }) => ({ ...window.about(node, `ibm ${ruleId}: ${path.dom} ${message}`), criteria: criteria(ruleId) }));
  const passed = new Map();
  for (const { ruleId, node } of of("PASS")) passed.set(ruleId, (passed.get(ruleId) ?? new Set()).union(new Set(window.partsOf(node))));
  return { found, passed: [...passed].map(([ruleId, parts]) => [criteria(ruleId), [...parts]]) };
}

export default {
  name: "IBM",
  package: "accessibility-checker-engine",
  async run(page) {
    if (!(await page.evaluate(() => "ace" in window))) await page.evaluate(`${IBM};window.ace = ace;`);
    const { found, passed } = await page.evaluate(judge);
    return {
      found: found.map((complaint) => ({ ...complaint, criteria: chapters(complaint.criteria) })),
      met: evidence(passed.map(([criteria, parts]) => [chapters(criteria), parts])),
    };
  },
};
