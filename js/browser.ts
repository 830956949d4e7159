// Loading a form in a browser, with either core: what is fetched, the words and the WebAssembly, in parallel.

import type { PageForm } from "./blankett_core.js";
import { type Bytes, bytesOf, isRare, stem } from "./compiled.js";
import type { Bring } from "./shown.js";
import { type Glue, start } from "./start.js";
import type { LoadOptions } from "./types.js";
import { libraryLocale, loadWords, match } from "./words.js";

/** What is at an address. Throws where nothing is there. */
export async function fetchFrom(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response;
}

/** What starts a core once, its glue and its WebAssembly fetched together; after a failure it may be tried again. */
export function once<Core extends Glue>(glue: () => Core | Promise<Core>, url: URL): () => Promise<Core> {
  const startNow = async () => {
    const [core, response] = await Promise.all([glue(), fetchFrom(url)]);
    await start(core, response);
    return core;
  };
  let starting: Promise<Core> | undefined;
  return () =>
    (starting ??= startNow().catch((error) => {
      starting = undefined;
      throw error;
    }));
}

/** Asks for the words that will be needed, at once; `bringWords` finds them fetched. */
export function expectWords(locale = document.documentElement.lang): void {
  if (locale) void loadWords(locale).catch(() => undefined);
}

/** Where the form's own words in a language lie: `NAME.<lang>.ftl` beside `NAME.form.json` and `NAME.form.bin`. */
const beside = (source: URL, language: string) => new URL(`${stem(source.pathname)}.${language}.ftl`, source);

/** The tags whose texts serve a language, among the form's own: an easy-to-read variant has only what differs. */
const variants = (language: string) => [language, language.replace(/-x-easy$/, "")].filter((tag, index, all) => all.indexOf(tag) === index);

/** What brings the words of a language: the library's, and the form's own where they lie beside it. The first are brought now. */
export async function bringWords(core: PageForm, source: URL | undefined, { messages = {}, locale }: LoadOptions): Promise<Bring> {
  for (const [locale, fluent] of Object.entries(messages)) core.addWords("form", locale, fluent);
  const brought = new Set<string>();
  const bring = async (locale: string) => {
    const languages = core.languages().split(" ");
    const language = match(locale, languages) ?? languages[0] ?? locale;
    if (brought.has(language)) return;
    const tags = variants(language).filter((tag) => source && tag !== languages[0] && !(tag in messages) && !brought.has(tag));
    const fetchOwn = (tag: string) =>
      fetchFrom(beside(source as URL, tag)).then((response) => response.text()).catch((error) => void console.error(`blankett: ${error.message}`));
    const [library, ...own] = await Promise.all([loadWords(language), ...tags.map(fetchOwn)]);
    core.addWords("library", libraryLocale(language), library);
    for (const [index, tag] of tags.entries()) if (own[index]) core.addWords("form", tag, own[index]);
    brought.add(language);
  };
  await bring(locale ?? document.documentElement.lang);
  return bring;
}

/** A core that reads compiled forms. */
export interface Unpacking<Form extends PageForm> extends Glue {
  unpack(compiled: Uint8Array): Form | undefined;
}

/** Loads a compiled form with a core, or with the other where it asks for what is rare; undefined where that does not read it. */
export async function loadCompiled<Form extends PageForm>(
  given: URL | Bytes,
  options: LoadOptions,
  core: () => Promise<Unpacking<Form>>,
  rare = core,
): Promise<{ core: Form; bring: Bring } | undefined> {
  const source = given instanceof URL ? given : undefined;
  expectWords(options.locale);
  const bytes = source ? fetchFrom(source).then((response) => response.arrayBuffer()) : (given as Bytes);
  const [read, first] = await Promise.all([bytes, core()]);
  const { unpack } = isRare(read) ? await rare() : first;
  const form = unpack(bytesOf(read));
  return form && { core: form, bring: await bringWords(form, source, options) };
}
