// What an endpoint makes of valid answers: stored once, answered again as before, found by their key. These leave a record.

import { isDeepStrictEqual } from "node:util";

import { isJson, statusUrl } from "../../send.js";
import { type Endpoint, finding, type Finding, isBusy, isSuccess, LATER, type Seen, told } from "./endpoint.js";
import { isReadable } from "./origins.js";

const ALL = ["receipt", "same-key", "other-answers", "status-url"];

/** Why nothing is stored unless somebody asks for it. */
export const unsent = (why: string): Finding[] => ALL.map((check) => finding(check, "skipped", why));

export async function records(endpoint: Endpoint, answers: string): Promise<Finding[]> {
  const key = crypto.randomUUID();
  const body = endpoint.bodyOf(answers);
  const both = endpoint.hasKeys ? await Promise.all([1, 2].map(() => endpoint.post(body, { key }))) : [await endpoint.post(body)];
  const first = both.find(isSuccess);
  if (!first) {
    const [seen] = both as [Seen];
    if (isBusy(seen)) return unsent(`${told(seen)}: ${LATER}`);
    const change = "answer valid answers with 201 and a receipt as JSON, or see what is wrong with these answers";
    return [finding("receipt", "change", told(seen), change), ...unsent("the answers were not accepted").slice(1)];
  }
  const found = [receipt(endpoint, first)];
  if (endpoint.hasKeys) {
    found.push(sameKey(endpoint, both, first, await endpoint.post(body, { key })), await otherAnswers(endpoint, answers, key, first));
  } else {
    const why = "the form says that the endpoint knows no keys";
    found.push(finding("same-key", "skipped", why), finding("other-answers", "skipped", why));
  }
  return [...found, await status(endpoint, key, first)];
}

function receipt(endpoint: Endpoint, seen: Seen): Finding {
  const { kind, reference } = endpoint.outcome(seen);
  if (seen.body.trim() !== "" && !isJson(seen)) {
    return finding("receipt", "change", told(seen), "answer as application/json: a page takes anything else for a sign-in page, and sends again");
  }
  if (kind !== "accepted") {
    return finding("receipt", "change", `${told(seen)} that means "${kind}" to a page`, 'answer { "reference": "…" } alone where the answers are stored');
  }
  if (!reference) return finding("receipt", "advice", `${told(seen)} without a reference`, 'answer { "reference": "…" }: the citizen is shown the key instead');
  return finding("receipt", "ok", `${told(seen)} with a reference`);
}

/** `both` were on their way at once, `again` came after. */
function sameKey(endpoint: Endpoint, both: Seen[], first: Seen, again: Seen): Finding {
  const stored = [...both, again].filter(isSuccess);
  const references = new Set(stored.map((seen) => endpoint.outcome(seen).reference));
  const statuses = `${both.map(({ status }) => status).join(" and ")} at once, then ${again.status || again.fault}`;
  const say = (change: string) => finding("same-key", "change", statuses, change);
  if (references.size > 1) {
    const change = "make the key a unique column, and keep it in the record's own transaction: browsers repeat requests, and this one was stored more than once";
    return finding("same-key", "change", `${statuses}: ${references.size} references`, change);
  }
  const odd = both.find((seen) => !isSuccess(seen) && seen.status !== 409);
  if (odd) return say(`answer the second of two at once as the first, or with 409: ${told(odd)} tells the citizen something else than what happened`);
  if (!isSuccess(again)) return say("answer a key that is known, with the same body, as before: a page that lost the first reply has no other way to its receipt");
  if (!isDeepStrictEqual(meaning(again), meaning(first))) return say("answer a key that is known with the very receipt that was answered then");
  if (references.has(undefined)) return finding("same-key", "advice", statuses, "answer with a reference: without one nobody can see from here that it was stored once");
  return finding("same-key", "ok", `${statuses}: one receipt`);
}

/** A body's value; its text where it is no JSON. */
function meaning({ body }: Seen): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/**
 * Other answers that are valid too: one text is longer or one answer is left out. Where there are none that the form
 * accepts, the same with a space after them: other bytes, but the same answers.
 */
function otherThan({ form }: Endpoint, answers: string): { text: string; areOther: boolean } {
  const given: unknown = JSON.parse(answers);
  const members = typeof given === "object" && given !== null && !Array.isArray(given) ? Object.entries(given) : [];
  const changed = members.filter(([, value]) => typeof value === "string").map(([name, value]) => ({ ...(given as object), [name]: `${value}.` }));
  const shorter = members.map(([left]) => Object.fromEntries(members.filter(([name]) => name !== left)));
  const found = [...changed, ...shorter].map((value) => JSON.stringify(value)).find((text) => form.checkText(text).length === 0);
  return found === undefined ? { text: `${answers} `, areOther: false } : { text: found, areOther: true };
}

async function otherAnswers(endpoint: Endpoint, answers: string, key: string, first: Seen): Promise<Finding> {
  const { text, areOther } = otherThan(endpoint, answers);
  const seen = await endpoint.post(endpoint.bodyOf(text), { key });
  const what = `${areOther ? "other answers" : "the same answers in other bytes"} with a known key: ${told(seen)}`;
  const { kind, problems, reference } = endpoint.outcome(seen);
  const change = "keep a digest of the body with the key, and answer other bytes with 422 without `errors`";
  if (kind === "accepted") {
    const isKnown = reference !== undefined && reference === endpoint.outcome(first).reference;
    if (isKnown && !areOther) return finding("other-answers", "advice", what, `${change}, unless it is the answers that you compare`);
    return finding("other-answers", "change", what, `${change}: the citizen is shown a receipt for answers that ${isKnown ? "were not stored" : "share a key"}`);
  }
  if (![409, 422].includes(seen.status)) return finding("other-answers", "change", what, change);
  if (problems.some(({ pointer }) => pointer !== "")) return finding("other-answers", "advice", what, `${change}: the citizen is shown problems of answers that have none`);
  return finding("other-answers", "ok", what);
}

/** What is told of the key that was used, and of one that never was. */
async function status(endpoint: Endpoint, key: string, first: Seen): Promise<Finding> {
  const { settings } = endpoint;
  const at = (key: string) => statusUrl({ url: endpoint.url.href, key, settings });
  const [known, unknown] = [at(key), at(crypto.randomUUID())];
  if (!settings.statusUrl) return finding("status-url", "skipped", "the form names no statusUrl");
  if (!known || !unknown) return finding("status-url", "change", settings.statusUrl, "name an address on the endpoint's own origin: pages ask no other");
  const [here, nowhere] = await Promise.all([endpoint.get(known), endpoint.get(unknown)]);
  const seen = `${told(here)} for the key, ${told(nowhere)} for an unknown one`;
  const isSame = here.status === 200 && isJson(here) && endpoint.outcome(here).reference === endpoint.outcome(first).reference;
  if (!isSame) return finding("status-url", "change", seen, "answer a known key with 200 and the receipt: it is asked when nobody knows whether the answers arrived");
  if (nowhere.status !== 404) return finding("status-url", "change", seen, "answer an unknown key with 404: only that tells the citizen that nothing arrived");
  if (endpoint.isCrossOrigin && ![here, nowhere].every((seen) => isReadable(endpoint.origin, seen))) {
    return finding("status-url", "change", `${seen}, without CORS headers`, `send Access-Control-Allow-Origin: ${endpoint.origin} with both: a page cannot read them without`);
  }
  return finding("status-url", "ok", seen);
}
