// The public types of `blankett`, written by hand. The same names work in browsers and in Node.

/** A JSON Schema 2020-12 document, with or without the `form` keyword; `true` and `false` are schemas too. */
export type Definition = Record<string, unknown> | boolean;

/** A form compiled ahead (`npx blankett compile`, `form.compiled()`), for the same version of this package. */
export type Compiled = ArrayBuffer | Uint8Array;

export interface LoadOptions {
  /** The form's own texts in other languages: Fluent text by language tag. */
  messages?: Record<string, string>;
  /** Schemas that `$ref` may name, by URI. Nothing is ever fetched for a `$ref`. */
  resources?: Record<string, Definition>;
  /** Whether `format` is checked; `true` unless said otherwise. */
  formatAssertion?: boolean;
  limits?: Limits;
  /** In browsers: the language whose words are fetched at once; the page's unless said otherwise. */
  locale?: string;
}

/** What a definition may cost. Over a limit is an error of its own, never "valid". */
export interface Limits {
  /** Bytes of the definition; 2,000,000 unless said otherwise. */
  bytes?: number;
  /** Levels of nesting; 64 unless said otherwise. */
  depth?: number;
  /** Questions and groups; 20,000 unless said otherwise. */
  fields?: number;
}

/**
 * JSON text, a definition as an object, a compiled form, or where to fetch one: `….bin` is compiled, all else JSON.
 * Rejects with a `DefinitionError`. Where a fetched compiled form is another version's, its definition beside it is
 * loaded instead.
 */
export function load(definition: Definition | Compiled | string | URL, options?: LoadOptions): Promise<Form>;

/** The definition cannot be used. */
export class DefinitionError extends Error {
  readonly diagnostics: Diagnostic[];
}

/** Something about a definition, for its author. */
export interface Diagnostic {
  /** Where in the definition: a JSON Pointer. */
  pointer: string;
  /** From 1; absent where the definition was given as an object. */
  line?: number;
  column?: number;
  severity: "error" | "warning" | "info";
  code: string;
  message: string;
}

/** Something about the answers, for whoever gave them. */
export interface Problem {
  /** Where to act: a JSON Pointer into the answers. */
  pointer: string;
  /** The JSON Schema keyword, or `false`, `checks`, `compute`, `limit`, `file`, `soft`, `server`. */
  code: string;
  args: Record<string, string | number>;
  /** A sentence in the language asked for. */
  message: string;
}

/** A complete fragment of HTML and the title of the page it is. */
export interface Rendered {
  html: string;
  title: string;
}

export interface CheckOptions {
  locale?: string;
  /** The civil date, `YYYY-MM-DD`; today here unless said otherwise. */
  today?: string;
}

export interface RenderOptions extends CheckOptions {
  /** Answers to show; numbers beyond 2^53 as text. */
  answers?: unknown;
  /** The page's id; the first unless said otherwise. */
  page?: string;
  /** `copy` is a whole document: the answers as a file to keep. */
  mode?: "form" | "review" | "copy";
  /** The time that a copy bears, RFC 3339; now here unless said otherwise. */
  now?: string;
  /** Before every id. */
  prefix?: string;
  /** Where the form posts without script. */
  action?: string;
  /** The level of the form's first heading, 1 to 4. */
  headingLevel?: number;
}

export interface StepOptions extends CheckOptions {
  /** What the first page was rendered with, where there is no state yet: what is only shown (`readOnly`) is never posted. */
  answers?: unknown;
  /** The time that a copy bears, RFC 3339; now here unless said otherwise. */
  now?: string;
  /** A fresh random key, used when the check-answers page is reached. */
  key?: string;
  prefix?: string;
  action?: string;
  headingLevel?: number;
}

