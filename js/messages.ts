// The texts of a form in other languages, as Fluent files beside it.

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { faults } from "./blankett_core.js";
import { stem } from "./compiled.js";
import type { Diagnostic } from "./types.js";

/** `NAME.<lang>.ftl` for `NAME.form.json` and `NAME.form.bin`: language, path and text. */
function* files(form: string): Generator<[string, string, string]> {
  const [folder, name] = [dirname(form), stem(basename(form))];
  for (const file of readdirSync(folder).sort()) {
    if (!file.startsWith(`${name}.`) || !file.endsWith(".ftl")) continue;
    const path = join(folder, file);
    yield [file.slice(name.length + 1, -".ftl".length), path, readFileSync(path, "utf8")];
  }
}

/** The form's own words that lie beside its file, by language. */
export function readMessages(source: URL): Record<string, string> {
  if (source.protocol !== "file:") return {};
  return Object.fromEntries([...files(fileURLToPath(source))].map(([language, , text]) => [language, text]));
}

/** What is wrong with the files beside a form, by their paths: the core must have been started. */
export function messageFaults(form: string): Record<string, Diagnostic[]> {
  return Object.fromEntries([...files(form)].map(([, path, text]) => [path, faults(text)]).filter(([, found]) => (found as Diagnostic[]).length > 0));
}
