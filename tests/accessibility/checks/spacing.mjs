// WCAG 1.4.12: the reader's own spacing, also in a narrow window.
import { cut, probe, sized, sticking, styled } from "../support/probe.mjs";

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

export default probe({
  name: "spacing",
  criteria: ["1.4.12"],
  find: (page) =>
    styled(page, SPACED, async () => [
      ...(await cut(page, "with wide spacing")),
      ...(await sized(page, 320, 640, () => sticking(page, "at 320 px with wide spacing"))),
    ]),
});
