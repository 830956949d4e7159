// Proves that everything works: set-up, then the steps of scripts/lib/steps.mjs, the build among them.
//
//   npm test                         what must pass before anything lands
//   npm run test:fast                without browsers
//   npm run test:full                with the slow steps
//   npm test -- --only node,size     the named steps
//   npm test -- --update-counts      commits to the number of tests that passed
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { parseArgs } from "node:util";
import { countTests, judgeStep, readCounts, writeCounts } from "./lib/counts.mjs";
import { root } from "./lib/paths.mjs";
import { main, Stop, tee } from "./lib/run.mjs";
import { cargoForWasm } from "./lib/rust.mjs";
import { schedule } from "./lib/schedule.mjs";
import { choose } from "./lib/steps.mjs";
import { setUpTests } from "./setup.mjs";

const OPTIONS = {
  fast: { type: "boolean" },
  full: { type: "boolean" },
  only: { type: "string" },
  "update-counts": { type: "boolean" },
};

/** The program, arguments and environment of a step. */
function commandOf(step, tools) {
  if (step.wasm) return cargoForWasm(tools.rust, ...step.wasm);
  if (step.command) return { command: step.command[0], args: step.command.slice(1), env: { ...process.env, ...step.env } };
  const files = readdirSync(join(root, step.tests), { recursive: true })
    .filter((name) => name.endsWith(".test.mjs") && !name.startsWith(`full${sep}`))
    .map((name) => join(step.tests, name))
    .sort();
  if (files.length === 0) throw new Stop(`${step.tests} holds no *.test.mjs file`);
  const args = ["--test", "--test-reporter=spec", `--test-timeout=${LIMIT}`, `--test-concurrency=${step.together ?? 1}`, ...files];
  return { command: process.execPath, args, env: process.env };
}

/** No file of tests may take longer, in milliseconds: a hang ends as a failure. */
const LIMIT = 20 * 60 * 1000;

/** Runs one step. Resolves to its row of the closing report. */
async function runStep(step, tools, expected, { isAlone, ended }) {
  const started = Date.now();
  const row = (fields) => ({ name: step.name, seconds: (Date.now() - started) / 1000, ...fields });
  if (step.needs && !tools[step.needs]) {
    const reason = `${step.needs} is missing`;
    console.log(`\n== ${step.name}\nskipped: ${reason}`);
    return row({ skippedFor: reason, error: process.env.CI ? `skipped: ${reason}` : undefined });
  }
  if (step.after?.includes("build") && ended.get("build")?.error) return row({ error: "not run: the build failed" });
  const { command, args, env } = commandOf(step, tools);
  if (isAlone) console.log(`\n== ${step.name}`);
  const { status, text } = await tee(command, args, { env, isShown: isAlone });
  // What runs beside other steps is shown in one piece.
  if (!isAlone) console.log(`\n== ${step.name}\n${text.trimEnd()}`);
  const tests = countTests(text);
  const error = judgeStep({ status, passed: tests.passed, expected });
  return row({ tests, error });
}

/** The closing report: minutes and tests by step, what failed, and the totals on a line of their own. */
function report(rows) {
  console.log(`\n${"step".padEnd(15)}minutes   passed   failed`);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, seconds, tests, error, skippedFor } of rows) {
    for (const key of Object.keys(total)) total[key] += tests?.[key] ?? 0;
    const counted = tests && tests.passed + tests.failed > 0;
    const numbers = counted ? `${String(tests.passed).padStart(9)}${String(tests.failed).padStart(9)}` : "";
    const note = error ? `  FAILED: ${error}` : skippedFor ? `  skipped: ${skippedFor}` : "";
    console.log(`${name.padEnd(15)}${(seconds / 60).toFixed(2).padStart(7)}${numbers}${note}`);
  }
  // A step that fails without a failing test (a lint, a size, a fall in numbers) is a failure too.
  const failed = rows.filter(({ tests, error }) => error && !tests?.failed).length + total.failed;
  console.log(`\n${total.passed} passed, ${failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
  return failed;
}

/** Set-up, then the chosen steps; what needs the build is not run where that failed. */
async function runAll(options) {
  const mode = options.fast ? "fast" : options.full ? "full" : "usual";
  const names = options.only?.split(",");
  const chosen = choose(mode, names);
  const unknown = names?.filter((name) => !chosen.some((step) => step.name === name)) ?? [];
  if (unknown.length > 0) throw new Stop(`--only ${unknown.join(",")} names no step of scripts/lib/steps.mjs`);
  const started = Date.now();
  const tools = setUpTests({ browser: chosen.some(({ needs }) => needs === "chromium") });
  const setUp = { name: "set-up", seconds: (Date.now() - started) / 1000 };
  const expected = options["update-counts"] ? {} : readCounts();
  const rows = await schedule(chosen, (step, state) => runStep(step, tools, expected[step.name], state));
  return [setUp, ...rows];
}

await main(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  const rows = await runAll(values);
  const failed = report(rows);
  if (failed > 0) process.exitCode = 1;
  else if (values["update-counts"]) {
    const counted = rows.filter(({ tests }) => tests?.passed > 0);
    writeCounts(Object.fromEntries(counted.map(({ name, tests }) => [name, tests.passed])));
  }
});
