// Runs the reference receiver and the agency's site, each on its own port, until Ctrl+C.
//
//   npm start
//
// Environment: AGENCY_PORT (8080), RECEIVER_PORT (8081).
import { spawn } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "./build.mjs";
import { root } from "./lib/paths.mjs";
import { main, run, say, Stop } from "./lib/run.mjs";
import { setUpBuild } from "./setup.mjs";

const PORTS = { AGENCY_PORT: "8080", RECEIVER_PORT: "8081" };
const env = { ...PORTS, ...process.env };

const SERVERS = [
  { name: "agency site", port: env.AGENCY_PORT, command: process.execPath, args: ["examples/agency-site/serve.mjs"] },
  { name: "receiver", port: env.RECEIVER_PORT, command: "cargo", args: ["run", "--quiet", "--package", "receiver"] },
];

/** Whether something listens on a port of this machine. */
const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(Number(port), "localhost");
    const answer = (listening) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once("connect", () => answer(true)).once("error", () => answer(false));
  });

/** Starts a server with its output shown; `ended` resolves to why it ended. */
function start({ name, command, args }) {
  const child = spawn(command, args, { cwd: root, env, stdio: "inherit" });
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(`${name}: ${error.message}`));
    child.on("exit", (status) => resolve(`${name} ended${status === null ? "" : ` with exit code ${status}`}`));
  });
  return { child, ended };
}

/** Resolves when every server listens. */
async function untilAllListen() {
  for (const { port } of SERVERS) while (!(await listens(port))) await wait(100);
}

await main(async () => {
  await build(setUpBuild());
  say("receiver", "compiling");
  run("cargo", ["build", "--quiet", "--package", "receiver"]);
  for (const { name, port } of SERVERS) {
    if (await listens(port)) throw new Stop(`port ${port} for the ${name} is taken: set AGENCY_PORT or RECEIVER_PORT`);
  }
  let stopping = false;
  const servers = SERVERS.map(start);
  const stop = () => {
    stopping = true;
    for (const { child } of servers) child.kill("SIGTERM");
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const firstEnd = Promise.race(servers.map(({ ended }) => ended));
  if ((await Promise.race([untilAllListen(), firstEnd])) === undefined) {
    for (const { name, port } of SERVERS) say(name, `http://localhost:${port}/`);
    say("gallery", `http://localhost:${env.AGENCY_PORT}/gallery`);
    console.log("Ctrl+C ends both.");
  }
  const reason = await firstEnd;
  const wasAsked = stopping;
  stop();
  await Promise.all(servers.map(({ ended }) => ended));
  if (!wasAsked) throw new Stop(reason);
});
