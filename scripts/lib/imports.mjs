// Short names for what the WebAssembly and its glue have of each other.
//
// wasm-bindgen gives each import a hash so that crates cannot clash. Hashes do not compress, and every name is
// fetched twice: in the WebAssembly and in the glue.
import { readFileSync, writeFileSync } from "node:fs";
import { Stop } from "./run.mjs";
import { EXPORT_SECTION, IMPORT_SECTION, leb, reader, sections, sized, withSections } from "./wasm.mjs";

/** Steps over what an import is, a function, a table, a memory or a global: its bytes as they stand. */
function description(section, { number, take, place }) {
  const limits = () => {
    const has = number();
    number();
    if (has & 1) number();
  };
  const from = place();
  const kind = number();
  if (kind === 0) number();
  if (kind === 1) number();
  if (kind === 1 || kind === 2) limits();
  if (kind === 3) take(2);
  if (kind > 3) throw new Stop(`the WebAssembly imports something of an unknown kind (${kind})`);
  return section.subarray(from, place());
}

/** How many functions an import section brings. */
export function importedFunctions(section) {
  const from = reader(section, 0);
  const kinds = Array.from({ length: from.number() }, () => {
    from.name();
    from.name();
    return description(section, from)[0];
  });
  return kinds.filter((kind) => kind === 0).length;
}

/** The import section with new names: `{ content, names }`, the latter from old to new. */
function renamed(section) {
  const from = reader(section, 0);
  const names = new Map();
  const short = (old) => {
    if (!names.has(old)) names.set(old, `$${names.size.toString(36)}`);
    return sized(Buffer.from(names.get(old)));
  };
  const count = from.number();
  const imports = Array.from({ length: count }, () => [
    short(from.name().toString()),
    short(from.name().toString()),
    description(section, from),
  ]);
  return { content: Buffer.concat([Buffer.from(leb(count)), ...imports.flat()]), names };
}

/** The export section with new names, likewise. */
function renamedExports(section) {
  const from = reader(section, 0);
  const names = new Map();
  const exports = Array.from({ length: from.number() }, () => {
    const old = from.name().toString();
    const short = `$${names.size.toString(36)}`;
    names.set(old, short);
    // What kind of thing it is, and its number.
    const [kind] = from.take(1);
    return Buffer.concat([sized(Buffer.from(short)), Buffer.from([kind, ...leb(from.number())])]);
  });
  return { content: Buffer.concat([Buffer.from(leb(names.size)), ...exports]), names };
}

/** Renames the imports and exports of a WebAssembly file, and what its glue gives and takes for them. */
export function shortenNames(wasm, glue) {
  const bytes = readFileSync(wasm);
  let script = readFileSync(glue, "utf8");
  const shorten = (id, content, rename) => {
    for (const [old, short] of content.names) script = rename(script, old, short);
    return { id, content: content.content };
  };
  const parts = sections(bytes).map((section) => {
    if (section.id === IMPORT_SECTION) return shorten(section.id, renamed(section.content), rename);
    return section.id === EXPORT_SECTION ? shorten(section.id, renamedExports(section.content), renameMember) : section;
  });
  writeFileSync(wasm, withSections(bytes, parts));
  writeFileSync(glue, script);
}

/** The glue takes exports as members of `wasm` alone. */
const renameMember = (script, old, short) => script.replaceAll(new RegExp(`(?<![\\w$.])wasm\\.${old}(?![\\w$])`, "g"), () => `wasm.${short}`);

/** The glue names every import exactly once: as a member, or as a text where it is no name. */
function rename(script, old, short) {
  const parts = script.split(new RegExp(`(?<![\\w$])${old.replace(/[.]/g, "\\.")}(?![\\w$])`));
  if (parts.length !== 2) throw new Stop(`the glue names the import "${old}" ${parts.length - 1} times`);
  return parts.join(short);
}
