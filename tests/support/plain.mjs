// The forms whose plain schema is judged by other validators, and which verdicts may differ.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, root } from "../../scripts/lib/paths.mjs";
import { TODAY } from "./answers.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")).href);

/** Every form in `forms/`, and those of `tests/plain/`, each for a way of lowering. */
export async function forms() {
  const own = readdirSync(join(root, "forms")).map((slug) => join(root, "forms", slug, `${slug}.form.json`));
  const ours = readdirSync(join(root, "tests", "plain")).map((file) => join(root, "tests", "plain", file));
  const paths = [...own, ...ours].filter((path) => path.endsWith(".form.json"));
  return Promise.all(paths.map(async (path) => {
    const text = readFileSync(path, "utf8");
    return { name: path.slice(root.length + 1), definition: JSON.parse(text), form: await load(text) };
  }));
}

/** The codes of a form's problems. */
export const verdict = (form, answers) => form.check(answers, { today: TODAY }).map(({ pointer, code }) => `${pointer} ${code}`);

/** Whether the form's problems and the plain verdict may stand beside each other, by what lint says is looser. */
export function allows(form) {
  const codes = new Set(form.lint().map(({ code }) => code));
  return (problems, plain) => {
    const own = problems.length === 0;
    if (own === plain) return true;
    const inexact = codes.has("inexact-schema") || codes.has("looser-expression");
    if (own || !(inexact || codes.has("looser-format"))) return false;
    return inexact || problems.every((problem) => problem.endsWith(" format"));
  };
}
