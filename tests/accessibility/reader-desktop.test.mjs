// A desktop ends with the test run that started it, also where that is ended from outside.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { missingForReader } from "../../scripts/lib/reader.mjs";
import { until } from "./reader/desktop.mjs";

/** Starts a desktop, says where its home is and one process on it, and waits. */
const RUN = `
  import { startDesktop } from ${JSON.stringify(new URL("./reader/desktop.mjs", import.meta.url).href)};
  const desktop = await startDesktop();
  const more = desktop.start("sleep", ["600"]);
  console.log(JSON.stringify({ home: desktop.home, pid: more.pid }));
  setInterval(() => undefined, 1000);
`;

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const missing = missingForReader();

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`nothing is left of a desktop after ${signal}`, { skip: missing.length > 0 && !process.env.CI ? `missing: ${missing.join(", ")}` : false }, async () => {
    const run = spawn(process.execPath, ["--input-type=module", "--eval", RUN], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => run.once("exit", resolve));
    const [line] = await new Promise((resolve) => run.stdout.once("data", (text) => resolve(String(text).split("\n"))));
    const { home, pid } = JSON.parse(line);
    assert.deepEqual([existsSync(home), isAlive(pid)], [true, true]);
    run.kill(signal);
    assert.equal(await ended, signal === "SIGTERM" ? 143 : 130);
    await until("the end of what was started", () => !isAlive(pid));
    assert.equal(existsSync(home), false);
  });
}
