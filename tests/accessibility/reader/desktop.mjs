// A desktop of its own: a display, a message bus and the bus of assistive technology, in a temporary home. Nothing of the
// machine's own desktop is used or changed, and only what was started here is ended.
//
//   const desktop = await startDesktop();  …  desktop.start("orca", []);  …  await desktop.close();
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findLauncher } from "../../../scripts/lib/reader.mjs";

/** Milliseconds that a part of the desktop may take to be there. */
const PATIENCE = 20_000;

/** Waits until something is there, and gives it. */
export async function until(what, look, patience = PATIENCE) {
  for (const end = Date.now() + patience; Date.now() < end; await setTimeout(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what} never came`);
}

/** A process in a group of its own, so that what it starts ends with it. */
class Running {
  constructor(name, child) {
    this.name = name;
    this.child = child;
    this.ended = new Promise((resolve) => child.once("exit", resolve));
  }

  signal(name) {
    try {
      process.kill(-this.child.pid, name);
    } catch {
      // The group has ended by itself.
    }
  }

  async end() {
    this.signal("SIGTERM");
    await Promise.race([this.ended, setTimeout(3000, undefined, { ref: false })]);
    this.signal("SIGKILL");
  }
}

/** What ends each desktop at once, for a test run that is ended itself. */
const open = new Set();

process.on("exit", () => open.forEach((end) => end()));
for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) process.on(signal, () => process.exit(128 + number));

/** The first line that a process writes to one of its streams. */
async function firstLine(name, stream) {
  let text = "";
  stream.on("data", (part) => (text += part));
  stream.on("end", () => (text += "\n"));
  await until(`a line of ${name}`, () => text.includes("\n"));
  if (!text.trim()) throw new Error(`${name} ended before it said anything`);
  return text.split("\n")[0];
}

let displays = 0;

/** A display that nobody else takes: two that look for a free one at once may find the same. */
const displayNumber = () => 100 + ((process.pid * 8 + (displays++ % 8)) % 50_000);

/**
 * Starts a desktop: `{ env, home, start, close }`. `start(command, args, { env, stdio })` runs a program on it; `home` is a
 * folder that is gone after `close()`.
 */
export async function startDesktop({ width = 1280, height = 1000 } = {}) {
  const home = mkdtempSync(join(tmpdir(), "blankett-desktop-"));
  const [runtime, data] = [join(home, "run"), join(home, ".local/share")];
  for (const folder of [runtime, data]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: data, GTK_MODULES: "gail:atk-bridge", GNOME_ACCESSIBILITY: "1", ACCESSIBILITY_ENABLED: "1", NO_AT_BRIDGE: "0" };
  for (const name of ["WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "SESSION_MANAGER", "AT_SPI_BUS_ADDRESS"]) delete env[name];
  const log = openSync(join(home, "log"), "a");
  const running = [];
  const start = (command, args, { env: more = {}, stdio = ["ignore", log, log] } = {}) => {
    const child = spawn(command, args, { env: { ...env, ...more }, stdio, detached: true });
    running.push(new Running(command, child));
    return child;
  };
  const forget = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  const abort = () => {
    for (const one of running) one.signal("SIGKILL");
    forget();
  };
  open.add(abort);
  const close = async () => {
    for (const one of running.reverse()) await one.end();
    forget();
    open.delete(abort);
  };
  try {
    const display = start("Xvfb", [`:${displayNumber()}`, "-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"], { stdio: ["ignore", log, log, "pipe"] });
    env.DISPLAY = `:${await firstLine("Xvfb", display.stdio[3])}`;
    const bus = start("dbus-daemon", ["--session", "--nofork", "--print-address"], { stdio: ["ignore", "pipe", log] });
    env.DBUS_SESSION_BUS_ADDRESS = await firstLine("dbus-daemon", bus.stdout);
    start(findLauncher(), ["--launch-immediately", "--a11y=1", "--screen-reader=1"]);
    await until("assistive technology's bus", () => existsSync(join(runtime, "at-spi")));
  } catch (error) {
    await close();
    throw error;
  }
  return { env, home, data, start, close };
}
