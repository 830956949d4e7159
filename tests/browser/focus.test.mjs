// Where focus goes, what the page is called and what is said, for everything that happens to a form, in Chromium and Firefox.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, BROWSERS, click, drawn, find, missing, named, open, showing, start, until } from "./support/browsers.mjs";
import { YOU } from "./support/form.mjs";
import { page as html, startHost, STORED } from "./support/host.mjs";

const APPLICATION = { "/treatment": "glasses", "/price": "1250,5", "/insured": "true", "/consent": "true" };
const HEALTH = "Ansøgning om helbredstillæg";
const child = (page, index, name) => answer(page, { [`/children/${index}/name`]: name });
const press = (name, value) => (page) => click(page, named(name, value));

/** A problem that an endpoint names, a network that fails, and success. */
const REJECTED = { status: 422, type: "application/problem+json", body: JSON.stringify({ errors: [{ pointer: "#/cpr", detail: "Ukendt" }] }) };
const endpoint = (reply) => async (page, site) => {
  site.endpoint = () => reply;
  await click(page, named("~submit"));
};

/**
 * One citizen's way through each form. `act` is what is done, `focus` where focus is then, `title` the document's, `said` what the
 * live region said meanwhile, `label` a text that must be in sight beside what has focus.
 */
const WAYS = {
  "health-supplement": [
    { event: "submit with errors", act: press("~next"), focus: "summary", title: `Fejl: Om dig – ${HEALTH}` },
    { event: "a link of the summary", act: (page) => click(page, ".bl-summary a"), focus: "/name", title: `Fejl: Om dig – ${HEALTH}`, label: "Fulde navn" },
    { event: "the link to radios", act: (page) => click(page, '.bl-summary a[href$="pension"]'), focus: "/pension", title: `Fejl: Om dig – ${HEALTH}`, label: "pension" },
    { event: "the last error is mended", act: (page) => answer(page, YOU), focus: "/pensionFrom~year", title: `Om dig – ${HEALTH}` },
    {
      event: "another language",
      act: (page) => page.evaluate(() => document.querySelector("blankett-form").setAttribute("lang", "en")),
      done: () => document.querySelector("form.bl").lang === "en",
      focus: "/pensionFrom~year",
      title: "About you – Application for a health supplement",
    },
    {
      event: "a language's button, which is gone then",
      act: press("~language", "da"),
      done: () => document.querySelector("form.bl").lang === "da",
      focus: "heading",
      title: `Om dig – ${HEALTH}`,
    },
    { event: "next", act: press("~next"), focus: "heading", title: `Din husstand – ${HEALTH}` },
    { event: "back", act: press("~back"), focus: "heading", title: `Om dig – ${HEALTH}` },
    { event: "next again", act: press("~next"), focus: "heading", title: `Din husstand – ${HEALTH}` },
    { event: "a question is revealed", act: press("/married", "true"), done: () => document.querySelector('[name="/spouse/name"]') !== null, focus: "/married", title: `Din husstand – ${HEALTH}` },
    { event: "and hidden", act: press("/married", "false"), focus: "/married", title: `Din husstand – ${HEALTH}` },
    { event: "add a row", act: press("/children~add"), focus: "/children/0/name", title: `Din husstand – ${HEALTH}` },
    { event: "add another", act: async (page) => (await child(page, 0, "Ib"), press("/children~add")(page)), focus: "/children/1/name", title: `Din husstand – ${HEALTH}` },
    { event: "remove the last row", act: press("/children/1~remove"), focus: "legend /children/0", title: `Din husstand – ${HEALTH}`, said: ["Barn 2 er fjernet"] },
    { event: "remove the only row", act: press("/children/0~remove"), focus: "/children~add", title: `Din husstand – ${HEALTH}`, said: ["Barn 1 er fjernet"] },
    { event: "to the next page", act: async (page) => (await answer(page, { "/savings": "0" }), press("~next")(page)), focus: "heading", title: `Det du søger om – ${HEALTH}` },
    { event: "to check answers", act: async (page) => (await answer(page, APPLICATION), press("~next")(page)), focus: "heading", title: `Tjek dine svar, før du sender – ${HEALTH}` },
    { event: "change an answer", act: press("~change", "/cpr"), focus: "/cpr", title: `Om dig – ${HEALTH}`, label: "CPR" },
    { event: "save it", act: press("~next"), focus: "heading", title: `Tjek dine svar, før du sender – ${HEALTH}` },
    { event: "the endpoint finds an error", act: endpoint(REJECTED), done: () => document.querySelector(".bl-summary") !== null, focus: "summary", title: `Fejl: Om dig – ${HEALTH}` },
    { event: "back to check answers", act: async (page) => (await answer(page, { "/cpr": " " }), press("~next")(page)), focus: "heading", title: `Tjek dine svar, før du sender – ${HEALTH}` },
    { event: "the network fails", act: endpoint({ drop: true }), done: () => !document.title.startsWith("Tjek"), focus: "heading", title: /^Vi ved ikke, om/ },
    { event: "submit OK", act: endpoint(STORED), done: () => !document.querySelector('[name="~submit"]'), focus: "heading", title: /^Vi har modtaget/ },
  ],
  rows: [
    { event: "to rows", act: async (page) => (await answer(page, { "/event": "Fest" }), press("~next")(page)), focus: "heading", title: "Program – Program for et arrangement" },
    { event: "add a row in a row", act: press("/days/0/sessions~add"), focus: "/days/0/sessions/1/name", title: "Program – Program for et arrangement" },
    { event: "move a row up, to the end", act: press("/days/0/sessions/1~up"), focus: "/days/0/sessions/0~down", title: "Program – Program for et arrangement", said: [/1/] },
    { event: "move it down", act: press("/days/0/sessions/0~down"), focus: "/days/0/sessions/1~up", title: "Program – Program for et arrangement", said: [/2/] },
  ],
  "income-statement": [
    { event: "a box for who cannot answer", act: press("/salaryUnknown"), focus: "/salaryUnknown", title: "Myndigheden", label: "Jeg ved ikke, hvor meget" },
    { event: "a soft question is skipped", act: async (page) => (await answer(page, { "/salaryWhy": "Sygdom" }), press("~next")(page)), focus: "summary", title: "Obs: Din indkomst – Oplysninger om din indkomst" },
    { event: "the link to it", act: (page) => click(page, ".bl-summary a"), focus: "/interest", title: "Obs: Din indkomst – Oplysninger om din indkomst", label: "renter" },
    { event: "and then its reason is missing", act: press("~next"), focus: "summary", title: "Fejl: Din indkomst – Oplysninger om din indkomst" },
    { event: "on without it", act: async (page) => (await answer(page, { "/interestWhy": "papers" }), press("~next")(page)), focus: "heading", title: "Din bolig og dit arbejde – Oplysninger om din indkomst" },
  ],
};

