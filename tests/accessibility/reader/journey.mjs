// An application as a screen reader tells it: by keyboard alone, an error mended on the way, sent to the real receiver.
import assert from "node:assert/strict";
import { drawn } from "../../browser/support/browsers.mjs";
import { assertHeard } from "./expect.mjs";
import { assertGolden, expectation, listen, walk, write } from "./transcript.mjs";
import { openWindow } from "./window.mjs";

const FORM = "contact-form";

/** Goes the way that is expected in a language, and holds what is heard and what is stored to it. */
export const hearJourney = (servers, options) => listen(() => hear(servers, options));

async function hear(servers, { browser, lang, stored }) {
  const stops = expectation(FORM, `journey.${lang}`);
  const window = await openWindow(browser, { reader: lang });
  try {
    await window.open(`${servers.agency}/${FORM}`);
    await window.page.waitForSelector(".bl-live");
    // Firefox tells of focus when it draws, and has much to draw just now.
    await drawn(window.page);
    await window.said({ due: false });
    const transcript = await walk(window, stops);
    assertGolden(FORM, `journey.${lang}.${browser}.orca`, write(transcript, lang));
    assertHeard(stops, transcript, { lang, browser });
  } finally {
    await window.close();
  }
  const [{ answers }] = await servers.stored();
  assert.equal(answers, stored);
}
