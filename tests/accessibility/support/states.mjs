// Every state of the sample forms' pages, made by the native core, as documents for a browser.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "../../../scripts/lib/paths.mjs";

const STYLESHEET = join(dist, "blankett.css");

/** `[{ name, lang, dir, title, html }]` */
export function states() {
  const command = ["run", "--quiet", "--package", "blankett", "--example", "states"];
  return JSON.parse(execFileSync("cargo", command, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }));
}

/** States that together hold every kind of control, right and wrong. */
export const VARIED = [
  "list of two rows with pages (da)",
  "you with errors (da)",
  "household with errors in rows (da)",
  "application answered (da)",
  "check answers (da)",
  "receipt (da)",
  "start page (da)",
  "tasks begun (da)",
  "home help: need (da-x-easy)",
  "right to left",
];

/** The published stylesheet. */
export function stylesheet() {
  if (!existsSync(STYLESHEET)) throw new Error("dist/blankett.css is missing: run `npm run build`");
  return readFileSync(STYLESHEET, "utf8");
}

/** A plain page of an agency around a form. */
export const document = ({ lang, dir, title, html }, head = "") =>
  `<!DOCTYPE html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>${head}</head>
<body><main>${html}</main></body>
</html>
`;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** What an agency's own stylesheet says: it follows the reader's colours, and gives the form room. */
const HOST = `:root { color-scheme: light dark }
  body { margin: 0; background-color: light-dark(#fff, #10171e); font-family: system-ui, sans-serif }
  main { padding: 1em }`;

/** Shows a state in a browser's page; `css` comes after the form's own. */
export async function show(page, state, css = "") {
  await page.setContent(document(state, `<style>${HOST}</style><style>${stylesheet()}${css}</style>`));
}
