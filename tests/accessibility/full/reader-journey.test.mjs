// An application in English as Orca tells it with each browser, after the language was changed, sent to the real receiver.
//
// `node tests/accessibility/full/reader-journey.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import { after, before, test } from "node:test";
import { startServers } from "../../browser/support/servers.mjs";
import { hearJourney } from "../reader/journey.mjs";
import { skip, WINDOWS } from "../reader/window.mjs";

const STORED = '{"topic":"children","message":"Where is there a wood for dogs?","reply":"none"}';

let servers;
before(async () => (servers = await startServers()));
after(() => servers?.close());

for (const browser of Object.keys(WINDOWS)) {
  test(`an application in English is heard and sent with Orca and ${browser}`, { skip: skip(browser) }, () => hearJourney(servers, { browser, lang: "en", stored: STORED }));
}
