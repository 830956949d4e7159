// `npx blankett doctor`: what of docs/endpoint-contract.md a real endpoint keeps, and what to change where it does not.

import { Endpoint, finding, type Finding, isBusy, isRefusal, isSuccess, LATER, type Seen, type Target, told } from "./doctor/endpoint.js";
import { after, before } from "./doctor/origins.js";
import { records, unsent } from "./doctor/records.js";
import { isJson } from "../send.js";

export type { Described, Finding, Target } from "./doctor/endpoint.js";

/** No JSON, so that no endpoint can take it for answers. */
const BROKEN = '{"blankett-doctor":';
/** More than any form's answers (bytes). */
const BIG = 16 * 2 ** 20;

/**
 * Tries an endpoint. Without answers nothing that is posted can be stored; answers (JSON text, valid) are sent for real.
 * Throws where there is no endpoint at all, or the form posts to it in a way that is not tried.
 */
export async function examine(target: Target, answers?: string): Promise<Finding[]> {
  const endpoint = new Endpoint(target);
  const { encoding = "json", idempotency } = endpoint.settings;
  if (encoding !== "json") throw new Error(`the form posts ${encoding}, and only endpoints that take JSON can be tried`);
  if (idempotency?.mode === "field") throw new Error("the form puts the key into the body, and only endpoints that take it as a header can be tried");
  const asked = await before(endpoint);
  const first = await endpoint.post(BROKEN);
  if (first.status === 0) throw new Error(`${target.url}: ${first.fault}`);
  if (isBusy(first)) throw new Error(`${target.url}: ${told(first)}: ${LATER}`);
  const closed = door(endpoint, first);
  if (closed) return [...asked, closed];
  const found = [
    finding("address", "ok", told(first)),
    broken(first),
    unlessBusy("content-type", await endpoint.post(BROKEN, { type: "text/plain" }), type),
    await problems(endpoint),
    unlessBusy("size", await endpoint.post("x".repeat(BIG)), size),
    ...(answers === undefined ? unsent("nothing is stored without --send") : await records(endpoint, answers)),
  ];
  return [...asked, ...found, ...after(endpoint)];
}

/** Why nothing else can be tried; undefined where it can. */
function door({ url, origin }: Endpoint, seen: Seen): Finding | undefined {
  const { status, headers } = seen;
  const say = (check: string, change: string, text = told(seen)) => finding(check, "change", text, `${change}. Nothing else was tried`);
  if (status >= 300 && status < 400) {
    const to = headers.get("location");
    return say("redirect", `name the last address itself, and let it answer without a redirect: pages follow one only to what "redirects" of the form lists`, `${status} to ${to ? new URL(to, url) : "nowhere"}`);
  }
  if ([404, 405, 410, 501].includes(status)) return say("address", "see that the address is right and takes POST: citizens are told that the form cannot be sent");
  if ([401, 407].includes(status)) return say("address", "let an endpoint without sign-in be tried: no token or cookie is sent from here");
  if (status === 403) return say("address", `allow ${origin}, or name with --origin the origin that may post; tokens against forged requests are not sent from here`);
  return undefined;
}

const unlessBusy = (check: string, seen: Seen, judge: (seen: Seen) => Finding) =>
  isBusy(seen) ? finding(check, "skipped", `${told(seen)}: ${LATER}`) : judge(seen);

function broken(seen: Seen): Finding {
  const say = (status: Finding["status"], change?: string) => finding("broken-json", status, told(seen), change);
  if (isSuccess(seen)) return say("change", "refuse what is no JSON with 400: a request that was cut short is called received");
  if (!isRefusal(seen)) return say("change", "refuse what is no JSON with 400: a page sends again after this, and then says that nobody knows");
  if (!isJson(seen)) return say("advice", "answer errors as application/problem+json (RFC 9457): of anything else only the status is read");
  return say("ok");
}

function type(seen: Seen): Finding {
  const say = (status: Finding["status"], change?: string) => finding("content-type", status, `text/plain: ${told(seen)}`, change);
  const why = "any site can have a browser post text/plain without asking first";
  if (seen.status === 415) return say("ok");
  if (isRefusal(seen)) return say("advice", `see that it is the type that is refused, with 415: ${why}`);
  return say("change", `refuse other types than application/json with 415: ${why}`);
}

/** Answers without an answer, where the form refuses them. */
async function problems(endpoint: Endpoint): Promise<Finding> {
  const expected = endpoint.form.check({}, { locale: endpoint.locale }).map(({ pointer }) => pointer);
  if (expected.length === 0) return finding("problems", "skipped", "no form was named that refuses {}; --form names one");
  return unlessBusy("problems", await endpoint.post(endpoint.bodyOf("{}")), (seen) => placed(endpoint, seen, expected));
}

function placed(endpoint: Endpoint, seen: Seen, expected: string[]): Finding {
  if (isSuccess(seen)) return finding("problems", "change", `{}: ${told(seen)}`, "check the answers by the form's schema (`blankett schema`): these miss what is required");
  const { kind, problems } = endpoint.outcome(seen);
  const named = new Set(problems.map(({ pointer }) => pointer));
  const missed = expected.filter((pointer) => !named.has(pointer));
  const text = `{}: ${told(seen)}, ${expected.length - missed.length} of ${expected.length} problems at their questions`;
  if (![400, 422].includes(seen.status) || kind !== "rejected" || missed.length === expected.length) {
    const change = 'answer 422 with { "errors": [{ "pointer": "#/name", "code": "required" }] }: the citizen is not told which answers to mend';
    return finding("problems", "change", text, change);
  }
  if (missed.length > 0) return finding("problems", "advice", text, `name all problems at once; these were not: ${missed.join(", ")}`);
  return finding("problems", "ok", text);
}

function size(seen: Seen): Finding {
  const text = `${BIG / 2 ** 20} MB: ${told(seen)}`;
  const change = "refuse bodies above 1 MB or so with 413, before they are read to their end: a few requests at once fill the memory";
  // Whoever closes while the body is still coming may have said 413; not all of that can be read.
  if (seen.status === 413 || (seen.status === 0 && !seen.isLate)) return finding("size", "ok", text);
  return finding("size", isRefusal(seen) ? "advice" : "change", text, change);
}
