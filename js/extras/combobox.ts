// A select of many options, or a line with suggestions from elsewhere, as an editable combobox with a list
// (ARIA Authoring Practices, "Combobox"): role and focus stay on the input, the list is its next sibling.

import type { Suggestion } from "../types.js";
import { answer, type Extra, relabel, type Tools } from "./index.js";

/** More are not read through. */
const MOST = 20;
/** Screen readers that say every letter must be done with it, and a server need not hear each (milliseconds). */
const PAUSE = 300;

/** As people type it: small letters without accents. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();

/** The suggestions that hold what was typed; those that begin with it come first. */
export function matching(all: Suggestion[], typed: string): Suggestion[] {
  const wanted = plain(typed.trim());
  const places = all.map((one) => ({ one, at: plain(one.label ?? one.value).indexOf(wanted) })).filter(({ at }) => at >= 0);
  const first = places.filter(({ at }) => at === 0);
  return [...first, ...places.filter(({ at }) => at > 0)].slice(0, MOST).map(({ one }) => one);
}

/** Where suggestions come from for a line: the host's function of this name, or an address of the page's own origin. */
function remote(source: string, { options }: Tools): (typed: string, signal: AbortSignal) => Promise<Suggestion[]> {
  const own = options.suggest?.[source];
  if (own) return own;
  return async (typed, signal) => {
    const url = new URL(source.replaceAll("{q}", encodeURIComponent(typed)), document.baseURI);
    if (url.origin !== location.origin) throw new Error(`blankett: ${url.origin} is not the page's own origin`);
    const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`blankett: ${url}: ${response.status}`);
    const found: Suggestion[] = await response.json();
    return found.slice(0, MOST);
  };
}

/** The options of a select, without the empty one and what somebody typed. */
const offered = (select: HTMLSelectElement) => [...select.options].filter(({ value, dataset }) => value && dataset.blUnknown === undefined);

class Combobox {
  readonly #control: HTMLInputElement | HTMLSelectElement;
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement("ul");
  /** What stands where there is no list: that it is on its way, has nothing or failed. */
  readonly #state = document.createElement("p");
  readonly #tools: Tools;
  readonly #find: (typed: string, signal: AbortSignal) => Promise<Suggestion[]> | Suggestion[];
  #found: Suggestion[] = [];
  #active = -1;
  #asking = new AbortController();

  constructor(control: HTMLInputElement | HTMLSelectElement, tools: Tools) {
    this.#control = control;
    this.#tools = tools;
    const box = document.createElement("blankett-combobox");
    if (control instanceof HTMLSelectElement) {
      this.#input = document.createElement("input");
      // Asked for anew each time: the language may have changed.
      const all = () => offered(control).map(({ value, label }) => ({ value, label }));
      this.#find = (typed) => matching(all(), typed);
      this.#standIn(control);
      box.append(this.#input);
    } else {
      this.#input = control;
      const find = remote(control.dataset.blOptions ?? "", tools);
      this.#find = (typed, signal) => (typed.trim() ? find(typed, signal) : []);
    }
    this.#list.id = `${control.id}-list`;
    this.#list.className = "bl-combobox__list";
    this.#list.role = "listbox";
    this.#list.hidden = true;
    this.#state.className = "bl-hint";
    this.#state.hidden = true;
    box.append(this.#list, this.#state);
    control.after(box);
    const input = this.#input;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id, autocomplete: "off" })) {
      input.setAttribute(name, value);
    }
    relabel(control, input, tools.signal, (label) => {
      this.#list.setAttribute("aria-label", label.textContent ?? "");
      this.#mirror();
    });
    this.#listen();
  }

  /** An input in the place of the select, which stays for the core, out of sight and out of the way. */
  #standIn(select: HTMLSelectElement): void {
    const input = this.#input;
    input.type = "text";
    input.className = "bl-input";
    input.id = `${select.id}-combobox`;
    select.classList.add("bl-vh");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    const observer = new MutationObserver(() => this.#mirror());
    observer.observe(select, { attributes: true });
    this.#tools.signal.addEventListener("abort", () => observer.disconnect());
    // The error summary leads to the select.
    select.addEventListener("focus", () => input.focus(), { signal: this.#tools.signal });
  }

  /** Brings the input that stands in a select's place to what the select holds and says. */
  #mirror(): void {
    const [select, input] = [this.#control, this.#input];
    if (!(select instanceof HTMLSelectElement)) return;
    input.value = select.value ? select.selectedOptions[0]?.label ?? "" : input.value;
    for (const name of ["aria-required", "aria-invalid", "aria-describedby"]) {
      const value = select.getAttribute(name);
      if (value === null) input.removeAttribute(name);
      else input.setAttribute(name, value);
    }
  }

  #listen(): void {
    const { signal } = this.#tools;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.#open(), PAUSE);
    };
    this.#input.addEventListener("input", typed, { signal });
    this.#input.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#input.addEventListener("blur", () => this.#leave(), { signal });
    // Focus stays in the input.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    this.#list.addEventListener("click", ({ target }) => this.#choose([...this.#list.children].indexOf(target as Element)), { signal });
  }

  async #open(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { say } = this.#tools;
    const typed = this.#input.value;
    try {
      const found = this.#find(typed, asking.signal);
      if (found instanceof Promise) this.#tell(say("options-loading"), true);
      this.#show(await found);
      if (asking.signal.aborted || document.activeElement !== this.#input) return this.#close();
      this.#tell(typed.trim() ? say("options-found", this.#found.length) : "", this.#found.length === 0);
    } catch (error) {
      if (asking.signal.aborted) return;
      console.error("blankett: no suggestions", error);
      this.#close();
      this.#tell(say("options-failed"), true);
    }
  }

  #tell(text: string, isSeen: boolean): void {
    this.#tools.announce(text);
    this.#state.textContent = text;
    this.#state.hidden = !isSeen || text === "";
  }

