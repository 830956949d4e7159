// The entry for Node: the same names as in browsers, with files instead of fetches.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { finish, imports, load as loadCore, unpack, type CoreForm } from "./blankett_core.js";
import { type Bytes, bytesOf, isCompiled } from "./compiled.js";
import { compile, Form } from "./form.js";
import { locales } from "./locales.js";
import { readMessages } from "./messages.js";
import { insteadOf } from "./stale.js";
import { startNow } from "./start.js";
import type { Compiled, Definition, LoadOptions } from "./types.js";

export { DefinitionError } from "./form.js";

startNow({ imports, finish }, readFileSync(new URL("./blankett_core_bg.wasm", import.meta.url)));

async function read(source: URL): Promise<Uint8Array> {
  if (source.protocol === "file:") return readFile(source);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Every language is at hand, so there is nothing to bring. */
const bring = async () => undefined;

async function addWords(core: CoreForm, own: Record<string, string>): Promise<void> {
  for (const [locale, loadWords] of Object.entries(locales)) {
    core.addWords("library", locale, (await loadWords()).default);
  }
  for (const [locale, fluent] of Object.entries(own)) core.addWords("form", locale, fluent);
}

/** See types.d.ts. */
export async function load(given: Definition | Compiled | string | URL, options: LoadOptions = {}): Promise<Form> {
  const source = given instanceof URL ? given : undefined;
  const messages = { ...(source ? readMessages(source) : {}), ...options.messages };
  if (isCompiled(given)) {
    const core = unpack(bytesOf(source ? await read(source) : (given as Bytes)));
    if (!core) return load(insteadOf(source), options);
    await addWords(core, messages);
    return new Form(core, bring, { isCompiled: true });
  }
  const definition = source ? new TextDecoder().decode(await read(source)) : (given as Definition | string);
  const { core, text } = compile(loadCore, definition, options);
  await addWords(core, messages);
  return new Form(core, bring, { text });
}
