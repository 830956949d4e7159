// `form.check` through WebAssembly beside compiled Ajv, in Node (the same V8 as Chromium's): from JSON text to verdict.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { root } from "../scripts/lib/paths.mjs";
import { judge, median } from "./table.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");

/** Answers to the health supplement application, without formats that Ajv would have to be taught. */
const ANSWERS = JSON.stringify({
  name: "Karen Margrethe Åkjær", cpr: "0102031234", phone: "+4533922000", email: "karen@example.dk",
  pension: "retirement", pensionFrom: "2015-03-31", married: true,
  spouse: { name: "Hans Åkjær", født: "1950-03-31" },
  children: [{ name: "Ida", born: "2012-01-05" }, { name: "Bo", born: "2014-11-30" }],
  savings: 120000, treatment: "glasses", price: 1250.5, insured: false,
  reason: "Mine gamle briller er gået i stykker, og jeg kan ikke læse uden.", consent: true,
});

/** A form of so many lines of text, and answers to it. */
function wide(count) {
  const names = Array.from({ length: count }, (_, index) => `field${index}`);
  const field = (name) => [name, { type: "string", minLength: 1, maxLength: 40, title: name }];
  const definition = { type: "object", properties: Object.fromEntries(names.map(field)), required: names };
  return [JSON.stringify(definition), JSON.stringify(Object.fromEntries(names.map((name) => [name, `answer of ${name}`])))];
}

/** Microseconds that one call takes: the median of several rounds of about 50 ms. */
function time(call) {
  const started = performance.now();
  let calls = 0;
  for (; performance.now() - started < 200; calls++) call();
  const round = () => {
    const start = performance.now();
    for (let index = 0; index < calls / 4; index++) call();
    return ((performance.now() - start) * 1000) / Math.ceil(calls / 4);
  };
  return median(Array.from({ length: 9 }, round));
}

/** The rows of one form: a verdict on right answers, given as text. */
function compare(load, what, definition, answers) {
  return load(definition).then((form) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(form.schema());
    const value = JSON.parse(answers);
    if (form.check(value).length > 0 || !validate(value)) throw new Error(`${what}: the answers are right, and one of the two says no`);
    const row = (name, ours, other) => {
      const ratio = ours / other;
      return { what: `${what}: ${name}`, unit: "µs", ours, other, ratio, budget: 1, mark: judge(ratio, 1) };
    };
    return row("from text to verdict", time(() => form.check(JSON.parse(answers))), time(() => validate(JSON.parse(answers))));
  });
}

/** The section of the table. */
export async function benchWasm() {
  const { load } = await import("../dist/node.js");
  const form = read("forms/health-supplement/health-supplement.form.json");
  const rows = [await compare(load, "health-supplement", form, ANSWERS)];
  for (const count of [10, 1000]) rows.push(await compare(load, `${count} text fields`, ...wide(count)));
  return { title: "check through WebAssembly, beside compiled Ajv", rows };
}
