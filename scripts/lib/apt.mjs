// Debian's packages, where this is a Debian machine and we may install them.
import { run, which } from "./run.mjs";

const sudo = () => (process.getuid?.() === 0 ? [] : which("sudo") ? ["sudo", "-n"] : undefined);

/** Whether `install` can be tried at all. */
export const canInstall = () => which("apt-get") !== undefined && sudo() !== undefined;

/** Installs packages. Throws a `Stop` that ends with `advice` where that fails. */
export function install(packages, advice) {
  const [command, ...before] = [...sudo(), "apt-get"];
  const options = { advice, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  run(command, [...before, "update", "-qq"], options);
  run(command, [...before, "install", "-y", "-qq", "--no-install-recommends", ...packages], options);
}
