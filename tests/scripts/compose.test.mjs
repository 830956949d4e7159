// The receiver's compose.yaml, as far as it can be held to anything without Docker: it is YAML, what it names is there, pinned and
// known to the receiver, and the parts agree with each other.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "yaml";
import { root } from "../../scripts/lib/paths.mjs";

const folder = join(root, "examples/receiver");
const read = (name) => readFileSync(join(folder, name), "utf8");
const { services, networks, volumes } = parse(read("compose.yaml"), { merge: true });
const dockerfile = read("Dockerfile");
const proxy = read("nginx.conf");
const receivers = Object.entries(services).filter(([, { build }]) => build);
const context = mkdtempSync(join(tmpdir(), "blankett-context-"));
after(() => rmSync(context, { recursive: true }));

test("two receivers, one database and one address in front, each image of one version", () => {
  assert.deepEqual(Object.keys(services), ["first", "second", "nginx", "postgres"]);
  assert.equal(receivers.length, 2);
  const images = Object.values(services).flatMap(({ image }) => image ?? []);
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  assert.equal(images.length + bases.length, 4);
  for (const image of [...images, ...bases]) assert.match(image, /^[a-z]+:\d+\.\d+(\.\d+)?-[a-z]+/, image);
});

test("the receivers know every setting that they are given", () => {
  const { stderr: help } = spawnSync("cargo", ["run", "--quiet", "--locked", "--package", "receiver", "--", "--help"], { cwd: root, encoding: "utf8" });
  const known = new Set([...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag));
  assert.ok(known.has("--database"), help);
  const inImage = JSON.parse(dockerfile.match(/^CMD (.+)$/m)[1]);
  for (const [name, { command, environment }] of receivers) {
    const variables = Object.keys(environment).filter((variable) => variable.startsWith("RECEIVER_"));
    const asFlags = variables.map((variable) => variable.replace("RECEIVER_", "--").replaceAll("_", "-").toLowerCase());
    const flags = [...inImage, ...command].filter((word) => word.startsWith("--"));
    for (const flag of [...flags, ...asFlags]) assert.ok(known.has(flag), `${name}: ${flag}`);
    assert.ok(command.every((word) => typeof word === "string"), `${name}: YAML made a number of a value`);
  }
});

test("the proxy asks the receivers where they listen, and is reached where the file says", () => {
  const port = dockerfile.match(/^EXPOSE (\d+)$/m)[1];
  const asked = [...proxy.matchAll(/^ +server (\S+);$/gm)].map(([, address]) => address);
  assert.deepEqual(asked, receivers.map(([name]) => `${name}:${port}`));
  assert.equal(services.nginx.ports[0].split(":")[1], proxy.match(/listen (\d+);/)[1]);
  for (const [name, { command, networks: joined }] of receivers) {
    assert.ok(command.includes("--behind-proxy"), name);
    assert.deepEqual(joined, ["front", "back"], name);
  }
  assert.deepEqual(services.postgres.networks, ["back"]);
  assert.equal(networks.back.internal, true);
});

test("every file and volume that is named is there", () => {
  for (const [name, { volumes: mounted = [] }] of Object.entries(services)) {
    for (const [from] of mounted.map((mount) => mount.split(":"))) {
      assert.ok(from.startsWith(".") ? existsSync(join(folder, from)) : from in volumes, `${name}: ${from}`);
    }
  }
  for (const [name, { build }] of receivers) {
    assert.ok(existsSync(join(folder, build.context, build.dockerfile)), name);
  }
});

test("what Docker is given is a workspace that Cargo can read, and holds what the image copies", () => {
  const kept = read("Dockerfile.dockerignore").split("\n").filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  for (const path of kept) cpSync(join(root, path), join(context, path), { recursive: true });
  const { status, stderr } = spawnSync("cargo", ["metadata", "--no-deps", "--format-version=1", "--offline"], { cwd: context, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const copied = [...dockerfile.matchAll(/^COPY (\w+) \w+$/gm)].map(([, path]) => path);
  assert.ok(copied.length > 0);
  for (const path of copied) assert.ok(kept.includes(path), path);
});
