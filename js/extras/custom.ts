// A question as the host asks it: the host's function gets the element, in which the core's own line stands, and the question.

import { answer, type Extra } from "./index.js";

export const custom: Extra = {
  selector: "[data-bl-widget]",
  setUp(element, { options, signal }) {
    const widget = options.widgets?.[element.dataset.blWidget ?? ""];
    const control = element.querySelector("input");
    if (!widget || !control) return;
    widget(element, {
      control,
      get value() {
        return control.value;
      },
      set(value) {
        answer(control, value);
      },
      signal,
    });
  },
};
