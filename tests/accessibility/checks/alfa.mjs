// Alfa, Siteimprove's engine: what it fails. It reads the page here in Node, from what the browser computed.
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Playwright } from "@siteimprove/alfa-playwright";
import rules from "@siteimprove/alfa-rules";
import { chapters } from "../support/criteria.mjs";
import { evidence } from "../support/parts.mjs";

const idOf = ({ uri }) => uri.split("/").at(-1);
const criteriaOf = ({ requirements }) => chapters([...requirements].map(({ chapter }) => chapter));

/** Runs in the page: the parts at each path. */
const place = (paths) =>
  paths.map((path) => (path ? window.partsOf(document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue) : []));

export default {
  name: "Alfa",
  package: "@siteimprove/alfa-rules",
  async run(page) {
    const subject = await Playwright.toPage(await page.evaluateHandle(() => window.document));
    const outcomes = [...(await Audit.of(subject, rules).evaluate())];
    const [failed, passed] = [outcomes.filter(Outcome.isFailed), outcomes.filter(Outcome.isPassed)];
    const parts = await page.evaluate(place, [...failed, ...passed].map(({ target }) => target.path?.()));
    return {
      found: failed.map(({ rule, target }, index) => ({
        says: `Alfa ${idOf(rule)}: ${String(target).replace(/\s+/g, " ").slice(0, 200)}`,
        parts: parts[index],
        criteria: criteriaOf(rule),
      })),
      met: evidence(passed.map(({ rule }, index) => [criteriaOf(rule), parts[failed.length + index]])),
    };
  },
};
