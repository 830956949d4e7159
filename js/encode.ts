// Sending what is more than the JSON that the core wrote: pairs, parts with files, a token in the body. Fetched only by
// pages whose form asks for it.
//
// The core writes the whole body. Where a file's content goes stands the boundary, `:` and what the page calls the file
// (`src/submit/encode.rs`), so that other files are other bytes, with another key.

import { chosen } from "./chosen.js";
import { following } from "./redirects.js";
import { deliver, type Dress, exchange, pageToken, type Reply, type Request, UNSENT } from "./send.js";
import type { SubmitSettings } from "./types.js";

/** How much the files may be together (megabytes), unless the form says otherwise. */
const ROOM = 25;
/** How long one attempt may take with files (milliseconds), unless the form says otherwise. */
const PATIENCE = 120_000;

const TYPES = { json: "application/json", urlencoded: "application/x-www-form-urlencoded" };

/** A sentence of the library, with a number. */
type Say = (message: string, count: number) => string;

interface Part {
  /** As the body names it. */
  name: string;
  file: File | undefined;
}

interface Body {
  type: string;
  pieces: (string | File)[];
  parts: Part[];
  /** Adds a member to what is sent. */
  add(name: string, text: string): (string | File)[];
}

function multipart(text: string): Body {
  const boundary = text.slice(2, text.indexOf("\r\n")).replace(/--$/, "");
  const [first = "", ...rest] = text.split(new RegExp(`(?<=\\r\\n\\r\\n)${boundary}:([^\\r\\n]*)(?=\\r\\n--)`));
  const pieces: Body["pieces"] = [first];
  const parts: Part[] = [];
  for (let at = 0; at < rest.length; at += 2) {
    const file = chosen.get(rest[at] ?? "");
    const head = (at === 0 ? first : rest[at - 1]) ?? "";
    parts.push({ name: [...head.matchAll(/ name="([^"]*)"/g)].at(-1)?.[1] ?? "", file });
    pieces.push(file ?? "", rest[at + 1] ?? "");
  }
  const end = `--${boundary}--\r\n`;
  const add = (name: string, text: string) => {
    const last = (pieces.at(-1) as string).slice(0, -end.length);
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', "%22")}"\r\n\r\n${text}\r\n`;
    return [...pieces.slice(0, -1), `${last}${part}${end}`];
  };
  return { type: `multipart/form-data; boundary=${boundary}`, pieces, parts, add };
}

function read(text: string, encoding: NonNullable<SubmitSettings["encoding"]>): Body {
  if (encoding === "multipart") return multipart(text);
  const pair = (name: string, value: string) => `${text}${text && "&"}${new URLSearchParams({ [name]: value })}`;
  const member = (name: string, value: string) => `{${JSON.stringify(name)}:${JSON.stringify(value)}${text === "{}" ? "" : ","}${text.slice(1)}`;
  const add = (name: string, value: string) => [encoding === "json" ? member(name, value) : pair(name, value)];
  return { type: TYPES[encoding], pieces: [text], parts: [], add };
}

/** What the endpoint would say of these questions. */
const refuse = (errors: { path: string; code: string; detail?: string }[]): Reply => ({
  ...UNSENT,
  status: 422,
  type: "application/problem+json",
  body: JSON.stringify({ errors }),
});

/** The question of the largest file is told that there is too much. */
function tooLarge(parts: Part[], detail: string): Reply {
  const size = ({ file }: Part) => file?.size ?? 0;
  const largest = parts.reduce((one, other) => (size(other) > size(one) ? other : one));
  return refuse([{ path: largest.name, code: "files", detail: `${largest.file?.name}: ${detail}` }]);
}

/** What `refresh` gives, on the endpoint's own origin. */
async function refreshed({ url, settings }: Request, signal: AbortSignal): Promise<string> {
  const from = new URL(settings.csrf?.refresh ?? "", url);
  if (from.origin !== new URL(url).origin) throw new Error("csrf.refresh stands on another origin than the endpoint");
  const { credentials = "same-origin" } = settings;
  return (await exchange(from.href, { credentials, headers: { Accept: "application/json" } }, 10_000, signal)).body;
}

/** The token in it: the member `name` of its JSON. */
async function fetched(request: Request, signal: AbortSignal): Promise<string> {
  const { name = "" } = request.settings.csrf ?? {};
  const token = JSON.parse(await refreshed(request, signal))[name];
  if (typeof token !== "string") throw new Error(`csrf.refresh gives no "${name}"`);
  return token;
}

/** As server frameworks write it into their pages: a hidden control, or a meta element. */
function written(name: string): string {
  const named = CSS.escape(name);
  const found = document.querySelector<HTMLInputElement | HTMLMetaElement>(`input[name="${named}"], meta[name="${named}"]`);
  const token = found instanceof HTMLInputElement ? found.value : found?.content;
  if (!token) throw new Error(`the page has no token "${name}"`);
  return token;
}

/** Puts a body together for each attempt: the same pieces, with the token of the time. */
function dresser(request: Request, body: Body, signal: AbortSignal): (isRenewed: boolean) => Promise<Dress> {
  const { csrf } = request.settings;
  const isOwn = csrf?.source === "field" || csrf?.source === "endpoint";
  let token: string | undefined;
  let hasRenewed = false;
  return async (isRenewed) => {
    const renews = isRenewed && !hasRenewed;
    hasRenewed ||= isRenewed;
    // The meta element or the cookie is another one afterwards.
    if (renews && csrf && !isOwn) await refreshed(request, signal);
    if (isOwn && (token === undefined || renews)) {
      const isFetched = csrf.source === "endpoint" || (isRenewed && csrf.refresh);
      token = isFetched ? await fetched(request, signal) : written(csrf.name);
    }
    const pieces = csrf?.source === "field" && token !== undefined ? body.add(csrf.name, token) : body.pieces;
    const headers = {
      "Content-Type": body.type,
      ...(csrf?.source === "endpoint" && token !== undefined && { [csrf.header ?? "X-CSRF-Token"]: token }),
      ...(!isOwn && pageToken(request.settings)),
    };
    return { body: new Uint8Array(await new Blob(pieces).arrayBuffer()), headers };
  };
}

/** As `deliver`, for what is more than JSON. Files are looked at before one byte of them is read. */
export async function deliverEncoded(request: Request, say: Say, wait: (seconds: number) => void, signal: AbortSignal): Promise<Reply> {
  const { settings } = request;
  const body = read(request.body, settings.encoding ?? "json");
  const { parts } = body;
  const lost = parts.filter(({ file }) => !file);
  if (lost.length > 0) return refuse(lost.map(({ name }) => ({ path: name, code: "type" })));
  const room = settings.files?.maxMegabytes ?? ROOM;
  const size = parts.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
  if (size > room * 1_000_000) return tooLarge(parts, say("files-too-large", room));
  const unreadable = await Promise.all(parts.map(async (part) => ((await isReadable(part.file as File)) ? [] : [part])));
  if (unreadable.flat().length > 0) return refuse(unreadable.flat().map(({ name }) => ({ path: name, code: "type" })));
  const attempt = settings.timeoutMs?.attempt ?? (parts.length > 0 ? PATIENCE : undefined);
  const timeoutMs = { ...settings.timeoutMs, ...(attempt && { attempt }) };
  const go = following(settings, request.url);
  const dressed: Request = { ...request, settings: { ...settings, timeoutMs }, dress: dresser(request, body, signal), fetch: go };
  const reply = await deliver(dressed, wait, signal);
  return reply.status === 413 && parts.length > 0 ? tooLarge(parts, say("files-too-large", 0)) : reply;
}

/** Whether it is still there as it was chosen. */
const isReadable = (file: File) =>
  file.slice(0, 1).arrayBuffer().then(
    () => true,
    () => false,
  );
