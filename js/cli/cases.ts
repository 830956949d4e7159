// Case files, run as a browser without script would: each event is a page posted to the session.

import { readdirSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { controls, text, type Control } from "./controls.js";
import { readText, Unusable } from "./files.js";
import type { Form, Problem, Step, StepOptions, Submission } from "../types.js";

/** One case, as `docs/case-files.md` describes it. Keys that are absent are not asserted. */
interface Case {
  description: string;
  locale?: string;
  today?: string;
  events: Record<string, unknown>[];
  page?: string;
  row?: string | null;
  problems?: ({ at: string; code: string } & Record<string, unknown>)[];
  answers?: unknown;
  submission?: unknown;
  body?: string[];
  says?: string[];
}

export interface CaseResult {
  file: string;
  description: string;
  /** What is not as the case says; empty when all is. */
  differences: string[];
}

/** Runs the named case files, or all in `cases/` beside the form. */
export function runCases(form: Form, path: string, named: string[]): CaseResult[] {
  const folder = join(dirname(path), "cases");
  const beside = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).sort() : [];
  const files = named.length ? named : beside.map((name) => join(folder, name));
  if (files.length === 0) throw new Unusable(`there are no cases in ${folder}: nothing was tried`);
  return files.flatMap((file) => read(file).map((one) => ({ file, description: one.description, differences: run(form, one) })));
}

function read(file: string): Case[] {
  const text = readText(file);
  let cases: unknown;
  try {
    cases = JSON.parse(text);
  } catch (error) {
    throw new Unusable(`${file}: ${(error as Error).message}`);
  }
  const isList = Array.isArray(cases) && cases.every((one) => Array.isArray(one?.events));
  if (!isList) throw new Unusable(`${file}: this is no list of cases, each with its "events" (docs/case-files.md)`);
  return cases as Case[];
}

/** What was sent, and the answers in it. */
interface Sent extends Submission {
  document: unknown;
}

/** What is seen after an event; `undone` where the page does not let one do it, which ends the way. */
export type Seen = Pick<Step, "html" | "title" | "problems" | "page"> & { state?: string; answers?: unknown; sent?: Sent; undone?: string };

/** A way through a form: the first page, or what was seen before, then the page after each event. */
export function* walk(form: Form, events: Case["events"], options: StepOptions, from?: Seen): Generator<Seen> {
  let seen = from ?? begin(form, options);
  yield seen;
  for (const [index, event] of events.entries()) {
    const key = `key-${index}`;
    if ("reply" in event) {
      const { status, type = "application/json", body } = event["reply"] as { status: number; type?: string; body?: unknown };
      const text = body === undefined ? "" : JSON.stringify(body);
      seen = { ...seen, ...form.reply(seen.state ?? "", { status, type, body: text }, options) };
      yield seen;
      continue;
    }
    const pairs = post(seen, event);
    if (!pairs) {
      yield { ...seen, undone: `event ${index} cannot be done on page "${seen.page}": ${JSON.stringify(event)}` };
      return;
    }
    const step = form.step(pairs, seen.state, { ...options, key });
    const sent = step.submission ? { ...step.submission, document: step.answers } : seen.sent;
    seen = { ...step, ...(sent && { sent }) };
    yield seen;
  }
}

function begin(form: Form, options: StepOptions): Seen {
  const first = form.render(options);
  return { ...first, problems: [], page: value(controls(first.html), "~page") };
}

function run(form: Form, one: Case): string[] {
  const options = { today: one.today ?? "2026-01-31", ...(one.locale && { locale: one.locale }) };
  let last: Seen | undefined;
  for (const seen of walk(form, one.events, options)) last = seen;
  if (!last) return [];
  return last.undone === undefined ? compare(one, last) : [last.undone];
}

const value = (all: Control[], name: string) => all.find((control) => control.name === name)?.value ?? "";

