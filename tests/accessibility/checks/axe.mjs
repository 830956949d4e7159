// axe: what it finds, and what it cannot decide.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chapters } from "../support/criteria.mjs";
import { evidence } from "../support/parts.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Rules that axe leaves off, and that our output must pass. */
const STRICTER = ["label-content-name-mismatch", "color-contrast-enhanced", "identical-links-same-purpose", "css-orientation-lock"];

/** Runs in the page. */
async function judge(ids) {
  const rules = Object.fromEntries(ids.map((id) => [id, { enabled: true }]));
  const { violations, incomplete, passes } = await window.axe.run({ rules, elementRef: true, resultTypes: ["violations", "incomplete", "passes"] });
  const found = [...violations, ...incomplete].flatMap(({ id, tags, nodes }) =>
    nodes.map(({ element, target, any, all, none }) => ({ ...window.about(element, `axe ${id}: ${target} ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`), tags })),
  );
  return { found, passed: passes.map(({ tags, nodes }) => [tags, nodes.flatMap(({ element }) => window.partsOf(element))]) };
}

/** wcag143 is 1.4.3, wcag1410 is 1.4.10; wcag2a is a level. */
const criteria = (tags) => chapters(tags.map((tag) => /^wcag(\d)(\d)(\d+)$/.exec(tag)?.slice(1).join(".")));

export default {
  name: "axe",
  package: "axe-core",
  async run(page) {
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
    const { found, passed } = await page.evaluate(judge, STRICTER);
    return {
      found: found.map(({ tags, ...complaint }) => ({ ...complaint, criteria: criteria(tags) })),
      met: evidence(passed.map(([tags, parts]) => [criteria(tags), parts])),
    };
  },
};
