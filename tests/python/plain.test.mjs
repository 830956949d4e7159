// The plain JSON Schema of each form in Python's jsonschema, the oldest validator of them all.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../scripts/lib/paths.mjs";
import { answerSets, Chance } from "../support/answers.mjs";
import { allows, forms, verdict } from "../support/plain.mjs";

const SETS = 10_000;
const PACKAGE = "jsonschema[format-nongpl]==4.26.0";

const folder = mkdtempSync(join(tmpdir(), "blankett-python-"));
after(() => rmSync(folder, { recursive: true }));

/** A Python that has the package, in a folder of its own; nothing where this machine cannot have one. */
function prepared() {
  const python = join(folder, "bin", "python");
  const steps = [["python3", ["-m", "venv", folder]], [python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE]]];
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) return { skip: `${PACKAGE} cannot be had: ${error?.message ?? stderr.trim().split("\n").pop()}` };
  }
  return { python };
}

const { python, skip } = prepared();

for (const { name, definition, form } of await forms()) {
  test(`${name}: Python judges ${SETS} sets of answers as the form does`, { skip }, () => {
    const answers = [...answerSets(new Chance(1996), definition, form, SETS)];
    const input = `${JSON.stringify({ schema: form.schema(), answers })}\n`;
    const { stdout, stderr } = spawnSync(python, [join(root, "tests", "python", "judge.py")], { input, encoding: "utf8", maxBuffer: 1e9 });
    const verdicts = JSON.parse(stdout || assert.fail(stderr));
    const allowed = allows(form);
    for (const [index, plain] of verdicts.entries()) {
      const own = verdict(form, answers[index]);
      // Of an e-mail address, Python's package asks only for an "@".
      const lax = plain && own.every((problem) => problem === "/email format");
      assert.ok(lax || allowed(own, plain), `${JSON.stringify(answers[index])}: the form says ${JSON.stringify(own)}, Python ${plain}`);
    }
  });
}
