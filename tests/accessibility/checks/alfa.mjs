// Alfa, Siteimprove's engine: what it fails. It reads the page here in Node, from what the browser computed.
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Playwright } from "@siteimprove/alfa-playwright";
import rules from "@siteimprove/alfa-rules";
import { chapters } from "../support/criteria.mjs";

const idOf = ({ uri }) => uri.split("/").at(-1);

export default {
  name: "Alfa",
  package: "@siteimprove/alfa-rules",
  async run(page) {
    const subject = await Playwright.toPage(await page.evaluateHandle(() => window.document));
    const outcomes = [...(await Audit.of(subject, rules).evaluate())];
    const failed = outcomes.filter(Outcome.isFailed);
    const passed = outcomes.filter(Outcome.isPassed).flatMap(({ rule }) => [...rule.requirements]);
    return {
      found: failed.map(({ rule, target }) => `Alfa ${idOf(rule)}: ${String(target).replace(/\s+/g, " ").slice(0, 200)}`),
      met: chapters(passed.map(({ chapter }) => chapter)),
    };
  },
};
