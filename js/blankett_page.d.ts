// What the core that `<blankett-form>` loads exports: the crate without its feature `tools`.

import type { PageForm } from "./blankett_core.js";

export { default } from "./blankett_core.js";

/** Throws a list of diagnostics where the text is no form. */
export function load(definition: string, options: string): PageForm;
