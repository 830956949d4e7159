// QualWeb: the engine of the Danish authority's simplified monitoring. What it fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";
import { chapters } from "../support/criteria.mjs";

/** In the order in which they need each other. */
const BUNDLES = ["qw-page/dist/qw-page.bundle.js", "util/dist/__webpack/util.bundle.js", "locale/dist/locale.bundle.js", "act-rules/dist/__webpack/act.bundle.js"];
const SCRIPTS = BUNDLES.map((name) => readFileSync(join(root, "node_modules", "@qualweb", name), "utf8")).join(";\n");

/** Runs in the page. */
function judge() {
  const runner = new window.ACTRulesRunner({}, { translate: {}, fallback: {} }).configure({});
  runner.test({ sourceHtml: document.documentElement.outerHTML });
  const rules = Object.values(runner.getReport().assertions);
  const nodes = (results) => results.filter(({ verdict }) => verdict === "failed").map(({ elements }) => elements[0]?.pointer ?? "");
  const found = rules.flatMap(({ code, name, results }) => nodes(results).map((pointer) => `QualWeb ${code}: ${pointer} ${name}`));
  const passed = rules.filter(({ metadata }) => metadata.outcome === "passed");
  return { found, met: passed.flatMap(({ metadata }) => metadata["success-criteria"].map(({ name }) => name)) };
}

export default {
  name: "QualWeb",
  package: "@qualweb/act-rules",
  async run(page) {
    // Anew for each state: it remembers by selector what it saw, and the window outlives the document.
    await page.evaluate(SCRIPTS);
    const { found, met } = await page.evaluate(judge);
    return { found, met: chapters(met) };
  },
};
