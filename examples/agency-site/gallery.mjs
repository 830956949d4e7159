// The gallery: every form of forms/ on one page, with its definition, what it sends and its cases beside it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Forms that show widgets; all others are applications. */
const FAMILIES = ["choices", "dates", "files", "numbers", "places", "rows", "shapes", "statements", "texts"];

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for HTML. */
export const escape = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

const closed = (summary, text) => `<details><summary>${escape(summary)}</summary><pre tabindex="0" aria-label="${escape(summary)}">${escape(text)}</pre></details>`;

/** The files beside a form, and what the first of its cases that sends something sends. */
async function beside(folder, slug) {
  const read = (name) => readFile(join(folder, slug, name), "utf8");
  const names = await readdir(join(folder, slug, "cases"));
  const cases = await Promise.all(names.sort().map(async (name) => [name, await read(join("cases", name))]));
  const sent = cases.flatMap(([, text]) => JSON.parse(text)).find(({ submission }) => submission)?.submission;
  return [
    closed(`${slug}.form.json`, await read(`${slug}.form.json`)),
    sent ? closed(`Sent by ${slug}`, JSON.stringify(sent, undefined, 2)) : "",
    ...cases.map(([name, text]) => closed(`Cases in ${slug}/cases/${name}`, text)),
  ].join("\n");
}

/** The list of forms as HTML: `forms` are those that a page is served for. */
export async function gallery(folder, forms) {
  const item = async ({ slug, title, description }) => `
      <article>
        <h3><a href="/${slug}">${title}</a></h3>
        <p lang="da">${description}</p>
        ${await beside(folder, slug)}
      </article>`;
  const isFamily = ({ slug }) => FAMILIES.includes(slug);
  const [families, applications] = [forms.filter(isFamily), forms.filter((form) => !isFamily(form))];
  const list = async (heading, all) => `<h2>${heading} (${all.length})</h2>${(await Promise.all(all.map(item))).join("")}`;
  return `${await list("Applications", applications)}\n${await list("Widgets by family", families)}`;
}