/** The pairs that the page posts when this is done to it; undefined where it cannot be done. */
function post(seen: Seen, event: Record<string, unknown>): URLSearchParams | undefined {
  const all = controls(seen.html);
  const posted = new URLSearchParams();
  const input = event["input"] as string | undefined;
  if (input !== undefined && !all.some(({ name }) => name === input)) return undefined;
  for (const { name, value, successful } of all) {
    if (successful && name !== input) posted.append(name, value);
  }
  if (input !== undefined) {
    if (Array.isArray(event["value"])) for (const key of event["value"]) posted.append(input, String(key));
    const typed = Array.isArray(event["value"]) ? "" : String(event["value"]).repeat(Number(event["times"] ?? 1));
    if (typed !== "" || !all.some(({ name, kind }) => name === input && kind === "checkbox")) posted.append(input, typed);
    // Another language that is the same one: the page comes back, and nothing is judged.
    posted.append("~language", value(all, "~locale"));
    return posted;
  }
  const [[kind, argument] = ["", ""]] = Object.entries(event);
  const button = buttonOf(kind, String(argument));
  if (!button) return undefined;
  // A button that is not offered does nothing: the page stays as it is.
  const offered = all.some(({ name, value, kind }) => kind === "submit" && name === button[0] && (value === "" || value === button[1]));
  posted.append(...(offered ? button : ["~language", value(all, "~locale")] as [string, string]));
  return posted;
}

function buttonOf(kind: string, argument: string): [string, string] | undefined {
  if (["next", "back", "submit", "again"].includes(kind)) return [`~${kind}`, ""];
  if (kind === "change" || kind === "open") return [`~${kind}`, argument];
  if (kind === "locale") return ["~language", argument];
  if (["add", "remove", "up", "down"].includes(kind)) return [`${argument}~${kind}`, ""];
  return undefined;
}

function compare(one: Case, seen: Seen): string[] {
  const differences: string[] = [];
  const same = (what: string, expected: unknown, found: unknown) => {
    const [left, right] = [JSON.stringify(expected), JSON.stringify(found)];
    if (left !== right) differences.push(`${what}: expected ${left}, found ${right}`);
  };
  if (one.page !== undefined) same("page", one.page, seen.page);
  if (one.row !== undefined) same("row", one.row, value(controls(seen.html), "~row") || null);
  if (one.problems !== undefined) same("problems", one.problems, seen.problems.map((problem, index) => named(problem, one.problems?.[index])));
  const { sent } = seen;
  if (one.body !== undefined) same("body", one.body.join("\r\n").replaceAll("{key}", sent?.key ?? ""), sent?.body);
  if (one.submission !== undefined) {
    // Of what is no JSON the bytes are compared above.
    const document = one.body !== undefined || !sent ? sent?.document : answersIn(sent.body);
    if (document instanceof SyntaxError) differences.push(`body: what is sent is no JSON, so the case needs its lines too: ${JSON.stringify(sent?.body.split("\r\n"))}`);
    else same("submission", one.submission, document ?? null);
  }
  if (one.answers !== undefined) same("answers", one.answers, seen.answers);
  const unsaid = firstUnsaid(text(seen.html), one.says ?? []);
  if (unsaid !== undefined) differences.push(`says: ${JSON.stringify(unsaid)} is not said, or not in this order`);
  return differences;
}

/** The first of these texts that does not stand in a page behind those before it. */
function firstUnsaid(page: string, texts: string[]): string | undefined {
  let from = 0;
  return texts.find((text) => {
    const at = page.indexOf(text, from);
    from = at + text.length;
    return at < 0;
  });
}

/** A problem with those arguments that the case names. */
function named({ pointer, code, args }: Problem, expected: Record<string, unknown> = {}): Record<string, unknown> {
  const wanted = Object.keys(expected).filter((name) => name !== "at" && name !== "code");
  return { at: pointer, code, ...Object.fromEntries(wanted.map((name) => [name, args[name]])) };
}

/** The answers in a body of JSON: all of it, or the `data` of its envelope; of another body why it is none. */
function answersIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    const isEnvelope = typeof body === "object" && body !== null && "data" in body && "meta" in body && "schema" in body;
    return isEnvelope ? body.data : body;
  } catch (error) {
    return error;
  }
}
