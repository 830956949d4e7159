// Orca, the screen reader of Linux desktops, on a desktop of its own: what it says, as texts.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { until } from "./desktop.mjs";

const LISTENER = new URL("./listener.py", import.meta.url);

/** Tenths of a second of silence after which the reader has said what it had to say. */
const SILENCE = 5;

/** Tenths of a second in which it must have begun. */
const PATIENCE = 100;

/** Tenths of a second of silence after which it has told all of a page that was opened. */
const AFTER_LOADING = 10;
const LOADING_TURNS = 4;

/** Who has this file's lock has the turn. */
const TURN = join(tmpdir(), "blankett-reader.lock");

/** Milliseconds in which the others have had theirs. */
const TURN_COMES = 600_000;

/** Starts the reader in a language: `{ said, loaded }`. */
export async function startOrca(desktop, lang) {
  const folder = join(desktop.data, "orca");
  const file = join(desktop.home, "speech");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, "");
  copyFileSync(LISTENER, join(folder, "orca-customizations.py"));
  // One at a time: a reader ends every other of its user when it starts.
  desktop.start("flock", ["--close", TURN, "orca", "--replace"], { env: { LANG: "C.UTF-8", LC_ALL: "C.UTF-8", LANGUAGE: lang, BLANKETT_SPEECH: file } });
  const lines = () => readFileSync(file, "utf8").split("\n").slice(0, -1);
  await until("the reader", () => lines().includes('{"ready": true}') && lines().at(-1) === ".", TURN_COMES);
  let heard = lines().length;

  /** What was said since the last time, once the reader is silent; it is waited for a beginning where one is `due`. */
  async function said({ due = true, silence = SILENCE } = {}) {
    for (;;) {
      const news = lines().slice(heard);
      const last = news.findLastIndex((line) => line !== ".");
      const silent = news.length - 1 - last;
      if (last >= 0 || !due ? silent >= silence : silent >= PATIENCE) {
        heard += news.length;
        return news.filter((line) => line !== ".").map((line) => JSON.parse(line).say);
      }
      await setTimeout(50);
    }
  }

  /** Waits until it has told that a page with this title has loaded ("Finished loading …"), which it does not of each. */
  async function loaded(title) {
    for (let turn = 0; turn < LOADING_TURNS; turn++) {
      const news = await said({ due: false, silence: AFTER_LOADING });
      if (news.some((text) => text.endsWith(` ${title}.`))) return;
    }
  }
  return { said, loaded };
}
