// One request on its way through the proxy: what a fault may do with it.
import { request as ask } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Chance } from "../../support/answers.mjs";

const HEAD = "HTTP/1.1";
/** What is added to a reply, so that there are kilobytes to cut. */
const PADDING = "x".repeat(9000);

/** A receipt is made longer by a member that says nothing. */
function padded(reply) {
  if (!reply.isStored) return reply;
  return { ...reply, body: Buffer.from(JSON.stringify({ ...JSON.parse(reply.body), padding: PADDING })) };
}

export class Exchange {
  #request;
  #response;
  #upstream;
  #log;
  #strike;

  /** `log` is told of what the endpoint stored and what the page was told; `strike` that the fault happened. */
  constructor({ request, response, upstream, log, strike, chance }) {
    Object.assign(this, { chance: new Chance(chance ?? 1) });
    this.#request = request;
    this.#response = response;
    this.#upstream = upstream;
    this.#log = log;
    this.#strike = strike;
    for (const end of [request, response]) end.on("error", () => undefined);
  }

  struck = (kilobyte) => this.#strike(kilobyte);
  pause = (ms) => sleep(ms);
  close = () => this.#request.socket.destroy();
  reset = () => this.#request.socket.resetAndDestroy();

  /** Until the page has given up. */
  gone() {
    const { socket } = this.#request;
    return socket.destroyed ? undefined : new Promise((resolve) => socket.once("close", resolve));
  }

  /** The whole body; what was cut by the browser itself is as far as it came. */
  async read() {
    const parts = [];
    try {
      for await (const part of this.#request) parts.push(part);
    } catch {
      // The page went away.
    }
    return Buffer.concat(parts);
  }

  #send(body, { upTo = body.length } = {}) {
    const { method, headers } = this.#request;
    const { hostname, port } = new URL(this.#upstream);
    const sent = ask({ hostname, port, path: this.#upstream.pathname, method, headers: { ...headers, ...this.#log.headers?.(headers) } });
    sent.on("error", () => undefined);
    if (upTo === body.length) sent.end(body);
    else {
      sent.flushHeaders();
      sent.write(body.subarray(0, upTo), () => setTimeout(() => sent.destroy(), 5));
    }
    return sent;
  }

  /** Asks the endpoint, and gives its reply. */
  async forward(body) {
    const sent = this.#send(body);
    const reply = await new Promise((resolve, reject) => sent.once("response", resolve).once("error", reject));
    const parts = [];
    for await (const part of reply) parts.push(part);
    const isStored = this.#request.method === "POST" && reply.statusCode >= 200 && reply.statusCode < 300;
    const answer = { status: reply.statusCode, headers: reply.headers, body: Buffer.concat(parts), isStored };
    if (isStored) this.#log.stored(JSON.parse(answer.body).reference);
    else if (this.#request.method === "POST") this.#log.refused(reply.statusCode);
    return padded(answer);
  }

  /** No more is read than is let through: the browser may still be writing. */
  #readUpTo(length) {
    const parts = [];
    let size = 0;
    return new Promise((resolve) => {
      const done = () => resolve(Buffer.concat(parts));
      this.#request.on("end", done).on("close", done);
      this.#request.on("data", (part) => {
        parts.push(part);
        size += part.length;
        if (size < length) return;
        this.#request.pause();
        done();
      });
    });
  }

  /** Lets a part of the request through, to the end of a kilobyte, or all but its last byte. */
  async cutRequest({ kilobyte }, how) {
    const length = Number(this.#request.headers["content-length"]);
    const upTo = Math.min(kilobyte * 1024, length - 1);
    const body = await this.#readUpTo(upTo);
    this.#send(Buffer.concat([body, Buffer.alloc(1)]), { upTo });
    this.struck(Math.floor(upTo / 1024));
    this[how]();
  }

  /** An answer that is not the endpoint's. */
  answer({ status, type, body, headers = {}, cors = true }) {
    this.#response.writeHead(status, { "content-type": type, ...(cors && this.#cors()), ...headers });
    this.#response.end(body);
  }

  #cors() {
    const { origin } = this.#request.headers;
    return origin ? { "access-control-allow-origin": origin, "access-control-expose-headers": "retry-after" } : {};
  }

  #headers({ headers, body }, cors = true) {
    const { "transfer-encoding": _, connection: __, ...rest } = headers;
    const own = cors ? rest : Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith("access-control-")));
    return { ...own, "content-length": body.length };
  }

  /** The endpoint's own answer, whole. */
  pass(reply, { cors } = {}) {
    if (reply.isStored && cors !== false) this.#log.told();
    this.#response.writeHead(reply.status, this.#headers(reply, cors));
    this.#response.end(reply.body);
  }

  #bytes(reply, framing) {
    const { "content-length": length, ...headers } = this.#headers(reply);
    const own = { length: { "content-length": length }, chunked: { "transfer-encoding": "chunked" }, line: { connection: "close" } }[framing];
    const lines = Object.entries({ ...headers, ...own }).map(([name, value]) => `${name}: ${value}\r\n`);
    const body = framing === "chunked" ? Buffer.concat([Buffer.from(`${reply.body.length.toString(16)}\r\n`), reply.body, Buffer.from("\r\n0\r\n\r\n")]) : reply.body;
    const head = Buffer.from(`${HEAD} ${reply.status} Created\r\n${lines.join("")}\r\n`);
    return { bytes: Buffer.concat([head, body]), head: head.length };
  }

  /** A part of the answer, and no more. */
  cutReply(reply, { kilobyte }, how, framing = "length") {
    const { bytes, head } = this.#bytes(reply, framing);
    // Without a length an answer whose body is missing altogether is a whole one without a body.
    const upTo = Math.min(Math.max(kilobyte * 1024, framing === "length" ? 0 : head + 1), bytes.length - 1);
    this.struck(Math.floor(upTo / 1024));
    const { socket } = this.#response;
    socket.write(bytes.subarray(0, upTo), () => (how === "reset" ? setTimeout(() => socket.resetAndDestroy(), 5) : socket.end()));
  }

  /** The whole answer, a little at a time. */
  async drip(reply) {
    if (reply.isStored) this.#log.told();
    const { bytes } = this.#bytes(reply, "length");
    const { socket } = this.#response;
    for (let at = 0; at < bytes.length && !socket.destroyed; at += 700) {
      socket.write(bytes.subarray(at, at + 700));
      await sleep(2);
    }
    socket.end();
  }
}