/** One page posted without script, and what to answer. */
export interface Step extends Rendered {
  /** To be kept until the next page is posted. */
  state: string;
  /** The page's id, `~check` or `~receipt`. */
  page: string;
  problems: Problem[];
  /** The relevant answers so far; numbers beyond 2^53 as text. */
  answers: unknown;
  /** Names that were posted and are none of the form's. */
  unknown: string[];
  /** What to send now; then call `reply`. */
  submission?: Submission;
  /** The copy of the answers that was asked for: answer with this file instead of the page. */
  copy?: Copy;
}

/** A file to keep, `text/html`. */
export interface Copy {
  /** In ASCII. */
  name: string;
  /** A whole document, in UTF-8. */
  html: string;
}

export interface Submission {
  endpoint?: string;
  /** The bytes to post, written once. */
  body: string;
  /** The idempotency key: same bytes, same key. */
  key: string;
  locale: string;
}

/** What an endpoint answered; status 0 when it did not. */
export interface Reply {
  status: number;
  /** `content-type` */
  type: string;
  /** `content-language`: sentences in another language than the citizen's are not shown. */
  language?: string;
  body: string;
}

/** What a page makes of a reply. */
export interface Outcome {
  /** `rejected`: see `problems`. Neither that nor `accepted`: nothing is known to be stored, and the citizen may try again. */
  kind:
    | "accepted" | "rejected" | "unsent" | "unknown" | "busy" | "sign-in" | "forbidden" | "closed" | "too-large" | "changed" | "refused";
  /** The endpoint's own, where it was accepted and has one. */
  reference?: string;
  /** Each at the question that the endpoint means; what fits no question has the endpoint's own words for the place. */
  problems: Problem[];
}

export interface Decoded {
  answers: unknown;
  /** Names that were posted and are none of the form's. */
  unknown: string[];
}

export interface Form {
  /** BCP 47 tags, the language of the definition's own texts first. */
  readonly languages: string[];
  /** What is wrong with the answers; `[]` is valid. Takes anything, and throws only for a value that contains itself. */
  check(answers: unknown, options?: CheckOptions): Problem[];
  render(options?: RenderOptions): Rendered;
  step(pairs: URLSearchParams | FormData, state?: string, options?: StepOptions): Step;
  /** The page that follows when what `step` gave as `submission` was sent, and this came back. */
  reply(state: string, reply: Reply, options?: StepOptions): Step;
  /** What an endpoint's reply means, the same as to a page: for whoever tries an endpoint. */
  outcome(reply: Reply, options?: RenderOptions): Outcome;
  decode(pairs: URLSearchParams | FormData): Decoded;
  /** The answers with every computed value as it must be: for whoever sends answers that no form collected. */
  computed<Answers>(answers: Answers, options?: CheckOptions): Answers;
  /** The plain JSON Schema of the answers. Throws for a compiled form, which has no definition; so does `lint`. */
  schema(): Definition;
  lint(): Diagnostic[];
  /** The form compiled, for `<blankett-form src="….form.bin">` and `load` of the same version of this package. */
  compiled(): Uint8Array<ArrayBuffer>;
  /** Shows the form in a page, or takes over the one that a server wrote inside the element. Browsers only. */
  mount(element: HTMLElement, options?: MountOptions): Handle;
  /** Fetches the words of a language, for `check` and `render` in browsers; `mount` does it itself. */
  bring(locale: string): Promise<void>;
}

export interface MountOptions extends Hooks {
  locale?: string;
  /** Where to post the answers as JSON; wins over the adopted form's `action` and over the definition. */
  endpoint?: string;
  /** Other origins than the page's own that the definition may name. */
  origins?: string[];
  credentials?: RequestCredentials;
  /** Answers to begin with. */
  answers?: unknown;
  /** Before every id; different for each form of the page unless said otherwise. */
  prefix?: string;
  /** Where the form posts should WebAssembly fail. */
  action?: string;
  headingLevel?: number;
  /** Whether each page of the form is an entry of the browser's history. The address never changes. */
  history?: boolean;
}

