// What the WebAssembly core exports (src/browser/exports.rs, tools.rs); wasm-bindgen's glue is made without types.
// Values whose names come from a form or a citizen cross as JSON text, so that `__proto__` is a name like any other.

import type { Glue } from "./start.js";
import type { Diagnostic, Outcome, Problem, Rendered, Step } from "./types.js";

export const imports: Glue["imports"];
export const finish: Glue["finish"];

/** Throws a list of diagnostics where the text is no form. */
export function load(definition: string, options: Json): CoreForm;

/** Reads what `pack` gave; undefined where another version of the library did. */
export function unpack(compiled: Uint8Array): CoreForm | undefined;

/** All that its author should know of a definition. Languages have spaces between them. */
export function diagnose(definition: string, library: string, fallback: string, own: string): Diagnostic[];

/** What is wrong with the texts of a form in Fluent. */
export function faults(fluent: string): Diagnostic[];

/** JSON text; the members of options are those of `OptionsDto` in src/dto.rs. */
type Json = string;

/** A form in the core that `<blankett-form>` loads. */
export interface PageForm {
  free(): void;
  /** BCP 47 tags with spaces between them, the language of the definition's own texts first. */
  languages(): string;
  addWords(kind: "library" | "form", locale: string, fluent: string): void;
  mount(root: Element, pairs: Json, options: Json, host: CoreHost): CoreMount;
}

/** A form in the whole core. */
export interface CoreForm extends PageForm {
  pack(): Uint8Array<ArrayBuffer>;
  /** Throws a diagnostic where `isWritten`, and what was written is no JSON. */
  check(answers: Json, isWritten: boolean, options: Json): Problem[];
  render(options: Json): Rendered;
  step(pairs: Json, options: Json): CoreStep;
  reply(status: number, type: string, language: string, body: string, options: Json): CoreStep;
  outcome(status: number, type: string, language: string, body: string, options: Json): Outcome;
  decode(pairs: Json): { answers: Json; unknown: string[] };
  computed(answers: Json, options: Json): Json;
  schema(): Json;
  lint(definition: string | undefined): Diagnostic[];
}

export type CoreStep = Omit<Step, "answers"> & { answers: Json };

/** What the core asks of the page. None of these may throw. */
export interface CoreHost {
  today(): string;
  /** RFC 3339, by the clock here. */
  now(): string;
  key(): string;
  send(endpoint: string | undefined, body: string, key: string, locale: string, settings: Json): void;
  /** Gives up what is being sent. */
  stop(): void;
  /** Hands the citizen a file. */
  save(name: string, html: string): void;
  language(locale: string): void;
  tell(event: string, detail: Json): void;
}

export interface CoreMount {
  free(): void;
  /** The live form. */
  form(): HTMLFormElement;
  handle(event: Event): void;
  replied(status: number, contentType: string, language: string, body: string): void;
  waiting(seconds: number): void;
  asking(): void;
  found(status: number, contentType: string, language: string, body: string): void;
  leave(): void;
  setLocale(locale: string): void;
  submit(): void;
  /** Shows a page that was shown before, where the answers still lead there. */
  visit(page: string): void;
  /** What its ids begin with. */
  prefix(): string;
  /** A message of the library, as text. */
  say(message: string, count: number): string;
  answers(): Json;
}
