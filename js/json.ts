// JavaScript values as the core takes them: JSON text.

/** JSON text of anything: what JSON has no word for is `null`, integers of any size keep their digits. */
export function text(value: unknown): string {
  const plain = (_name: string, member: unknown) => (typeof member === "bigint" ? String(member) : member);
  return JSON.stringify(value, plain) ?? "null";
}

/** The pairs that are text; files are never answers. */
export function texts(pairs: URLSearchParams | FormData): [string, string][] {
  return [...pairs].filter((pair): pair is [string, string] => typeof pair[1] === "string");
}
