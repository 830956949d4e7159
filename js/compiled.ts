// Forms compiled ahead (`NAME.form.bin`): how they are told from definitions.

/** A compiled form as bytes. */
export type Bytes = ArrayBuffer | Uint8Array;

/** Whether the address or value is that of a compiled form. */
export const isCompiled = (source: unknown): source is URL | Bytes =>
  source instanceof URL ? source.pathname.endsWith(".bin") : source instanceof ArrayBuffer || source instanceof Uint8Array;

/** The address without what tells definition and compiled form apart: `NAME` of `NAME.form.json`. */
export const stem = (path: string) => path.replace(/(?:\.form)?\.(?:json|bin)$/, "");

/** Whether the page needs the core with what is rare: the first line says so (`src/form/packed.rs`). */
export const isRare = (bytes: Bytes) => /^.* rare\n/.test(new TextDecoder().decode(bytesOf(bytes).subarray(0, 60)));

/** For a core, which reads them as numbers. */
export const bytesOf = (bytes: Bytes) => (bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
