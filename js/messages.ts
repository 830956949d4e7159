// The texts of a form in other languages, as Fluent files beside it.

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { diagnose, faults } from "./blankett_core.js";
import { stem } from "./compiled.js";
import { locales } from "./locales.js";
import type { Diagnostic } from "./types.js";
import { libraryLocale } from "./words.js";

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

/** What its author should know of a form and of the files beside it, by their paths: the core must have been started. */
export function examined(form: string): Record<string, Diagnostic[]> {
  const definition = new TextDecoder().decode(readFileSync(form));
  const own = [...files(form)];
  const spoken = own.map(([language]) => language).join(" ");
  const found = { [form]: diagnose(definition, Object.keys(locales).join(" "), libraryLocale(undefined), spoken) };
  for (const [, path, text] of own) {
    const wrong = faults(text);
    if (wrong.length > 0) found[path] = wrong;
  }
  return found;
}
