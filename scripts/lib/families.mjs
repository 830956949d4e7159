// What each widget costs a page: the code of its own file in the last core that was built (the one with rare widgets), as a share
// of that core's brotli bytes. What widgets have in common is in none of them, and what the compiler put into its callers neither.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compiled, coreFolder } from "./core.mjs";
import { root } from "./paths.mjs";
import { CODE_SECTION, CUSTOM_SECTION, IMPORT_SECTION, reader, sections } from "./wasm.mjs";
import { weigh } from "./weight.mjs";

/** Rust's names of functions hold the path: `…7widgets5money4show`. */
const WIDGET = /7widgets(\d+)_?(\w+)/;

/** The file in `src/widgets` that a function stands in, if any. */
function widgetOf(name) {
  const [, length, rest] = WIDGET.exec(name) ?? [];
  const widget = rest?.slice(0, Number(length));
  return widget && existsSync(join(root, "src", "widgets", `${widget}.rs`)) ? widget : undefined;
}

/** The names of functions by their index (the `name` section's second part). */
function functionNames(content) {
  const names = new Map();
  const { name, number, take, place } = reader(content, 0);
  name();
  while (place() < content.length) {
    const [part] = take(1);
    const body = take(number());
    if (part !== 1) continue;
    const list = reader(body, 0);
    for (let left = list.number(); left > 0; left--) names.set(list.number(), list.name().toString());
  }
  return names;
}

/** Imported functions come first in the numbering. */
function importedFunctions(content) {
  const { number, name, take } = reader(content, 0);
  let count = 0;
  for (let left = number(); left > 0; left--) {
    name();
    name();
    const [kind] = take(1);
    if (kind === 0) count += 1;
    if (kind === 0) number();
    else throw new Error("an import that is no function");
  }
  return count;
}

/** Brotli bytes by widget, the heaviest first. */
export function weighFamilies() {
  if (!existsSync(compiled)) return {};
  const list = sections(readFileSync(compiled));
  const of = (id, named) => list.find((section) => section.id === id && (!named || reader(section.content, 0).name().toString() === named))?.content;
  const names = functionNames(of(CUSTOM_SECTION, "name"));
  const code = reader(of(CODE_SECTION), 0);
  const bytes = new Map();
  let all = 0;
  let index = importedFunctions(of(IMPORT_SECTION));
  for (let left = code.number(); left > 0; left--, index++) {
    const size = code.take(code.number()).length;
    const widget = widgetOf(names.get(index) ?? "");
    all += size;
    if (widget) bytes.set(widget, (bytes.get(widget) ?? 0) + size);
  }
  const share = weigh(readFileSync(join(coreFolder, "blankett_rare_bg.wasm"))) / all;
  const rows = [...bytes].map(([widget, size]) => [widget, Math.round(size * share)]);
  return Object.fromEntries(rows.sort(([, one], [, other]) => other - one));
}
