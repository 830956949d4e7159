// The glue of the core for what hardly any form asks for (`src/form/rare.rs`); only pages with such a form fetch it.

export { finish, imports, unpack } from "./blankett_rare.js";