/** Keeps what the live region says from now on. */
const listen = (page) =>
  page.evaluate(() => {
    globalThis.said = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        const text = element?.closest("[role=status]")?.textContent;
        if (text) said.push(text);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });

/** What has focus, whether it is in sight, and what was said since the last look. */
const look = (page, label) =>
  page.evaluate((label) => {
    const active = document.activeElement;
    const isInSight = (element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && top > -1 && Math.min(bottom, top + innerHeight / 2) < innerHeight + 1;
    };
    const row = active.closest("fieldset")?.querySelector('[name$="~row"]')?.name.slice(0, -4);
    const names = { summary: ".bl-summary", heading: ".bl-heading", [`legend ${row}`]: "legend" };
    const [focus] = Object.entries(names).find(([, css]) => active.matches(css)) ?? [active.name || active.tagName];
    const around = [...active.closest(".bl-group")?.querySelectorAll("label, legend") ?? []].find((one) => one.textContent.includes(label ?? ""));
    return {
      focus,
      inSight: isInSight(active) && (label === undefined || (around !== undefined && isInSight(around))),
      title: document.title,
      said: globalThis.said.splice(0),
      loud: document.querySelectorAll("[role=alert], [aria-live]").length,
    };
  }, label);

const matches = (found, wanted) => (wanted instanceof RegExp ? assert.match(found, wanted) : assert.equal(found, wanted));

async function happens(page, site, { act, done, focus, title, said = [], label }) {
  await act(page, site);
  if (done) await until(page, done);
  await drawn(page);
  const found = await look(page, label);
  assert.equal(found.focus, focus);
  assert.ok(found.inSight, "what has focus is in sight, with its label");
  if (title) matches(found.title, title);
  assert.equal(found.said.length, said.length, JSON.stringify(found.said));
  said.forEach((one, index) => matches(found.said[index], one));
  assert.equal(found.loud, 0, "nothing interrupts");
}

let site;
before(async () => (site = await startHost()));
after(() => site?.close());

const visit = (browser, slug, size) => {
  site.pages["/"] = html(`<blankett-form src="/forms/${slug}/${slug}.form.json" document-title></blankett-form>`);
  return open(browser, `${site.origin}/`, size);
};

for (const each of BROWSERS) {
  describe(`focus, titles and announcements in ${each.name}`, { skip: missing(each) }, () => {
    let browser;
    before(async () => (browser = await start(each)));
    after(() => browser?.close());

    for (const [slug, events] of Object.entries(WAYS)) {
      test(slug, async (t) => {
        const { page, close } = await visit(browser, slug);
        await until(page, () => document.querySelector("blankett-form")?.handle !== undefined);
        await listen(page);
        for (const event of events) await t.test(event.event, () => happens(page, site, event));
        await close();
      });
    }

    test("with the keyboard on a small screen", async (t) => {
      const { page, close } = await visit(browser, "health-supplement", { width: 320, height: 480 });
      await showing(page, "you");
      await listen(page);
      const enter = (css) => async () => {
        await (await find(page, css)).focus();
        await page.keyboard.press("Enter");
      };
      const rows = [
        { event: "next with errors", act: enter(named("~next")), focus: "summary" },
        { event: "a link of the summary", act: enter(".bl-summary a"), focus: "/name", label: "Fulde navn" },
        { event: "next", act: async () => (await answer(page, YOU), enter(named("~next"))()), done: () => document.querySelector('[name="/savings"]') !== null, focus: "heading" },
        { event: "add a row", act: enter(named("/children~add")), focus: "/children/0/name", label: "navn" },
        { event: "remove it", act: enter(named("/children/0~remove")), focus: "/children~add", said: ["Barn 1 er fjernet"] },
        { event: "back", act: enter(named("~back")), done: () => document.querySelector('[name="/cpr"]') !== null, focus: "heading" },
      ];
      for (const row of rows) await t.test(row.event, () => happens(page, site, row));
      await close();
    });
  });
}
