// Sends through a network that fails in every way, seed by seed, and holds what came of it to the bar.
//
//   npm run test:faults                     10,000 seeds
//   npm run test:faults -- --seeds 1000     so many
//   npm run test:faults -- --seed 4711      one of them again, told step by step
import { parseArgs } from "node:util";
import { report } from "./support/report.mjs";
import { runSeeds } from "./support/run.mjs";

const OPTIONS = { seeds: { type: "string", default: "10000" }, from: { type: "string", default: "0" }, seed: { type: "string" } };
const { values } = parseArgs({ options: OPTIONS });
const began = Date.now();
const seeds = values.seed === undefined ? Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.from) + index) : [Number(values.seed)];
const progress = (results) => console.log(`${results.length} seeds, ${results.filter(({ wrong }) => wrong.length > 0).length} failed, ${Math.round((Date.now() - began) / 1000)} s`);
const outcome = await runSeeds(seeds, { progress });
const { lines, failures } = report(outcome);
console.log(lines.join("\n"));
if (values.seed !== undefined) console.log(JSON.stringify(outcome.results[0], undefined, 2));
else if (failures.length > 0) console.error(`\n${failures.join("\n")}`);
process.exitCode = (values.seed === undefined ? failures.length : outcome.results[0].wrong.length) > 0 ? 1 : 0;
