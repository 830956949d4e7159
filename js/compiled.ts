// Forms compiled ahead (`NAME.form.bin`): how they are told from definitions, and what to do with old ones.

import type { PageForm } from "./blankett_core.js";

/** A compiled form as bytes. */
export type Bytes = ArrayBuffer | Uint8Array;

/** Whether the address or value is that of a compiled form. */
export const isCompiled = (source: unknown): source is URL | Bytes =>
  source instanceof URL ? source.pathname.endsWith(".bin") : source instanceof ArrayBuffer || source instanceof Uint8Array;

/** The address without what tells definition and compiled form apart: `NAME` of `NAME.form.json`. */
export const stem = (path: string) => path.replace(/(?:\.form)?\.(?:json|bin)$/, "");

const STALE = "compiled by another version of Blankett, or damaged: compile it again with this one (npx blankett compile)";

/**
 * Reads a compiled form with a core. An old one at an address is undefined, and the console says so once:
 * the definition beside it serves. An old one at hand has none beside it.
 */
export function open<Form extends PageForm>(
  unpack: (compiled: Uint8Array) => Form | undefined,
  bytes: Bytes,
  source: URL | undefined,
): Form | undefined {
  const form = unpack(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  if (form) return form;
  if (!source) throw new Error(`the form was ${STALE}`);
  if (!told.has(source.href)) console.warn(`blankett: ${source} was ${STALE}; ${definitionOf(source)} is used instead`);
  told.add(source.href);
  return undefined;
}

const told = new Set<string>();

/** The definition that lies beside a compiled form. */
export const definitionOf = (source: URL) => new URL(source.pathname.replace(/bin$/, "json") + source.search, source);
