// JavaScript values as the core takes them: JSON text.

/** JSON text of anything: what JSON has no word for is `null`, integers of any size keep their digits. */
export function text(value: unknown): string {
  const plain = (_name: string, member: unknown) => (typeof member === "bigint" ? String(member) : member);
  return (JSON.stringify(value, plain) ?? "null").replace(ESCAPE, repaired);
}

/** Half of a character (a lone surrogate) is no text in UTF-8; `JSON.stringify` escapes those and no other. */
const ESCAPE = /\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|.)/g;
const repaired = (escape: string) => (escape.length > 2 ? "\ufffd" : escape);

/** The pairs that are text; files are never answers. */
export function texts(pairs: URLSearchParams | FormData): [string, string][] {
  return [...pairs].filter((pair): pair is [string, string] => typeof pair[1] === "string");
}
