// axe: what it finds, and what it cannot decide.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chapters } from "../support/criteria.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Rules that axe leaves off, and that our output must pass. */
const STRICTER = ["label-content-name-mismatch", "color-contrast-enhanced", "identical-links-same-purpose", "css-orientation-lock"];

/** Runs in the page. */
async function judge(ids) {
  const rules = Object.fromEntries(ids.map((id) => [id, { enabled: true }]));
  const { violations, incomplete, passes } = await window.axe.run({ rules, resultTypes: ["violations", "incomplete"] });
  const found = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `axe ${id}: ${target} ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`),
  );
  return { found, tags: passes.flatMap(({ tags }) => tags) };
}

export default {
  name: "axe",
  package: "axe-core",
  async run(page) {
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
    const { found, tags } = await page.evaluate(judge, STRICTER);
    // wcag143 is 1.4.3, wcag1410 is 1.4.10; wcag2a is a level.
    const criteria = tags.map((tag) => /^wcag(\d)(\d)(\d+)$/.exec(tag)?.slice(1).join("."));
    return { found, met: chapters(criteria) };
  },
};
