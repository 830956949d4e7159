// The entry for browsers: `import { load } from "blankett"`.

import init, { type CoreForm } from "./blankett_core.js";
import { compile, type Form } from "./form.js";
import type { Definition, LoadOptions } from "./types.js";
import { libraryLocale, loadWords, match } from "./words.js";

export { DefinitionError } from "./form.js";

let starting: Promise<unknown> | undefined;

/** Fetches and starts the WebAssembly core, once; after a failure it may be tried again. */
function startCore(): Promise<unknown> {
  starting ??= init({ module_or_path: new URL("./blankett_core_bg.wasm", import.meta.url) }).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/** The text at an address. Throws where it is not there. */
async function fetchText(url: URL): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.text();
}

/** Where the form's own words in a language lie: `NAME.<lang>.ftl` beside `NAME.form.json`. */
const beside = (source: URL, language: string) =>
  new URL(source.pathname.replace(/(?:\.form)?\.json$/, "") + `.${language}.ftl`, source);

/** Brings the words of a language to a form: the library's, and the form's own where they lie beside it. */
function bringer(source: URL | undefined, messages: Record<string, string>) {
  const brought = new Set<string>();
  return async (core: CoreForm, locale: string) => {
    const languages = core.languages();
    const language = match(locale, languages) ?? languages[0] ?? locale;
    if (brought.has(language)) return;
    const isOwn = source && language !== languages[0] && !(language in messages);
    const [library, own] = await Promise.all([
      loadWords(language),
      isOwn ? fetchText(beside(source, language)).catch((error) => void console.error(`blankett: ${error.message}`)) : undefined,
    ]);
    core.addWords("library", libraryLocale(language), library);
    if (own) core.addWords("form", language, own);
    brought.add(language);
  };
}

/** See types.d.ts. */
export async function load(definition: Definition | string | URL, options: LoadOptions = {}): Promise<Form> {
  const source = definition instanceof URL ? definition : undefined;
  const locale = options.locale ?? document.documentElement.lang;
  // Asked for at once, in parallel; `bring` finds it fetched.
  const guess = locale ? loadWords(locale) : undefined;
  guess?.catch(() => undefined);
  const text = source ? fetchText(source) : (definition as Definition | string);
  const [read] = await Promise.all([text, startCore()]);
  const { form } = compile(read, options, bringer(source, options.messages ?? {}));
  await form.bring(locale);
  return form;
}
