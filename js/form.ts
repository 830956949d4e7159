// A loaded form: the core's calls with JavaScript's types, the same in browsers and in Node.

import type { CoreForm, PageForm } from "./blankett_core.js";
import { today } from "./host.js";
import { text, texts } from "./json.js";
import { mount } from "./mount.js";
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

/** Brings the words of a language to a form. */
export type Bring = (locale: string) => Promise<void>;

/** A form that can be shown: all that a page needs. */
export class ShownForm<Compiled extends PageForm = PageForm> {
  protected readonly core: Compiled;
  readonly bring: Bring;

  constructor(core: Compiled, bring: Bring) {
    this.core = core;
    this.bring = bring;
  }

  get languages(): string[] {
    return this.core.languages();
  }

  mount(element: HTMLElement, options: Public.MountOptions = {}): Public.Handle {
    return mount(this.core, element, options, this.bring);
  }
}

export class Form extends ShownForm<CoreForm> implements Public.Form {
  /** The definition where it was given as text: what lint finds has lines then. */
  readonly #text: string | undefined;

  constructor(core: CoreForm, bring: Bring, text: string | undefined) {
    super(core, bring);
    this.#text = text;
  }

  check(answers: unknown, options?: Public.CheckOptions): Public.Problem[] {
    return this.core.check(text(answers), text(dated(options)));
  }

  /** As `check`, for answers that are JSON text already: every digit counts. */
  checkText(answers: string, options?: Public.CheckOptions): Public.Problem[] {
    return this.core.check(answers, text(dated(options)));
  }

  render(options: Public.RenderOptions = {}): Public.Rendered {
    const { answers, ...rest } = options;
    return this.core.render(text({ ...dated(rest), answers: answers === undefined ? undefined : text(answers) }));
  }

  step(pairs: URLSearchParams | FormData, state?: string, options?: Public.StepOptions): Public.Step {
    const key = options?.key ?? crypto.randomUUID();
    return parsed(this.core.step(text(texts(pairs)), text({ ...dated(options), key, state })));
  }

  reply(state: string, { status, type, body }: Public.Reply, options?: Public.StepOptions): Public.Step {
    return parsed(this.core.reply(status, type, body, text({ ...dated(options), state })));
  }

  decode(pairs: URLSearchParams | FormData): Public.Decoded {
    return parsed(this.core.decode(text(texts(pairs))));
  }

  schema(): Public.Definition {
    return JSON.parse(this.core.schema());
  }

  lint(): Public.Diagnostic[] {
    return this.core.lint(this.#text);
  }
}

/** How a core compiles a definition: throws a list of diagnostics where the text is no form. */
export type LoadCore<Compiled> = (definition: string, options: string) => Compiled;

/** Compiles a definition, given as text or as what that text means. Throws a `DefinitionError`. */
export function compile<Compiled extends PageForm>(
  load: LoadCore<Compiled>,
  definition: Public.Definition | string,
  options: Public.LoadOptions,
): { core: Compiled; given: string | undefined } {
  const { formatAssertion, resources, limits, messages = {} } = options;
  const given = typeof definition === "string" ? definition : undefined;
  let core: Compiled;
  try {
    core = load(given ?? text(definition), text({ formatAssertion, resources, limits }));
  } catch (error) {
    if (!Array.isArray(error)) throw error;
    throw new DefinitionError(given === undefined ? error.map(withoutLine) : error);
  }
  for (const [locale, fluent] of Object.entries(messages)) core.addWords("form", locale, fluent);
  return { core, given };
}

/** An object has no lines. */
const withoutLine = ({ line, column, ...rest }: Public.Diagnostic): Public.Diagnostic => rest;

/** Answers come as JSON text: their names may be any, `__proto__` too. */
const parsed = <Result extends { answers: string }>(result: Result) => ({ ...result, answers: JSON.parse(result.answers) as unknown });

const dated = <Options extends Public.CheckOptions>(options?: Options) => ({ today: today(), ...options });
