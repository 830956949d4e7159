// What an agency can put into its accessibility statement about the form: from what the tests of this version found.

import { readFileSync } from "node:fs";

/** `docs/accessibility/summary.json`, which is published with the package. */
interface Summary {
  version: string;
  date: string;
  browser: string;
  engines: string[];
  probes: number;
  components: number;
  tested: string[];
  untested: string[];
  failed: { component: string; criterion: string }[];
  people: string[];
}

/** The paragraph in a language. */
type Paragraph = (found: Summary, lists: { engines: string; people: string; untested: string; failed: string }) => string;

const PARAGRAPHS: Record<string, Paragraph> = {
  da: (found, { engines, people, untested, failed }) =>
    `Formularen er lavet med Blankett ${found.version}. De ${found.components} dele, som den kan bestå af, er testet automatisk ` +
    `i ${found.browser} den ${dated(found.date, "da")} med ${engines} samt ${found.probes} prøver mere. ` +
    `Testene så på ${found.tested.length} af de ${found.tested.length + found.untested.length} succeskriterier i WCAG 2.2 på niveau A og AA ` +
    `(kapitel 9 i EN 301 549 henviser til dem, der også står i WCAG 2.1). ${failed ? `Kendte mangler: ${failed}.` : "De fandt ingen fejl."} ` +
    `Automatiske tests finder ikke alle fejl. Disse kriterier er ikke testet automatisk: ${untested}. ` +
    `Formularen er ikke testet med ${people}. Teksterne i formularen og siden omkring den er ikke en del af testen.`,
  en: (found, { engines, people, untested, failed }) =>
    `The form is made with Blankett ${found.version}. The ${found.components} parts that it can consist of were tested automatically ` +
    `in ${found.browser} on ${dated(found.date, "en-GB")} with ${engines}, and by ${found.probes} further checks. ` +
    `The tests looked at ${found.tested.length} of the ${found.tested.length + found.untested.length} success criteria of WCAG 2.2 at levels A and AA ` +
    `(clause 9 of EN 301 549 refers to those that are in WCAG 2.1 too). ${failed ? `Known failures: ${failed}.` : "They found no failures."} ` +
    `Automatic tests do not find all failures. These criteria were not tested automatically: ${untested}. ` +
    `The form was not tested with ${people}. The form's texts and the page around it are no part of the test.`,
};

const dated = (date: string, locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

/** The paragraph and what it is made of; undefined for a language that has none. */
export function statement(locale: string): { text: string; json: unknown } | undefined {
  const write = Object.hasOwn(PARAGRAPHS, locale) ? PARAGRAPHS[locale] : undefined;
  if (!write) return undefined;
  const found = JSON.parse(readFileSync(new URL("./accessibility.json", import.meta.url), "utf8")) as Summary;
  const list = (items: string[]) => new Intl.ListFormat(locale).format(items);
  const choice = new Intl.ListFormat(locale, { type: "disjunction" });
  const failed = list(found.failed.map(({ component, criterion }) => `${criterion} (${component})`));
  const lists = { engines: list(found.engines), people: choice.format(found.people), untested: list(found.untested), failed };
  return { text: write(found, lists), json: found };
}
