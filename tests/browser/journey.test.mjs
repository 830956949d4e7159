// One citizen, one application, three ways: with script, without, and with the keyboard alone. Real servers on two origins.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { answer, answerAll, errors, keyAnswer, keyPress, onPage, press, selector, tabTo, typed, visit } from "./support/citizen.mjs";
import { startServers } from "./support/servers.mjs";

let browser;
let servers;

before(async () => {
  [browser, servers] = await Promise.all([chromium.launch(launchOptions()), startServers()]);
});

after(async () => {
  await browser?.close();
  await servers?.close();
});

const YOU = {
  "/name": " Åse  Berg ",
  "/cpr": "010145 1234",
  "/phone": "+45 12 34 56 78",
  "/pension": "early",
  "/pensionFrom~day": "31",
  "/pensionFrom~month": "3",
  "/pensionFrom~year": "2012",
};

const SPOUSE = { "/spouse/name": "Eva Berg", "/spouse/født~day": "1", "/spouse/født~month": "12", "/spouse/født~year": "1950" };

const child = (index, name, year) => ({
  [`/children/${index}/name`]: name,
  [`/children/${index}/born~day`]: "2",
  [`/children/${index}/born~month`]: "1",
  [`/children/${index}/born~year`]: year,
});

const APPLICATION = { "/treatment": "physiotherapy", "/price": "1,250.50", "/insured": "false", "/reason": "Linje 1\nLinje 2" };

/** What every way must leave behind, byte for byte. */
const STORED =
  '{"name":"Åse  Berg-Lund","cpr":"0101451234","phone":"+4512345678","pension":"early","pensionFrom":"2012-03-31",' +
  '"married":true,"spouse":{"name":"Eva Berg","født":"1950-12-01"},"children":[{"name":"Bo","born":"2015-01-02"}],' +
  '"savings":1234.50,"treatment":"physiotherapy","price":1250.50,"insured":false,"reason":"Linje 1\\nLinje 2","consent":true}';

/** Wrong answers first: every one is named, what was typed stays, and mending leads on. */
async function aboutYou(page) {
  await press(page, "~next");
  assert.equal((await errors(page)).length, 5, "name, CPR number, telephone, pension, since when");
  await answerAll(page, { ...YOU, "/cpr": "310245 1234", "/pensionFrom~month": "13" });
  await press(page, "~next");
  await page.locator(selector("/cpr")).and(page.locator("[aria-invalid=true]")).waitFor();
  assert.equal((await errors(page)).length, 2, "only what is still wrong");
  assert.equal(await typed(page, "/cpr"), "310245 1234");
  assert.equal(await typed(page, "/name"), YOU["/name"], "nothing typed is changed");
  await page.locator("[id$=summary] a").first().click();
  assert.equal(await page.locator(":focus").getAttribute("name"), "/cpr", "the summary leads to the question");
  await answerAll(page, { "/cpr": YOU["/cpr"], "/pensionFrom~month": YOU["/pensionFrom~month"] });
  await press(page, "~next");
  await onPage(page, "household");
}

/** Two children, one removed; the language changes in between and nothing is lost. */
async function household(page, { script }) {
  await answer(page, "/married", "true");
  if (!script) await press(page, "~next");
  await answerAll(page, SPOUSE);
  await press(page, "/children~add");
  await answerAll(page, child(0, "Ib", "2010"));
  await press(page, "/children~add");
  await answerAll(page, { ...child(1, "Bo", "2015"), "/savings": "1.234,50" });
  await press(page, "~language", "en");
  await page.locator(selector("~locale", "en")).waitFor({ state: "attached" });
  assert.equal(await page.locator("form.bl").getAttribute("lang"), "en");
  assert.equal(await page.getByRole("heading", { name: "Your household" }).count(), 1);
  assert.equal(await typed(page, "/savings"), "1234.50", "the number is written the new language's way");
  assert.deepEqual([await typed(page, "/children/0/name"), await typed(page, "/children/1/born~year")], ["Ib", "2015"]);
  await press(page, "/children/0~remove");
  await page.locator(selector("/children/1/name")).waitFor({ state: "detached" });
  assert.equal(await typed(page, "/children/0/name"), "Bo");
  await press(page, "~next");
  await onPage(page, "application");
}

async function application(page) {
  await answerAll(page, { ...APPLICATION, "/consent": "true" });
  await press(page, "~next");
  await onPage(page, "~check");
}

/** One answer is changed from the check-answers page, which comes back at once. */
async function checkAndSend(page) {
  await press(page, "~change", "/name");
  await onPage(page, "you");
  await answer(page, "/name", "Åse  Berg-Lund");
  await press(page, "~next");
  await onPage(page, "~check");
  assert.ok((await page.locator("form.bl").innerText()).includes("Berg-Lund"));
  await press(page, "~submit");
  await onPage(page, "~receipt");
}

