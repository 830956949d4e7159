// What the core that `<blankett-form>` loads exports: the crate without its feature `tools`.

import type { PageForm } from "./blankett_core.js";

export { default } from "./blankett_core.js";

/** Reads a compiled form; undefined where another version of the library compiled it. */
export function unpack(compiled: Uint8Array): PageForm | undefined;
