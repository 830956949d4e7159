// A search above the parts of an address, where the host can look addresses up. The parts can always be filled in by hand.

import type { FoundAddress } from "../types.js";
import { answer, type Extra } from "./index.js";

export const lookup: Extra = {
  selector: "[data-bl-lookup]",
  setUp(box, { options, say, announce, signal }) {
    const find = options.lookup?.[box.dataset.blLookup ?? ""];
    const input = box.querySelector("input");
    const list = box.lastElementChild;
    if (!find || !input || !list) return;
    box.hidden = false;
    const choose = ({ values }: FoundAddress) => {
      const controls = [...(box.parentElement?.querySelectorAll<HTMLInputElement>("[name]") ?? [])];
      for (const [name, value] of Object.entries(values)) {
        const control = controls.find((control) => control.name.endsWith(`/${name}`));
        if (control) answer(control, value);
      }
      list.replaceChildren();
      // On to the answers, so that they are seen and can be mended.
      controls[0]?.focus();
    };
    const search = async () => {
      try {
        const found = await find(input.value);
        const buttons = found.map((address) => {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "bl-button bl-button--secondary";
          button.textContent = address.label;
          button.addEventListener("click", () => choose(address), { signal });
          return button;
        });
        list.replaceChildren(...buttons);
        announce(say("address-found", found.length));
      } catch (error) {
        console.error("blankett: the address could not be looked up", error);
        announce(say("address-failed"));
      }
    };
    box.querySelector("button")?.addEventListener("click", () => void search(), { signal });
    // Enter would send the page on.
    const enter = (event: KeyboardEvent) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      void search();
    };
    input.addEventListener("keydown", enter, { signal });
  },
};
