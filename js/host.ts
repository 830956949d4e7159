// What the core asks of the page: the date, a fresh key, the network, and the custom events.

import type { CoreHost, CoreMount } from "./blankett_core.js";
import { forget, inTurn, keep, keyFor, recall } from "./pending.js";
import { deliver, digest, isRefused, isSettled, type Reply, type Request, statusUrl, unsent } from "./send.js";
import type { MountOptions, SubmitSettings } from "./types.js";

/** The civil date here, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The time by the clock here, RFC 3339 with its offset. */
export function now(): string {
  const here = new Date();
  const minutes = -here.getTimezoneOffset();
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  const local = new Date(here.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

/** Gives the browser a file to save. */
export function save(name: string, text: string): void {
  const link = document.createElement("a");
  const type = name.endsWith(".json") ? "application/json" : "text/html";
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Dispatches an event on the element. False where a listener prevented it. */
export function tell(target: EventTarget, name: string, detail: object, cancelable = false): boolean {
  return target.dispatchEvent(new CustomEvent(`blankett-${name}`, { bubbles: true, cancelable, detail }));
}

/**
 * The address to post to, or undefined where none may be used. The definition may come from people
 * who are not developers, so it alone cannot send answers to another origin.
 */
export function endpoint(fromHost: string | undefined, fromDefinition: string | undefined, origins: string[]): string | undefined {
  const given = fromHost ?? fromDefinition;
  if (given === undefined) return undefined;
  const url = new URL(given, document.baseURI);
  const known = fromHost !== undefined || url.origin === location.origin || origins.includes(url.origin);
  return known ? url.href : undefined;
}

/** What a mounted form needs of its surroundings. */
export interface Surroundings {
  /** Events are dispatched here. */
  root: HTMLElement;
  options: MountOptions;
  /** Loads the words and then sets the language. */
  language(locale: string): void;
  /** Calls the core; where it traps, the form is left to the browser. */
  guard(call: (core: CoreMount) => void): void;
  /** The `action` of the form that was adopted. */
  action: string | undefined;
  /** What is kept of a submission under way is kept under this name. */
  name(): string;
}

/** Asks the listeners of `blankett-submit`, and posts unless one of them says no. */
async function send(around: Surroundings, given: string | undefined, sent: Sent, signal: AbortSignal): Promise<Reply> {
  const { root, options, action } = around;
  const name = around.name();
  const sum = await digest(sent.body);
  const key = await keyFor(name, sum, sent.key);
  const before = recall(name);
  const isOpen = before?.key === key && before.isOpen;
  const url = endpoint(options.endpoint ?? action, given, options.origins ?? []);
  const waiting: unknown[] = [];
  const detail = { endpoint: url, key, waitUntil: (promise: unknown) => void waiting.push(promise) };
  const goes = tell(root, "submit", detail, true);
  try {
    await Promise.all(waiting);
  } catch {
    return unsent(isOpen);
  }
  if (!goes) return unsent(isOpen);
  if (url === undefined) {
    console.error("blankett: there is no endpoint to post to, or the definition names one on another origin that `origins` does not list");
    return unsent(isOpen);
  }
  const settings: SubmitSettings = { ...JSON.parse(sent.settings || "{}"), ...(options.credentials && { credentials: options.credentials }) };
  const wait = (seconds: number) => around.guard((core) => core.waiting(seconds));
  const note = (isOpen: boolean) => keep(name, { key, digest: sum, isOpen, status: statusUrl({ url, key, settings }) });
  const request = { ...sent, key, url, settings, token: options.token, isOpen, began: () => note(true) };
  let reply = await inTurn(key, () => (isMore(settings) ? encoded(around, request, wait, signal) : deliver(request, wait, signal)));
  if (reply.status === 202) reply = await import("./poll.js").then(({ poll }) => poll(request, reply, signal)).catch(() => reply);
  if (isSettled(reply)) forget(name);
  else if (recall(name)?.key === key) note(!isRefused(reply));
  // The key stands in for a reference that the endpoint does not give.
  return isEmpty(reply) ? { ...reply, type: "application/json", body: JSON.stringify({ reference: key }) } : reply;
}

const isEmpty = ({ status, body }: Reply) => status >= 200 && status < 300 && body.trim() === "";

/** Whether more is done than to post the JSON that the core wrote. */
const isMore = ({ encoding = "json", csrf, redirects }: SubmitSettings) =>
  encoding !== "json" || ["field", "endpoint"].includes(csrf?.source ?? "") || !!redirects;

async function encoded(around: Surroundings, request: Request, wait: (seconds: number) => void, signal: AbortSignal): Promise<Reply> {
  const say = (message: string, count: number) => {
    let text = "";
    around.guard((core) => (text = core.say(message, count)));
    return text;
  };
  try {
    const { deliverEncoded } = await import("./encode.js");
    return await deliverEncoded(request, say, wait, signal);
  } catch (error) {
    console.error("blankett: what the form sends could not be put together", error);
    return unsent(request.isOpen);
  }
}

/** What the core wrote to be sent. */
interface Sent {
  body: string;
  key: string;
  locale: string;
  settings: string;
}

/** The host object of one mounted form. */
export function makeHost(around: Surroundings): CoreHost {
  let stop = new AbortController();
  return {
    today,
    now,
    save,
    key: () => crypto.randomUUID(),
    language: around.language,
    tell: (name, detail) => void tell(around.root, name, JSON.parse(detail)),
    stop: () => stop.abort(),
    send(given, body, key, locale, settings) {
      stop = new AbortController();
      void send(around, given, { body, key, locale, settings }, stop.signal).then(({ status, type, language, body }) =>
        around.guard((core) => core.replied(status, type, language, body)),
      );
    },
  };
}
