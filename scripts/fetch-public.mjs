// Fetches JSON Schemas that were never written for us into .tools/public, for tests/public.
//
//   node scripts/fetch-public.mjs
//
// They come from packages at a fixed version, checked by hash: tests/public/sources.json names each with its licence.
// Nothing of them is kept in the repository.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetchFromStore } from "./fetch-schemas.mjs";
import { jsonFormsExamples, rjsfSnapshots } from "./lib/capture.mjs";
import { root, tools } from "./lib/paths.mjs";
import { isScript, main, run, say, Stop } from "./lib/run.mjs";

const TABLE = join(root, "tests", "public", "sources.json");
const FOLDER = join(tools, "public");

/** How the schemas of a package are taken out of its folder. */
const TAKE = { "@jsonforms/examples": jsonFormsExamples, "@rjsf/snapshot-tests": rjsfSnapshots };

/** Downloads a package from npm, checks it and unpacks it; gives its folder. */
function unpack({ name, version, sha512 }, work) {
  run("npm", ["pack", "--silent", "--pack-destination", work, `${name}@${version}`], { stdio: "ignore", advice: "is the npm registry reachable?" });
  const archive = join(work, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  const found = createHash("sha512").update(readFileSync(archive)).digest("base64");
  if (found !== sha512) throw new Stop(`${name} ${version} has the hash ${found}, not ${sha512}: do not use it`);
  const folder = join(work, name.replace("/", "+"));
  mkdirSync(folder);
  run("tar", ["-xzf", archive, "-C", folder, "--strip-components", "1"]);
  return folder;
}

/** `[{ name, schema }]` of one source, each schema once. */
async function take(source, work) {
  const folder = TAKE[source.name] ? unpack(source, work) : join(work, "store");
  if (!TAKE[source.name]) {
    fetchFromStore(folder, Object.fromEntries(source.schemas.map((name) => [`${name}.json`, `https://json.schemastore.org/${name}.json`])));
    return source.schemas.map((name) => ({ name, schema: JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) }));
  }
  const seen = new Set();
  const isWanted = ({ name, schema }) => source.schemas.includes(name) && seen.size < seen.add(JSON.stringify(schema)).size;
  return (await TAKE[source.name](folder)).filter(isWanted);
}

/** Fetches what is not there yet; gives all of it, by source. */
export async function fetchPublic() {
  const table = readFileSync(TABLE, "utf8");
  const [stamp, all] = [join(FOLDER, "sources.json"), join(FOLDER, "schemas.json")];
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== table) {
    const work = mkdtempSync(join(tmpdir(), "public-"));
    try {
      const found = [];
      for (const source of JSON.parse(table)) {
        for (const one of await take(source, work)) found.push({ source: source.name, ...one });
      }
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(all, JSON.stringify(found));
      writeFileSync(stamp, table);
      say("public", `fetched into ${FOLDER}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(all, "utf8"));
}

if (isScript(import.meta.url)) await main(fetchPublic);
