// What the core for forms that ask for what is rare exports: the crate with its feature `rare`, without `tools`.

export * from "./blankett_page.js";
