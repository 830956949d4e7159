// A loaded form: the core's calls with JavaScript's types, the same in browsers and in Node.

import type { CoreForm } from "./blankett_core.js";
import { now, today } from "./host.js";
import { text, texts } from "./json.js";
import { type Bring, ShownForm } from "./shown.js";
import type * as Public from "./types.js";

export class DefinitionError extends Error {
  override name = "DefinitionError";
  readonly diagnostics: Public.Diagnostic[];

  constructor(diagnostics: Public.Diagnostic[]) {
    super(diagnostics.map(sentence).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** One diagnostic in one line. */
export function sentence({ pointer, line, column, message }: Public.Diagnostic): string {
  const place = line === undefined ? pointer || "the definition" : `${line}:${column} ${pointer}`;
  return `${place.trim()}: ${message}`;
}

export class Form extends ShownForm<CoreForm> implements Public.Form {
  /** The definition where it was given as text: what lint finds has lines then. */
  readonly #text: string | undefined;
  readonly #isCompiled: boolean;

  constructor(core: CoreForm, bring: Bring, { text, isCompiled = false }: { text?: string | undefined; isCompiled?: boolean }) {
    super(core, bring);
    this.#text = text;
    this.#isCompiled = isCompiled;
  }

  compiled(): Uint8Array<ArrayBuffer> {
    return this.core.pack();
  }

  check(answers: unknown, options?: Public.CheckOptions): Public.Problem[] {
    return this.core.check(boundedText(answers), false, text(dated(options)));
  }

  /** As `check`, for answers that are JSON text already: every digit counts. Throws a `SyntaxError` where they are none. */
  checkText(answers: string, options?: Public.CheckOptions): Public.Problem[] {
    try {
      return this.core.check(answers, true, text(dated(options)));
    } catch (error) {
      throw error instanceof Error ? error : new SyntaxError(sentence(error as Public.Diagnostic));
    }
  }

  render(options: Public.RenderOptions = {}): Public.Rendered {
    const { answers, ...rest } = options;
    return this.core.render(text({ ...dated(rest), answers: answers === undefined ? undefined : boundedText(answers) }));
  }

  step(pairs: URLSearchParams | FormData, state?: string, options: Public.StepOptions = {}): Public.Step {
    const { answers, key = crypto.randomUUID(), ...rest } = options;
    const given = answers === undefined ? undefined : boundedText(answers);
    return parsed(this.core.step(text(texts(pairs)), text({ ...dated(rest), key, state, answers: given })));
  }

  reply(state: string, { status, type, language = "", body }: Public.Reply, options?: Public.StepOptions): Public.Step {
    return parsed(this.core.reply(status, type, language, body, text({ ...dated(options), state })));
  }

  outcome({ status, type, language = "", body }: Public.Reply, options: Public.RenderOptions = {}): Public.Outcome {
    const { answers, ...rest } = options;
    const given = answers === undefined ? undefined : boundedText(answers);
    return this.core.outcome(status, type, language, body, text({ ...dated(rest), answers: given }));
  }

  decode(pairs: URLSearchParams | FormData): Public.Decoded {
    return parsed(this.core.decode(text(texts(pairs))));
  }

  computed<Answers>(answers: Answers, options?: Public.CheckOptions): Answers {
    return JSON.parse(this.core.computed(text(answers), text(dated(options))));
  }

  schema(): Public.Definition {
    this.#needDefinition();
    return JSON.parse(this.core.schema());
  }

  lint(): Public.Diagnostic[] {
    this.#needDefinition();
    return this.core.lint(this.#text);
  }

  #needDefinition(): void {
    if (this.#isCompiled) throw new Error("a compiled form has no definition: load the definition itself for this");
  }
}

/** Compiles a definition, given as text or as what that text means. Throws a `DefinitionError`. */
export function compile(
  load: (definition: string, options: string) => CoreForm,
  definition: Public.Definition | string,
  { formatAssertion, resources, limits }: Public.LoadOptions,
): { core: CoreForm; text: string | undefined } {
  const given = typeof definition === "string" ? definition : undefined;
  try {
    return { core: load(given ?? text(definition), text({ formatAssertion, resources, limits })), text: given };
  } catch (error) {
    if (!Array.isArray(error)) throw error;
    throw new DefinitionError(given === undefined ? error.map(withoutLine) : error);
  }
}

/**
 * As `text`; what `JSON.stringify` cannot write because it nests too deeply becomes a
 * text that nests too deeply for the core as well.
 */
function boundedText(value: unknown): string {
  try {
    return text(value);
  } catch (error) {
    if (error instanceof RangeError) return "[".repeat(1000);
    throw error;
  }
}

/** An object has no lines. */
const withoutLine = ({ line, column, ...rest }: Public.Diagnostic): Public.Diagnostic => rest;

/** Answers come as JSON text: their names may be any, `__proto__` too. */
const parsed = <Result extends { answers: string }>(result: Result) => ({ ...result, answers: JSON.parse(result.answers) as unknown });

const dated = <Options extends Public.CheckOptions>(options?: Options) => ({ today: today(), now: now(), ...options });
