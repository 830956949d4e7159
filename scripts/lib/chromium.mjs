// Chromium for the tests that need a real browser: found, or installed on Debian.
import { existsSync } from "node:fs";
import { canInstall, install } from "./apt.mjs";
import { output, say, Stop, which } from "./run.mjs";

/** Opens a page three times as fast as the whole browser, which draws a window around each; but keeps no pages for Back. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const ADVICE = "install Chromium, or set BLANKETT_CHROMIUM to the path of one";

/** Flags for a browser that asks the network for nothing and runs in a container. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a Chromium, or undefined. */
export function findChromium() {
  const named = process.env.BLANKETT_CHROMIUM;
  if (named && !existsSync(named)) throw new Stop(`BLANKETT_CHROMIUM names ${named}, which is not there`);
  return named ?? NAMES.map(which).find(Boolean) ?? APPLICATIONS.find((path) => existsSync(path));
}

/** What `playwright-core` needs to start it: `chromium.launch(launchOptions())`; `whole` for what the shell has not, such as paints. */
export function launchOptions({ whole = false } = {}) {
  const executablePath = (whole || process.env.BLANKETT_CHROMIUM ? undefined : which(SHELL)) ?? findChromium();
  if (!executablePath) throw new Stop(`no Chromium was found: ${ADVICE}`);
  return { executablePath, args: FLAGS };
}

/** Finds Chromium or installs it. Undefined where neither can be done. */
export function ensureChromium() {
  if (!findChromium() && canInstall()) {
    say("chromium", "installing Debian's");
    install(["chromium", SHELL], ADVICE);
  }
  const path = findChromium();
  say("chromium", path ? path : `missing: ${ADVICE}`);
  return path;
}

/** "Chromium 156.0…" for reports. */
export const chromiumVersion = (path) => output(path, ["--version"]) ?? "unknown";
