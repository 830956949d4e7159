// What becomes of answers that an endpoint has taken and not finished with (202): looked at a few times, while the citizen waits.
// Fetched only after such a reply.

import { type Answer, exchange, isJson, sleep, statusUrl, type Request } from "./send.js";

/** The pauses before each look (milliseconds). */
const PAUSES = [1_000, 2_000, 4_000];
/** Whoever asks for more is not waited for (milliseconds). */
const MOST = 5_000;

/** The receipt or the problems that came of it, else the first reply: that the answers were taken is true whatever fails here. */
export async function poll(request: Request, first: Answer, signal: AbortSignal): Promise<Answer> {
  const from = link(request, first);
  let pause = first.pause ?? 0;
  for (const usual of from ? PAUSES : []) {
    if (pause > MOST) break;
    await sleep(Math.max(usual, pause), signal);
    if (signal.aborted) break;
    const found = await look(from as string, request, signal);
    if (isEnd(found)) return found;
    pause = found.pause ?? 0;
  }
  return first;
}

/** Where the reply says that one may look, or the form; on the endpoint's own origin. */
function link(request: Request, { place }: Answer): string | undefined {
  const named = place && URL.canParse(place, request.url) ? new URL(place, request.url) : undefined;
  return named?.origin === new URL(request.url).origin ? named.href : statusUrl(request);
}

async function look(from: string, { settings, token, locale }: Request, signal: AbortSignal): Promise<Answer> {
  const bearer = await token?.();
  const headers = { Accept: "application/json, application/problem+json;q=0.9", "Accept-Language": locale, ...(bearer && { Authorization: `Bearer ${bearer}` }) };
  return exchange(from, { credentials: settings.credentials ?? "same-origin", headers }, 10_000, signal);
}

/** Whether it is a receipt with a reference, or says what is wrong. */
function isEnd(found: Answer): boolean {
  if (!isJson(found)) return false;
  const { reference, id, errors } = JSON.parse(found.body) ?? {};
  return [400, 422].includes(found.status) || (found.status === 200 && Boolean(reference ?? id ?? errors?.length));
}
