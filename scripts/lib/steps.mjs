// The steps of `npm test`, as data. To add a step, add a row.
//
//   command  a program and its arguments
//   wasm     arguments for cargo with the compiler and flags that build for wasm32
//   env      variables of the environment for it
//   tests    a folder of node:test files (`*.test.mjs`); those in a folder `full` in it are a step of their own
//   together how many of its files run at once (1): as many as there are cores in the smallest of machines, where none minds
//   needs    what set-up may have been unable to find on this machine
//   fast     also runs in `npm run test:fast`
//   slow     runs in `npm run test:full` alone
const DENY = ["--", "-D", "warnings"];

export const STEPS = [
  { name: "format", fast: true, command: ["cargo", "fmt", "--all", "--check"] },
  { name: "lint", fast: true, command: ["cargo", "clippy", "--quiet", "--workspace", "--all-targets", ...DENY] },
  { name: "lint-wasm", wasm: ["clippy", "--quiet", "--package", "blankett", "--lib", ...DENY] },
  { name: "lint-page", wasm: ["clippy", "--quiet", "--package", "blankett", "--lib", "--no-default-features", ...DENY] },
  { name: "lint-rare", wasm: ["clippy", "--quiet", "--package", "blankett", "--lib", "--no-default-features", "--features=rare", ...DENY] },
  { name: "types", fast: true, command: ["npx", "--no-install", "tsc"] },
  { name: "native", fast: true, command: ["cargo", "test", "--quiet", "--workspace"] },
  { name: "scripts", fast: true, tests: "tests/scripts" },
  { name: "node", fast: true, tests: "tests/node", together: 2 },
  { name: "browser", tests: "tests/browser", together: 2, needs: "chromium" },
  { name: "faults", tests: "tests/faults", needs: "chromium" },
  { name: "faults-long", slow: true, command: [process.execPath, "tests/faults/run.mjs"], needs: "chromium" },
  {
    name: "faults-more",
    slow: true,
    command: [process.execPath, "--test", "tests/faults/hostile.test.mjs", "tests/faults/kills.test.mjs"],
    env: { BLANKETT_HOSTILE: "5000", BLANKETT_KILLS: "25" },
    needs: "chromium",
  },
  { name: "accessibility", tests: "tests/accessibility", together: 2, needs: "chromium" },
  { name: "accessibility-full", slow: true, tests: "tests/accessibility/full", needs: "chromium" },
  { name: "public", tests: "tests/public", needs: "chromium" },
  { name: "packaging", tests: "tests/packaging", needs: "chromium" },
  { name: "deny", slow: true, command: [process.execPath, "scripts/deny.mjs"] },
  { name: "oracle", slow: true, tests: "tests/oracle" },
  { name: "endpoints", slow: true, tests: "tests/endpoints" },
  {
    name: "pairs",
    slow: true,
    command: ["cargo", "test", "--quiet", "--test", "differential", "--", "--nocapture"],
    env: { BLANKETT_PAIRS: "120000" },
  },
  {
    name: "fuzz",
    slow: true,
    command: ["cargo", "test", "--quiet", "--test", "fuzz", "--", "--nocapture", "--test-threads=2"],
    env: { BLANKETT_FUZZ_SECONDS: "60" },
  },
  { name: "pairs-node", slow: true, command: [process.execPath, "--test", "tests/node/differential.test.mjs"] },
  { name: "python", slow: true, tests: "tests/python" },
  { name: "size", command: [process.execPath, "scripts/size.mjs"] },
];

/** The rows that one run takes: of a mode ("fast", "usual" or "full"), or the named ones. */
export function choose(mode, names) {
  if (names) return STEPS.filter(({ name }) => names.includes(name));
  if (mode === "fast") return STEPS.filter(({ fast }) => fast);
  return STEPS.filter(({ slow }) => mode === "full" || !slow);
}
