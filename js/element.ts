// `<blankett-form src lang endpoint>`: a form in the page's own DOM, adopted from the server's HTML or rendered.

import { finish, imports, unpack } from "./blankett_page.js";
import { loadCompiled, once } from "./browser.js";
import { isCompiled } from "./compiled.js";
import { tell } from "./host.js";
import { ShownForm } from "./shown.js";
import type { BlankettFormElement, Compiled, Definition, Form, Handle, Hooks, MountOptions } from "./types.js";
import { loadWords, sentence } from "./words.js";

const usual = once(() => ({ imports, finish, unpack }), new URL("./blankett_page_bg.wasm", import.meta.url));
/** With what hardly any form asks for (`src/form/rare.rs`). */
const rare = once(() => import("./rare.js"), new URL("./blankett_rare_bg.wasm", import.meta.url));

/**
 * Loads a form: a compiled one with the page's own core, or with the one for what is rare; a definition with the whole. Each is fetched
 * only by pages that need it.
 */
async function load(given: Definition | Compiled | URL, locale: string, core: typeof usual): Promise<ShownForm> {
  if (isCompiled(given)) {
    const loaded = await loadCompiled(given, { locale }, core, rare);
    if (loaded) return new ShownForm(loaded.core, loaded.bring);
  }
  const whole = await import("./blankett.js");
  return whole.load(given, { locale });
}

/** On a server, where frameworks import everything that a page does, there is nothing to define and nothing fails. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

class BlankettForm extends Base implements BlankettFormElement {
  static observedAttributes = ["src", "lang"];

  #definition: Definition | Compiled | Form | undefined;
  #handle: Handle | undefined;
  #message: HTMLElement | undefined;
  /** Which start is the latest: an older one that is still loading gives up. */
  #turn = 0;
  // A page may have set these before this script came: they keep what they have.
  endpoint = (this as { endpoint?: string | undefined }).endpoint;
  answers = (this as { answers?: unknown }).answers;
  hooks = (this as { hooks?: Hooks }).hooks;

  constructor() {
    super();
    if (!Object.hasOwn(this, "definition")) return;
    this.#definition = this.definition;
    // What was set on the bare element would hide the accessor.
    delete (this as { definition?: unknown }).definition;
  }

  get handle(): Handle | undefined {
    return this.#handle;
  }

  get definition(): Definition | Compiled | Form | undefined {
    return this.#definition;
  }

  set definition(definition: Definition | Compiled | Form | undefined) {
    this.#definition = definition;
    if (this.isConnected) this.#restart();
  }

  connectedCallback(): void {
    // Moved within the page: the form and what was typed stay as they are.
    if (!this.#handle) this.#restart();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name === "src") this.#restart();
    else if (now && this.#handle) void this.#handle.setLocale(now);
  }

  /** Starts once, however many reasons there are at the same time: an element that was there before this script has two. */
  #restart(): void {
    this.#stop();
    const turn = this.#turn;
    queueMicrotask(() => {
      if (turn === this.#turn) void this.#start();
    });
  }

  #stop(): void {
    this.#turn++;
    this.#handle?.unmount();
    this.#handle = undefined;
    this.#message?.remove();
    this.#message = undefined;
  }

  async #start(): Promise<void> {
    const turn = ++this.#turn;
    const locale = language(this);
    if (this.parentElement?.closest("form")) {
      console.error("blankett: <blankett-form> stands inside another <form>, where HTML allows none; move it out", this);
      return this.#say("cannot-show-here", locale, turn);
    }
    try {
      const form = await this.#load(locale);
      if (form && turn === this.#turn) this.#mount(form, locale);
    } catch (error) {
      console.error((error as Error).name === "DefinitionError" ? `blankett: ${(error as Error).message}` : error);
      if (turn === this.#turn) await this.#say("cannot-show", locale, turn);
    }
  }

  async #load(locale: string): Promise<ShownForm | undefined> {
    const source = this.getAttribute("src");
    if (this.#definition instanceof ShownForm) {
      await this.#definition.bring(locale);
      return this.#definition;
    }
    if (this.#definition === undefined && source === null) return undefined;
    const given = (this.#definition as Definition | Compiled | undefined) ?? new URL(source ?? "", document.baseURI);
    // A form that a server wrote says which core it needs, before the compiled form has come.
    return load(given, locale, this.querySelector("form.bl[data-bl-core]") ? rare : usual);
  }

  #mount(form: ShownForm, locale: string): void {
    const handle = form.mount(this, this.#options(locale));
    this.#handle = handle;
    if (this.hasAttribute("document-title")) {
      handle.on("page", (event) => void (document.title = event.detail.title));
    }
    tell(this, "ready", { handle });
  }

  #options(locale: string): MountOptions {
    const attribute = (name: string) => this.getAttribute(name) ?? undefined;
    const level = Number(attribute("heading-level"));
    return {
      locale,
      origins: attribute("origins")?.split(/\s+/),
      credentials: attribute("credentials") as RequestCredentials,
      endpoint: this.endpoint ?? attribute("endpoint"),
      answers: this.answers,
      headingLevel: level || undefined,
      history: this.hasAttribute("history"),
      ...this.hooks,
    } as MountOptions;
  }

  /** Says in plain words that there is no form; the reason is for the console. A form that a server wrote stays: it posts by itself. */
  async #say(id: string, locale: string, turn: number): Promise<void> {
    if (this.querySelector("form.bl")) return;
    const words = await loadWords(locale).catch(() => "");
    const text = sentence(words, id);
    if (!text || turn !== this.#turn) return;
    this.#message = document.createElement("p");
    this.#message.className = "bl-notice";
    this.#message.textContent = text;
    this.prepend(this.#message);
  }
}

/** The language of the form that a server wrote inside the element; else the element's own, as CSS's `:lang()` finds it. */
const language = (element: HTMLElement) =>
  (element.querySelector<HTMLElement>("form.bl[lang]") ?? element.closest<HTMLElement>("[lang]"))?.lang ?? "";

globalThis.customElements?.define("blankett-form", BlankettForm);
