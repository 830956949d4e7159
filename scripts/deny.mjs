// Holds every crate, those of the receiver too, to deny.toml (licences, bans, sources), with `cargo deny`: a step of `npm run test:full`.
import { join } from "node:path";
import { tools } from "./lib/paths.mjs";
import { main, output, run, say, which } from "./lib/run.mjs";

const VERSION = "0.20.2";
const find = () => [join(tools, "bin", "cargo-deny"), which("cargo-deny")].find((path) => path && output(path, ["--version"]));

await main(async () => {
  if (!find()) {
    say("cargo-deny", `building ${VERSION} into .tools/ (some minutes, once)`);
    const args = ["install", "cargo-deny", "--locked", "--version", VERSION, "--root", tools, "--quiet"];
    run(which("cargo"), args, { advice: "is the crate registry reachable?" });
  }
  run(find(), ["--workspace", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]);
});
