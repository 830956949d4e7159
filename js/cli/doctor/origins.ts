// What a page of another origin needs of an endpoint: CORS, before a request and with every reply.

import { type Endpoint, finding, type Finding, isSuccess, names, type Seen, told } from "./endpoint.js";

/** An origin that no endpoint can mean to allow: the name is reserved (RFC 2606). */
const STRANGER = "https://stranger.invalid";
const EXPOSED = ["retry-after", "content-language"];
const CHECKS = ["preflight", "origins"];

const allowed = (seen: Seen) => seen.headers.get("access-control-allow-origin");

/** Whether a page of the origin may read it. */
export const isReadable = (origin: string, seen: Seen) => [origin, "*"].includes(allowed(seen) ?? "");

/** Why the checks of this file are not made; undefined where they are. */
const skip = (endpoint: Endpoint) =>
  endpoint.isCrossOrigin ? undefined : "the page is on the endpoint's own origin; --origin names another";

/** The request that a browser sends first. */
export async function before(endpoint: Endpoint): Promise<Finding[]> {
  const why = skip(endpoint);
  if (why) return CHECKS.map((check) => finding(check, "skipped", why));
  const seen = await endpoint.preflight(endpoint.origin);
  return [preflight(endpoint, seen), origins(endpoint, seen, await endpoint.preflight(STRANGER))];
}

function preflight({ origin, asked }: Endpoint, seen: Seen): Finding {
  const has = names(seen.headers, "access-control-allow-headers");
  const missing = has.includes("*") ? [] : asked.filter((name) => !has.includes(name));
  const changes = [
    !isSuccess(seen) && "answer OPTIONS with 204, without a redirect and without asking for a sign-in",
    !isReadable(origin, seen) && `send Access-Control-Allow-Origin: ${origin}`,
    missing.length > 0 && `send Access-Control-Allow-Headers: ${asked.join(", ")}`,
  ].filter((change) => change !== false);
  const lacks = missing.length > 0 ? `, not allowed: ${missing.join(", ")}` : "";
  const text = `OPTIONS: ${told(seen)}, allowed origin: ${allowed(seen) ?? "none"}${lacks}`;
  if (changes.length === 0) return finding("preflight", "ok", text);
  return finding("preflight", "change", text, `${changes.join("; ")}: otherwise the browser does not send the answers`);
}

/** Who else may post. */
function origins({ origin }: Endpoint, own: Seen, strange: Seen): Finding {
  const isOpen = allowed(strange) === "*" || allowed(strange) === STRANGER;
  const isWithCookies = [own, strange].some((seen) => allowed(seen) !== null && seen.headers.get("access-control-allow-credentials") === "true");
  const isAny = [own, strange].some((seen) => allowed(seen) === "*");
  if (isWithCookies && (isOpen || isAny)) {
    const change = `allow ${origin} alone: with credentials, * is refused by browsers, and any site that is allowed acts as the signed-in citizen`;
    return finding("origins", "change", `credentials are allowed for ${isAny ? "*" : "every origin"}`, change);
  }
  if (isOpen) return finding("origins", "advice", "every origin is allowed", `allow ${origin} alone, unless any site may post here`);
  return finding("origins", "ok", "an origin that is not listed is not allowed");
}

/** What a page can read of all that was answered. */
export function after(endpoint: Endpoint): Finding[] {
  const why = skip(endpoint);
  if (why) return ["cors", "exposed"].map((check) => finding(check, "skipped", why));
  const replies = endpoint.replies.filter(({ status }) => status !== 0);
  const exposes = ({ headers }: Seen) => {
    const list = names(headers, "access-control-expose-headers");
    return list.includes("*") || EXPOSED.every((name) => list.includes(name));
  };
  return [
    every("cors", replies, (seen) => isReadable(endpoint.origin, seen), `send Access-Control-Allow-Origin: ${endpoint.origin} with errors too, also those of a gateway: without it a page cannot tell a refusal from a broken network`),
    every("exposed", replies, exposes, "send Access-Control-Expose-Headers: Retry-After, Content-Language with every reply: a page can read neither without"),
  ];
}

function every(check: string, replies: Seen[], test: (seen: Seen) => boolean, change: string): Finding {
  const lacking = [...new Set(replies.filter((seen) => !test(seen)).map(({ status }) => status))];
  if (lacking.length === 0) return finding(check, "ok", `with all ${replies.length} replies`);
  return finding(check, "change", `missing with ${lacking.join(", ")}`, change);
}
