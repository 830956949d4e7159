// The form in pages of six design systems, whose stylesheet comes before or after its own: neither breaks the other; and in
// their colours it is as clear as in its own, for who wants dark pages too: where a system has none, the form stays light as well.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTS, looks } from "./support/hosts.mjs";
import { LOOKS } from "./support/looks.mjs";
import { complaints, Runner } from "./support/runner.mjs";
import { states } from "./support/states.mjs";
import { checks } from "./table.mjs";

const INSIDE = await checks(["targets", "borders", "contrast", "mirrored", "reflow", "spacing", "enlarged", "long-words", "focus-rings"]);
const seen = (all, look) => all.map((check) => ({ ...check, looks: [look] }));
const LIGHT = seen(INSIDE, "light");
const DARK = seen(INSIDE.filter(({ looks }) => looks.includes("dark")), "dark");

/** Pages that together hold most kinds of control, with what is wrong. */
const PAGES = { texts: "association", choices: "panel", dates: "period", statements: "sign" };
const STATES = [];
for (const [form, page] of Object.entries(PAGES)) {
  STATES.push(...(await states(form)).filter((state) => state.page === page && state.kind === "untouched" && state.lang === "da"));
}

let runner;
// The ground of `about:blank` is dark for who wants dark pages, whatever a page says.
before(async () => (runner = await Runner.start("data:text/html,<!DOCTYPE html>")));
after(() => runner.close());

/** Only the form is judged: the host answers for its own. */
const found = async (css, host, checks = LIGHT, root = "") => {
  const all = [];
  runner.forget();
  for (const state of STATES) all.push(...complaints(await runner.run({ ...state, root }, checks, css, host)));
  return all;
};

/** Whether the form looks the same for who wants dark pages; where the system has none, in a page too that says it can be dark. */
async function staysLight({ preset, css, dark = "" }) {
  const before = dark ? css : `${css} :root { color-scheme: light dark }`;
  const picture = (state, look) =>
    runner.on({ ...state, root: dark.replace("dark", look) }, preset, before, async (page) => {
      await page.emulateMedia(LOOKS[look]);
      return (await page.screenshot({ fullPage: true })).toString("base64");
    });
  for (const state of STATES) if ((await picture(state, "light")) !== (await picture(state, "dark"))) return false;
  return true;
}

/** What is different in the host's own elements when the form's stylesheet is there. */
async function changed(host, ours) {
  const state = { ...STATES[0], html: `${STATES[0].html}${host.html}` };
  const [with_, without] = [await runner.on(state, ours, host.css, (page) => page.evaluate(looks)), await bare(state, host)];
  const differences = [];
  for (const [index, style] of without.entries()) {
    for (const [name, value] of Object.entries(style)) {
      if (with_[index][name] !== value) differences.push(`${index} ${name}: ${value} became ${with_[index][name]}`);
    }
  }
  return differences;
}

/** The host's elements without the form, as wide. */
const bare = (state, host) =>
  runner.on(state, "", host.css, (page) =>
    page.evaluate((looks) => {
      document.querySelectorAll("style")[1].remove();
      return new Function(`return (${looks})()`)();
    }, looks.toString()),
  );

for (const host of HOSTS) {
  test(`${host.name} before ours: the form is as it was`, async () => assert.deepEqual(await found("", host.css), []));
  test(`${host.name} after ours: the form is as it was`, async () => assert.deepEqual(await found(host.css, ""), []));
  test(`${host.name} in its own colours: the form is as clear`, async () => assert.deepEqual(await found(host.preset, host.css), []));
  if (host.dark) test(`${host.name} in its own dark colours: the form is as clear`, async () => assert.deepEqual(await found(host.preset, host.css, DARK, host.dark), []));
  test(`${host.name} for who wants dark pages: the form is ${host.dark ? "dark" : "light, as its pages are"}`, async () => assert.equal(await staysLight(host), !host.dark));
  test(`${host.name}: its own elements are as they were`, async () => assert.deepEqual(await changed(host, host.preset), []));
}

test("a part of a page that is dark: the form in it is as clear", async () => {
  const colours = DARK.filter(({ name }) => name !== "focus-rings");
  for (const { name, preset, css, dark } of HOSTS.filter(({ dark }) => dark)) {
    const state = { ...STATES[0], html: `<div ${dark}>${STATES[0].html}</div>` };
    assert.deepEqual(complaints(await runner.run(state, colours, css + preset, "")), [], name);
    assert.notDeepEqual(complaints(await runner.run(state, colours, css + preset.replace(/^:root,[^{]*/, ":root"), "")), [], name);
  }
});

test("a hostile stylesheet is found", async () => {
  const hits = await found(":where(html) input { min-height: 20px !important; height: 20px !important; border: 1px solid #ccc !important }", "");
  assert.ok(hits.some((hit) => hit.includes("target of")) && hits.some((hit) => hit.includes("border of")), hits.join("\n"));
});

test("a pale preset is found", async () => {
  const hits = await found(HOSTS[0].preset.replace(/--bl-hint:[^;]*/, "--bl-hint: #8e8e8e"), HOSTS[0].css);
  assert.ok(hits.some((hit) => hit.includes("text of")), hits.join("\n"));
});

test("a preset that is pale in the dark alone is found, and one that is dark in light pages", async () => {
  const host = HOSTS.find(({ dark }) => dark);
  const pale = `${host.preset} @media (prefers-color-scheme: dark) { .bl { --bl-hint: #777; --bl-focus: #333; --bl-focus-inner: #333 } }`;
  const hits = await found(pale, host.css, DARK, host.dark);
  assert.ok(hits.some((hit) => hit.includes("text of")) && hits.some((hit) => hit.includes("focus on")), hits.join("\n"));
  const [without] = HOSTS.filter(({ name }) => name === "govuk").map((host) => ({ ...host, preset: host.preset.replace("color-scheme:light;", "") }));
  assert.equal(await staysLight(without), false);
  assert.equal(await staysLight({ ...HOSTS[0], preset: `${HOSTS[0].preset} @media (prefers-color-scheme: dark) { .bl { --bl-text: #fff } }` }), false);
});

test("a rule of ours that reaches the host is found", async () => {
  assert.notDeepEqual(await changed(HOSTS[0], "legend { float: inline-start }"), []);
});
