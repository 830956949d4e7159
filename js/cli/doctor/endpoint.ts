// An endpoint that is tried: what is posted to it as a page posts, and what came back.

import type { Form } from "../../form.js";
import { readBody } from "../../send.js";
import type { Outcome, SubmitSettings } from "../../types.js";

/** Milliseconds after which there is no answer. */
const PATIENCE = 30_000;

/** What was found in one respect. */
export interface Finding {
  check: string;
  /** `advice` may stay as it is; `skipped` was not tried, and `seen` says why. */
  status: "ok" | "change" | "advice" | "skipped";
  seen: string;
  /** What to change, and why; empty where there is nothing to do. */
  change: string;
}

/** A definition's `form.submit`, as far as it matters here. */
export interface Submit extends SubmitSettings {
  envelope?: boolean;
}

/** A definition, as far as the body's envelope and the headers need it. */
export interface Described {
  $id?: string;
  form?: { version?: unknown; submit?: Submit };
}

export interface Target {
  url: URL;
  /** Of the page; the endpoint's own unless said otherwise. */
  origin: string;
  form: Form;
  described: Described;
}

/** What came back; status 0 where nothing did, and `fault` says how. */
export interface Seen {
  status: number;
  type: string;
  language: string;
  body: string;
  headers: Headers;
  fault: string;
  isLate: boolean;
}

const NOTHING = { status: 0, type: "", language: "", body: "", headers: new Headers() };

export const isSuccess = ({ status }: Seen) => status >= 200 && status < 300;
export const isRefusal = ({ status }: Seen) => status >= 400 && status < 500;
/** It says nothing of what was asked. */
export const isBusy = ({ status }: Seen) => status === 429 || status === 503;
/** What is said of such a reply. */
export const LATER = "it takes nothing more now; try it again later";

/** A reply in a few words. */
export const told = ({ status, type, fault }: Seen) => (status === 0 ? fault : `${status} ${type || "without a content type"}`);

export const finding = (check: string, status: Finding["status"], seen: string, change = ""): Finding => ({ check, status, seen, change });

/** Names in a header that is a list, in lower case. */
export const names = (headers: Headers, name: string) => (headers.get(name) ?? "").toLowerCase().split(",").map((item) => item.trim()).filter(Boolean);

async function exchange(url: URL | string, init: RequestInit): Promise<Seen> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE)]);
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    const { status, headers } = response;
    const of = (name: string) => headers.get(name) ?? "";
    const body = await readBody(response, stop);
    return { status, type: of("content-type"), language: of("content-language"), body, headers, fault: "", isLate: false };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: Error & { code?: string } };
    const isLate = name === "TimeoutError";
    const fault = isLate ? `no answer in ${PATIENCE / 1000} seconds` : `no answer (${cause?.code || cause?.message || message})`;
    return { ...NOTHING, fault, isLate };
  }
}

export class Endpoint {
  readonly url: URL;
  readonly origin: string;
  readonly form: Form;
  readonly settings: Submit;
  /** Every answer to what was posted. */
  readonly replies: Seen[] = [];
  readonly #described: Described;

  constructor({ url, origin, form, described }: Target) {
    [this.url, this.origin, this.form, this.#described] = [url, origin, form, described];
    this.settings = described.form?.submit ?? {};
  }

  get isCrossOrigin(): boolean {
    return this.origin !== this.url.origin;
  }

  get locale(): string {
    return this.form.languages[0] ?? "en";
  }

  get hasKeys(): boolean {
    return this.settings.idempotency?.mode !== "none";
  }

  /** The headers that a page must be allowed to send, in lower case. */
  get asked(): string[] {
    const { headers = {}, idempotency, csrf, digest } = this.settings;
    const key = this.hasKeys ? [idempotency?.name ?? "Idempotency-Key"] : [];
    const token = csrf && csrf.source !== "field" ? [csrf.header ?? "X-CSRF-Token"] : [];
    const all = ["Content-Type", ...key, ...Object.keys(headers), ...token, ...(digest ? ["Content-Digest"] : [])];
    return all.map((name) => name.toLowerCase());
  }

  /** The text to post for answers that are JSON text: every digit stays. */
  bodyOf(answers: string): string {
    if (!this.settings.envelope) return answers;
    const { $id: id, form } = this.#described;
    const [schema, meta] = [{ id, version: form?.version }, { library: "blankett doctor" }].map((value) => JSON.stringify(value));
    return `{"schema":${schema},"language":${JSON.stringify(this.locale)},"data":${answers},"meta":${meta}}`;
  }

  async post(body: string, { key = crypto.randomUUID() as string, type = "application/json" } = {}): Promise<Seen> {
    const { headers, idempotency } = this.settings;
    const { name = "Idempotency-Key", format = "quoted" } = idempotency ?? {};
    const seen = await exchange(this.url, {
      method: "POST",
      body,
      headers: {
        ...headers,
        Origin: this.origin,
        Accept: "application/json, application/problem+json;q=0.9",
        "Accept-Language": this.locale,
        "Content-Language": this.locale,
        "Content-Type": type,
        ...(this.hasKeys && { [name]: format === "quoted" ? `"${key}"` : key }),
      },
    });
    this.replies.push(seen);
    return seen;
  }

  preflight(origin: string): Promise<Seen> {
    const headers = { Origin: origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": [...this.asked].sort().join(",") };
    return exchange(this.url, { method: "OPTIONS", headers });
  }

  get(url: string): Promise<Seen> {
    return exchange(url, { headers: { Origin: this.origin, Accept: "application/json" } });
  }

  /** What a page makes of it. */
  outcome({ status, type, language, body }: Seen): Outcome {
    return this.form.outcome({ status, type, language, body }, { locale: this.locale });
  }
}
