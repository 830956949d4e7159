// The agency's site and the receiver, each a process of its own on a free port, with a database in a temporary folder.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root, target } from "../../../scripts/lib/paths.mjs";

/** A port that nobody listens on just now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a process and waits for the line that says it listens. */
async function start(command, args, env, stream, ready) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.resume();
  child.stderr.resume();
  const lines = [];
  const listening = new Promise((resolve, reject) => {
    createInterface({ input: child[stream] }).on("line", (line) => {
      lines.push(line);
      if (line.includes(ready)) resolve();
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`${command} ended with ${code}\n${lines.join("\n")}`)));
  });
  await listening;
  child.lines = lines;
  return child;
}

const buildReceiver = () => execFileSync("cargo", ["build", "--quiet", "--package", "receiver"], { cwd: root, stdio: "inherit" });

const end = (child) =>
  new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });

/** Starts a receiver alone, with the forms of a folder: `{ origin, lines, stored, close }`; `lines` is its log. */
export async function startReceiver({ forms, origins }) {
  buildReceiver();
  const folder = mkdtempSync(join(tmpdir(), "blankett-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const flags = { port, forms, database: join(folder, "receiver.sqlite"), "agency-origin": origins.join(",") };
  const child = await start(join(target, "debug", "receiver"), Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]), {}, "stderr", "listening");
  const close = async () => {
    await end(child);
    rmSync(folder, { recursive: true });
  };
  return { origin, lines: child.lines, stored: () => stored(origin), close };
}

/** Starts both: `{ agency, receiver, stored, close }`, the first two being origins. `scripts: "'none'"` has the agency's policy refuse them. */
export async function startServers({ scripts } = {}) {
  buildReceiver();
  const folder = mkdtempSync(join(tmpdir(), "blankett-"));
  const [agencyPort, receiverPort] = [await freePort(), await freePort()];
  const [agency, receiver] = [agencyPort, receiverPort].map((port) => `http://localhost:${port}`);
  const flags = ["--port", receiverPort, "--database", join(folder, "receiver.sqlite"), "--agency-origin", agency, "--today", "2026-01-31"];
  const children = await Promise.all([
    start(join(target, "debug", "receiver"), flags.map(String), {}, "stderr", "listening"),
    start(process.execPath, ["examples/agency-site/serve.mjs"], { AGENCY_PORT: String(agencyPort), RECEIVER_ORIGIN: receiver, ...(scripts && { AGENCY_SCRIPTS: scripts }) }, "stdout", "agency site"),
  ]);
  const close = async () => {
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true });
  };
  return { agency, receiver, stored: () => stored(receiver), close };
}

/** Everything the receiver stored, newest first. */
async function stored(receiver) {
  const response = await fetch(`${receiver}/admin/submissions?format=json`);
  assert.equal(response.status, 200);
  return response.json();
}
