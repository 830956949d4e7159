// The glue without its own ways to fetch and start the WebAssembly: js/start.ts does that, for browsers and Node.
import { readFileSync, writeFileSync } from "node:fs";
import { Stop } from "./run.mjs";

/** From here on the glue only fetches and starts. */
const START = "async function __wbg_load(";
/** What js/start.ts takes instead. */
const PARTS = ["__wbg_get_imports", "__wbg_finalize_init"];

/** Cuts the start off a glue, and exports what starting takes. */
export function cutStart(glue) {
  const [script, rest, ...more] = readFileSync(glue, "utf8").split(START);
  const isKnown = rest && more.length === 0 && PARTS.every((name) => script.includes(`function ${name}(`));
  if (!isKnown) throw new Stop("the glue starts the WebAssembly in a way that is not known: see scripts/lib/glue.mjs");
  writeFileSync(glue, `${script}export { ${PARTS[0]} as imports, ${PARTS[1]} as finish };\n`);
}
