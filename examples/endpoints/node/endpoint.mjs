// An endpoint in Node: Fastify, and the package itself to check what arrives.
//
//   npm install fastify @fastify/cors blankett
//   FORM=contact-form.form.json ORIGINS=https://www.agency.example node endpoint.mjs
//
// A folder is the database: a file a key, whole or not there. With a database, the key is a unique column.
import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import cors from "@fastify/cors";
import { load } from "blankett";
import Fastify from "fastify";

const { FORM, ORIGINS = "", STORE = "submissions", PORT = "8090" } = process.env;
const form = await load(pathToFileURL(FORM));
await mkdir(STORE, { recursive: true });

const app = Fastify({ bodyLimit: 1024 * 1024 });
await app.register(cors, {
  origin: ORIGINS.split(" "),
  methods: ["POST"],
  allowedHeaders: ["Content-Type", "Content-Digest", "Idempotency-Key"],
  exposedHeaders: ["Retry-After", "Content-Language"],
});
// The bytes themselves: they are what the digest is of, and the form reads every digit of them.
app.removeAllContentTypeParsers();
app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64url");
const refuse = (reply, status, title, errors) =>
  reply.code(status).type("application/problem+json").send({ type: "about:blank", title, status, errors });

app.post("/submissions/contact-form", async ({ headers, body }, reply) => {
  const key = headers["idempotency-key"] ?? "";
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) return refuse(reply, 400, "Idempotency-Key is missing");
  const [, said] = /sha-256=:([^:]*):/.exec(headers["content-digest"]) ?? [];
  const digest = sha256(body);
  if (said && Buffer.from(said, "base64").toString("base64url") !== digest) return refuse(reply, 400, "The body is not what was sent");

  const file = join(STORE, `${sha256(key)}.json`);
  const known = async () => {
    const { digest: before, receipt } = JSON.parse(await readFile(file, "utf8"));
    if (before !== digest) return refuse(reply, 422, "This key was used for other answers");
    return reply.send(receipt);
  };
  try {
    return await known();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  let errors;
  try {
    errors = form.checkText(body.toString(), { locale: headers["accept-language"] });
  } catch {
    return refuse(reply, 400, "The body is no JSON");
  }
  if (errors.length > 0) return refuse(reply, 422, "Some answers must be mended", errors);

  const receipt = { reference: randomUUID(), received: new Date().toISOString() };
  const written = await open(`${file}.${receipt.reference}`, "wx");
  await written.writeFile(JSON.stringify({ digest, receipt, answers: body.toString() }));
  await written.sync();
  await written.close();
  // Of all who link at once one wins; the others answer what the one did.
  const isFirst = await link(`${file}.${receipt.reference}`, file).then(() => true, () => false);
  await unlink(`${file}.${receipt.reference}`);
  return isFirst ? reply.code(201).send(receipt) : known();
});

await app.listen({ port: Number(PORT) });
