// Answers sent through a network that fails in every way: none lost, none twice, no receipt without a record. `npm run test:faults`
// does the same with 10,000 seeds.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { FAULTS } from "./support/faults.mjs";
import { report } from "./support/report.mjs";
import { runSeeds } from "./support/run.mjs";
import { schedule } from "./support/schedule.mjs";

const upTo = (end) => Array.from({ length: end }, (_, seed) => seed);

test("nothing is lost, nothing arrives twice, nothing is said to be received that was not, and nothing is left behind", async () => {
  const outcome = await runSeeds(upTo(50));
  const { lines, failures } = report(outcome);
  console.log(lines.join("\n"));
  assert.deepEqual(failures, []);
});

/** What a run must find wrong where something is made wrong, so that a good run says something. */
const CONTROLS = {
  "a client that has another key for each attempt stores twice": [{ proxyOptions: { tamper: () => ({ "idempotency-key": `"${randomUUID()}"` }) } }, /duplicate/],
  "a gateway that says received by itself": [{ proxyOptions: { invent: { status: 201, type: "application/json", body: '{"reference":"made-up"}' } } }, /false receipt/],
  "a page that forgets what was typed": [{ planOptions: { isForgetful: true } }, /lost answers/],
};

describe("the bar is seen to be broken by", () => {
  // Those whose answer was stored and then lost.
  const seeds = upTo(100).filter((seed) => FAULTS[schedule(seed).faults[0].name].after).slice(0, 12);
  for (const [name, [options, expected]] of Object.entries(CONTROLS)) {
    test(name, async () => {
      const { results } = await runSeeds(seeds, options);
      const wrong = results.flatMap(({ wrong }) => wrong);
      assert.ok(wrong.some((text) => expected.test(text)), wrong.join("\n"));
    });
  }
});
