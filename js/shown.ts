// A form that can be shown: all that `<blankett-form>` needs of one, with either core.

import type { PageForm } from "./blankett_core.js";
import { mount } from "./mount.js";
import type * as Public from "./types.js";

/** Brings the words of a language to a form. */
export type Bring = (locale: string) => Promise<void>;

export class ShownForm<Compiled extends PageForm = PageForm> {
  protected readonly core: Compiled;
  readonly bring: Bring;

  constructor(core: Compiled, bring: Bring) {
    this.core = core;
    this.bring = bring;
  }

  get languages(): string[] {
    return this.core.languages().split(" ");
  }

  mount(element: HTMLElement, options: Public.MountOptions = {}): Public.Handle {
    return mount(this.core, element, options, this.bring);
  }
}
