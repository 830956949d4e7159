// A citizen inside the page: answers, sends, and sends again until there is a receipt; tells what was seen on the way.

/** What is never seen by anybody but the citizen and the endpoint is looked for here. */
const told = [];
for (const name of ["ready", "change", "page", "submit", "accepted", "rejected"]) {
  document.addEventListener(`blankett-${name}`, (event) => told.push(JSON.stringify(event.detail)));
}
addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));

const element = () => document.querySelector("blankett-form");
const named = (name) => element()?.querySelector(`[name="${name}"]:not([aria-hidden])`);
const page = () => named("~page")?.value ?? "~receipt";
const text = () => element().textContent;

/** Milliseconds of real time. */
const PATIENCE = 90_000;

async function until(what, holds) {
  for (const end = performance.now() + PATIENCE; !holds(); await new Promise((resolve) => globalThis.slowly(resolve, 3))) {
    if (performance.now() > end) throw new Error(`${what} never came: ${element()?.textContent.slice(0, 300)}`);
  }
}

/** Puts a form into the page and waits for it. */
export async function show(definition, endpoint) {
  told.length = 0;
  const fresh = document.createElement("blankett-form");
  Object.assign(fresh, { definition, endpoint });
  document.querySelector("main").replaceChildren(fresh);
  await until("the form", () => fresh.handle);
}

function answer(name, value) {
  const control = named(name);
  control.value = value;
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Answers everything, to the page where the answers are checked. */
export async function fill(values) {
  for (const [name, value] of Object.entries(values)) answer(name, value);
  named("~next").click();
  await until("the page to check answers", () => page() === "~check");
}

const isSending = () => page() === "~check" && named("~submit").textContent.startsWith("Sender");
const answers = () => JSON.stringify(element().handle.answers);

/** Goes back and answers once more. */
async function change(name, value) {
  named("~back").click();
  await until("the questions", () => named(name));
  answer(name, value);
  named("~next").click();
  await until("the page to check answers", () => page() === "~check");
}

/** Presses Send, and does not wait. */
export const send = () => named("~submit").click();

/** Presses Send, and gives what the page then says. */
export async function press(isHasty) {
  send();
  if (isHasty) named("~submit")?.click();
  await until("an outcome", () => !isSending());
  return { at: performance.timeOrigin + performance.now(), page: page(), title: element().querySelector("h1, h2").textContent };
}

/** Where a trace of an answer is left behind, of the places where none may be. */
export async function traces(canary) {
  const found = { cookies: document.cookie, address: location.href, title: document.title, window: window.name, history: JSON.stringify(history.state), events: told.join("\n") };
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) found[name] = JSON.stringify(Object.entries(storage));
  found.databases = JSON.stringify(await indexedDB.databases());
  found.caches = JSON.stringify(await Promise.all((await globalThis.caches?.keys() ?? []).map(async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])));
  const isThere = canary ? (text) => text.includes(canary) : (text) => text !== "[]" && text !== "";
  return Object.keys(found).filter((name) => isThere(found[name]));
}

/** From an empty form to the receipt. */
export async function journey({ definition, endpoint, values, canary, isHasty, isEditing, isForgetful }) {
  await show(definition, endpoint);
  await fill(values);
  const bodies = [answers()];
  const stops = [];
  const left = new Set();
  for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
    const stop = await press(isHasty);
    for (const place of await traces(canary)) left.add(place);
    if (stop.page === "~receipt") return { receipt: text(), stops, bodies, left: [...left] };
    // The control: a page that forgets what was typed.
    if (isForgetful) await show(definition, endpoint);
    // Whatever happened, all that was typed is there.
    stops.push({ ...stop, isKept: answers() === bodies.at(-1) && (stop.page !== "~check" || text().includes(values["/name"])) });
    if (isForgetful) break;
    if (isEditing && bodies.length === 1) {
      await change("/amount", String(Number(values["/amount"]) + 1));
      bodies.push(answers());
    }
  }
  return { stops, bodies, left: [...left] };
}
