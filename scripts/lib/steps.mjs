// The steps of `npm test`, as data. To add a step, add a row.
//
//   command  a program and its arguments
//   wasm     arguments for cargo with the compiler and flags that build for wasm32
//   env      variables of the environment for it
//   tests    a folder of node:test files (`*.test.mjs`); those in a folder `full` in it are a step of their own
//   together how many of its files run at once (1): as many as there are cores in the smallest of machines, where none minds
//   cores    how many it keeps busy, where that is not as many as run together: readers mostly wait
//   after    the steps that it needs the results of; else steps run beside each other where there is room (schedule.mjs)
//   always   runs with every choice of steps
//   needs    what set-up may have been unable to find on this machine
//   fast     also runs in `npm run test:fast`
//   slow     runs in `npm run test:full` alone
const DENY = ["--", "-D", "warnings"];
/** Clippy and the tests of the native crates share what they compile, and wait for each other. */
const LINTED = ["lint"];
const BUILT = ["build"];
/** With the receiver, and with what the native tests leave for WebAssembly to be compared with. */
const TESTED = ["build", "native"];

export const STEPS = [
  { name: "format", fast: true, command: ["cargo", "fmt", "--all", "--check"] },
  { name: "build", always: true, command: [process.execPath, "scripts/build.mjs"] },
  { name: "lint", fast: true, command: ["cargo", "clippy", "--quiet", "--workspace", "--all-targets", ...DENY] },
  { name: "native", fast: true, after: LINTED, command: ["cargo", "test", "--quiet", "--workspace"] },
  { name: "lint-wasm", after: LINTED, wasm: ["clippy", "--quiet", "--package", "blankett", "--lib", ...DENY] },
  { name: "lint-page", after: LINTED, wasm: ["clippy", "--quiet", "--package", "blankett", "--lib", "--no-default-features", ...DENY] },
  { name: "lint-rare", after: LINTED, wasm: ["clippy", "--quiet", "--package", "blankett", "--lib", "--no-default-features", "--features=rare", ...DENY] },
  { name: "types", fast: true, after: BUILT, command: ["npx", "--no-install", "tsc"] },
  { name: "scripts", fast: true, after: BUILT, tests: "tests/scripts" },
  { name: "public", after: BUILT, tests: "tests/public", needs: "chromium" },
  { name: "packaging", after: BUILT, tests: "tests/packaging", needs: "chromium" },
  { name: "size", after: BUILT, command: [process.execPath, "scripts/size.mjs"] },
  { name: "accessibility", after: TESTED, tests: "tests/accessibility", together: 2, cores: 1, needs: "chromium" },
  { name: "node", fast: true, after: TESTED, tests: "tests/node" },
  { name: "faults", after: TESTED, tests: "tests/faults", needs: "chromium" },
  { name: "browser", after: TESTED, tests: "tests/browser", together: 2, needs: "chromium" },
  { name: "faults-long", slow: true, after: TESTED, command: [process.execPath, "tests/faults/run.mjs"], needs: "chromium" },
  {
    name: "faults-more",
    slow: true,
    after: TESTED,
    command: [process.execPath, "--test", "tests/faults/hostile.test.mjs", "tests/faults/kills.test.mjs"],
    env: { BLANKETT_HOSTILE: "5000", BLANKETT_KILLS: "25" },
    needs: "chromium",
  },
  { name: "accessibility-full", slow: true, after: TESTED, tests: "tests/accessibility/full", needs: "chromium" },
  { name: "deny", slow: true, command: [process.execPath, "scripts/deny.mjs"] },
  { name: "oracle", slow: true, after: BUILT, tests: "tests/oracle" },
  { name: "endpoints", slow: true, after: TESTED, tests: "tests/endpoints" },
  {
    name: "pairs",
    slow: true,
    after: ["node"],
    command: ["cargo", "test", "--quiet", "--test", "differential", "--", "--nocapture"],
    env: { BLANKETT_PAIRS: "120000" },
  },
  {
    name: "fuzz",
    slow: true,
    after: TESTED,
    command: ["cargo", "test", "--quiet", "--test", "fuzz", "--", "--nocapture", "--test-threads=2"],
    env: { BLANKETT_FUZZ_SECONDS: "60" },
  },
  { name: "pairs-node", slow: true, after: ["pairs"], command: [process.execPath, "--test", "tests/node/differential.test.mjs"] },
  { name: "python", slow: true, after: BUILT, tests: "tests/python" },
];

/** The rows that one run takes: of a mode ("fast", "usual" or "full"), or the named ones. */
export function choose(mode, names) {
  const isChosen = ({ name, fast, slow }) => (names ? names.includes(name) : mode === "fast" ? fast : mode === "full" || !slow);
  return STEPS.filter((step) => step.always || isChosen(step));
}
