// Running other programs, and stopping with one clear line when something cannot be done.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./paths.mjs";

/** Whether a module is the script that was started, not one that another imports. */
export const isScript = (url) => url === pathToFileURL(process.argv[1]).href;

/** What went wrong and what to do about it, in one line. `main` prints it without a stack. */
export class Stop extends Error {}

/** Runs a script's main function: a `Stop` becomes its line and exit code 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`blankett: ${error.message}`);
    process.exitCode = 1;
  }
}

/** Says in one line what a step did. */
export const say = (step, text) => console.log(`${step.padEnd(12)} ${text}`);

/** The full path of a program on PATH, or undefined. */
export function which(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: the next folder.
    }
  }
  return undefined;
}

/** What a program prints, trimmed, or undefined where it is missing or fails. */
export function output(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: "utf8", ...options });
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs a program with its output shown. Throws a `Stop` with `advice` where it fails. */
export function run(command, args, { advice, ...options } = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (status !== 0) {
    const reason = error ? error.message : `exit code ${status}`;
    throw new Stop(`${[command, ...args].join(" ")}: ${reason}${advice ? `; ${advice}` : ""}`);
  }
}

/** Runs a program with its output kept and, unless `isShown` is false, shown as it comes. Resolves to `{ status, text }`. */
export function tee(command, args, { isShown = true, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    const parts = [];
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.on("data", (part) => {
        parts.push(part);
        if (isShown) to.write(part);
      });
    }
    child.on("error", (error) => resolve({ status: 1, text: error.message }));
    child.on("close", (status) => resolve({ status: status ?? 1, text: Buffer.concat(parts).toString() }));
  });
}
