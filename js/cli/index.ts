#!/usr/bin/env node
// `npx blankett`: what a form author does with one form, over the same core as a page.

import { once } from "node:events";
import { createReadStream, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { runCases } from "./cases.js";
import { type Described, examine } from "./doctor.js";
import { readText, Unusable, unusable } from "./files.js";
import { sentence, type Form } from "../form.js";
import { examined } from "../messages.js";
import { DefinitionError, load } from "../node.js";
import { statement, statementLocales } from "./statement.js";
import type { CheckOptions, Diagnostic, LoadOptions, Problem } from "../types.js";

const HELP = `blankett COMMAND FORM.form.json …

  check FORM…             what is wrong with definitions, and what their authors should know
  validate FORM ANSWERS   what is wrong with a file of answers (JSON)
  validate FORM --lines [FILE]
                          the same for each line of a file, or of what comes in: one line of JSON goes out for each
  render FORM             a page as HTML, to paste into <blankett-form>
  schema FORM             the plain JSON Schema of the answers
  compile FORM…           writes FORM.form.bin beside each: what a page loads fastest, with this version
  cases FORM [CASE…]      runs case files; those in cases/ beside the form when none are named
  doctor URL              what of the endpoint's contract a real endpoint keeps, and what to change; nothing is stored
                          unless answers are named with --send
  statement               a paragraph for an accessibility statement, from what this version's tests found (da, en)

  --json                  prints JSON
  --lines                 validate: one set of answers a line (JSON Lines)
  --locale TAG            da, en, …: the form's first language unless said otherwise; statement: da
  --page ID               render: another page than the first
  --action ADDRESS        render: where the page posts without script
  --prefix TEXT           render: before every id
  --heading-level NUMBER  render: 1 to 5; 2 unless said otherwise
  --today YYYY-MM-DD      validate: the date to go by
  --out FILE              compile: where to write instead
  --form FORM             doctor: the form whose answers are posted there
  --origin ORIGIN         doctor: the page's origin; the endpoint's own unless said otherwise
  --send ANSWERS          doctor: valid answers (JSON) that are sent and stored
  -h, --help              this text

Exit code: 0 fine, 1 problems found, 2 could not run or a line was no JSON.
`;

const OPTIONS = {
  json: { type: "boolean" },
  lines: { type: "boolean" },
  locale: { type: "string" },
  page: { type: "string" },
  action: { type: "string" },
  prefix: { type: "string" },
  "heading-level": { type: "string" },
  today: { type: "string" },
  out: { type: "string" },
  form: { type: "string" },
  origin: { type: "string" },
  send: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const parse = () => parseArgs({ options: OPTIONS, allowPositionals: true });
type Values = ReturnType<typeof parse>["values"];

/** What a command prints, and whether it found problems. */
interface Result {
  text: string;
  json: unknown;
  found: boolean;
}

const misused = (what: string) => new Unusable(`${what}; see blankett --help`);

const print = (text: string) => process.stdout.write(text.endsWith("\n") || text === "" ? text : `${text}\n`);

/** The problems of a file of answers: the core reads the text itself, so every digit counts. */
function problemsOf(form: Form, path: string, options: CheckOptions): Problem[] {
  const text = readText(path);
  try {
    return form.checkText(text, options);
  } catch (error) {
    throw error instanceof SyntaxError ? new Unusable(`${path}:${error.message}`) : unusable(path, error);
  }
}

/** A form that can be used; its diagnostics otherwise. */
async function open(path: string, options?: LoadOptions): Promise<Form | DefinitionError> {
  try {
    return await load(pathToFileURL(path), options);
  } catch (error) {
    if (error instanceof DefinitionError) return error;
    throw unusable(path, error);
  }
}

async function use(path: string): Promise<Form> {
  const form = await open(path);
  if (form instanceof DefinitionError) throw new Unusable(`${path}: ${form.message}`);
  return form;
}

const language = (tag: string) => tag.toLowerCase().split("-")[0];

/** The language asked for, where the form has it: a page in another would be taken for it. */
function spoken(form: Form, path: string, locale: string | undefined): string | undefined {
  if (locale === undefined || form.languages.some((tag) => language(tag) === language(locale))) return locale;
  throw new Unusable(`${path} is not in "${locale}": the languages in its "form" are ${form.languages.join(", ")}`);
}

/** The date to go by, where it is one. */
function civil(today: string | undefined): string | undefined {
  const isDate = today === undefined || (/^\d{4}-\d\d-\d\d$/.test(today) && new Date(`${today}T00:00Z`).toJSON()?.startsWith(today));
  if (!isDate) throw misused(`"${today}" is no date (YYYY-MM-DD)`);
  return today;
}

const line = (path: string, diagnostic: Diagnostic) => `${path}:${sentence(diagnostic)} [${diagnostic.severity}: ${diagnostic.code}]`;

async function check(files: string[]): Promise<Result> {
  const json: Record<string, Diagnostic[]> = {};
  for (const path of files) {
    try {
      Object.assign(json, path.endsWith(".bin") ? { [path]: (await use(path)).lint() } : examined(path));
    } catch (error) {
      throw error instanceof Unusable ? error : unusable(path, error);
    }
  }
  const all = Object.entries(json).flatMap(([path, list]) => list.map((diagnostic) => ({ path, diagnostic })));
  const count = (severity: Diagnostic["severity"]) => all.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const errors = count("error");
  const lines = all.map(({ path, diagnostic }) => line(path, diagnostic));
  lines.push(`${files.length} checked: ${errors} errors, ${count("warning")} warnings, ${count("info")} to know`);
  return { text: lines.join("\n"), json, found: errors > 0 };
}

async function validate(files: string[], values: Values): Promise<Result | void> {
  const today = civil(values.today);
  const options = (form: Form, path: string): CheckOptions => defined({ locale: spoken(form, path, values.locale), today });
  if (values.lines) return validateLines(files, options);
  const [path, answers] = files as [string, string?];
  if (answers === undefined) throw misused("a file of answers is missing");
  const form = await use(path);
  const problems = problemsOf(form, answers, options(form, path));
  const say = ({ pointer, message, code }: Problem) => `${answers}: ${pointer || "(all)"}: ${message} [${code}]`;
  return { text: problems.length ? problems.map(say).join("\n") : `${answers}: valid`, json: problems, found: problems.length > 0 };
}

/** The lines of a file, or of what comes in; only a line feed ends one, as JSON Lines want it. */
async function* lines(path: string | undefined): AsyncGenerator<string> {
  let rest = "";
  const source = path === undefined ? process.stdin : createReadStream(path);
  try {
    for await (const chunk of source.setEncoding("utf8")) {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      yield* parts;
    }
  } catch (error) {
    throw unusable(path ?? "standard input", error);
  }
  if (rest !== "") yield rest;
}

/** One line out for each line in: the list of problems, or what is wrong with the line itself. */
async function validateLines(files: string[], optionsFor: (form: Form, path: string) => CheckOptions): Promise<void> {
  const [path, answers] = files as [string, string?];
  const form = await use(path);
  const options = optionsFor(form, path);
  let [number, code] = [0, 0];
  for await (const text of lines(answers)) {
    number += 1;
    let told: unknown;
    try {
      const problems = form.checkText(text, options);
      told = problems;
      if (problems.length > 0) code = Math.max(code, 1);
    } catch (error) {
      told = { line: number, error: (error as Error).message };
      console.error(`blankett: ${answers ?? "line"}:${number}: ${(error as Error).message}`);
      code = 2;
    }
    if (!process.stdout.write(`${JSON.stringify(told)}\n`)) await once(process.stdout, "drain");
  }
  process.exitCode = code;
}

async function render(files: string[], values: Values): Promise<Result> {
  const [path] = files as [string];
  const { locale, page, action, prefix, "heading-level": level } = values;
  if (level !== undefined && !/^[1-5]$/.test(level)) throw misused(`"${level}" is no heading level`);
  const headingLevel = level === undefined ? undefined : Number(level);
  const form = await use(path);
  const options = defined({ locale: spoken(form, path, locale), action, prefix, headingLevel });
  const rendered = form.render({ ...options, ...(page !== undefined && { page }) });
  return { text: rendered.html, json: rendered, found: false };
}

async function schema(files: string[]): Promise<Result> {
  const [path] = files as [string];
  const json = (await use(path)).schema();
  return { text: JSON.stringify(json, null, 2), json, found: false };
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Nothing is written for a definition with errors; they are told as `check` tells them. */
async function compile(files: string[], { out }: Values): Promise<Result> {
  if (out !== undefined && files.length > 1) throw misused("--out takes one form");
  const json: Record<string, Diagnostic[] | { file: string; bytes: number }> = {};
  const lines: string[] = [];
  for (const path of files) {
    const form = await open(path);
    if (form instanceof DefinitionError) {
      json[path] = form.diagnostics;
      lines.push(...form.diagnostics.map((diagnostic) => line(path, diagnostic)));
      continue;
    }
    const file = out ?? path.replace(/(?:\.json)?$/, ".bin");
    const compiled = form.compiled();
    write(file, compiled);
    json[path] = { file, bytes: compiled.length };
    lines.push(`${file}: ${compiled.length} bytes`);
  }
  return { text: lines.join("\n"), json, found: Object.values(json).some(Array.isArray) };
}

async function cases(files: string[]): Promise<Result> {
  const [path, ...named] = files as [string, ...string[]];
  const results = runCases(await use(path), path, named);
  const failed = results.filter(({ differences }) => differences.length > 0);
  const lines = results.flatMap(({ file, description, differences }) => [
    `${differences.length ? "FAILED" : "ok    "} ${file}: ${description}`,
    ...differences.map((difference) => `       ${difference}`),
  ]);
  lines.push(`${results.length} cases, ${failed.length} failed`);
  return { text: lines.join("\n"), json: results, found: failed.length > 0 };
}

/** An address as one that can be posted to, or its origin. */
function address(given: string): URL {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) throw new Unusable(`"${given}" is no address (https://…)`);
  return new URL(given);
}

/** Answers to send: they must be valid, or what comes back says nothing of the endpoint. */
function sendable(form: Form, path: string): string {
  const found = problemsOf(form, path, {}).length;
  if (found > 0) throw new Unusable(`${path}: ${found} problems, and nothing was sent; see blankett validate`);
  return readText(path);
}

async function doctor(files: string[], { form: path, origin, send }: Values): Promise<Result> {
  const [given] = files as [string];
  const url = address(given);
  if (path?.endsWith(".bin")) throw new Unusable(`${path} is compiled; name the definition itself`);
  // Without a form any object of answers will do.
  const form = path === undefined ? await load({ type: "object" }) : await use(path);
  const described = path === undefined ? {} : (JSON.parse(readText(path)) as Described);
  const answers = send === undefined ? undefined : sendable(form, send);
  if (answers !== undefined) console.error(`blankett: ${send} is sent to ${url.href} and stored there: once, or several times where the endpoint is wrong`);
  const json = await examine({ url, origin: origin === undefined ? url.origin : address(origin).origin, form, described }, answers);
  const lines = json.map(({ check, status, seen, change }) => `${status.padEnd(7)} ${check}: ${seen}${change && `\n        ${change}`}`);
  const changes = json.filter(({ status }) => status === "change").length;
  lines.push(`${json.length} checks, ${changes} to change`);
  return { text: lines.join("\n"), json, found: changes > 0 };
}

/** The languages are those that agencies' statements are in. */
async function state(_files: string[], { locale = "da" }: Values): Promise<Result> {
  const found = statement(locale);
  if (!found) throw new Unusable(`there is no statement in "${locale}": only in ${statementLocales.join(" and ")}`);
  return { ...found, found: false };
}

/** A command: what it does, what it needs first, how many files or addresses it takes, and its options besides `--json`. */
interface Command {
  run(files: string[], values: Values): Promise<Result | void>;
  needs?: string;
  most: number;
  options?: (keyof Values)[];
}

const FORM = "a form";
const COMMANDS: Record<string, Command> = {
  check: { run: check, needs: FORM, most: Infinity },
  validate: { run: validate, needs: FORM, most: 2, options: ["lines", "locale", "today"] },
  render: { run: render, needs: FORM, most: 1, options: ["locale", "page", "action", "prefix", "heading-level"] },
  schema: { run: schema, needs: FORM, most: 1 },
  compile: { run: compile, needs: FORM, most: Infinity, options: ["out"] },
  cases: { run: cases, needs: FORM, most: Infinity },
  doctor: { run: doctor, needs: "an endpoint's address", most: 1, options: ["form", "origin", "send"] },
  statement: { run: state, most: 0, options: ["locale"] },
};

/** Refuses what the command would not look at: it was meant to do something. */
function refuse(name: string, { needs, most, options = [] }: Command, files: string[], values: Values): void {
  if (needs !== undefined && files.length === 0) throw misused(`${needs} is missing`);
  if (files.length > most) throw misused(`${name} does not take "${files[most]}" as well`);
  const taken: string[] = ["json", ...options];
  const other = Object.keys(values).find((option) => !taken.includes(option));
  if (other !== undefined) throw misused(`${name} does not take --${other}`);
}

/** An object without the members that are undefined. */
const defined = <Options extends object>(options: Options) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [Key in keyof Options]: NonNullable<Options[Key]> };

async function main(): Promise<void> {
  const { values, positionals } = parse();
  const [name, ...files] = positionals;
  const isAsked = values.help || name === "help";
  if (isAsked || name === undefined) {
    print(HELP);
    process.exitCode = isAsked ? 0 : 2;
    return;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw misused(`there is no command "${name}"`);
  refuse(name, command, files, values);
  const result = await command.run(files, values);
  // What writes as it goes has said everything already.
  if (!result) return;
  const { text, json, found } = result;
  print(values.json ? JSON.stringify(json, null, 2) : text);
  process.exitCode = found ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(`blankett: ${(error as Error).message}`);
  process.exitCode = 2;
}
