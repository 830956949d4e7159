// What frameworks really answer, read as a page reads it: each is installed, given the same wrong answers, and its own
// words for them must stand at the questions they mean. A framework that cannot be had is skipped by name.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canInstall, install } from "../../../scripts/lib/apt.mjs";
import { dist } from "../../../scripts/lib/paths.mjs";
import { which } from "../../../scripts/lib/run.mjs";

const { load } = await import(pathToFileURL(join(dist, "node.js")));
const text = { type: "string" };
const form = await load({
  type: "object",
  properties: {
    name: text,
    email: text,
    age: { type: "integer" },
    address: { type: "object", properties: { street: text, postCode: text } },
    children: { type: "array", items: { type: "object", properties: { name: text, born: text } } },
  },
  form: { submit: { endpoint: "/x" } },
});

/** A missing and a bad answer at the root, in a group and in a row. */
const ANSWERS = { email: "nobody", age: 3, address: { postCode: "x" }, children: [{ name: "Bo", born: "2020" }, { name: "Maximilian" }] };
const PLACES = ["/name", "/email", "/age", "/address/street", "/address/postCode", "/children/1/name", "/children/1/born"];
const FLAT = PLACES.slice(0, 3);

/** What cannot be placed, because the reply does not say where; the rest is at every one of `PLACES`, and at the whole form. */
const TOLD = {
  hapi: { places: [], whole: 0, kind: "refused" },
  "hapi of the whole": { places: [], whole: 1 },
  "hapi with failAction": { places: PLACES, whole: 0 },
  "Zod: flattened": { places: [...FLAT, "/address", "/children"], whole: 1 },
  "GraphQL: variables": { places: [], whole: 3 },
  "ActiveModel: full messages": { places: [], whole: 8 },
  "Django forms": { places: FLAT, whole: 1 },
};

const folder = mkdtempSync(join(tmpdir(), "blankett-replies-"));
after(() => rmSync(folder, { recursive: true }));
const run = (command, ...args) => spawnSync(command, args, { cwd: folder, encoding: "utf8" });
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The program, or why it cannot be had: where Debian's packages are used they are installed. */
function fromDebian(command, script, packages) {
  const has = () => which(command) && run(command, here(script), JSON.stringify(ANSWERS)).status === 0;
  try {
    if (!has() && canInstall()) install(packages);
  } catch {
    // Said below.
  }
  return has() ? { command: [command, here(script)] } : { skip: `${packages.join(" ")} cannot be installed` };
}

function fromNpm() {
  const packages = ["@hapi/hapi@21.4.10", "express@5.3.0", "express-validator@7.3.2", "fastify@5.12.8", "graphql@16.15.0", "joi@18.3.2", "zod@4.6.7"];
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const { status } = run("npm", "install", "--silent", "--no-audit", "--no-fund", ...packages);
  // Modules are looked for beside the script.
  copyFileSync(here("npm.mjs"), join(folder, "npm.mjs"));
  return status === 0 ? { command: [process.execPath, "npm.mjs"] } : { skip: `${packages.join(" ")} cannot be installed` };
}

function fromPyPi() {
  const packages = ["fastapi==0.165.0", "django==5.2.19", "djangorestframework==3.18.3"];
  const python = join(folder, "venv", "bin", "python");
  const isThere =
    run("python3", "-m", "venv", "venv").status === 0 &&
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages).status === 0;
  return isThere ? { command: [python, here("python_replies.py")] } : { skip: `${packages.join(" ")} cannot be installed` };
}

const SOURCES = {
  "Fastify, Ajv, hapi, Joi, Zod, express-validator and graphql-js": fromNpm,
  "FastAPI, Django REST and Django forms": fromPyPi,
  Laravel: () => fromDebian("php", "laravel.php", ["php-cli", "php-illuminate-validation"]),
  Symfony: () => fromDebian("php", "symfony.php", ["php-cli", "php-symfony-validator", "php-symfony-serializer", "php-symfony-property-access"]),
  ActiveModel: () => fromDebian("ruby", "active_model.rb", ["ruby", "ruby-activemodel"]),
};

let [placed, all] = [0, 0];
after(() => console.log(`${placed} of ${all} problems of answers stand at their questions`));

for (const [name, prepare] of Object.entries(SOURCES)) {
  const { command: [command, ...args] = [], skip } = prepare();
  test(`${name}: what is said of an answer stands at its question, and nothing is lost`, { skip }, () => {
    const { stdout, stderr } = run(command, ...args, JSON.stringify(ANSWERS));
    const replies = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    assert.notEqual(replies.length, 0, stderr);
    const wrong = [];
    for (const { from, ...reply } of replies) {
      const { places = PLACES, whole = 1, kind = "rejected" } = TOLD[from] ?? {};
      const outcome = form.outcome(reply, { answers: ANSWERS });
      const found = outcome.problems.map(({ pointer }) => pointer);
      const right = places.filter((place) => found.includes(place));
      placed += right.length;
      all += places.length;
      console.log(`${from.padEnd(30)} ${right.length} of ${places.length} at questions, ${found.filter((pointer) => pointer === "").length} of the whole`);
      const [is, shall] = [[outcome.kind, ...found], [kind, ...places, ...Array(whole).fill("")]].map((list) => list.sort().join(" "));
      if (is !== shall) wrong.push(`${from}: ${is}; shall be ${shall}: ${reply.body}`);
    }
    assert.deepEqual(wrong, []);
  });
}
