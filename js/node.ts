// The entry for Node: the same names as in browsers, with files instead of fetches.

import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

import { initSync, load as loadCore, type CoreForm } from "./blankett_core.js";
import { compile, Form } from "./form.js";
import { locales } from "./locales.js";
import type { Definition, LoadOptions } from "./types.js";

export { DefinitionError } from "./form.js";

initSync({ module: readFileSync(new URL("./blankett_core_bg.wasm", import.meta.url)) });

async function read(source: URL): Promise<string> {
  if (source.protocol === "file:") return readFile(source, "utf8");
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status} ${response.statusText}`);
  return response.text();
}

/** The form's own words that lie beside its file: `NAME.<lang>.ftl` for `NAME.form.json`, by language. */
function readMessages(source: URL): Record<string, string> {
  if (source.protocol !== "file:") return {};
  const folder = new URL(".", source);
  const name = basename(fileURLToPath(source)).replace(/(?:\.form)?\.json$/, "");
  const messages: Record<string, string> = {};
  for (const file of readdirSync(folder)) {
    if (!file.startsWith(`${name}.`) || !file.endsWith(".ftl")) continue;
    messages[file.slice(name.length + 1, -".ftl".length)] = readFileSync(new URL(encodeURIComponent(file), folder), "utf8");
  }
  return messages;
}

/** Every language is at hand, so there is nothing to bring. */
const bring = async () => undefined;

async function addLibraryWords(core: CoreForm): Promise<void> {
  for (const [locale, loadWords] of Object.entries(locales)) {
    core.addWords("library", locale, (await loadWords()).default);
  }
}

/** See types.d.ts. */
export async function load(definition: Definition | string | URL, options: LoadOptions = {}): Promise<Form> {
  const source = definition instanceof URL ? definition : undefined;
  const text = source ? await read(source) : (definition as Definition | string);
  const messages = { ...(source ? readMessages(source) : {}), ...options.messages };
  const { core, given } = compile(loadCore, text, { ...options, messages });
  await addLibraryWords(core);
  return new Form(core, bring, given);
}
