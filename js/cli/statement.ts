// What an agency can put into its accessibility statement about the form: from what the tests of this version found.

import { readFileSync } from "node:fs";
import { statements } from "./statements.js";
import { sentence } from "../words.js";

/** `docs/accessibility/summary.json`, which is published with the package. */
interface Summary {
  version: string;
  date: string;
  browser: string;
  engines: string[];
  readers: string[];
  heard: number;
  probes: number;
  components: number;
  tested: string[];
  untested: string[];
  failed: { component: string; criterion: string }[];
  people: string[];
}

/** The languages that agencies' statements can be in. */
export const statementLocales = Object.keys(statements);

/** The paragraph's sentences, in order. */
const sentences = ({ failed }: Summary) => ["made", "tested", "criteria", failed.length > 0 ? "failed" : "clean", "limits", "readers", "people", "own"];

/** What the sentences name, as it is written in a language. */
function variables(found: Summary, locale: string): Record<string, string | number> {
  const list = (items: string[], type: Intl.ListFormatType = "conjunction") => new Intl.ListFormat(locale, { type }).format(items);
  return {
    ...found,
    // English without a region would be American.
    date: new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(found.date)),
    engines: list(found.engines),
    readers: found.readers.join("; "),
    tested: found.tested.length,
    all: found.tested.length + found.untested.length,
    untested: list(found.untested),
    failed: list(found.failed.map(({ component, criterion }) => `${criterion} (${component})`)),
    people: list(found.people, "disjunction"),
  };
}

/** The paragraph and what it is made of; undefined for a language that has none. */
export function statement(locale: string): { text: string; json: unknown } | undefined {
  const words = Object.hasOwn(statements, locale) ? statements[locale] : undefined;
  if (words === undefined) return undefined;
  const found = JSON.parse(readFileSync(new URL("./accessibility.json", import.meta.url), "utf8")) as Summary;
  const values = variables(found, locale);
  const write = (id: string) => sentence(words, `statement-${id}`)?.replace(/\{ \$(\w+) \}/g, (_, name: string) => String(values[name]));
  return { text: sentences(found).map(write).join(" "), json: found };
}
