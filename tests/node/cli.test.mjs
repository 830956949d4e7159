// The command line: what it prints, as text and as JSON, and its exit codes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { dist, root } from "../../scripts/lib/paths.mjs";

const FORM = join(root, "forms", "health-supplement", "health-supplement.form.json");
const folder = mkdtempSync(join(tmpdir(), "blankett-"));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const run = (...args) => runWith("", ...args);

function runWith(input, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, "cli.js"), ...args], { input, encoding: "utf8", maxBuffer: 1e9 });
  return { status, stdout, stderr };
}

test("help is asked for, or needed", () => {
  for (const asked of ["--help", "-h", "help"]) assert.equal(run(asked).status, 0);
  assert.match(run("--help").stdout, /validate FORM ANSWERS/);
  assert.equal(run().status, 2);
  assert.equal(run("dance").status, 2);
  assert.match(run("check", "--loud").stderr, /--loud/);
  assert.equal(run("check", "--loud").status, 2);
  assert.equal(run("check").status, 2);
});

test("what cannot be used is named, with the reason, and nothing that was asked for is passed over", () => {
  const cases = file("cases.json", { description: "no list" });
  for (const [args, message] of [
    [["check", "missing.json"], "missing.json: there is no such file or folder"],
    [["check", folder], `${folder}: this is a folder; name a file in it`],
    [["render", folder], `${folder}: this is a folder`],
    [["validate", FORM, folder], `${folder}: this is a folder`],
    [["validate", FORM, "--lines", folder], `${folder}: this is a folder`],
    [["validate", FORM], "a file of answers is missing; see"],
    [["compile", FORM, "--out", folder], `${folder}: this is a folder`],
    [["cases", FORM, FORM], `${FORM}: this is no list of cases`],
    [["cases", FORM, cases], `${cases}: this is no list of cases`],
    [["cases", FORM, file("cut.json", "[")], `${join(folder, "cut.json")}: `],
    [["cases", file("alone.form.json", {})], `there are no cases in ${join(folder, "cases")}`],
    [["doctor", "http://localhost", "--form", "missing.json"], "missing.json: there is no such file"],
    [["doctor", "http://localhost", "--form", "a.form.bin"], "a.form.bin is compiled"],
    [["render", FORM, "--page", "nowhere"], 'the form has no page "nowhere"'],
    [["render", FORM, "--locale", "xx"], `${FORM} is not in "xx"`],
    [["render", FORM, "--heading-level", "6"], '"6" is no heading level'],
    [["render", FORM, FORM], `render does not take "${FORM}" as well`],
    [["statement", "en"], 'statement does not take "en" as well'],
    [["check", FORM, "--page", "you"], "check does not take --page"],
    [["validate", FORM, "x.json", "--today", "2026-02-30"], '"2026-02-30" is no date'],
  ]) {
    const { status, stdout, stderr } = run(...args);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
    assert.ok(stderr.startsWith(`blankett: ${message}`), `${args.join(" ")}: ${stderr}`);
  }
});

test("check: 0 for a good form, 1 for a bad one, 2 for none", () => {
  assert.equal(run("check", FORM).status, 0);
  const bad = file("bad.form.json", '{\n  "type": "object",\n  "form": { "pagez": [] }\n}\n');
  const { status, stdout } = run("check", bad);
  assert.equal(status, 1);
  assert.match(stdout, /bad\.form\.json:3:\d+ \/form\/pagez: .*\[error: /);
  const json = JSON.parse(run("check", bad, "--json").stdout);
  assert.equal(json[bad].find(({ severity }) => severity === "error").line, 3);
  const missing = run("check", join(folder, "missing.json"));
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /missing\.json/);
});

test("the form in README.md is one of which there is hardly anything to say", () => {
  const [text] = /(?<=```json\n)\{[^`]+/.exec(readFileSync(join(root, "README.md"), "utf8"));
  const path = file("contact.form.json", text);
  assert.deepEqual(JSON.parse(run("check", path, "--json").stdout)[path].map(({ code }) => code), ["endpoint"]);
});

test("validate: 0, 1 and 2", () => {
  const good = {
    name: "Åse", cpr: "0102501234", phone: "20304050", pension: "retirement", pensionFrom: "2017-03-01",
    married: false, savings: 1, treatment: "glasses", price: 1, insured: true, consent: true,
  };
  assert.equal(run("validate", FORM, file("good.json", good)).status, 0);
  const { status, stdout } = run("validate", FORM, file("empty.json", { ...good, name: undefined }), "--locale", "en");
  assert.equal(status, 1);
  assert.match(stdout, /\/name: Full name.*\[required\]/);
  assert.deepEqual(JSON.parse(run("validate", FORM, file("none.json", {}), "--json").stdout)[0].code, "required");
  assert.equal(run("validate", FORM, file("broken.json", "{")).status, 2);
  assert.equal(run("validate", FORM).status, 2);
});

