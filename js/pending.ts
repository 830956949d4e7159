// What is kept of a submission until its end is known: its key, the digest of its bytes, and where to ask. Never an answer.
//
// The tab keeps it (`sessionStorage`) for a page that is closed while it sends; the tabs of a site ask each other, so that the same
// answers sent from two of them have one key and are sent one after the other.

import type { Reply } from "./send.js";

interface Kept {
  key: string;
  digest?: string | undefined;
  /** Whether it may have arrived: so until an endpoint says that it took nothing. */
  isOpen: boolean;
  /** Where the endpoint tells what it has under the key. */
  status?: string | undefined;
}

/** Other tabs have answered by then, in milliseconds. */
const PATIENCE = 100;
/** A tab that is frozen while it sends keeps the others waiting no longer than this, in milliseconds. */
const TURN = 60_000;

/** The name that a form of this page keeps things under: two forms on a page have two. */
export const nameOf = (prefix: string) => `blankett ${location.pathname} ${prefix}`;

/** Pages may be refused storage, or have too little: then nothing is kept, and nothing promised. */
function stored<Result>(act: (storage: Storage) => Result): Result | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}

/** What was under way when this page was closed. Whatever else stands there is nothing. */
export function recall(name: string): Kept | undefined {
  const kept = stored((storage) => JSON.parse(storage.getItem(name) ?? "null"));
  return typeof kept?.key === "string" ? kept : undefined;
}

export const keep = (name: string, kept: Kept) => stored((storage) => storage.setItem(name, JSON.stringify(kept)));
export const forget = (name: string) => stored((storage) => storage.removeItem(name));

/** What this page has sent, and with which key: until it is left, for other tabs. */
const sent = new Map<string, string>();
let channel: BroadcastChannel | undefined;
let heard: ((digest: string, key: string) => void) | undefined;

/** A page does not hear itself: the same answers once more, after a receipt, are meant. */
function open(): BroadcastChannel {
  const opened = new BroadcastChannel("blankett");
  opened.onmessage = ({ data }) => {
    const { digest, key } = data ?? {};
    if (typeof key === "string") heard?.(digest, key);
    else if (sent.has(digest)) opened.postMessage({ digest, key: sent.get(digest) });
  };
  return opened;
}

/** The key that another tab has sent the same bytes with. */
async function ask(digest: string): Promise<string | undefined> {
  if (typeof BroadcastChannel !== "function") return undefined;
  channel ??= open();
  const key = await new Promise<string | undefined>((resolve) => {
    heard = (of, key) => of === digest && resolve(key);
    setTimeout(resolve, PATIENCE);
    channel?.postMessage({ digest });
  });
  heard = undefined;
  return key;
}

/** The key for bytes: what they were sent with before, here or in another tab; else a new one. */
export async function keyFor(name: string, digest: string | undefined, fresh: string): Promise<string> {
  if (!digest) return fresh;
  const before = recall(name);
  const key = (before?.digest === digest ? before.key : undefined) ?? (await ask(digest)) ?? fresh;
  sent.set(digest, key);
  return key;
}

/** One tab at a time sends with a key. */
export async function inTurn(key: string, send: () => Promise<Reply>): Promise<Reply> {
  if (!navigator.locks) return send();
  let begun: Promise<Reply> | undefined;
  const begin = () => (begun ??= send());
  // Whoever waited too long sends all the same: the endpoint knows the key.
  return navigator.locks.request(`blankett ${key}`, { signal: AbortSignal.timeout(TURN) }, begin).catch(() => begin());
}
