// Short names for what the WebAssembly imports from its glue.
//
// wasm-bindgen gives each import a hash so that crates cannot clash. Hashes do not compress, and every one is
// fetched twice: in the WebAssembly and in the glue.
import { readFileSync, writeFileSync } from "node:fs";
import { Stop } from "./run.mjs";

const IMPORT_SECTION = 2;
const HEADER = 8;

/** A reader of the numbers and names of the WebAssembly binary format (section 5.2). */
function reader(bytes, start) {
  let at = start;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const skip = (length) => bytes.subarray(at, (at += length));
  const limits = () => {
    const has = number();
    number();
    if (has & 1) number();
  };
  /** What is imported: a function, a table, a memory or a global, as it stands. */
  const description = () => {
    const from = at;
    const kind = number();
    if (kind === 0) number();
    if (kind === 1) number();
    if (kind === 1 || kind === 2) limits();
    if (kind === 3) skip(2);
    if (kind > 3) throw new Stop(`the WebAssembly imports something of an unknown kind (${kind})`);
    return bytes.subarray(from, at);
  };
  return { number, skip, description, name: () => skip(number()), place: () => at };
}

const leb = (value) => (value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...leb(Math.floor(value / 0x80))]);
const sized = (bytes) => [...leb(bytes.length), ...bytes];

/** The import section with new names: `{ section, names }`, the latter from old to new. */
function renamed(section) {
  const { number, name, description } = reader(section, 0);
  const names = new Map();
  const short = (old) => {
    if (!names.has(old)) names.set(old, `$${names.size.toString(36)}`);
    return Buffer.from(names.get(old));
  };
  const count = number();
  const imports = Array.from({ length: count }, () => [
    ...sized(short(name().toString())),
    ...sized(short(name().toString())),
    ...description(),
  ]);
  return { section: [...leb(count), ...imports.flat()], names };
}

/** Renames the imports of a WebAssembly file, and what its glue gives for them. */
export function shortenImports(wasm, glue) {
  const bytes = readFileSync(wasm);
  const parts = [bytes.subarray(0, HEADER)];
  let script = readFileSync(glue, "utf8");
  for (let at = HEADER; at < bytes.length; ) {
    const { number, skip, place } = reader(bytes, at + 1);
    const content = skip(number());
    if (bytes[at] === IMPORT_SECTION) {
      const { section, names } = renamed(content);
      parts.push(Buffer.from([IMPORT_SECTION, ...sized(section)]));
      for (const [old, short] of names) script = rename(script, old, short);
    } else parts.push(bytes.subarray(at, place()));
    at = place();
  }
  writeFileSync(wasm, Buffer.concat(parts));
  writeFileSync(glue, script);
}

/** The glue names every import exactly once: as a member, or as a text where it is no name. */
function rename(script, old, short) {
  const parts = script.split(new RegExp(`(?<![\\w$])${old.replace(/[.]/g, "\\.")}(?![\\w$])`));
  if (parts.length !== 2) throw new Stop(`the glue names the import "${old}" ${parts.length - 1} times`);
  return parts.join(short);
}
