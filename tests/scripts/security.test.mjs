// What SECURITY.md names as shown must be there to look at.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/paths.mjs";

/** The files and folders that a text names in code style; a lone test file is one of the browser's. */
const named = (text) => [...text.matchAll(/`((?:src|tests|examples|docs)\/[^`\s]+|[\w-]+\.test\.mjs)`/g)].map(([, path]) => (path.includes("/") ? path : `tests/browser/${path}`));
const missing = (text) => named(text).filter((path) => !existsSync(join(root, path)));

test("every file that a threat is shown by is there", () => {
  const text = readFileSync(join(root, "SECURITY.md"), "utf8");
  assert.ok(named(text).length > 30, "the table names its files");
  assert.deepEqual(missing(text), []);
});

test("a file that is not there is found", () => {
  assert.deepEqual(missing("`tests/gone.rs`, `gone.test.mjs`, `tests/fuzz.rs`"), ["tests/gone.rs", "tests/browser/gone.test.mjs"]);
});

test("every threat is shown, or is somebody's", () => {
  const rows = readFileSync(join(root, "SECURITY.md"), "utf8").split("\n").filter((line) => /^\| (?!threat)/.test(line));
  const bare = rows.filter((row) => !row.includes("**Yours**") && !/\S/.test(row.split("|")[3]));
  assert.deepEqual(bare, []);
});
