// What one visit to a form measures: load it, type, send it empty, mend.
import { SHAPES, SHOWING } from "./shapes.mjs";
import { openTab } from "./tab.mjs";

/** How many times slower a processor the keystroke rows assume: a cheap phone beside a developer's machine. */
export const SLOWDOWN = 4;

/** Keys pressed in one field, and of these, at the start, left out: the browser is still compiling. */
const KEYS = 12;
const WARM_UP = 3;
/** Mistakes that are mended, each in a question of its own. */
const MENDED = 8;

/**
 * The forms that are measured: where they lie, how a key finds its way in them, and whether they are HTML that
 * can be typed into as soon as it is seen.
 */
export const SUBJECTS = {
  plain: {
    path: (size) => `/plain/${size}.html`,
    isSeenFirst: true,
    control: (name) => `[name="${name}"]`,
    button: "button.send",
    summary: ".summary li",
    errors: ".question .error",
  },
  blankett: {
    path: (size) => `/blankett/${size}.html`,
    control: (name) => `[name="/${name}"]`,
    button: 'button[name="~next"]:not([tabindex])',
    summary: ".bl-summary li",
    errors: ".bl-summary li",
  },
  adopted: { path: (size) => `/adopted/${size}.html`, isSeenFirst: true },
};

const SEEN = "input:not([type=hidden]), select, textarea";

/** The names of `count` lines of text, evenly over a form of `size` questions (every third of ten is one). */
function linesOfText(size, count) {
  const all = Array.from({ length: Math.ceil(size / 10) }, (_, ten) => [1, 3, 7].map((at) => ten * 10 + at)).flat();
  const within = all.filter((at) => at <= size);
  const number = Math.min(count, within.length);
  return Array.from({ length: number }, (_, index) => `q${within[Math.floor((index * within.length) / number)]}`);
}

/** Types into the line of text in the middle: `{ times, work }`, work being the main thread's per key. */
async function type(tab, subject, size) {
  const lines = linesOfText(size, size);
  await tab.focus(subject.control(lines[Math.floor(lines.length / 2)]));
  const times = [];
  let before;
  for (let key = 0; key < KEYS; key++) {
    if (key === WARM_UP) before = await tab.work();
    times.push(await tab.press("abcdefghijkl"[key % 12]));
  }
  return { times: times.slice(WARM_UP), work: perKey(before, await tab.work(), KEYS - WARM_UP) };
}

/** One key in each of some questions that show an error. */
async function mend(tab, subject, size) {
  const times = [];
  const before = await tab.work();
  const names = linesOfText(size, MENDED);
  for (const name of names) {
    await tab.focus(subject.control(name));
    times.push(await tab.press("a"));
  }
  return { times, work: perKey(before, await tab.work(), names.length) };
}

const perKey = (before, after, keys) =>
  Object.fromEntries(Object.entries(after).map(([name, all]) => [name, (all - before[name]) / keys]));

/** Fails the bench, not a timing: a form that shows less than it should measures nothing. */
function expect(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
}

/** Sends the form empty: milliseconds until every error was painted. */
async function sendEmpty(tab, subject, size) {
  await tab.focus(subject.button);
  const before = await tab.work();
  const time = await tab.press("Enter", subject.summary);
  const work = perKey(before, await tab.work(), 1);
  expect(await tab.count(subject.errors), size, `${tab.page.url()}: errors`);
  return { times: [time], work };
}

/**
 * One visit: measures by name, each `{ times, work? }` in milliseconds, and `memory` in bytes.
 * A subject without a way in is only loaded.
 */
export async function visit(browser, server, name, size) {
  const subject = SUBJECTS[name];
  const tab = await openTab(browser, server.origin);
  try {
    const load = { times: [await tab.load(subject.path(size))], work: await tab.work() };
    expect(await tab.count(SEEN), server.controls(size), `${tab.page.url()}: controls`);
    const memory = await tab.memory();
    if (!subject.control) return { load, memory };
    await tab.slow(SLOWDOWN);
    const typed = await type(tab, subject, size);
    await tab.slow(1);
    // The field typed into is emptied again, so that the whole form is empty when it is sent.
    await tab.page.keyboard.press("Control+A");
    await tab.page.keyboard.press("Backspace");
    const sent = await sendEmpty(tab, subject, size);
    await tab.slow(SLOWDOWN);
    const mended = await mend(tab, subject, size);
    return { load, memory, typed, sent, mended };
  } finally {
    await tab.close();
  }
}

/** A visit over a slow network with a slow processor: milliseconds until the first question could be typed into. */
export async function visitSlowly(browser, server, name, size) {
  const subject = SUBJECTS[name];
  const tab = await openTab(browser, server.origin);
  try {
    await tab.slowNetwork();
    await tab.slow(SLOWDOWN);
    const loaded = await tab.load(subject.path(size));
    return { usable: { times: [subject.isSeenFirst ? await tab.firstPaint() : loaded] } };
  } finally {
    await tab.close();
  }
}

/** The key that makes a condition hold and the one that ends that, in turn; each time from key to painted. */
async function flip(tab, control, shown) {
  await tab.focus(control);
  await tab.page.keyboard.type("x".repeat(SHOWING - 1));
  const times = [];
  for (let turn = 0; turn < MENDED; turn++) {
    times.push(await tab.press("x"));
    expect(await tab.count(shown), 1, `${tab.page.url()}: shown`);
    times.push(await tab.press("Backspace"));
    expect(await tab.count(shown), 0, `${tab.page.url()}: hidden`);
  }
  return { times: times.slice(WARM_UP) };
}

/** Keys in a row among many. */
async function typeInRow(tab, control) {
  await tab.focus(control);
  const times = [];
  for (let key = 0; key < KEYS; key++) times.push(await tab.press("abcdefghijkl"[key % 12]));
  return { times: times.slice(WARM_UP) };
}

/** One visit to a shape, slowed: its measures by name. */
export async function visitShape(browser, server, name, shapeName) {
  const { control, shown, add, added } = SHAPES[shapeName];
  const tab = await openTab(browser, server.origin);
  try {
    await tab.load(`/${name}/${shapeName}.html`);
    await tab.slow(SLOWDOWN);
    if (shown) return { flipped: await flip(tab, control[name], shown[name]) };
    const rowTyped = await typeInRow(tab, control[name]);
    await tab.focus(add[name]);
    return { rowTyped, rowAdded: { times: [await tab.press("Enter", added[name])] } };
  } finally {
    await tab.close();
  }
}
