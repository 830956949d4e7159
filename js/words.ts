// Which languages the library speaks, and how their words are loaded.

import { locales } from "./locales.js";

/** The tag of the list that serves a wanted language best: itself, or its language without a region. */
export function match(wanted: string | undefined, list: string[]): string | undefined {
  for (let tag = wanted?.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const found = list.find((own) => own.toLowerCase() === tag);
    if (found) return found;
  }
  return undefined;
}

/** The language of the library's own words where a form is shown in this one. */
export const libraryLocale = (wanted: string | undefined) => match(wanted, Object.keys(locales)) ?? "en";

/** The library's own words in a language, as Fluent text. After a failure it may be tried again. */
export async function loadWords(wanted: string | undefined): Promise<string> {
  const loader = locales[libraryLocale(wanted)];
  return loader ? (await loader()).default : "";
}

/** One plain sentence of the words, for a page whose form could not be loaded. */
export function sentence(fluent: string, id: string): string | undefined {
  const start = `\n${id} = `;
  const at = `\n${fluent}`.indexOf(start);
  return at < 0 ? undefined : fluent.slice(at + start.length - 1).split("\n", 1)[0];
}