/** The newest submission is the one whose reference the receipt shows. */
async function assertStored(page) {
  const [newest] = await servers.stored();
  assert.equal(newest.answers, STORED);
  assert.deepEqual([newest.locale, newest.version], ["en", "1"]);
  assert.ok((await page.locator("form.bl").innerText()).includes(newest.reference), "the receipt has the reference");
}

for (const script of [true, false]) {
  test(`an application ${script ? "with" : "without"} script`, async () => {
    const { page, wrong, close } = await visit(browser, `${servers.agency}/health-supplement`, { script });
    await aboutYou(page);
    await household(page, { script });
    await application(page);
    await checkAndSend(page);
    await assertStored(page);
    assert.equal(new URL(page.url()).origin, script ? servers.agency : servers.receiver);
    assert.deepEqual(wrong, []);
    await close();
  });
}

test("an application with the keyboard alone", async () => {
  const { page, wrong, close } = await visit(browser, `${servers.agency}/health-supplement`);
  const keyAll = async (answers) => {
    for (const [name, value] of Object.entries(answers)) await keyAnswer(page, name, value);
  };
  await keyPress(page, "~next");
  assert.match(await page.evaluate(() => document.activeElement.id), /summary$/, "focus is on the summary");
  await tabTo(page, "[id$=summary] a");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.name), "/name");
  await keyAll({ ...YOU, "/name": "Åse  Berg-Lund" });
  // Enter in a text goes on, and never presses another button.
  await page.keyboard.press("Enter");
  await onPage(page, "household");
  assert.match(await page.evaluate(() => document.activeElement.id), /heading$/, "focus is on the heading");
  await keyAll({ "/married": "true", ...SPOUSE });
  await keyPress(page, "/children~add");
  await keyAll(child(0, "Bo", "2015"));
  await keyPress(page, "~language", "en");
  await page.locator(selector("~locale", "en")).waitFor({ state: "attached" });
  await keyAll({ "/savings": "1,234.50" });
  await keyPress(page, "~next");
  await onPage(page, "application");
  const { "/reason": _, ...rest } = APPLICATION;
  await keyAll(rest);
  await tabTo(page, selector("/reason"));
  await page.keyboard.type("Linje 1\nLinje 2");
  await keyAll({ "/consent": "true" });
  await keyPress(page, "~next");
  await onPage(page, "~check");
  await keyPress(page, "~submit");
  await onPage(page, "~receipt");
  await assertStored(page);
  assert.deepEqual(wrong, []);
  await close();
});

test("what was sent without script stays sent", async () => {
  const { page, close } = await visit(browser, `${servers.receiver}/forms/health-supplement`, { script: false });
  await answerAll(page, YOU);
  await press(page, "~next");
  await onPage(page, "household");
  await answerAll(page, { "/married": "false", "/savings": "0" });
  await press(page, "~next");
  await onPage(page, "application");
  await answerAll(page, { ...APPLICATION, "/price": "10", "/consent": "true" });
  await press(page, "~next");
  await onPage(page, "~check");
  await press(page, "~submit");
  await onPage(page, "~receipt");
  const [{ reference }] = await servers.stored();
  const count = (await servers.stored()).length;
  await page.goBack();
  await onPage(page, "~receipt");
  const text = await page.locator("form.bl").innerText();
  assert.ok(text.includes(reference), "Back shows that it was sent");
  assert.ok(!text.includes("Berg"), "and none of the answers");
  assert.equal((await servers.stored()).length, count);
  await press(page, "~again");
  await onPage(page, "you");
  assert.equal(await typed(page, "/name"), "");
  await close();
});

test("the browser's Back loses nothing without script: the receiver shows the page where one is, and the way back from there", async () => {
  const { page, wrong, close } = await visit(browser, `${servers.receiver}/forms/health-supplement`, { script: false });
  await answerAll(page, YOU);
  await press(page, "~next");
  await onPage(page, "household");
  await answerAll(page, { "/married": "false", "/savings": "1.234,50" });
  await press(page, "~next");
  await onPage(page, "application");
  await page.goBack();
  await onPage(page, "application");
  await press(page, "~back");
  await onPage(page, "household");
  assert.equal(await typed(page, "/savings"), "1.234,50");
  await press(page, "~back");
  await onPage(page, "you");
  for (const name of ["/name", "/cpr", "/pensionFrom~month"]) assert.equal(await typed(page, name), YOU[name]);
  assert.deepEqual(wrong, []);
  await close();
});