test("validate reads every digit", () => {
  const form = file("digits.form.json", { properties: { n: { type: "integer", maximum: 9007199254740992 } } });
  assert.equal(run("validate", form, file("most.json", '{"n":9007199254740992}')).status, 0);
  assert.equal(run("validate", form, file("more.json", '\ufeff{"n":9007199254740993}')).status, 1);
});

test("validate says where a text is no JSON, a name that stands twice above all", () => {
  for (const [text, message] of [
    ['{\n "name": "Bo",\n "name": "Ib"\n}', ":3:2: This name stands twice"],
    ['{ "name": "\\ud800" }', ":1:11: This text has "],
    ['{ "name": "Bo", }', ":1:17: This is not JSON"],
    ["", ":1:1: The JSON ends too early"],
  ]) {
    const path = file("twice.json", text);
    const { status, stdout, stderr } = run("validate", FORM, path);
    assert.deepEqual([status, stdout], [2, ""], text);
    assert.ok(stderr.startsWith(`blankett: ${path}${message}`), stderr);
  }
  const { status, stdout } = runWith('{"name":"Bo","name":"Ib"}\n{}', "validate", FORM, "--lines");
  const [first, second] = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual([status, first.line, Array.isArray(second)], [2, 1, true]);
  assert.match(first.error, /^1:14: This name stands twice in the same object: remove one/);
});

test("validate --lines: one line out for each line in, from a file or from outside", () => {
  const form = file("lines.form.json", { properties: { n: { type: "integer", maximum: 9007199254740992 }, t: {} } });
  const good = ['{"n":1}', '{"t":"\u2028"}\r', "{}"];
  const codes = ({ stdout }) => stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  const fine = run("validate", form, "--lines", file("good.jsonl", `${good.join("\n")}\n`));
  assert.deepEqual([fine.status, codes(fine)], [0, [[], [], []]]);
  const bad = run("validate", form, "--lines", file("bad.jsonl", ['{"n":9007199254740993}', ...good].join("\n")));
  assert.deepEqual([bad.status, codes(bad).map((list) => list.map(({ pointer, code }) => `${pointer} ${code}`))], [1, [["/n maximum"], [], [], []]]);
  const broken = runWith('{"n":1}\n{"n":\n\n{"n":"x"}', "validate", form, "--lines");
  const told = codes(broken);
  assert.equal(broken.status, 2);
  assert.deepEqual([told[0], told[1].line, told[2].line, told[3][0].code, told.length], [[], 2, 3, "type", 4]);
  assert.match(broken.stderr, /:2: .+\n.*:3: /);
  assert.equal(run("validate", form, "--lines", join(folder, "missing.jsonl")).status, 2);
  assert.equal(run("validate", "--lines").status, 2);
  assert.deepEqual(runWith("", "validate", form, "--lines"), { status: 0, stdout: "", stderr: "" });
});

test("validate --lines takes thousands of lines in one process", () => {
  const lines = Array.from({ length: 2_000 }, (_, n) => `{"savings":${n}}`).join("\n");
  const { status, stdout } = runWith(lines, "validate", FORM, "--lines");
  assert.equal(status, 1);
  assert.equal(stdout.split("\n").length, 2_001);
});

test("render writes a page that can be pasted", () => {
  const { status, stdout } = run("render", FORM, "--locale", "en", "--action", "/post", "--prefix", "p-", "--heading-level", "1");
  assert.equal(status, 0);
  assert.match(stdout, /^<form class="bl" method="post" action="\/post".*<h1.*id="p-heading"/);
  assert.match(JSON.parse(run("render", FORM, "--json").stdout).title, /Om dig/);
  assert.equal(run("render", FORM, "--page", "nowhere").status, 2);
});

test("schema writes JSON", () => {
  assert.equal(JSON.parse(run("schema", FORM).stdout).type, "object");
});

test("cases: those beside the form hold, and one that does not is found", () => {
  const { status, stdout } = run("cases", FORM);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /\d+ cases, 0 failed/);
  const wrong = file("wrong.json", [{ description: "no", events: [{ next: true }], page: "elsewhere", problems: [] }]);
  const failed = run("cases", FORM, wrong);
  assert.equal(failed.status, 1);
  assert.match(failed.stdout, /page: expected "elsewhere", found "you"/);
});

