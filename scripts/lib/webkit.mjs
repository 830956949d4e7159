// WebKitGTK and its WebDriver, for the tests that are run in three engines: found, or installed on Debian.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { say, Stop, which } from "./run.mjs";

const ADVICE = "install Debian's webkit2gtk-driver, or that of your system";

/** Where the browser that the driver starts may lie: a folder by architecture and one by version below. */
const LIBRARIES = "/usr/lib";

/** `{ driver, browser }`, the paths of both, or undefined. */
export function findWebKit() {
  const driver = which("WebKitWebDriver");
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES).flatMap((name) => ["4.1", "4.0"].map((version) => join(LIBRARIES, name, `webkit2gtk-${version}`))) : [];
  const browser = folders.map((folder) => join(folder, "MiniBrowser")).find(existsSync);
  return driver && browser && { driver, browser };
}

/** Finds WebKitGTK or installs it. Undefined where neither can be done: its tests are then skipped by name. */
export function ensureWebKit() {
  if (!findWebKit() && canInstall()) {
    say("webkit", "installing Debian's");
    try {
      install(["webkit2gtk-driver"], ADVICE);
    } catch (error) {
      if (process.env.CI || !(error instanceof Stop)) throw error;
    }
  }
  const found = findWebKit();
  say("webkit", found?.browser ?? `missing: ${ADVICE}`);
  return found;
}
