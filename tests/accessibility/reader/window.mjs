// A browser's window on a desktop, with a reader beside it and a keyboard that is the desktop's own.
//
// Pages are opened and looked at through the browser's driver; keys go to the window, as from a keyboard, through xdotool.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import puppeteer from "puppeteer-core";
import { findChromium, FLAGS } from "../../../scripts/lib/chromium.mjs";
import { findFirefox } from "../../../scripts/lib/firefox.mjs";
import { missingForReader } from "../../../scripts/lib/reader.mjs";
import { startDesktop, until } from "./desktop.mjs";
import { startOrca } from "./orca.mjs";
import { noteVersions } from "./transcript.mjs";

const run = promisify(execFile);

/** The browsers that have windows here, and how each is made to tell assistive technology what it shows. */
export const WINDOWS = {
  firefox: {
    path: findFirefox,
    // There is no dictionary of the page's language.
    launch: { browser: "firefox", args: ["--kiosk"], extraPrefsFirefox: { "layout.spellcheckDefault": 0 } },
    env: { MOZ_DISABLE_CONTENT_SANDBOX: "1" },
  },
  chromium: {
    path: findChromium,
    launch: { args: [...FLAGS, "--force-renderer-accessibility", "--kiosk"], ignoreDefaultArgs: ["--enable-automation"] },
    // It would offer to translate pages that are not in its own language.
    preferences: { translate: { enabled: false } },
  },
};

/** Why a browser's tests are skipped; never in CI, where the start fails instead. */
export function skip(name) {
  const missing = [...missingForReader(), ...(WINDOWS[name].path() ? [] : [name])];
  return missing.length > 0 && !process.env.CI ? `missing: ${missing.join(", ")}` : false;
}

/** A profile of Chromium's with these preferences: its folder. */
function writeProfile(home, preferences) {
  const folder = join(home, "profile");
  mkdirSync(join(folder, "Default"), { recursive: true });
  writeFileSync(join(folder, "Default", "Preferences"), JSON.stringify(preferences));
  return folder;
}

/** Opens a browser's window, with a reader in a language where one is wanted: `{ open, press, type, said, page, desktop, close }`. */
export async function openWindow(name, { reader } = {}) {
  const { path, launch, env, preferences } = WINDOWS[name];
  const desktop = await startDesktop();
  let browser;
  const close = async () => {
    await browser?.close().catch(() => undefined);
    await desktop.close();
  };
  try {
    // The reader first: a browser looks for one when it starts.
    const orca = reader && (await startOrca(desktop, reader));
    const profile = preferences && { userDataDir: writeProfile(desktop.home, preferences) };
    browser = await puppeteer.launch({ ...launch, ...profile, executablePath: path(), headless: false, defaultViewport: null, env: { ...desktop.env, ...env } });
    if (reader) noteVersions({ orca: (await run("orca", ["--version"])).stdout.trim(), [name]: (await browser.version()).split("/")[1] });
    const [page] = await browser.pages();
    const xdotool = (...args) => run("xdotool", args, { env: desktop.env }).then(({ stdout }) => stdout.trim());
    const search = () => xdotool("search", "--onlyvisible", "--class", name).catch(() => "");
    const window = (await until(`${name}'s window`, search)).split("\n")[0];
    await xdotool("windowfocus", "--sync", window);
    // The keyboard belongs to the page from here on, not to the browser's own controls.
    await xdotool("mousemove", "--sync", "640", "500", "click", "1");

    /** Opens an address. The keyboard stands at its beginning. */
    async function open(address) {
      await page.goto(address);
      await orca?.loaded(await page.title());
    }
    const press = (...keys) => xdotool("key", "--delay", "40", ...keys);
    const type = (text) => xdotool("type", "--delay", "20", text);
    return { name, page, desktop, open, press, type, said: orca?.said, close };
  } catch (error) {
    await close();
    throw error;
  }
}
