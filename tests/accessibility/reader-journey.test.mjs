// An application as a screen reader tells it: by keyboard alone, an error mended on the way, sent to the real receiver.
//
// `node tests/accessibility/reader-journey.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServers } from "../browser/support/servers.mjs";
import { assertHeard } from "./reader/expect.mjs";
import { assertGolden, expectation, walk, write } from "./reader/transcript.mjs";
import { openWindow, skip, WINDOWS } from "./reader/window.mjs";

const FORM = "contact-form";
const STORED = '{"topic":"children","message":"Hvor er der en skov til hunde?","reply":"phone","name":"Anna Holm","phone":"12345678","when":["any"]}';

let servers;
before(async () => (servers = await startServers()));
after(() => servers?.close());

for (const browser of Object.keys(WINDOWS)) {
  test(`an application is heard and sent with Orca and ${browser}`, { skip: skip(browser) }, async () => {
    const stops = expectation(FORM, "journey.da");
    const window = await openWindow(browser, { reader: "da" });
    try {
      await window.open(`${servers.agency}/${FORM}`);
      await window.page.waitForSelector(".bl-live");
      const transcript = await walk(window, stops);
      assertGolden(FORM, `journey.da.${browser}.orca`, write(transcript));
      assertHeard(stops, transcript, { lang: "da", browser });
    } finally {
      await window.close();
    }
    const [{ answers }] = await servers.stored();
    assert.equal(answers, STORED);
  });
}
