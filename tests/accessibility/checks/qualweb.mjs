// QualWeb: the engine of the Danish authority's simplified monitoring. What it fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";
import { chapters } from "../support/criteria.mjs";
import { evidence } from "../support/parts.mjs";

/** In the order in which they need each other. */
const BUNDLES = ["qw-page/dist/qw-page.bundle.js", "util/dist/__webpack/util.bundle.js", "locale/dist/locale.bundle.js", "act-rules/dist/__webpack/act.bundle.js"];
const SCRIPTS = BUNDLES.map((name) => readFileSync(join(root, "node_modules", "@qualweb", name), "utf8")).join(";\n");

/** Runs in the page. */
function judge() {
  const runner = new window.ACTRulesRunner({}, { translate: {}, fallback: {} }).configure({});
  runner.test({ sourceHtml: document.documentElement.outerHTML });
  const rules = Object.values(runner.getReport().assertions);
  const pointers = (results, wanted) => results.filter(({ verdict }) => verdict === wanted).map(({ elements }) => elements[0]?.pointer ?? "");
  const at = (pointer) => (pointer ? document.querySelector(pointer) : null);
  const criteria = ({ metadata }) => metadata["success-criteria"].map(({ name }) => name);
  const found = rules.flatMap((rule) =>
    pointers(rule.results, "failed").map((pointer) => ({ ...window.about(at(pointer), `QualWeb ${rule.code}: ${pointer} ${rule.name}`), criteria: criteria(rule) })),
  );
  const passed = rules.filter(({ metadata }) => metadata.outcome === "passed");
  return { found, passed: passed.map((rule) => [criteria(rule), pointers(rule.results, "passed").flatMap((pointer) => window.partsOf(at(pointer)))]) };
}

export default {
  name: "QualWeb",
  package: "@qualweb/act-rules",
  async run(page) {
    // Anew for each state: it remembers by selector what it saw, and the window outlives the document.
    await page.evaluate(SCRIPTS);
    const { found, passed } = await page.evaluate(judge);
    return {
      found: found.map((complaint) => ({ ...complaint, criteria: chapters(complaint.criteria) })),
      met: evidence(passed.map(([criteria, parts]) => [chapters(criteria), parts])),
    };
  },
};
