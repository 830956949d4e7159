// WCAG 1.4.4: texts twice as large.
import { cut, probe, sized, sticking, styled } from "../support/probe.mjs";

export default probe({
  name: "enlarged",
  criteria: ["1.4.4"],
  find: (page) =>
    styled(page, "html { font-size: 200% !important } body { font-size: 1em !important }", async () => [
      ...(await cut(page, "at twice the size")),
      ...(await sized(page, 640, 640, () => sticking(page, "at 640 px and twice the size"))),
    ]),
});
