// The WebAssembly binary format, as far as the build changes it: sections, numbers and names.

export const HEADER = 8;
export const CUSTOM_SECTION = 0;
export const IMPORT_SECTION = 2;
export const EXPORT_SECTION = 7;
export const CODE_SECTION = 10;

/** A reader of the format's numbers and names (section 5.2 of the specification). */
export function reader(bytes, start) {
  let at = start;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, name: () => take(number()), place: () => at };
}

/** A number as it is written. */
export const leb = (value) => (value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...leb(Math.floor(value / 0x80))]);

/** Bytes with their length before them. */
export const sized = (bytes) => Buffer.concat([Buffer.from(leb(bytes.length)), bytes]);

/** The sections of a file in their order: `{ id, content }`. */
export function sections(bytes) {
  const found = [];
  for (let at = HEADER; at < bytes.length; ) {
    const { number, take, place } = reader(bytes, at + 1);
    found.push({ id: bytes[at], content: take(number()) });
    at = place();
  }
  return found;
}

/** The file of these sections. */
export const withSections = (bytes, list) =>
  Buffer.concat([bytes.subarray(0, HEADER), ...list.flatMap(({ id, content }) => [Buffer.from([id]), sized(content)])]);
