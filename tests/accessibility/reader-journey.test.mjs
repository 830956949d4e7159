// An application in Danish as Orca tells it with each browser, sent to the real receiver.
//
// `node tests/accessibility/reader-journey.test.mjs --update` records anew; what is expected by hand has to hold all the same.
import { after, before, test } from "node:test";
import { startServers } from "../browser/support/servers.mjs";
import { hearJourney } from "./reader/journey.mjs";
import { skip, WINDOWS } from "./reader/window.mjs";

const STORED = '{"topic":"children","message":"Hvor er der en skov til hunde?","reply":"phone","name":"Anna Holm","phone":"12345678","when":["any"]}';

let servers;
before(async () => (servers = await startServers()));
after(() => servers?.close());

for (const browser of Object.keys(WINDOWS)) {
  test(`an application is heard and sent with Orca and ${browser}`, { skip: skip(browser) }, () => hearJourney(servers, { browser, lang: "da", stored: STORED }));
}
