// One submission: attempts with the same bytes and the same key, pauses between them, and what came of the last.

import type { Hooks, SubmitSettings } from "./types.js";

/** More than this (bytes) is no receipt. */
const REPLY_LIMIT = 256 * 1024;
/** A shorter pause (milliseconds) is not told. */
const TOLD = 2_000;
const AGAIN = new Set([408, 409, 425, 429, 500, 502, 503, 504]);

export interface Request {
  url: string;
  body: string;
  key: string;
  locale: string;
  settings: SubmitSettings;
  token: Hooks["token"];
  /** Whether what was sent with this key before may have arrived. */
  isOpen: boolean;
  /** Told before the first byte leaves. */
  began(): void;
  /** Makes the body and its headers anew for each attempt, where they are more than what the core wrote (`js/encode.ts`). */
  dress?: (isRenewed: boolean) => Promise<Dress>;
  /** Fetches in another way (`js/redirects.ts`). */
  fetch?: typeof fetch | undefined;
}

/** What one attempt sends. */
export interface Dress {
  body: string | Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** As the core reads it (`Reply` in `src/submit/reply.rs`). */
export interface Reply {
  status: number;
  type: string;
  language: string;
  body: string;
}

/** Nothing was sent. */
export const UNSENT: Reply = { status: 0, type: "", language: "", body: "" };
/** Something was sent, and no whole reply came. */
export const LOST: Reply = { ...UNSENT, status: 408 };
/** Nothing was sent now; what was sent with the key before may have arrived all the same. */
export const unsent = (isOpen: boolean) => (isOpen ? LOST : UNSENT);

export interface Answer extends Reply {
  /** `Location` */
  place?: string;
  /** How long the endpoint asks to wait, in milliseconds. */
  pause?: number | undefined;
}

/** The body as text; throws where it is cut short, too long, or late. */
export async function readBody(response: Response, stop: AbortController): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > REPLY_LIMIT) {
      stop.abort();
      throw new RangeError(`the reply is longer than ${REPLY_LIMIT} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** `Retry-After` in seconds or as a date by the server's own clock, in milliseconds; undefined where it is neither. */
function retryAfter(headers: Headers): number | undefined {
  const given = headers.get("retry-after")?.trim();
  if (!given) return undefined;
  const date = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - (Date.parse(headers.get("date") ?? "") || Date.now());
  return Number.isNaN(date) ? undefined : Math.max(0, date);
}

/** One exchange; `LOST` for everything that leaves open whether the answers arrived. */
export async function exchange(url: string, init: RequestInit, patience: number, signal: AbortSignal, send = fetch): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const end = () => stop.abort();
  signal.addEventListener("abort", end);
  try {
    const response = await send(url, { ...init, redirect: "error", cache: "no-store", signal: stop.signal });
    const { status, headers } = response;
    const of = (name: string) => headers.get(name) ?? "";
    const reply = { status, type: of("content-type"), language: of("content-language"), pause: retryAfter(headers), place: of("location") };
    return { ...reply, body: await readBody(response, stop) };
  } catch {
    return LOST;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

/** RFC 9530, for the endpoint to compare; undefined where the page may not compute it. */
export async function digest(body: Dress["body"]): Promise<string | undefined> {
  const bytes = await globalThis.crypto?.subtle?.digest("SHA-256", typeof body === "string" ? new TextEncoder().encode(body) : body);
  return bytes && `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(bytes)))}:`;
}

/** Cookies are written with escapes. */
function cookie(name: string): string | undefined {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/** The page's token against forged requests, read anew for each attempt. */
export function pageToken({ csrf }: SubmitSettings): Record<string, string> {
  if (!csrf) return {};
  const { source, name, header = "X-CSRF-Token" } = csrf;
  const meta = () => document.querySelector<HTMLMetaElement>(`meta[name="${CSS.escape(name)}"]`)?.content;
  const token = source === "cookie" ? cookie(name) : meta();
  return token ? { [header]: token } : {};
}

async function dress({ url, body: written, key, locale, settings, token, dress }: Request, isRenewed: boolean): Promise<Dress> {
  const { body, headers: own } = (await dress?.(isRenewed)) ?? { body: written, headers: { "Content-Type": "application/json", ...pageToken(settings) } };
  const { mode = "header", name = "Idempotency-Key", format = "quoted" } = settings.idempotency ?? {};
  const isOurs = new URL(url).origin === location.origin;
  const sum = isOurs || settings.digest ? await digest(body) : undefined;
  const bearer = await token?.();
  const headers = {
    ...settings.headers,
    Accept: "application/json, application/problem+json;q=0.9",
    "Accept-Language": locale,
    "Content-Language": locale,
    ...(mode === "header" && { [name]: format === "quoted" ? `"${key}"` : key }),
    ...(sum && { "Content-Digest": sum }),
    ...own,
    ...(bearer && { Authorization: `Bearer ${bearer}` }),
  };
  return { body, headers };
}

/** Whether it says that it is JSON and is: where the line's end ends an answer, one that was cut short looks whole. */
export function isJson({ type, body }: Pick<Reply, "type" | "body">): boolean {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) return false;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Whether the same may be sent again: what cannot arrive twice, or surely has not. */
function isAgain(answer: Answer, settings: SubmitSettings): boolean {
  const { status, body, pause } = answer;
  if (settings.idempotency?.mode === "none") return [425, 429, 503].includes(status) && pause !== undefined;
  // A success that is no JSON is somebody else's page: a login, a captive portal.
  const isForeign = status >= 200 && status < 300 && body.trim() !== "" && !isJson(answer);
  // 409 with a reference had arrived before.
  return isForeign || (AGAIN.has(status) && !(status === 409 && /"(reference|id)"/.test(body)));
}

export const sleep = (time: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Where the endpoint tells what it has under a key; undefined where it says nothing, or names another origin. */
export function statusUrl({ url, key, settings }: Pick<Request, "url" | "key" | "settings">): string | undefined {
  if (!settings.statusUrl) return undefined;
  const found = new URL(settings.statusUrl.replace("{key}", encodeURIComponent(key)), url);
  return found.origin === new URL(url).origin ? found.href : undefined;
}

/** What the endpoint has under a key: its receipt, `UNSENT` where it has nothing, `LOST` where it does not say. */
export async function find(url: string, credentials: RequestCredentials, signal: AbortSignal): Promise<Reply> {
  const found = await exchange(url, { credentials, headers: { Accept: "application/json" } }, 10_000, signal);
  if (found.status === 404) return UNSENT;
  return found.status < 300 && !isAgain(found, {}) ? found : LOST;
}

/** Asks, where nobody knows whether the answers arrived. */
async function ask(request: Request, last: Answer, signal: AbortSignal): Promise<Answer> {
  const isUnknown = last.status === 408 || last.status >= 500 || isAgain(last, {});
  const url = statusUrl(request);
  if (!url || !isUnknown || signal.aborted) return last;
  const found = await find(url, request.settings.credentials ?? "same-origin", signal);
  return found === LOST ? last : found;
}

/** Whether nothing was taken, and nothing is on its way. */
export const isRefused = ({ status }: Reply) => [0, 425, 429, 503].includes(status);

/** Whether a reply ends the matter: nothing of it can be on its way any more. */
export const isSettled = (reply: Reply) => reply.status >= 200 && reply.status < 500 && !isAgain(reply, {});

/**
 * Sends until there is an answer to act on. `wait` is told of pauses that one notices (seconds); where `signal` is
 * aborted, what came last stands.
 */
export async function deliver(request: Request, wait: (seconds: number) => void, signal: AbortSignal): Promise<Answer> {
  if (!navigator.onLine) return unsent(request.isOpen);
  const { settings } = request;
  const { attempts = 4, baseMs = 1000, capMs = 20_000, retryAfterCapS = 120 } = settings.retry ?? {};
  const { attempt: patience = 30_000, overall = 180_000 } = settings.timeoutMs ?? {};
  const { credentials = "same-origin" } = settings;
  const began = performance.now();
  let last: Answer = UNSENT;
  let isRefreshed = false;
  let { isOpen } = request;
  for (let attempt = 1; attempt <= attempts && !signal.aborted; attempt++) {
    const given = await dress(request, isRefreshed).catch((error) => console.error("blankett: the page gave no token", error));
    // What came of the attempts before stands.
    if (!given) break;
    request.began();
    last = await exchange(request.url, { method: "POST", credentials, ...given }, patience, signal, request.fetch);
    if ([401, 403].includes(last.status) && !isRefreshed && settings.csrf?.refresh) {
      // A token that was too old; the same key, once.
      isRefreshed = true;
      const url = new URL(settings.csrf.refresh, request.url);
      if (!request.dress && url.origin === new URL(request.url).origin) await exchange(url.href, { credentials }, patience, signal);
      continue;
    }
    const goesOn = isAgain(last, settings);
    // What was lost may have arrived, whatever is said of the attempts after it; unless that is an answer to act on.
    isOpen = goesOn && (isOpen || !isRefused(last));
    if (!goesOn || attempt === attempts) break;
    // Full jitter: all that failed at once do not come back at once.
    const pause = last.pause === undefined ? Math.random() * Math.min(capMs, baseMs * 2 ** attempt) : Math.min(last.pause, retryAfterCapS * 1000);
    if (performance.now() - began + pause > overall) break;
    if (pause >= TOLD) wait(Math.ceil(pause / 1000));
    await sleep(pause, signal);
    if (pause >= TOLD && !signal.aborted) wait(0);
  }
  return ask(request, isOpen ? LOST : last, signal);
}
