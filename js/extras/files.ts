// A button in the page's language in the place of the browser's own control, and the list of what was chosen.
//
// What the answer holds is the hidden control after the chooser: names, types and sizes as JSON text, and of each file what
// this page calls it (`~`, which the core leaves out of the answer), so that its bytes can be sent.

import { chosen as known } from "../chosen.js";
import { answer, type Extra, relabel } from "./index.js";

interface Chosen {
  name: string;
  type: string;
  size: number;
  "~"?: string;
}

export const files: Extra = {
  selector: "[data-bl-files]",
  setUp(element, { say, announce, signal }) {
    const chooser = element as HTMLInputElement;
    const group = chooser.parentElement as HTMLElement;
    const carrier = group.querySelector<HTMLInputElement>('input[type="hidden"]');
    if (!carrier) return;
    const chosen = (): Chosen[] => (carrier.value ? JSON.parse(carrier.value) : []);
    const box = document.createElement("blankett-files");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bl-button bl-button--secondary";
    const about = document.createElement("span");
    about.className = "bl-vh";
    box.append(button);
    chooser.after(box);
    chooser.classList.add("bl-vh");
    chooser.tabIndex = -1;
    chooser.setAttribute("aria-hidden", "true");
    // A label of the button would be said before the button, which ends with it.
    relabel(chooser, undefined, signal, (label) => {
      about.textContent = `, ${label.textContent ?? ""}`;
      button.replaceChildren(say(chooser.multiple ? "files-choose" : "file-choose"), about);
      label.onclick = () => chooser.click();
    });
    const describe = () => {
      const ids = chooser.getAttribute("aria-describedby");
      if (ids) button.setAttribute("aria-describedby", ids);
      else button.removeAttribute("aria-describedby");
    };
    const observer = new MutationObserver(describe);
    observer.observe(chooser, { attributes: true, attributeFilter: ["aria-describedby"] });
    signal.addEventListener("abort", () => observer.disconnect());
    describe();

    const own = new Set<string>();
    signal.addEventListener("abort", () => own.forEach((id) => known.delete(id)));
    const keep = (file: File): Chosen => {
      const id = crypto.randomUUID();
      own.add(id);
      known.set(id, file);
      return { name: file.name, type: file.type, size: file.size, "~": id };
    };
    const choose = () => {
      const added = [...(chooser.files ?? [])].map(keep);
      chooser.value = "";
      if (added.length === 0) return;
      const before = chooser.multiple ? chosen().filter(({ name }) => !added.some((file) => file.name === name)) : [];
      answer(carrier, JSON.stringify([...before, ...added]));
      announce(added.map(({ name }) => `${name}: ${say("file-chosen")}`).join(", "));
    };
    const remove = (event: Event) => {
      const pressed = (event.target as Element).closest<HTMLElement>("[data-bl-remove]");
      if (!pressed) return;
      const index = Number(pressed.dataset.blRemove);
      const before = chosen();
      answer(carrier, JSON.stringify(before.filter((_, at) => at !== index)));
      announce(`${before[index]?.name}: ${say("file-removed")}`);
      const left = [...group.querySelectorAll<HTMLElement>("[data-bl-remove]")];
      (left[Math.min(index, left.length - 1)] ?? button).focus();
    };
    button.addEventListener("click", () => chooser.click(), { signal });
    // The error summary leads to the control that is out of sight.
    chooser.addEventListener("focus", () => button.focus(), { signal });
    chooser.addEventListener("change", choose, { signal });
    group.addEventListener("click", remove, { signal });
  },
};
