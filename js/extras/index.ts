// What some questions have besides what their HTML does by itself. Fetched only by pages that show one (js/mount.ts).
//
// Each works on controls that the core made, and answers as a citizen does: it sets a control's value and tells so with an
// `input` event. What it adds stands in an element of a name of its own, which the core leaves alone.

import type { MountOptions } from "../types.js";
import { combobox } from "./combobox.js";
import { custom } from "./custom.js";
import { files } from "./files.js";
import { locate } from "./locate.js";
import { lookup } from "./lookup.js";

/** What an extra has of the form around it. */
export interface Tools {
  options: MountOptions;
  /** A message of the library (widgets.ftl), as text. */
  say(message: string, count?: number): string;
  /** Says something politely, without moving focus. */
  announce(text: string): void;
  signal: AbortSignal;
}

export interface Extra {
  /** What it works on. */
  selector: string;
  /** Sets it up on one element, once. */
  setUp(element: HTMLElement, tools: Tools): void;
}

const EXTRAS: Extra[] = [combobox, custom, files, locate, lookup];

/** Answers a question with a text, as if it were typed. */
export function answer(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Has the label of a control, which is out of sight, lead to the line in its place, or to nothing where what stands there has a name of its own: also
 * where the core writes the label anew. `named` is told of it each time.
 */
export function relabel(control: HTMLInputElement | HTMLSelectElement, line: HTMLInputElement | undefined, signal: AbortSignal, named: (label: HTMLLabelElement) => void): void {
  let label: HTMLLabelElement | undefined;
  const look = () => {
    label = control.labels?.[0] ?? label;
    if (!label) return;
    if (!line) label.removeAttribute("for");
    else if (label.htmlFor !== line.id) label.htmlFor = line.id;
    observer.observe(label, { attributes: true, childList: true, characterData: true, subtree: true });
    named(label);
  };
  const observer = new MutationObserver(look);
  if (control.parentElement) observer.observe(control.parentElement, { childList: true });
  signal.addEventListener("abort", () => observer.disconnect());
  look();
}

/** Sets up what the form shows, and what it comes to show, until the signal comes. */
export function setUp(form: HTMLFormElement, tools: Omit<Tools, "announce">): void {
  const announce = (text: string) => {
    const region = form.querySelector("[role=status]");
    if (region) region.textContent = text;
  };
  const known = new WeakSet<Element>();
  const look = () => {
    for (const { selector, setUp } of EXTRAS) {
      for (const element of form.querySelectorAll<HTMLElement>(selector)) {
        if (known.has(element)) continue;
        known.add(element);
        setUp(element, { ...tools, announce });
      }
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(form, { childList: true, subtree: true });
  tools.signal.addEventListener("abort", () => observer.disconnect());
  look();
}
