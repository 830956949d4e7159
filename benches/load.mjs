// The receiver under load, on loopback: submissions come at a steady rate whatever becomes of those before, each with
// a key of its own, and are stored durably, in one SQLite file and in PostgreSQL. Who is told to come again does so, until stored.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../scripts/lib/paths.mjs";
import { findPostgresql } from "../scripts/lib/postgresql.mjs";
import { say, Stop } from "../scripts/lib/run.mjs";
import { startCluster } from "./cluster.mjs";
import { judge } from "./table.mjs";

/** Submissions a second and for how many seconds: what is aimed at, and three times that. */
const PHASES = [[200, 60], [600, 10]];
/** Milliseconds in which 99 of 100 are to be stored at the first of the rates. */
const BUDGET = 250;

const BODY = JSON.stringify({
  language: "da",
  data: {
    name: "Åse Berg", cpr: "0101451234", phone: "12345678", pension: "retirement", pensionFrom: "2012-03-31", married: false,
    children: [{ name: "Bo", born: "2015-01-02" }], savings: 1234.5, treatment: "glasses", price: 999.95, insured: true, consent: true,
  },
});

/** Starts the receiver with a database; gives its port, its memory in kB, and how to end it. */
async function start(database) {
  const args = ["--port", "0", "--database", database];
  const child = spawn(join(root, "target/release/receiver"), args, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  const lines = createInterface(child.stderr);
  const first = await new Promise((resolve) => lines.once("line", resolve));
  const { address } = JSON.parse(first);
  if (!address) throw new Stop(`the receiver does not start: ${first}`);
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]);
  return { port: Number(address.split(":").at(-1)), memory, stop: () => child.kill() };
}

/** One request: its status, and in how many seconds to come again. */
function post(port, agent, key) {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    const sent = request({ port, agent, method: "POST", path: "/submissions/health-supplement", headers }, (reply) => {
      reply.resume();
      reply.on("end", () => resolve({ status: reply.statusCode, after: reply.headers["retry-after"] }));
    });
    sent.on("error", () => resolve({ status: 0 }));
    sent.end(BODY);
  });
}

/** One sender: sends until stored. Gives the milliseconds it took, and notes what it was told. */
async function submit(port, agent, key, told) {
  const started = performance.now();
  for (;;) {
    const { status, after } = await post(port, agent, key);
    const name = [429, 503].includes(status) && !after ? `${status} without Retry-After` : String(status || "no answer");
    told[name] = (told[name] ?? 0) + 1;
    if (status === 201 || status === 200) return performance.now() - started;
    if (status === 422 || performance.now() - started > 120_000) return Infinity;
    await pause(Number(after ?? 1) * 1000 * (1 + Math.random()));
  }
}

/** All senders of one phase, each at its time. */
async function phase(port, rate, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const started = performance.now();
  const told = {};
  const senders = [];
  for (let number = 0; number < rate * seconds; number++) {
    const wait = started + (number * 1000) / rate - performance.now();
    if (wait > 1) await pause(wait);
    senders.push(submit(port, agent, `${rate}-${number}`, told));
  }
  const took = (await Promise.all(senders)).sort((a, b) => a - b);
  agent.destroy();
  return { took, told, seconds: (performance.now() - started) / 1000 };
}

function rows(rate, { took, told, seconds }) {
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  const each = Object.entries(told).map(([name, count]) => `${name}: ${count}`).join(", ");
  say("load", `${rate} a second: all after ${seconds.toFixed(1)} s; ${each}`);
  const lost = took.filter((time) => time === Infinity).length;
  return [
    { what: `${rate} a second, half are stored within`, unit: "ms", ours: at(0.5), mark: "" },
    { what: `${rate} a second, 99 of 100`, unit: "ms", ours: at(0.99), mark: rate === PHASES[0][0] ? judge(at(0.99), BUDGET) : "" },
    { what: `${rate} a second, never stored`, size: took.length, unit: "times", ours: lost, mark: judge(lost, 0) },
  ];
}

/** One database: each phase, and how much memory the receiver has after the first tenth of the first phase and at its end. */
async function measure(name, database) {
  const receiver = await start(database);
  try {
    const found = [];
    for (const [rate, seconds] of PHASES) {
      const early = pause(seconds * 100).then(receiver.memory);
      found.push(...rows(rate, await phase(receiver.port, rate, seconds)));
      const grown = receiver.memory() / (await early);
      found.push({ what: `${rate} a second, memory at the end to that after a tenth`, unit: "times", ours: grown, mark: rate === PHASES[0][0] ? judge(grown, 1.05) : "" });
    }
    return { title: `The receiver under load (${name}, on loopback)`, rows: found };
  } finally {
    receiver.stop();
  }
}

/** Measures: one table for each database. */
export async function benchLoad() {
  say("load", "compiling the receiver");
  const { status } = spawnSync("cargo", ["build", "--quiet", "--release", "--package", "receiver"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Stop("the receiver does not compile");
  const folder = mkdtempSync(join(tmpdir(), "blankett-load-"));
  const tables = [];
  try {
    tables.push(await measure("SQLite", join(folder, "receiver.sqlite")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!findPostgresql()) {
    say("load", "skipped with PostgreSQL: it is not here");
    return tables;
  }
  const cluster = await startCluster();
  try {
    tables.push(await measure("PostgreSQL", cluster.address));
  } finally {
    await cluster.stop();
  }
  return tables;
}
