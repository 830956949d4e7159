// What files weigh on the wire, and how that stands to a ledger.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** The brotli bytes at the highest quality, as a server that compresses ahead sends them. */
export function weigh(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;

/** A file and, for a script, every module that it imports before it runs: what a page downloads for it. */
export function downloads(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  if (path.endsWith(".js")) {
    const text = readFileSync(path, "utf8");
    for (const [, imported] of text.matchAll(STATIC_IMPORT)) downloads(join(dirname(path), imported), found);
  }
  return found;
}

/** How a weight stands to its ledger line: undefined where it is within the tolerance. */
export function judge(bytes, ledger, tolerance) {
  if (bytes > ledger * (1 + tolerance)) return `heavier than its ledger of ${ledger}`;
  if (bytes < ledger * (1 - tolerance)) return `lighter than its ledger of ${ledger}: lower that`;
  return undefined;
}
