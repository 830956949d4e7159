// Loading a form in a browser, with either core: the definition, the words and the WebAssembly, in parallel.

import type { PageForm } from "./blankett_core.js";
import { type Bring, compile, type LoadCore } from "./form.js";
import type { Definition, LoadOptions } from "./types.js";
import { libraryLocale, loadWords, match } from "./words.js";

/** A core as its glue offers it. */
export interface Core<Compiled> {
  /** Fetches and starts the WebAssembly. */
  start(): Promise<unknown>;
  load: LoadCore<Compiled>;
}

interface Loaded<Compiled> {
  core: Compiled;
  /** The definition where it was given as text. */
  text: string | undefined;
  bring: Bring;
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
  return async (core: PageForm, locale: string) => {
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

/** What loads forms with a core, which is started once; after a failure it may be tried again. */
export function loader<Compiled extends PageForm>({ start, load }: Core<Compiled>) {
  let starting: Promise<unknown> | undefined;
  const started = () =>
    (starting ??= start().catch((error) => {
      starting = undefined;
      throw error;
    }));
  return async (definition: Definition | string | URL, options: LoadOptions = {}): Promise<Loaded<Compiled>> => {
    const source = definition instanceof URL ? definition : undefined;
    const locale = options.locale ?? document.documentElement.lang;
    // Asked for at once, in parallel; `bring` finds it fetched.
    const guess = locale ? loadWords(locale) : undefined;
    guess?.catch(() => undefined);
    const text = source ? fetchText(source) : (definition as Definition | string);
    const [read] = await Promise.all([text, started()]);
    const { core, given } = compile(load, read, options);
    const words = bringer(source, options.messages ?? {});
    const bring = (locale: string) => words(core, locale);
    await bring(locale);
    return { core, text: given, bring };
  };
}
