// The accessibility tree of the page in a window, as text and as data.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bare } from "./expect.mjs";

const run = promisify(execFile);
const TELLER = fileURLToPath(new URL("./tree.py", import.meta.url));

/** What assistive technology is given of the page: `[{ depth, role, name, value, description, states }]`. */
export async function readTree({ page, desktop }) {
  const { stdout } = await run("/usr/bin/python3", [TELLER, await page.title()], { env: desktop.env, maxBuffer: 1 << 26 });
  const nodes = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return nodes.map((node) => ({ ...node, name: bare(node.name), value: bare(node.value), description: bare(node.description) }));
}

/** A tree as text: a line for each part, indented by its depth. */
export const writeTree = (nodes) =>
  nodes
    .map(({ depth, role, name, value, description, states }) => {
      const told = [role, JSON.stringify(name), ...(value ? [`is ${JSON.stringify(value)}`] : []), ...states, ...(description ? [`described as ${JSON.stringify(description)}`] : [])];
      return `${"  ".repeat(depth)}${told.join(" ")}\n`;
    })
    .join("");

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;
const LINE = new RegExp(`^( *)(\\S+) (${TEXT})(?: is (${TEXT}))?((?: (?!described as)\\S+)*)(?: described as (${TEXT}))?$`);

/** A tree from its text (`writeTree`). */
export const parseTree = (text) =>
  text.trimEnd().split("\n").map((line) => {
    const [, indent, role, name, value = '""', states, description = '""'] = LINE.exec(line);
    return { depth: indent.length / 2, role, name: JSON.parse(name), value: JSON.parse(value), states: states.split(" ").filter(Boolean), description: JSON.parse(description) };
  });
