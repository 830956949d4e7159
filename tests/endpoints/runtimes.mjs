// How each endpoint of examples/endpoints is started, with what it needs installed into a folder of its own; or why it cannot be.
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../../dist/node.js";
import { canInstall, install } from "../../scripts/lib/apt.mjs";
import { dist, root } from "../../scripts/lib/paths.mjs";
import { which } from "../../scripts/lib/run.mjs";
import { createProject } from "../packaging/support/project.mjs";

export const FORM = join(root, "forms", "contact-form", "contact-form.form.json");
export const form = await load(new URL(`file://${FORM}`));
/** The page's origin, which each endpoint is told. */
export const ORIGIN = "https://www.agency.example";
const CHECK = `${process.execPath} ${join(dist, "cli.js")} validate ${FORM} --lines`;
const source = (path) => join(root, "examples", "endpoints", path);

/** What starts the endpoint on a port, in an empty folder; or the text of why not. */
const RUNTIMES = {
  node(folder) {
    const packages = ["fastify@5.12.8", "@fastify/cors@11.4.3"];
    const project = createProject({ packages });
    copyFileSync(source("node/endpoint.mjs"), join(project.folder, "endpoint.mjs"));
    const start = (port) => [process.execPath, [join(project.folder, "endpoint.mjs")], { FORM, PORT: port, STORE: join(folder, "store") }];
    return { start, remove: project.remove };
  },
  python(folder) {
    const python = join(folder, "venv", "bin", "python");
    const packages = ["fastapi==0.165.0", "uvicorn==0.54.0", "jsonschema[format-nongpl]==4.26.0"];
    const steps = [["python3", "-m", "venv", join(folder, "venv")], [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages]];
    if (!steps.every(([command, ...args]) => spawnSync(command, args).status === 0)) return `${packages.join(" ")} cannot be installed`;
    const schema = join(folder, "contact-form.schema.json");
    writeFileSync(schema, JSON.stringify(form.schema()));
    const args = ["-m", "uvicorn", "endpoint:app", "--app-dir", source("python"), "--log-level", "warning", "--port"];
    return { start: (port) => [python, [...args, port], { SCHEMA: schema, STORE: join(folder, "store.db"), PYTHONDONTWRITEBYTECODE: "1" }] };
  },
  php(folder) {
    const packages = ["php-cli", "php-sqlite3"];
    const has = () => which("php") && spawnSync("php", ["-r", "exit((int) !in_array('sqlite', PDO::getAvailableDrivers()));"]).status === 0;
    try {
      if (!has() && canInstall()) install(packages);
    } catch {
      // Said below.
    }
    if (!has()) return `${packages.join(" ")} cannot be installed`;
    const env = { CHECK, STORE: join(folder, "store.db"), PHP_CLI_SERVER_WORKERS: "4" };
    return { start: (port) => ["php", ["-d", "log_errors=0", "-S", `127.0.0.1:${port}`, source("php/endpoint.php")], env] };
  },
  java(folder) {
    if (!which("java")) return "java is missing";
    return { start: (port) => ["java", [source("java/Endpoint.java")], { CHECK, PORT: port, STORE: join(folder, "store") }] };
  },
};

export const languages = Object.keys(RUNTIMES);

/** What an endpoint is started with: `{ start(port), remove? }`, or `{ skip }`. */
export function prepare(language, folder) {
  const made = RUNTIMES[language](folder);
  return typeof made === "string" ? { skip: made } : made;
}

/** Starts it and waits until it answers: `{ url, stop }`. */
export async function run(start, port, folder) {
  const [command, args, env] = start(String(port));
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ORIGINS: ORIGIN, ...env }, stdio: ["ignore", "ignore", "pipe"], detached: true });
  let said = "";
  child.stderr.on("data", (part) => (said += part));
  const ended = new Promise((resolve) => child.on("close", resolve));
  const url = `http://127.0.0.1:${port}/submissions/contact-form`;
  // With the processes that it started itself.
  const stop = () => (child.exitCode === null && process.kill(-child.pid, "SIGTERM"), ended);
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    if (await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(() => true, () => false)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${command} does not answer: ${said}`);
}