  #show(found: Suggestion[]): void {
    this.#found = found;
    this.#active = -1;
    const options = found.map(({ value, label }, index) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${index}`;
      option.className = "bl-combobox__option";
      option.role = "option";
      option.setAttribute("aria-selected", "false");
      option.textContent = label ?? value;
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#list.hidden = options.length === 0;
    this.#input.setAttribute("aria-expanded", String(options.length > 0));
    this.#input.removeAttribute("aria-activedescendant");
  }

  #close(): void {
    this.#state.hidden = true;
    this.#show([]);
  }

  #move(by: number): void {
    const count = this.#found.length;
    const before = this.#list.children[this.#active];
    before?.setAttribute("aria-selected", "false");
    this.#active = this.#active < 0 && by < 0 ? count - 1 : (this.#active + by + count) % count;
    const option = this.#list.children[this.#active];
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #key(event: KeyboardEvent): void {
    const isOpen = !this.#list.hidden;
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (isArrow && isOpen) this.#move(event.key === "ArrowDown" ? 1 : -1);
    else if (isArrow) void this.#open();
    else if (event.key === "Enter" && isOpen && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === "Escape" && isOpen) this.#close();
    else return;
    event.preventDefault();
  }

  #choose(index: number): void {
    const chosen = this.#found[index];
    if (!chosen) return;
    this.#close();
    if (this.#control !== this.#input) this.#input.value = chosen.label ?? chosen.value;
    answer(this.#control, chosen.value);
  }

  /** What was typed in full is chosen. Of a select, what is no option is an answer all the same, for the check to name. */
  #leave(): void {
    this.#asking.abort();
    this.#close();
    const select = this.#control;
    if (!(select instanceof HTMLSelectElement)) return;
    const typed = this.#input.value.trim();
    const option = offered(select).find(({ label }) => plain(label) === plain(typed));
    const value = option?.value ?? typed;
    if (option) this.#input.value = option.label;
    if (value === select.value) return;
    if (![...select.options].some((one) => one.value === value)) {
      const unknown = new Option(typed, value);
      unknown.dataset.blUnknown = "";
      select.options[0]?.after(unknown);
    }
    answer(select, value);
  }
}

export const combobox: Extra = {
  selector: "[data-bl-combobox]",
  setUp(control, tools) {
    new Combobox(control as HTMLInputElement | HTMLSelectElement, tools);
  },
};
