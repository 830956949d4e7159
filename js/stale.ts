// Compiled forms that the whole core does not read: those of another version of the library.

const STALE = "compiled by another version of Blankett, or damaged: compile it again with this one (npx blankett compile)";

const told = new Set<string>();

/** The definition beside a compiled form, which serves instead; the console says so once. An old form at hand has none beside it. */
export function insteadOf(source: URL | undefined): URL {
  if (!source) throw new Error(`the form was ${STALE}`);
  const definition = new URL(source.pathname.replace(/bin$/, "json") + source.search, source);
  if (!told.has(source.href)) console.warn(`blankett: ${source} was ${STALE}; ${definition} is used instead`);
  told.add(source.href);
  return definition;
}
