// How many characters are left, said to those who cannot see the count: after a pause, and only near the end. Fetched when a form
// first shows such a count.

/** Screen readers that say every letter must be done with it (milliseconds). */
const PAUSE = 1500;
/** From this many characters left on. */
const NEAR = 20;

/** Says the counts of the form's long texts until the signal comes. */
export function sayCounts(form: HTMLFormElement, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said = "";
  signal.addEventListener("abort", () => clearTimeout(timer));
  const say = (area: HTMLTextAreaElement) => {
    const count = area.closest(".bl-group")?.querySelector(".bl-count");
    const region = form.querySelector("[role=status]");
    // The page may have turned meanwhile.
    if (!area.isConnected || !count || !region) return;
    // Without what stands between thousands.
    const left = Number(count.textContent?.replace(/\D/g, "") || NEAR);
    const isNear = count.classList.contains("bl-count--over") || left < NEAR;
    const text = isNear ? count.textContent ?? "" : "";
    if (text !== said) region.textContent = said = text;
  };
  form.addEventListener(
    "input",
    ({ target }) => {
      clearTimeout(timer);
      if (target instanceof HTMLTextAreaElement) timer = setTimeout(say, PAUSE, target);
    },
    { signal },
  );
}
