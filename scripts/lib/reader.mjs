// Orca, the screen reader, and the desktop without a screen that it is run on: found, or installed on Debian.
import { existsSync } from "node:fs";
import { canInstall, install } from "./apt.mjs";
import { say, Stop, which } from "./run.mjs";

const PROGRAMS = ["orca", "Xvfb", "xdotool", "dbus-daemon", "flock"];
const PACKAGES = ["orca", "at-spi2-core", "xvfb", "xdotool", "dbus", "util-linux"];
const ADVICE = `install Debian's ${PACKAGES.join(", ")}, or those of your system`;

/** Where distributions put the starter of assistive technology's bus. */
const LAUNCHERS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"];

/** The path of the starter of assistive technology's bus, or undefined. */
export const findLauncher = () => LAUNCHERS.find(existsSync);

/** What is missing on this machine, by name. */
export const missingForReader = () => [...PROGRAMS.filter((name) => !which(name)), ...(findLauncher() ? [] : ["at-spi2-core"])];

/** Finds a reader and its desktop, or installs them. False where neither can be done: its tests are then skipped by name. */
export function ensureReader() {
  if (missingForReader().length > 0 && canInstall()) {
    say("reader", "installing Debian's");
    try {
      install(PACKAGES, ADVICE);
    } catch (error) {
      if (process.env.CI || !(error instanceof Stop)) throw error;
    }
  }
  const missing = missingForReader();
  say("reader", missing.length === 0 ? which("orca") : `missing: ${missing.join(", ")}; ${ADVICE}`);
  return missing.length === 0;
}
