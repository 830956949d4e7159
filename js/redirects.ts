// Endpoints that answer with a page: a server framework's redirect to its "Thank you". Part of what is fetched only by pages whose
// form asks for it (`js/encode.ts`).

import { isJson } from "./send.js";
import type { SubmitSettings } from "./types.js";

/**
 * Fetches as `fetch` does, and follows redirects to the pages that the form lists. Undefined where none are followed: the form
 * lists none, or posts to another origin, where a browser cannot be kept from taking the answers on to a third.
 *
 * A redirect leaves open whether the answers were taken, unless its page is listed.
 */
export function following({ redirects }: SubmitSettings, endpoint: string): typeof fetch | undefined {
  if (!redirects || new URL(endpoint).origin !== location.origin) return undefined;
  return async (url, init) => {
    const response = await fetch(url, { ...init, redirect: "follow", mode: "same-origin" });
    if (!response.redirected) return response;
    const isListed = (paths: string[] = []) => paths.some((path) => new URL(path, endpoint).pathname === new URL(response.url).pathname);
    const isReceived = response.ok && isListed(redirects.received);
    if (isReceived && isJson({ type: response.headers.get("content-type") ?? "", body: "{}" })) return response;
    void response.body?.cancel();
    // That one was led there says all; the page is for people.
    if (isReceived) return new Response(null, { status: 204 });
    if (isListed(redirects.signIn)) return new Response(null, { status: 401 });
    throw new Error(`the endpoint leads to ${new URL(response.url).pathname}, which form.submit.redirects does not list`);
  };
}