/** What the host's script does for some questions. */
export interface Hooks {
  /** Suggestions for lines, by the name that the form has for them (`"options"`). */
  suggest?: Record<string, (typed: string, signal: AbortSignal) => Promise<Suggestion[]>>;
  /** Searches for groups of questions, by their widget: `address`. */
  lookup?: Record<string, (typed: string) => Promise<FoundAddress[]>>;
  /** The bearer token for an attempt to send; called before each. */
  token?: () => Promise<string>;
  /** Questions of the host's own, by the name of their widget (`x-…`). */
  widgets?: Record<string, (element: HTMLElement, question: CustomQuestion) => void>;
}

/** How answers are posted: the members of `form.submit` beside `endpoint` and `envelope` (`docs/endpoint-contract.md`). */
export interface SubmitSettings {
  /** With `{key}`; asked when nobody knows whether the answers arrived. */
  statusUrl?: string;
  headers?: Record<string, string>;
  credentials?: RequestCredentials;
  /** Paths on the page's own origin that an endpoint may lead to instead of answering itself. */
  redirects?: { received: string[]; signIn?: string[] };
  /** How the body is written; JSON unless said otherwise. */
  encoding?: "json" | "urlencoded" | "multipart";
  /** How much the files may be together. */
  files?: { maxMegabytes: number };
  idempotency?: { mode?: "header" | "field" | "none"; name?: string; format?: "quoted" | "bare" };
  csrf?: { source: "meta" | "cookie" | "field" | "endpoint"; name: string; header?: string; refresh?: string };
  timeoutMs?: { attempt?: number; overall?: number };
  retry?: { attempts?: number; baseMs?: number; capMs?: number; retryAfterCapS?: number };
  /** Whether `Content-Digest` goes to another origin too. */
  digest?: boolean;
}

export interface Suggestion {
  /** What is answered. */
  value: string;
  /** What is shown; the value unless said otherwise. */
  label?: string;
}

export interface FoundAddress {
  /** What is shown. */
  label: string;
  /** The answers, by the names of the questions in the group. */
  values: Record<string, string>;
}

/** A question that the host's script asks. */
export interface CustomQuestion {
  /** The line of text that the form asks with by itself; label, hint and error are wired to it. Hide it only behind what is as good. */
  readonly control: HTMLInputElement;
  /** What is answered now. */
  readonly value: string;
  /** Answers. */
  set(value: string): void;
  /** Aborted when the form is taken away. */
  readonly signal: AbortSignal;
}

/** A mounted form. */
export interface Handle {
  readonly form: HTMLFormElement;
  /** The relevant answers as they would be sent. */
  readonly answers: unknown;
  /** Listens to an event; the result stops it. */
  on<Name extends keyof Events>(name: Name, listener: (event: CustomEvent<Events[Name]>) => void): () => void;
  setLocale(locale: string): Promise<void>;
  /** Presses the button that leads on: Next, or Send. */
  submit(): void;
  /** Removes listeners and memory; a form that was adopted stays and posts by itself. */
  unmount(): void;
}

/** What `event.detail` holds, by the event's name without `blankett-`. Never what was answered. */
export interface Events {
  /** The form works. */
  ready: { handle: Handle };
  change: { pointer: string };
  page: { page: string; title: string };
  /** Cancelable. A promise given to `waitUntil` is awaited before sending; where it rejects, nothing is sent. */
  submit: { endpoint: string | undefined; key: string; waitUntil(promise: PromiseLike<unknown>): void };
  accepted: { reference: string };
  rejected: { problems: { pointer: string; code: string }[] };
}

/** `<blankett-form src lang endpoint origins credentials heading-level document-title history>` */
export interface BlankettFormElement extends HTMLElement {
  /** Instead of `src`: the definition itself, compiled or not, or a form that was loaded. */
  definition: Definition | Compiled | Form | undefined;
  endpoint: string | undefined;
  answers: unknown;
  /** Set before the form is shown. */
  hooks: Hooks | undefined;
  readonly handle: Handle | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "blankett-form": BlankettFormElement;
  }
}
