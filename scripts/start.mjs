// Runs the reference receiver and the agency's site, each on its own port, until Ctrl+C.
//
//   npm start
import { spawn } from "node:child_process";
import { build } from "./build.mjs";
import { root } from "./lib/paths.mjs";
import { main, Stop } from "./lib/run.mjs";
import { setUpBuild } from "./setup.mjs";

const SERVERS = [
  { name: "receiver", command: "cargo", args: ["run", "--quiet", "--package", "receiver"] },
  { name: "agency site", command: process.execPath, args: ["examples/agency-site/serve.mjs"] },
];

/** Starts a server with its output shown. */
function start({ name, command, args }) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(`${name}: ${error.message}`));
    child.on("exit", (status) => resolve(status === 0 || child.killed ? undefined : `${name} ended with code ${status}`));
  });
  return { child, ended };
}

await main(async () => {
  await build(setUpBuild());
  const servers = SERVERS.map(start);
  const endAll = () => servers.forEach(({ child }) => child.kill("SIGTERM"));
  process.on("SIGINT", endAll);
  process.on("SIGTERM", endAll);
  const reason = await Promise.race(servers.map(({ ended }) => ended));
  endAll();
  await Promise.all(servers.map(({ ended }) => ended));
  if (reason) throw new Stop(reason);
});
