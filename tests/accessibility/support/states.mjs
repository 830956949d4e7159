// The states of forms' pages, as documents for a browser: found on the ways that the case files take through a form.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { dist, root } from "../../../scripts/lib/paths.mjs";
import { bringParts } from "./parts.mjs";

const STYLESHEET = join(dist, "blankett.css");

const { load } = await import(pathToFileURL(join(dist, "node.js")).href);
const { walk } = await readWalk();

/** The reader of case files that `npx blankett cases` has, which is not published as a module. */
async function readWalk() {
  const entry = join(root, "js", "cli", "cases.ts");
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, platform: "node", format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Forms that no agency has, for what the gallery does not ask. */
const OWN = join(root, "tests", "accessibility", "forms");
const GALLERY = join(root, "forms");

/** The gallery's forms, by name. */
export const gallery = () => readdirSync(GALLERY).sort();

/** The languages of a form. */
export function languages(slug) {
  const { form } = JSON.parse(readFileSync(join(GALLERY, slug, `${slug}.form.json`), "utf8"));
  return form.languages ?? ["da"];
}

/** A form with one language more than it has: the words of none, but the direction of writing of `ar`. */
export async function open(slug) {
  const folder = [GALLERY, OWN].map((place) => join(place, slug)).find(existsSync);
  const definition = JSON.parse(readFileSync(join(folder, `${slug}.form.json`), "utf8"));
  definition.form.languages = [...(definition.form.languages ?? ["da"]), "ar"];
  const own = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
  const messages = Object.fromEntries(own.map((name) => [basename(name, ".ftl").slice(slug.length + 1), readFileSync(join(folder, name), "utf8")]));
  const files = readdirSync(join(folder, "cases")).sort();
  const cases = files.flatMap((file) => JSON.parse(readFileSync(join(folder, "cases", file), "utf8")));
  return { slug, form: await load(definition, { messages }), cases };
}

const moves = (event) => event !== undefined && !("input" in event);

/** What a page shows at a moment of a way, or nothing that is worth a look. */
function kindOf(seen, event, next, arrived) {
  if (event?.reply) return `after ${event.reply.status}`;
  if (seen.problems.length > 0 && !(moves(event) && (event.next || event.submit))) return undefined;
  if (seen.problems.some(({ code }) => code === "checks")) return "with answers that do not fit together";
  if (seen.problems.length > 0) return "with errors";
  if (moves(event) && (event.add || event.remove)) return "with rows";
  if (arrived) return "empty";
  if (event?.submit) return "sending";
  return moves(next) ? "filled" : undefined;
}

/** The states on one way, each page also as it is when Next is pressed at once. */
function* seenOn(form, events, options) {
  let page;
  let index = 0;
  for (const seen of walk(form, events, options)) {
    const [event, next] = [events[index - 1], events[index]];
    const kind = seen.undone === undefined && kindOf(seen, event, next, seen.page !== page);
    if (kind) yield { ...seen, kind };
    page = seen.page;
    index += 1;
  }
}

/** The day of the cases that name none. */
const TODAY = "2026-01-31";

const LANG = / lang="([^"]*)" dir="([^"]*)"/;

/**
 * The states of a form in a language: `[{ form, page, kind, name, lang, dir, title, html }]`. A kind of a page is there once,
 * as the first case has it: `empty`, `untouched` (Next was pressed at once), `filled`,
 * `with errors`, `with answers that do not fit together`, `with rows`, `sending`, `after 503`.
 */
export async function states(slug, locale = "da") {
  const { form, cases } = await open(slug);
  const found = new Map();
  const add = ({ page, kind, html, title }) => {
    const [, lang, dir] = LANG.exec(html);
    const name = `${slug}: ${page} ${kind} (${lang})`;
    const isNew = !found.has(name);
    if (isNew) found.set(name, { form: slug, page, kind, name, lang, dir, title, html });
    return isNew;
  };
  for (const { events, today = TODAY } of cases) {
    const options = { today, locale, headingLevel: 1, prefix: "bl-1-", action: "/form" };
    for (const seen of seenOn(form, events, options)) {
      if (!add(seen) || seen.kind !== "empty") continue;
      const next = [...walk(form, [{ next: true }], options, seen)].at(-1);
      if (next.undone === undefined && next.problems.length > 0) add({ ...next, kind: "untouched" });
    }
  }
  return [...found.values()];
}

/** The published stylesheet. */
export function stylesheet() {
  if (!existsSync(STYLESHEET)) throw new Error("dist/blankett.css is missing: run `npm run build`");
  return readFileSync(STYLESHEET, "utf8");
}

/** A plain page of an agency around a form, `root` being attributes that its system wants there, with the link past its own navigation that agencies' pages begin with. */
export const document = ({ lang, dir, title, html, root = "" }, head = "") =>
  `<!DOCTYPE html>
<html lang="${lang}" dir="${dir}"${root}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>${head}</head>
<body><nav lang="da" dir="ltr" aria-label="Genveje"><a href="#main">Spring til indholdet</a></nav><main id="main">${html}</main></body>
</html>
`;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** What an agency's own stylesheet says: it follows the reader's colours, and gives the form room. */
const HOST = `:root { color-scheme: light dark }
  body { margin: 0; background-color: light-dark(#fff, #10171e); font-family: system-ui, sans-serif }
  main { padding: 1em }
  nav a { display: inline-block; padding: 1em; color: light-dark(#003, #cdf) }`;

/** Shows a state in a browser's page, which knows of its parts then; `css` comes after the form's own, `before` instead of the agency's stylesheet. */
export async function show(page, state, css = "", before = HOST) {
  await page.setContent(document(state, `<style>${before}</style><style>${stylesheet()}</style><style>${css}</style>`));
  await bringParts(page, state.parts);
}
