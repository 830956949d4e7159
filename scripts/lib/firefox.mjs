// Firefox for the tests that are run in two browsers: found, or installed on Debian.
import { existsSync } from "node:fs";
import { canInstall, install } from "./apt.mjs";
import { say, Stop, which } from "./run.mjs";

const NAMES = ["firefox-esr", "firefox"];
const APPLICATION = "/Applications/Firefox.app/Contents/MacOS/firefox";
const ADVICE = "install Firefox, or set BLANKETT_FIREFOX to the path of one";

/** The path of a Firefox, or undefined. */
export function findFirefox() {
  const named = process.env.BLANKETT_FIREFOX;
  if (named && !existsSync(named)) throw new Stop(`BLANKETT_FIREFOX names ${named}, which is not there`);
  return named ?? NAMES.map(which).find(Boolean) ?? [APPLICATION].find((path) => existsSync(path));
}

/** Finds Firefox or installs it. Undefined where neither can be done: its tests are then skipped by name. */
export function ensureFirefox() {
  if (!findFirefox() && canInstall()) {
    say("firefox", "installing Debian's");
    try {
      install(["firefox-esr"], ADVICE);
    } catch (error) {
      if (process.env.CI || !(error instanceof Stop)) throw error;
    }
  }
  const path = findFirefox();
  say("firefox", path ?? `missing: ${ADVICE}`);
  return path;
}
