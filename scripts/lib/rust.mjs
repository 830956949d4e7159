// The Rust compiler that builds for wasm32.
//
// One recipe, two sources of the compiler. The standard library is always built from its source,
// because that is what lets it drop panic messages and formatting: about 15 % of the bytes a page
// downloads, for about 15 seconds the first time. So all that is needed is a compiler with its
// standard library's source beside it: rustup's, or else the one in Debian's packages.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { output, say, Stop, which } from "./run.mjs";

/** The first version that takes `-C panic=immediate-abort`. */
const OLDEST = 92;
const PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];

const hasSource = (sysroot) => existsSync(join(sysroot, "lib/rustlib/src/rust/library/Cargo.lock"));

/** A compiler that can build std, as `{ cargo, rustc, version }`, or undefined. */
function inspect(cargo, rustc) {
  const sysroot = rustc && output(rustc, ["--print", "sysroot"]);
  if (!cargo || !sysroot || !hasSource(sysroot)) return undefined;
  const version = output(rustc, ["--version"]).split(" ")[1];
  return Number(version.split(".")[1]) >= OLDEST ? { cargo, rustc, version } : undefined;
}

const fromPath = () => inspect(which("cargo"), which("rustc"));

/** Debian's compiler: the system's own, not the shims of rustup that stand before it on PATH. */
function fromDebian() {
  const files = which("dpkg") && output("dpkg", ["-L", "rustc-web"]);
  const rustc = files?.split("\n").find((path) => path.endsWith("/bin/rustc"));
  return rustc && inspect(join(dirname(rustc), "cargo"), rustc);
}

/** Asks rustup for the source. False where it cannot be had, which is no error: Debian may have it. */
function addSource() {
  if (!which("rustup")) return false;
  say("rust", "adding the standard library's source with rustup");
  return output("rustup", ["component", "add", "rust-src"], { timeout: 300_000 }) !== undefined;
}

/** The compiler that is there now, or undefined. `BLANKETT_RUST=debian` leaves rustup's aside. */
export const findRust = () => (process.env.BLANKETT_RUST === "debian" ? undefined : fromPath()) ?? fromDebian();

/** Finds or installs the compiler. */
export function ensureRust() {
  if (!which("cargo")) throw new Stop("Rust is missing: install it from https://rustup.rs and run this again");
  let rust = findRust();
  if (!rust && addSource()) rust = fromPath();
  if (!rust && canInstall()) {
    say("rust", "installing Debian's compiler, which has its standard library's source beside it");
    install(PACKAGES, "install them by hand and run this again");
    rust = fromDebian();
  }
  if (!rust) {
    throw new Stop(`Rust 1.${OLDEST} or newer with its source is needed: run "rustup update stable && rustup component add rust-src"`);
  }
  say("rust", `${rust.version} (${rust.rustc})`);
  return rust;
}

/** How to run cargo for wasm32: `{ command, args, env }` for `cargo SUBCOMMAND …`. */
export function cargoForWasm({ cargo, rustc }, subcommand, ...more) {
  const std = ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];
  return {
    command: cargo,
    args: [subcommand, "--target", "wasm32-unknown-unknown", ...std, ...more],
    env: {
      ...process.env,
      RUSTC: rustc,
      // Building std and aborting without a message are not stable yet.
      RUSTC_BOOTSTRAP: "1",
      // No source locations: they would name folders of this machine, for messages that nobody prints.
      RUSTFLAGS: "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none",
    },
  };
}