test("cases: where a form posts no JSON, a case without the lines of its body is told them", () => {
  const form = join(root, "forms", "newsletter", "newsletter.form.json");
  const given = JSON.parse(readFileSync(join(root, "forms", "newsletter", "cases", "newsletter.json"), "utf8")).filter(({ body }) => body);
  const cases = file("bodiless.json", given.map(({ body: _, ...one }) => one));
  const { status, stdout } = run("cases", form, cases);
  assert.equal(status, 1);
  assert.match(stdout, /body: what is sent is no JSON, so the case needs its lines too: \["email=/);
});

test("compile writes beside the form or where one says, and refuses bad definitions", () => {
  const good = file("good.form.json", readFileSync(FORM, "utf8"));
  const { status, stdout } = run("compile", good);
  assert.equal(status, 0);
  assert.match(stdout, /good\.form\.bin: \d+ bytes/);
  const compiled = readFileSync(join(folder, "good.form.bin"));
  assert.match(compiled.toString("latin1"), /^blankett \d+\.\d+\.\d+\n/);
  assert.equal(run("compile", good, "--out", join(folder, "other.bin")).status, 0);
  assert.deepEqual(readFileSync(join(folder, "other.bin")), compiled);
  const bad = file("worse.form.json", '{ "form": { "pagez": [] } }');
  const refused = run("compile", good, bad);
  assert.equal(refused.status, 1);
  assert.match(refused.stdout, /worse\.form\.json:1:\d+ \/form\/pagez: .*\[error: /);
  assert.ok(!existsSync(join(folder, "worse.form.bin")));
  assert.equal(run("compile", good, bad, "--out", join(folder, "x.bin")).status, 2);
  assert.equal(run("compile").status, 2);
  assert.match(run("check", join(folder, "good.form.bin")).stderr, /load the definition itself/);
});

test("check: a line of a translation that is no Fluent is named with its file, and the text before it is not cut in silence", () => {
  const path = file("told.form.json", { title: "T", properties: { a: { title: "A", form: { help: "Hej" } } }, form: { languages: ["da", "en"] } });
  file("told.en.ftl", "a = A\n    .help =\n        First.\n\n        [The law](https://example.org) says more.\n");
  const { status, stdout } = run("check", path);
  assert.equal(status, 0);
  assert.match(stdout, /told\.en\.ftl:5:1: .*begins with \{ "\[" \}.*\[warning: fluent\]/);
  file("told.en.ftl", "a = A\n    .help =\n        First.\n\n        { \"[\" }The law](https://example.org) says more.\n");
  assert.doesNotMatch(run("check", path).stdout, /fluent/);
  assert.match(run("render", path, "--locale", "en").stdout, /<a href="https:\/\/example\.org">The law<\/a> says more/);
});

test("check: warnings stand beside errors, and languages without words are told with what is shown instead", () => {
  const text = '{ "title": "T",\n  "properties": { "a": {}, "b": { "title": "B", "type": "string", "form": { "widget": "date-range" } } },\n  "form": {\n    "languages": ["da", "sv", "en"] } }';
  const path = file("tongues.form.json", text);
  file("tongues.en.ftl", "a = A\n");
  const { status, stdout } = run("check", path);
  assert.equal(status, 1);
  assert.match(stdout, /form\.json:2:\d+ \/properties\/b\/form\/widget: .*\[error: /);
  assert.match(stdout, /form\.json:2:\d+ \/properties\/a\/title: .*\[warning: title\]/);
  assert.match(stdout, /form\.json:4:25 \/form\/languages\/1: The library has no words in "sv".* shown in "en".*no texts in "sv".*NAME\.sv\.ftl.*\[warning: language\]/);
  assert.doesNotMatch(stdout, /languages\/2/);
  assert.match(stdout, /1 checked: 1 errors, 2 warnings/);
  // What a keyword that cannot be read says is not known.
  writeFileSync(path, text.replace('"languages"', '"pagez": [], "languages"'));
  assert.doesNotMatch(run("check", path).stdout, /languages|submit/);
});

test("a compiled form at an address of another version gives way to its definition", () => {
  file("aged.form.json", readFileSync(FORM, "utf8"));
  const aged = file("aged.form.bin", "blankett 0.0.0\n");
  const { status, stdout, stderr } = run("render", aged);
  assert.equal(status, 0);
  assert.match(stdout, /^<form class="bl"/);
  assert.match(stderr, /compiled by another version/);
  assert.equal(run("schema", join(folder, "good.form.bin")).status, 2);
});

test("statement: a paragraph from the published results, in the languages that it has", () => {
  const results = JSON.parse(readFileSync(join(root, "docs", "accessibility", "summary.json"), "utf8"));
  const danish = run("statement");
  assert.equal(danish.status, 0);
  assert.match(danish.stdout, new RegExp(`Blankett ${results.version}.*ikke testet med NVDA`));
  const english = run("statement", "--locale", "en");
  assert.match(english.stdout, /was not tested with NVDA/);
  // Each sentence has its values, and the same in both.
  for (const { stdout } of [danish, english]) assert.doesNotMatch(stdout, /[{}]|undefined/);
  const [da, en] = ["da", "en"].map((tag) => readFileSync(join(root, "locales", tag, "statement.ftl"), "utf8"));
  const names = (words) => words.match(/^[\w-]+(?= = )|\$\w+/gm).sort();
  assert.deepEqual(names(da), names(en));
  assert.deepEqual(JSON.parse(run("statement", "--json").stdout), results);
  assert.equal(run("statement", "--locale", "fr").status, 2);
});
