// What the core that `<blankett-form>` loads exports: the crate without its features.

import type { PageForm } from "./blankett_core.js";

export { finish, imports } from "./blankett_core.js";

/** Reads a compiled form; undefined where another version of the library compiled it, or it asks for what this core does without. */
export function unpack(compiled: Uint8Array): PageForm | undefined;
